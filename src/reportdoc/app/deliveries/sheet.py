"""A delivered sheet as a grid: the cells as they are shown, the rows and columns asked for, nothing that is hidden."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.deliveries.mark import SHEET, Mark
from reportdoc.app.deliveries.rows import like, texts
from reportdoc.app.deliveries.sheet_bytes import data_of
from reportdoc.content.csv_file import read_csv
from reportdoc.content.grid import Spot, build, without
from reportdoc.content.workbook import Workbook, chosen, opened
from reportdoc.content.worksheet import Worksheet
from reportdoc.project.collector import Collector
from reportdoc.report.address import Address, column_index
from reportdoc.report.cells import Cell, Covered, Grid, Row
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, InputError, Problem

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,6})[:：]\$?([A-Za-z]{1,3})\$?(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Delivered:
    """Cells, and what was left out of them."""

    grid: Grid
    """With no header rows."""
    notes: tuple[Message, ...] = ()


def read_sheet(
    source: Path, sheet: str, area: str, header: tuple[Row, ...] = (), mark: Mark | None = None
) -> Delivered:
    """Return the cells of a sheet, all of it or an area such as `A3:F20`.

    Without a name it is the first sheet that is shown and has a row like `header`, or else that holds something. Hidden
    rows and columns are left out, an area is counted with them; so are, of a form, the columns its mark names.

    Raises ContentError as the readers of tables do, with the file's name as its place; InputError for a wrong area.
    """
    if source.suffix.lower() == ".csv":
        if sheet:
            raise ContentError([Problem(Place(source.name), message("sheet= is for XLSX files, not for CSV"))])
        grid = build(read_csv(data_of(source), source.name, Collector()), 0)
        return Delivered(cropped(grid, *_area(grid, area)) if area else grid)
    book = opened(data_of(source), source.name)
    if not sheet:
        sheet = _holding(book, header) or chosen(book, "", source.name, Place(source.name))
    else:
        sheet = chosen(book, sheet, source.name, Place(source.name))
    found = _shown(book.sheet(sheet), area, mark.aside if mark else frozenset())
    own = {sheet, *([SHEET] if mark else [])}
    aside = [tab.name for tab in book.tabs if tab.hidden and tab.cells and tab.name not in own]
    if not aside:
        return found
    text = message('left out of "{file}": hidden sheets {names}', file=source.name, names=", ".join(aside))
    return Delivered(found.grid, (*found.notes, text))


def sheet_names(source: Path) -> list[str]:
    """Return the names of the sheets of a workbook that are shown and hold more than one cell.

    Raises ContentError as the reader of workbooks does, with the file's name as its place.
    """
    book = opened(data_of(source), source.name)
    return [tab.name for tab in book.tabs if tab.cells > 1 and not tab.hidden]


def _holding(book: Workbook, header: tuple[Row, ...]) -> str | None:
    full = [tab.name for tab in book.tabs if tab.cells and not tab.hidden]
    if len(full) < 2 or not header:
        return None
    wanted = texts(header[0])
    return next((name for name in full if any(like(row, wanted) for row in book.sheet(name).raw.rows)), None)


def _shown(sheet: Worksheet, area: str, aside: Set[str]) -> Delivered:
    grid = build(sheet.raw, 0)
    last = (len(grid.rows) - 1, grid.width - 1)
    top, bottom, left, right = _area(grid, area) if area else (0, last[0], 0, last[1])
    rows = frozenset(range(len(grid.rows))) - frozenset(range(top, bottom + 1))
    columns = frozenset(range(grid.width)) - frozenset(range(left, right + 1))
    grey = {at for row in sheet.raw.rows for at, text in enumerate(row) if text.strip() in aside}
    kept = without(sheet.raw, rows | sheet.hidden_rows, columns | sheet.hidden_columns | grey)
    if not kept.rows or not kept.rows[0]:
        raise ContentError([Problem(Place(sheet.raw.file), message("nothing but hidden cells"))])
    faults = [one for spot, one in sheet.faults.items() if _inside(spot, sheet, (top, bottom, left, right))]
    if faults:
        raise ContentError(faults)
    hidden = [str(row + 1) for row in sorted(sheet.hidden_rows) if top <= row <= bottom]
    hidden += [str(Address(0, at)).rstrip("1") for at in sorted(sheet.hidden_columns) if left <= at <= right]
    text = message(
        'left out of "{file}": hidden rows and columns {names}', file=sheet.raw.file, names=", ".join(hidden)
    )
    return Delivered(build(kept, 0), (text,) if hidden else ())


def _inside(spot: Spot, sheet: Worksheet, area: tuple[int, int, int, int]) -> bool:
    (row, column), (top, bottom, left, right) = spot, area
    shown = row not in sheet.hidden_rows and column not in sheet.hidden_columns
    return shown and top <= row <= bottom and left <= column <= right


def _area(grid: Grid, area: str) -> tuple[int, int, int, int]:
    match = _RANGE.fullmatch(area.strip())
    if match is None:
        raise InputError(message('"{area}" is no area of a sheet', area=area), message("write it as A3:F20"))
    left, right = sorted((column_index(match[1]), column_index(match[3])))
    top, bottom = sorted((int(match[2]) - 1, int(match[4]) - 1))
    if top >= len(grid.rows) or left >= grid.width:
        raise InputError(message('the area "{area}" is empty', area=area))
    return top, min(bottom, len(grid.rows) - 1), left, min(right, grid.width - 1)


def cropped(grid: Grid, top: int, bottom: int, left: int, right: int) -> Grid:
    """Return a rectangle of a grid, bounds included; a merged cell that reaches out of it is cut to size."""
    rows = []
    for row in range(top, bottom + 1):
        rows.append(tuple(_cell(grid, row, column, top, bottom, left, right) for column in range(left, right + 1)))
    return Grid(tuple(rows), 0)


def _cell(grid: Grid, row: int, column: int, top: int, bottom: int, left: int, right: int) -> Cell | Covered:
    cell = grid.rows[row][column]
    owner = (cell.row, cell.column) if isinstance(cell, Covered) else (row, column)
    corner = (max(owner[0], top), max(owner[1], left))
    if corner != (row, column):
        return Covered(corner[0] - top, corner[1] - left)
    whole = grid.rows[owner[0]][owner[1]]
    assert isinstance(whole, Cell)
    height = min(owner[0] + whole.rows - 1, bottom) - row + 1
    width = min(owner[1] + whole.columns - 1, right) - column + 1
    return Cell(whole.text, height, width)
