"""Looking into an XLSX file before a library opens it."""

from __future__ import annotations

import re
from io import BytesIO

from reportdoc.content import limits
from reportdoc.ooxml import archive
from reportdoc.ooxml.archive import Damaged, TooLarge
from reportdoc.ooxml.limits import WORKBOOK
from reportdoc.ooxml.names import transitional
from reportdoc.ooxml.writer import write
from reportdoc.report.address import column_index
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*?\bref\s*=\s*[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)[\"']")
_NO_STYLE = re.compile(rb"(<(?:\w++:)?c\s[^<>]{0,200}?)\ss=(?:\"\"|'')")
"""A cell whose style is empty, as some programs write it and openpyxl does not read it."""
_CELL = re.compile(rb"<(?:\w++:)?c[\s/>]")


def vetted(data: bytes, file: str) -> BytesIO:
    """Return a workbook as a new archive of the same parts, for a library that opens archives without a look.

    Raises ContentError where bytes are no XLSX file or one that would exhaust memory when opened.
    """
    try:
        with archive.opened(data, WORKBOOK) as members:
            parts = {name: members.read(name) for name in members.names}
    except (Damaged, OSError):
        raise damaged(file) from None
    except TooLarge as error:
        text = message("the workbook unpacks to {size} MB and is not opened", size=error.unpacked // 1_000_000)
        raise _wrong(file, text, message("keep only the table's sheet, or save it as CSV UTF-8")) from None
    # UTF-16 has the same markup with zeros between the bytes.
    markup = [part.replace(b"\0", b"") for name, part in parts.items() if name.endswith((".xml", ".rels", ".vml"))]
    if any(b"<!DOCTYPE" in part for part in markup):
        # It may declare entities; the format forbids it (ECMA-376 Part 2, 6.2.5).
        raise damaged(file)
    _check_cells([part for part in markup if b"sheetData" in part], file)
    stream = BytesIO()
    write(stream, ((name, _readable(name, part)) for name, part in parts.items()), level=0)
    stream.seek(0)
    return stream


def _readable(name: str, part: bytes) -> bytes:
    """Return a part as the library understands it: not strict, and no style where it is empty."""
    if not name.endswith((".xml", ".rels")):
        return part
    part = transitional(part)
    return _NO_STYLE.sub(rb"\1", part) if b"sheetData" in part else part


def damaged(file: str) -> ContentError:
    """Return the error of a file that is no readable workbook."""
    return _wrong(file, message("the file is damaged or is no XLSX workbook"), message("save it again as .xlsx"))


def _check_cells(sheets: list[bytes], file: str) -> None:
    # openpyxl makes an object for every cell, of a merged area too, and an area may span 17 thousand million cells.
    limit = limits.TABLE_ROWS * limits.TABLE_COLUMNS
    for sheet in sheets:
        try:
            cells = sum(_area(match) for match in _MERGED.finditer(sheet))
        except ValueError:  # a row's number of more digits than any has
            raise damaged(file) from None
        if cells > limit:
            raise _wrong(file, message("the workbook has merged areas of {cells} cells", cells=cells))
    if sum(1 for sheet in sheets for _ in _CELL.finditer(sheet)) > limit:
        hint = message("keep only the table's sheet, or save it as CSV UTF-8")
        raise _wrong(file, message("the workbook has more than {limit} cells", limit=limit), hint)


def _area(match: re.Match[bytes]) -> int:
    left, top, right, bottom = match.groups()
    return (column_index(right.decode()) - column_index(left.decode()) + 1) * (int(bottom) - int(top) + 1)


def _wrong(file: str, text: Message, hint: Message | None = None) -> ContentError:
    return ContentError([Problem(Place(file), text, hint)])
