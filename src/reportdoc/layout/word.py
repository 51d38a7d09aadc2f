"""Word or WPS Writer as layout engine, by COM: a second opinion of pages on Windows.

Never run: there was no Windows to run it on. Methods and numbers are those of Microsoft's object model (Word VBA
reference: Documents.Open, Document.ExportAsFixedFormat), which WPS follows as KWPS.Application. What is decided here is
tested without COM.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportdoc.layout.engine import EngineFailed, EngineMissing, nothing
from reportdoc.project.publishing.moving import move
from reportdoc.report.message import message

_log = logging.getLogger(__name__)

PROGRAMS = {"Word.Application": "Microsoft Word", "KWPS.Application": "WPS Writer"}
"""Names under which the programs are registered, in the order in which they are asked, and how they are called."""
_PDF = 17
"""wdExportFormatPDF."""
_BOOKMARKS = 2
"""wdExportCreateWordBookmarks: the outline and the named destinations come from bookmarks."""
_NO_CHANGES = 0
"""wdDoNotSaveChanges."""
_NO_ALERTS = 0
"""wdAlertsNone."""
_NO_MACROS = 3
"""msoAutomationSecurityForceDisable: nothing in the document is run."""

Registered = Callable[[str], bool]
"""Tells whether a program is registered under a name."""
Dispatch = Callable[[str], Any]
"""Starts a registered program and returns its object."""


def registered(name: str) -> bool:
    """Tell whether a program is registered on this machine under a name such as `Word.Application`."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{name}\CLSID"):
            return True
    return False


def choose(asked: Iterable[str], there: Registered = registered) -> str:
    """Return the first of some registered names whose program is there; raises EngineMissing."""
    for name in asked:
        if there(name):
            return name
    raise EngineMissing(message("neither Word nor WPS Writer is registered on this machine"))


def com() -> tuple[Dispatch, tuple[type[Exception], ...]]:
    """Return what starts registered programs, each in a process of its own, and what their calls raise.

    pywin32 brings it, which is no dependency of ours; raises EngineMissing without it.
    """
    try:
        from pywintypes import com_error
        from win32com.client import DispatchEx
    except ImportError:
        text = message("Python cannot speak to Word here: the package pywin32 is missing")
        raise EngineMissing(text, message("pip install pywin32")) from None
    return DispatchEx, (com_error, OSError, AttributeError)


class WordProcessor:
    """Word or WPS as an engine; it is started for a conversion and ended with it."""

    def __init__(
        self,
        there: Registered = registered,
        connect: Callable[[], tuple[Dispatch, tuple[type[Exception], ...]]] = com,
    ) -> None:
        """Take how programs are found, and what gives how they are started and fail."""
        self._there, self._connect = there, connect
        self._failures: tuple[type[Exception], ...] = ()
        self._program: Any = None
        self._name = ""

    @property
    def version(self) -> str:
        """Name and version of the program; raises EngineMissing."""
        self.prepare()
        return f"{PROGRAMS[self._name]} {self._program.Version}"

    def prepare(self) -> None:
        """Start the program unless it runs; raises EngineMissing."""
        if self._program is not None:
            return
        self._name = choose(PROGRAMS, self._there)
        dispatch, self._failures = self._connect()
        try:
            self._program = dispatch(self._name)
            self._program.Visible = False
            self._program.DisplayAlerts = _NO_ALERTS
            self._program.AutomationSecurity = _NO_MACROS
        except self._failures as error:
            self.close()
            text = message("{program} does not start: {reason}", program=PROGRAMS[self._name], reason=str(error))
            raise EngineMissing(text) from None

    def bookmark(self, destination: str) -> str:
        """Return the name of a bookmark: Word gives destinations the names of theirs."""
        return destination

    def convert(self, docx: Path, pdf: Path, meanwhile: Callable[[], None] = nothing) -> None:
        """Lay out a Word file and write its pages as PDF; raises EngineMissing and EngineFailed.

        `meanwhile` is called before: a call to the program returns when it has done what it was asked.
        """
        self.prepare()
        meanwhile()
        beside = pdf.with_name(f"{pdf.name}.part.pdf")
        try:
            self._export(docx.absolute(), beside.absolute())
            if not beside.is_file():
                raise EngineFailed(message("{program} wrote no PDF", program=PROGRAMS[self._name]))
            move(beside, pdf)
        except BaseException:
            self.close()
            raise
        finally:
            beside.unlink(missing_ok=True)

    def _export(self, docx: Path, pdf: Path) -> None:
        _log.info("%s lays out %s", self._name, docx)
        try:
            document = self._program.Documents.Open(
                str(docx), ConfirmConversions=False, ReadOnly=True, AddToRecentFiles=False, Visible=False
            )
            try:
                document.ExportAsFixedFormat(
                    str(pdf), _PDF, OpenAfterExport=False, CreateBookmarks=_BOOKMARKS, DocStructureTags=True
                )
            finally:
                document.Close(_NO_CHANGES)
        except self._failures as error:
            name = PROGRAMS[self._name]
            text = message("{program} cannot lay out the document: {reason}", program=name, reason=str(error))
            raise EngineFailed(text) from None

    def close(self) -> None:
        """End the program without saving anything."""
        program, self._program = self._program, None
        if program is not None:
            with suppress(*self._failures):
                program.Quit(_NO_CHANGES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
