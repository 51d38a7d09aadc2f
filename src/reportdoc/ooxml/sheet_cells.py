"""Cells of a workbook written in place: every other part of the file stays as it is, pictures, charts and macros too.

Libraries that read a workbook and write it anew lose what they do not know (openpyxl: text boxes, buttons, sparklines).
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from reportdoc.ooxml import archive
from reportdoc.ooxml.archive import Damaged, TooLarge
from reportdoc.ooxml.limits import WORKBOOK
from reportdoc.ooxml.names import R, parse, transitional
from reportdoc.ooxml.writer import write
from reportdoc.report.address import Address

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXTS = ("s", "str", "inlineStr")
"""Types of cells that hold text (18.18.11)."""
_WORKBOOK = "xl/workbook.xml"


class Unwritable(Exception):
    """A cell cannot be written: it holds a formula, or the workbook is not as such files are."""


@dataclass(frozen=True, slots=True)
class NewCell:
    """What a cell is to say."""

    text: str
    number: float | None = None
    """The same as a number: what a cell gets that holds one, or nothing."""


def with_cells(data: bytes, sheet: str, cells: Mapping[Address, NewCell]) -> bytes:
    """Return a workbook with other values in some cells of a sheet; their looks stay.

    Text stays text whatever it begins with. Raises Unwritable.
    """
    try:
        with archive.opened(data, WORKBOOK) as members:
            parts = {name: members.read(name) for name in members.names}
        part = _part(parts, sheet)
        root = parse(transitional(parts[part]))
    except (Damaged, TooLarge, OSError, KeyError, etree.XMLSyntaxError):
        raise Unwritable from None
    for address, new in cells.items():
        _write(_cell(root, address), new)
    parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    stream = BytesIO()
    write(stream, parts.items())
    return stream.getvalue()


def _part(parts: Mapping[str, bytes], sheet: str) -> str:
    book = parse(transitional(parts[_WORKBOOK]))
    known = next((one for one in book.iter(f"{_S}sheet") if one.get("name") == sheet), None)
    links = parse(parts["xl/_rels/workbook.xml.rels"])
    target = next(
        (one.get("Target", "") for one in links if known is not None and one.get("Id") == known.get(f"{R}id")), ""
    )
    name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    if name not in parts:
        raise Unwritable
    return name


def _cell(root: etree._Element, address: Address) -> etree._Element:
    """Return a cell; one that is not there yet is put in its place."""
    data = root.find(f"{_S}sheetData")
    if data is None or any(one.get("r") is None for one in (*data, *data.iter(f"{_S}c"))):
        raise Unwritable
    number = str(address.row + 1)
    row = next((one for one in data if one.get("r") == number), None)
    if row is None:
        row = data.makeelement(f"{_S}row", {"r": number})
        data.insert(sum(int(one.get("r", "0")) < address.row + 1 for one in data), row)
    cell = next((one for one in row if one.get("r") == str(address)), None)
    if cell is None:
        cell = row.makeelement(f"{_S}c", {"r": str(address)})
        row.insert(sum(Address.parse(one.get("r", "")).column < address.column for one in row), cell)
    return cell


def _write(cell: etree._Element, new: NewCell) -> None:
    if cell.find(f"{_S}f") is not None or cell.get("cm") or cell.get("vm"):
        raise Unwritable
    number = None if cell.get("t") in _TEXTS else new.number
    for one in list(cell):
        cell.remove(one)
    cell.attrib.pop("t", None)
    if number is not None:
        etree.SubElement(cell, f"{_S}v").text = repr(number).removesuffix(".0")
    elif new.text:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{_S}is"), f"{_S}t")
        text.text = new.text
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
