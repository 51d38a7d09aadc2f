"""A table as a workbook to be filled in: header, merged cells, number formats, validation, last year's figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from io import BytesIO
from typing import Any, Final

from reportdoc.app.deliveries.mark import SHEET, Mark, as_rows
from reportdoc.app.forms.cell_kinds import Kind, figure, kinds
from reportdoc.app.forms.last_year import Grey
from reportdoc.report.block import Chart, Table
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.report import Metadata

_LARGEST: Final = 10**15
"""Spreadsheets keep fifteen digits of a number ("Excel specifications and limits")."""
_HINT = "灰色的几列是上年的数，只供对照，不会收进年报。"
_WRONG = ("请填数字", "这一格只填数字，不带单位。数是零的填 0；还没有数的先空着。")
_WIDEST, _NARROWEST = 40, 9
"""Widths of columns in characters."""


def sheet_form(
    table: Table | Chart, grid: Grid, number: str, caption: str, metadata: Metadata, grey: tuple[Grey, ...], mark: Mark
) -> bytes:
    """Return a workbook with a table as it stands; `grid` is that of its own file.

    Whatever is written is a text, a number or nothing: never a formula. The same table gives the same bytes.
    """
    import xlsxwriter

    buffer = BytesIO()
    unit = table.unit if isinstance(table, Table | Chart) else ""
    lines = [" ".join(filter(None, (number, caption))), *filter(None, [unit]), *([_HINT] if grey else [])]
    said = Mark(
        mark.kind, mark.label, mark.code, mark.year, frozenset(one.title for one in grey), frozenset(map(_plain, lines))
    )
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime.combine(metadata.date, time())})
        _Form(book, grid, lines, grey).write()
        hidden = book.add_worksheet(SHEET)
        for row, texts in enumerate(as_rows(said)):
            for column, text in enumerate(texts):
                hidden.write_string(row, column, text)
        hidden.very_hidden()
    return buffer.getvalue()


def own_grid(grid: Grid, label: str, last: Any) -> Grid:
    """Return the grid of an indicator table as its file has it: without last year's values where these are printed."""
    from reportdoc.app.deliveries.sheet import cropped
    from reportdoc.content.previous import value_column, with_previous

    at = value_column(grid)
    if last is None or at is None or at + 1 >= grid.width:
        return grid
    columns = [column for column in range(grid.width) if column != at + 1]
    rows = cropped(grid, 0, len(grid.rows) - 1, 0, grid.width - 1).rows
    if any(not isinstance(cell, Cell) or (cell.rows, cell.columns) != (1, 1) for row in rows for cell in row):
        return grid
    own = Grid(tuple(tuple(row[column] for column in columns) for row in rows), grid.header)
    return own if with_previous(own, label, last) == Grid(rows, grid.header) else grid


def _plain(line: str) -> str:
    return " ".join(line.split())


class _Form:
    def __init__(self, book: Any, grid: Grid, lines: list[str], grey: tuple[Grey, ...]) -> None:
        self._book, self._grid, self._lines, self._grey = book, grid, lines, grey
        self._sheet = book.add_worksheet("填报")
        self._kinds = kinds(grid)
        self._formats: dict[tuple[Any, ...], Any] = {}

    def write(self) -> None:
        """Write the sheet that people see."""
        width = self._grid.width + len(self._grey)
        for row, line in enumerate(self._lines):
            look = self._look(bold=row == 0, font_size=14 if row == 0 else 10, text_wrap=False)
            self._sheet.write_string(row, 0, line, look)
        top = len(self._lines)
        for row, cells in enumerate(self._grid.rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, Cell):
                    self._cell(top, row, column, cell)
        for place, one in enumerate(self._grey):
            self._last_year(top, self._grid.width + place, one)
        self._widths()
        self._sheet.freeze_panes(top + self._grid.header, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.print_area(0, 0, top + len(self._grid.rows) - 1, width - 1)

    def _cell(self, top: int, row: int, column: int, cell: Cell) -> None:
        at = top + row
        kind = self._kinds.get((row, column), Kind.TEXT)
        head = row < self._grid.header
        look = (
            self._look(bold=True, bg_color="#E9EDF2", align="center", border=1, num_format="@")
            if head
            else self._look(border=1, num_format=kind.value, **({} if kind is Kind.TEXT else {"align": "right"}))
        )
        if cell.rows > 1 or cell.columns > 1:
            self._sheet.merge_range(at, column, at + cell.rows - 1, column + cell.columns - 1, "", look)
        value = None if head or kind is Kind.TEXT else figure(cell.text)
        if value is not None:
            self._sheet.write_number(at, column, value[1], look)
        elif cell.text:
            self._sheet.write_string(at, column, cell.text, look)
        else:
            self._sheet.write_blank(at, column, None, look)
        if not head and kind is not Kind.TEXT:
            self._sheet.data_validation(at, column, at, column, _NUMBERS)

    def _last_year(self, top: int, column: int, one: Grey) -> None:
        head = self._look(bold=True, bg_color="#BFBFBF", align="center", border=1, num_format="@")
        if self._grid.header > 1:
            self._sheet.merge_range(top, column, top + self._grid.header - 1, column, "", head)
        self._sheet.write_string(top, column, one.title, head)
        look = self._look(bg_color="#D9D9D9", border=1, align="right", num_format="@")
        for row in range(max(1, self._grid.header), len(self._grid.rows)):
            self._sheet.write_string(top + row, column, one.texts.get(row, ""), look)

    def _widths(self) -> None:
        for column in range(self._grid.width):
            cells = [row[column] for row in self._grid.rows]
            longest = max(
                (_columns(line) for one in cells if isinstance(one, Cell) for line in one.text.split("\n")), default=0
            )
            self._sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, longest + 2)))
        if self._grey:
            last = self._grid.width + len(self._grey) - 1
            self._sheet.set_column(self._grid.width, last, max(14, *(_columns(one.title) + 2 for one in self._grey)))

    def _look(self, **wanted: Any) -> Any:
        given = {"text_wrap": True, "valign": "vcenter", "font_name": "宋体", **wanted}
        key = tuple(sorted(given.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(given)
        return self._formats[key]


def _columns(text: str) -> int:
    """Return how many columns a text takes: a Chinese character is as wide as two Latin ones."""
    return sum(1 if ord(sign) < 0x2E80 else 2 for sign in text)


_NUMBERS: Mapping[str, Any] = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": -_LARGEST,
    "maximum": _LARGEST,
    "error_title": _WRONG[0],
    "error_message": _WRONG[1],
}
