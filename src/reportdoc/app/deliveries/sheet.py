"""A delivered sheet, CSV or XLSX, as a grid: the cells as they are shown, the rows and columns asked for."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

from reportdoc.content.limits import TABLE_BYTES
from reportdoc.content.tables import Tables
from reportdoc.project.collector import Collector
from reportdoc.project.files import Folder
from reportdoc.project.folders import CONTENT
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.address import column_index
from reportdoc.report.cells import Cell, Covered, Grid, Row
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, InputError, Problem

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,6})[:：]\$?([A-Za-z]{1,3})\$?(\d{1,6})")


def read_sheet(source: Path, sheet: str, area: str) -> Grid:
    """Return the cells of a sheet, all of it or an area such as `A3:F20`, with no header rows.

    Raises ContentError as the readers of tables do, with the file's name as its place; InputError for a wrong area.
    """
    with scratch() as work:
        # The readers take files of a project only; a name of ours keeps what a file is called out of paths.
        name = f"delivered{source.suffix.lower()}"
        (Path(work) / CONTENT).mkdir()
        shutil.copyfile(source, Path(work) / CONTENT / name)
        collector = Collector()
        try:
            _, grid = Tables(Folder(Path(work).resolve()), collector).read(name, 0, sheet, Place(source.name))
        except ContentError as error:
            raise ContentError([_named(one, source.name) for one in error.problems]) from None
    return _area(grid, area) if area else grid


def _named(problem: Problem, name: str) -> Problem:
    return replace(problem, place=replace(problem.place, file=name))


def _area(grid: Grid, area: str) -> Grid:
    match = _RANGE.fullmatch(area.strip())
    if match is None:
        raise InputError(message('"{area}" is no area of a sheet', area=area), message("write it as A3:F20"))
    left, right = sorted((column_index(match[1]), column_index(match[3])))
    top, bottom = sorted((int(match[2]) - 1, int(match[4]) - 1))
    if top >= len(grid.rows) or left >= grid.width:
        raise InputError(message('the area "{area}" is empty', area=area))
    return cropped(grid, top, min(bottom, len(grid.rows) - 1), left, min(right, grid.width - 1))


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


def trimmed(grid: Grid, header: tuple[Row, ...]) -> Grid:
    """Return a sheet without empty edges, from the row on that is like the header of the table it replaces."""
    wanted = _texts(header[0]) if header else []
    top = next((at for at, row in enumerate(grid.rows) if _like(_texts(row), wanted)), 0)
    bottom = len(grid.rows) - 1
    while bottom > top and not any(_texts(grid.rows[bottom])):
        bottom -= 1
    right = grid.width - 1
    while right > 0 and not any(_text(grid.rows[row][right]) for row in range(top, bottom + 1)):
        right -= 1
    left = 0
    while left < right and not any(_text(grid.rows[row][left]) for row in range(top, bottom + 1)):
        left += 1
    return cropped(grid, top, bottom, left, right)


def _like(row: list[str], header: list[str]) -> bool:
    here = {re.sub(r"\s", "", one) for one in row if one.strip()}
    there = {re.sub(r"\s", "", one) for one in header if one.strip()}
    return len(here & there) * 2 > len(there)


def _texts(row: Row) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Cell | Covered) -> str:
    # What a merged cell covers is not empty: the edge may not cut through it.
    return cell.text.strip() if isinstance(cell, Cell) else "^"


def sheet_names(source: Path) -> list[str]:
    """Return the names of the sheets of a workbook that hold more than one cell.

    Raises ContentError as the reader of workbooks does, with the file's name as its place.
    """
    from reportdoc.content.archive import vetted
    from reportdoc.content.xlsx_file import workbook

    with source.open("rb") as stream:
        data = stream.read(TABLE_BYTES + 1)
    if len(data) > TABLE_BYTES:
        text = message("the file is larger than {limit} MB", limit=TABLE_BYTES // 1_000_000)
        raise ContentError([Problem(Place(source.name), text)])
    book = workbook(vetted(data, source.name), source.name, results=True)
    return [sheet.title for sheet in book.worksheets if sheet.max_row > 1 or sheet.max_column > 1]
