"""LibreOffice as the layout engine."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from reportdoc.layout.engine import nothing
from reportdoc.layout.libreoffice.locate import Program, find
from reportdoc.layout.libreoffice.process import Office, OfficeEnded
from reportdoc.layout.libreoffice.signals import undisturbed

_log = logging.getLogger(__name__)

TIMEOUT = 180.0
"""Seconds for a conversion, its second attempt included; a hundred pages take two."""

_UNDERSCORE = "5F"
"""How an underscore is written in the name of a destination."""


class LibreOffice:
    """The engine that needs nothing but a LibreOffice, whichever way it was installed.

    A program that crashes or hangs is ended and started once more.
    """

    def __init__(self, project_fonts: Path | None = None, timeout: float = TIMEOUT) -> None:
        """Take the folder of the project's own fonts and the seconds that a conversion may last."""
        self._project_fonts = project_fonts
        self._timeout = timeout
        self._program: Program | None = None
        self._office: Office | None = None

    @property
    def version(self) -> str:
        """Name and version of the LibreOffice on this machine; raises EngineMissing."""
        program = self._find()
        return f"{program.product} {program.build}".strip()

    def prepare(self) -> None:
        """Start LibreOffice and return at once; raises EngineMissing."""
        if self._office and not self._office.waiting:
            self.close()
        if self._office is None:
            program = self._find()
            with undisturbed():
                self._office = Office(program, self._project_fonts)

    def bookmark(self, destination: str) -> str:
        """Return the name of a bookmark; bookmarks of ours have no capital letters, so `5F` is nothing else."""
        return destination.replace(_UNDERSCORE, "_")

    def convert(self, docx: Path, pdf: Path, meanwhile: Callable[[], None] = nothing) -> None:
        """Lay out a Word file and write its pages as PDF; raises EngineMissing and EngineFailed."""
        try:
            self._attempt(docx, pdf, meanwhile)
        except OfficeEnded as error:
            _log.info("%s; trying once more", error)
            self._attempt(docx, pdf, nothing)

    def _attempt(self, docx: Path, pdf: Path, meanwhile: Callable[[], None]) -> None:
        self.prepare()
        assert self._office
        try:
            self._office.convert(docx, pdf, self._timeout / 2, meanwhile)
        except BaseException:
            self.close()
            raise

    def _find(self) -> Program:
        if self._program is None:
            self._program = find()
        return self._program

    def close(self) -> None:
        """End LibreOffice, whatever it is doing, and remove what it left."""
        if self._office:
            self._office.close()
            self._office = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
