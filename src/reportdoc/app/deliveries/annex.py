"""Delivered indicator tables: values go where the same indicator stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportdoc.app.deliveries.staging import Stage
from reportdoc.content.previous import value_column
from reportdoc.manuscript.recognition.annex import bare
from reportdoc.manuscript.writing.tables import csv_text
from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError
from reportdoc.report.report import Annex

_NAMES = ("指标", "指标名称")
_VALUE = re.compile(r"(?:20\d\d)\s*年?|数值|值|填报值|数据|指标值")


def take_annex(grids: list[Grid], annex: Annex, stage: Stage) -> list[Message]:
    """Write the values of delivered indicator rows into the annex's tables; return what was not found there.

    Raises InputError where no row has the name of an indicator.
    """
    places = [(table, row) for table in annex.tables for row in range(table.grid.header, len(table.grid.rows))]
    names = [bare(table.grid.text(row, _column(table.grid))) for table, row in places]
    values: dict[tuple[str, int], str] = {}
    unknown: list[Message] = []
    at = 0
    for name, value in _rows(grids):
        key = bare(name)
        # Names may come twice; rows come in order, so the next one of that name is meant.
        found = next((place for place in (*range(at, len(names)), *range(at)) if names[place] == key), None)
        if found is None:
            unknown.append(message('no indicator is called "{name}"', name=name.strip()))
            continue
        table, row = places[found]
        values[table.label, row] = value
        at = found + 1
    if not values:
        raise InputError(message("no row has the name of an indicator"), message("a column must be headed 指标"))
    for table in annex.tables:
        grid = _filled(table, values)
        if grid != table.grid:
            stage.write(table.data, csv_text(grid).encode())
    return unknown


def _rows(grids: list[Grid]) -> Iterator[tuple[str, str]]:
    for grid in grids:
        heads = ((row, _find(grid, row)) for row in range(len(grid.rows)))
        head, name = next(((row, column) for row, column in heads if column is not None), (None, 0))
        if head is None:
            continue
        values = [
            column for column in range(grid.width) if _VALUE.fullmatch(re.sub(r"\s", "", grid.text(head, column)))
        ]
        column = values[-1] if values else grid.width - 1
        for row in range(head + 1, len(grid.rows)):
            text = grid.text(row, name)
            if text.strip() and text.strip() not in _NAMES:
                yield text, grid.text(row, column).strip()


def _find(grid: Grid, row: int) -> int | None:
    texts = [re.sub(r"\s", "", grid.text(row, column)) for column in range(grid.width)]
    return next((column for column, text in enumerate(texts) if text in _NAMES), None)


def _column(grid: Grid) -> int:
    found = (_find(grid, row) for row in range(grid.header))
    return next((column for column in found if column is not None), min(1, grid.width - 1))


def values_at(grid: Grid) -> int:
    """Return the column with the values of an indicator table, the one headed by a year, or else the fourth."""
    found = value_column(grid)
    return min(3, grid.width - 1) if found is None else found


def _filled(table: Table, values: dict[tuple[str, int], str]) -> Grid:
    column = values_at(table.grid)
    rows = []
    for number, row in enumerate(table.grid.rows):
        value = values.get((table.label, number))
        cells = list(row)
        cell = cells[column]
        if value is not None and isinstance(cell, Cell):
            cells[column] = replace(cell, text=value)
        rows.append(tuple(cells))
    return replace(table.grid, rows=tuple(rows))
