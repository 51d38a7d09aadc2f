"""A summary as a workbook: a sheet for each of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from reportdoc.present.province.section import Cell, Drawn, Printed, Section, Sheet

_LONGEST = 32_000
"""Characters written into a cell; Excel takes 32,767 ("Excel specifications and limits")."""
_NAME = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_WIDTH = 14


@dataclass(frozen=True, slots=True)
class _Formats:
    head: Any
    plain: Any
    right: Any
    note: Any


def write_workbook(sections: Iterable[Section], year: int, path: Path) -> None:
    """Write every table of a summary; nothing in a cell can become a formula or a link. Raises OSError."""
    with xlsxwriter.Workbook(path, {"constant_memory": False}) as book:
        book.set_properties({"created": datetime(max(year, 1980) + 1, 1, 1)})  # the same bytes whenever it is made
        head = book.add_format({"bold": True, "bg_color": "#D9D9D9", "border": 1, "valign": "top", "text_wrap": True})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        right = book.add_format({"align": "right", "valign": "top"})
        note = book.add_format({"italic": True, "font_color": "#595959"})
        for section in sections:
            for sheet in section.sheets:
                page = book.add_worksheet(_NO_NAME.sub(" ", sheet.title)[:_NAME])
                _write(page, section, sheet, _Formats(head, plain, right, note))


def _write(page: Any, section: Section, sheet: Sheet, formats: _Formats) -> None:
    for row, text in enumerate(section.notes):
        page.write_string(row, 0, text, formats.note)
    first = len(section.notes)
    shown = [
        index for index in range(len(sheet.columns)) if not any(isinstance(row[index], Drawn) for row in sheet.rows)
    ]
    for column, index in enumerate(shown):
        page.set_column(column, column, sheet.widths[index] if sheet.widths else _WIDTH, formats.plain)
        page.write_string(first, column, sheet.columns[index], formats.head)
    for row, cells in enumerate(sheet.rows, first + 1):
        for column, index in enumerate(shown):
            _cell(page, row, column, cells[index], formats.right)
    page.freeze_panes(first + 1, min(2, len(shown)))
    if sheet.rows:
        page.autofilter(first, 0, first + len(sheet.rows), len(shown) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(first)


def _cell(page: Any, row: int, column: int, cell: Cell, right: Any) -> None:
    if isinstance(cell, Printed):
        page.write_string(row, column, cell.text[:_LONGEST], right)
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell)
    elif isinstance(cell, str) and cell:
        page.write_string(row, column, cell[:_LONGEST])
