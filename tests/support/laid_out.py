"""LibreOffice lays out each different document once in a run of the tests; who asks again gets a copy of what it made.

Most tests that build ask for one of a few documents. The pages are real ones of the LibreOffice that would be started;
tests of the engine itself, in `tests/layout`, start it each time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from filelock import FileLock

from reportdoc.layout.libreoffice.locate import Program
from reportdoc.layout.libreoffice.process import Office

VARIABLE = "TESTS_LAID_OUT"
"""Environment variable with the folder that holds what was made, for all workers and the processes they start."""


class LaidOutOnce:
    """Takes the place of `Office`."""

    def __init__(self, program: Program, project_fonts: Path | None = None) -> None:
        self._program, self._fonts = program, project_fonts
        self.waiting = True

    def convert(self, docx: Path, pdf: Path, seconds: float, meanwhile: Callable[[], None]) -> None:
        """Convert as `Office` does, unless that has been done before."""
        self.waiting = False
        kept = Path(os.environ[VARIABLE], self._key(docx)).with_suffix(".pdf")
        with FileLock(kept.with_suffix(".lock")):
            if kept.exists():
                meanwhile()
                shutil.copyfile(kept, pdf)
                return
            with closing(Office(self._program, self._fonts)) as office:
                office.convert(docx, pdf, seconds, meanwhile)
            shutil.copyfile(pdf, kept)

    def close(self) -> None:
        """Do nothing: each LibreOffice has been ended."""

    def _key(self, docx: Path) -> str:
        digest = hashlib.sha256(f"{self._program}\0".encode() + docx.read_bytes())
        fonts = [path for path in self._fonts.rglob("*") if path.is_file()] if self._fonts else []
        for path in sorted(fonts):
            digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
        return digest.hexdigest()


def lay_out_once(folder: Path) -> Callable[[], None]:
    """Let LibreOffice lay out each document once from now on, with what it made in a folder; return what ends that."""
    folder.mkdir(exist_ok=True)
    os.environ[VARIABLE] = str(folder)
    place = patch("reportdoc.layout.libreoffice.engine.Office", LaidOutOnce)
    place.start()

    def stop() -> None:
        place.stop()

    return stop
