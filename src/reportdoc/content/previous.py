"""Last year's values in a column of this year's indicator tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from reportdoc.report.cells import Cell, Covered, Grid, Row
from reportdoc.report.report import Report

_YEAR = re.compile(r"\s*20\d\d\s*年(?:度)?\s*")
_INDICATOR = "指标"


def with_previous(grid: Grid, label: str, report: Report) -> Grid:
    """Return an indicator table with last year's values, headed by their year, behind this year's.

    Rows are matched by the names of their indicators; one that last year did not have stays empty. The table stays as
    it is where last year has none of that label, or where either has no column of a year.
    """
    tables = report.annex.tables if report.annex else ()
    last = next((table.grid for table in tables if table.label == label), None)
    here, there = value_column(grid), value_column(last) if last else None
    if last is None or here is None or there is None:
        return grid
    values = {key: last.text(row, there) for row, key in _keys(last)}
    keys = dict(_keys(grid))
    texts = [last.text(0, there), *(values.get(keys.get(row, ("", 0)), "") for row in range(1, len(grid.rows)))]
    rows = tuple(_widened(row, number, here, texts[number]) for number, row in enumerate(grid.rows))
    return replace(grid, rows=rows)


def value_column(grid: Grid) -> int | None:
    """Return the first column headed by a year, or none."""
    columns = range(grid.width) if grid.rows else range(0)
    return next((column for column in columns if _YEAR.fullmatch(grid.text(0, column))), None)


def _keys(grid: Grid) -> Iterator[tuple[int, tuple[str, int]]]:
    """Yield row and name of each indicator; one that comes again is told apart by how often it came before."""
    heads = [grid.text(0, column).strip() for column in range(grid.width)]
    column = heads.index(_INDICATOR) if _INDICATOR in heads else min(1, grid.width - 1)
    seen: Counter[str] = Counter()
    for row in range(1, len(grid.rows)):
        name = re.sub(r"[\s\W]", "", grid.text(row, column))
        yield row, (name, seen[name])
        seen[name] += 1


def _widened(row: Row, number: int, column: int, text: str) -> Row:
    moved = tuple(
        replace(cell, column=cell.column + 1) if isinstance(cell, Covered) and cell.column > column else cell
        for cell in row
    )
    value = row[column]
    if isinstance(value, Covered) and value.row < number:
        own: Cell | Covered = Covered(value.row, column + 1)
    else:
        own = Cell(text, value.rows if isinstance(value, Cell) else 1)
    return (*moved[: column + 1], own, *moved[column + 1 :])
