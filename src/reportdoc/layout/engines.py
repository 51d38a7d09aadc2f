"""Which program lays Word files out in pages, and which reads the files of other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from reportdoc.layout.engine import Engine, EngineMissing
from reportdoc.layout.libreoffice import cleanup, convert
from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.layout.word import PROGRAMS, WordProcessor, registered
from reportdoc.report.message import message

OLD_FORMATS = (".doc", ".wps", ".rtf", ".odt", ".wpt", ".dot")
"""Endings of what `to_docx` makes into .docx."""


ASKED = "REPORTDOC_ENGINE"
"""Environment variable that asks for another engine: `word` is Word or WPS, on Windows, which nobody has tried yet."""


def engine(fonts: Path | None = None) -> Engine:
    """Return the layout engine for a project with fonts of its own in a folder; nothing is started yet.

    Raises EngineMissing where one is asked for that this system has not.
    """
    if takes_word(os.environ.get(ASKED, ""), sys.platform):
        return WordProcessor()
    return LibreOffice(fonts)


def takes_word(asked: str, platform: str) -> bool:
    """Tell whether Word or WPS is to lay out the pages; raises EngineMissing where that cannot be, or is no engine."""
    if asked in ("", "libreoffice"):
        return False
    if asked != "word":
        text = message("{variable} names {engine}, which is no engine", variable=ASKED, engine=asked)
        raise EngineMissing(text, message("there are: libreoffice, word"))
    if platform != "win32":
        raise EngineMissing(message("Word and WPS lay out pages on Windows only"))
    return True


def word_processors() -> tuple[str, ...]:
    """Return what of Word and WPS is on this machine, by name; elsewhere than on Windows that is not asked."""
    return tuple(name for program, name in PROGRAMS.items() if registered(program))


def to_docx(source: Path, folder: Path) -> Path:
    """Return the .docx that is made, in a folder, of a file in one of `OLD_FORMATS`.

    Raises EngineMissing where no program can, EngineFailed where it cannot read the file.
    """
    return convert.to_docx(source, folder)


def to_png(drawings: Mapping[str, tuple[str, bytes]]) -> dict[str, bytes]:
    """Return a page with each Windows metafile as PNG by name; `drawings` has ending and bytes by name.

    What cannot be drawn is left out. Raises EngineMissing where no program can, EngineFailed.
    """
    return convert.to_png(drawings)


def to_pdf(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return Word files as PDF by name, for a look at what they draw; what cannot be read is left out.

    Raises EngineMissing where no program can, EngineFailed.
    """
    return convert.to_pdf(documents)


def converter() -> str:
    """Return the name of the program behind `to_docx` and `to_png`."""
    return convert.PROGRAM


def end_programs(folder: Path) -> None:
    """End every engine that is still at work in a working folder, wherever it comes from."""
    cleanup.end_programs(folder)
