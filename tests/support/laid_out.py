"""LibreOffice lays out each different document once in a run of the tests; who asks again gets a copy of what it made.

Most tests that build ask for one of a few documents. The pages are real ones of the LibreOffice that would be started;
tests of the engine itself, in `tests/layout`, start it each time. In the process of the tests, one LibreOffice lays out
the others one after another.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from unittest.mock import patch

from filelock import FileLock

from reportdoc.layout.libreoffice.locate import Program
from reportdoc.layout.libreoffice.process import Office
from tests.support.kept_office import KeptOffice

VARIABLE = "TESTS_LAID_OUT"
"""Environment variable with the folder that holds what was made, for all workers and the processes they start."""
SURROUNDINGS = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
"""Environment variables on which the fonts and settings of a LibreOffice depend."""


class Kept:
    """The LibreOffice of this process, from when it is needed until it is closed."""

    def __init__(self) -> None:
        self._office: KeptOffice | None = None
        self._kind: tuple[object, ...] = ()

    def office(self, program: Program) -> KeptOffice:
        """Return it, started anew where another program is asked for or other surroundings."""
        kind = program, *map(os.environ.get, SURROUNDINGS)
        if self._office is None or kind != self._kind:
            self.close()
            self._office, self._kind = KeptOffice(program, Path(os.environ[VARIABLE])), kind
        return self._office

    def close(self) -> None:
        """End it."""
        if self._office:
            self._office.close()
            self._office = None


class LaidOutOnce:
    """Takes the place of `Office`."""

    def __init__(self, kept: Kept | None, program: Program, project_fonts: Path | None = None) -> None:
        self._kept, self._program, self._fonts = kept, program, project_fonts
        self.waiting = True

    def convert(self, docx: Path, pdf: Path, seconds: float, meanwhile: Callable[[], None]) -> None:
        """Convert as `Office` does, unless that has been done before."""
        self.waiting = False
        made = Path(os.environ[VARIABLE], self._key(docx)).with_suffix(".pdf")
        with FileLock(made.with_suffix(".lock")):
            if made.exists():
                meanwhile()
                shutil.copyfile(made, pdf)
                return
            if self._kept and not (self._fonts and self._fonts.is_dir()):
                self._convert_by(self._kept, docx, pdf, seconds, meanwhile)
            else:
                with closing(Office(self._program, self._fonts)) as office:
                    office.convert(docx, pdf, seconds, meanwhile)
            shutil.copyfile(pdf, made)

    def _convert_by(self, kept: Kept, docx: Path, pdf: Path, seconds: float, meanwhile: Callable[[], None]) -> None:
        try:
            kept.office(self._program).convert(docx, pdf, seconds, meanwhile)
        except BaseException:
            kept.close()
            raise

    def close(self) -> None:
        """Do nothing: each LibreOffice has been ended, or is kept."""

    def _key(self, docx: Path) -> str:
        digest = hashlib.sha256(f"{self._program}\0".encode() + docx.read_bytes())
        fonts = [path for path in self._fonts.rglob("*") if path.is_file()] if self._fonts else []
        for path in sorted(fonts):
            digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
        return digest.hexdigest()


def lay_out_once(folder: Path, keeps: bool = False) -> Callable[[], None]:
    """Let LibreOffice lay out each document once from now on, with what it made in a folder; return what ends that.

    That has to be called in the end where one LibreOffice is kept for many documents.
    """
    folder.mkdir(exist_ok=True)
    os.environ[VARIABLE] = str(folder)
    kept = Kept() if keeps else None
    place = patch("reportdoc.layout.libreoffice.engine.Office", partial(LaidOutOnce, kept))
    place.start()

    def stop() -> None:
        place.stop()
        if kept:
            kept.close()

    return stop
