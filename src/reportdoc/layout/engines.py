"""Which program lays Word files out in pages, and which reads the files of other programs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportdoc.layout.engine import Engine
from reportdoc.layout.libreoffice import cleanup, convert
from reportdoc.layout.libreoffice.engine import LibreOffice

OLD_FORMATS = (".doc", ".wps", ".rtf", ".odt", ".wpt", ".dot")
"""Endings of what `to_docx` makes into .docx."""


def engine(fonts: Path | None = None) -> Engine:
    """Return the layout engine for a project with fonts of its own in a folder; nothing is started yet."""
    return LibreOffice(fonts)


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
