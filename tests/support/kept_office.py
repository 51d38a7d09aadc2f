"""A LibreOffice that lays out one document after another: its start costs twice as much as most documents here.

The program, its profile, its options and the macro are those of a build, whose LibreOffice lays out one document and
ends; here the macro closes the document and waits for the next one.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from unittest.mock import patch

from reportdoc.layout.libreoffice.cleanup import PROFILE
from reportdoc.layout.libreoffice.locate import Program
from reportdoc.layout.libreoffice.process import Office

END = "end"
"""File among the jobs at whose sight the program ends."""
_CHANGES = {
    "Sub Serve(folder As String, starter As String)\n": f"""\
Sub Serve(folder As String, starter As String)
  Do Until FileExists(folder & "{END}") Or Alone(starter, 0)
    ServeOne(folder, starter)
  Loop
  StarDesktop.terminate()
End Sub

Sub ServeOne(folder As String, starter As String)
""",
    "Or Alone(starter, waited)\n": f'Or FileExists(folder & "{END}") Or Alone(starter, waited)\n',
    # It waits for most of a run, and each look takes processor time.
    "  pause = 10\n": "  pause = 50\n",
    "Then pause = 40\n": "Then pause = 250\n",
    """\
  If FileExists(folder & "document.docx") Then Answer(folder & "answer", Convert(folder & "document"))
  StarDesktop.terminate()
""": """\
  If Not FileExists(folder & "document.docx") Then Exit Sub
  Dim complaint As String
  complaint = Convert(folder & "document")
  Kill folder & "document.docx"
  Answer(folder & "answer", complaint)
""",
    "Options())))\n": "Options())))\n  opened.close(True)\n",
}
"""Places of `convert.bas`, and what stands there instead."""


class KeptOffice(Office):
    """A LibreOffice that is handed one document after another, until it is closed or this process ends."""

    def __init__(self, program: Program, folder: Path) -> None:
        """Start the program with its working folder in a folder that is there for longer than a test."""
        with patch.object(tempfile, "tempdir", str(folder)):
            super().__init__(program)

    def _start(self, program: Program, fonts: Path) -> subprocess.Popen[bytes]:
        macro = self._folder / PROFILE / "user/basic/Standard/Convert.xba"
        text = macro.read_text(encoding="utf-8")
        for old, new in _CHANGES.items():
            assert text.count(escape(old)) == 1, f"convert.bas has no longer: {old}"
            text = text.replace(escape(old), escape(new))
        macro.write_text(text, encoding="utf-8")
        return super()._start(program, fonts)

    def convert(self, docx: Path, pdf: Path, seconds: float, meanwhile: Callable[[], None]) -> None:
        """Convert as `Office` does."""
        self.answered = False
        for name in ("answer", "document.pdf"):
            (self._jobs / name).unlink(missing_ok=True)
        super().convert(docx, pdf, seconds, meanwhile)

    def close(self) -> None:
        """Let the program end by itself, so that its processor time is counted where that is asked, and clean up."""
        (self._jobs / END).touch()
        super().close()
