"""Tables that have a column a year and a row a thing: read with rows for columns, what holds of things side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportdoc.audit.reading.columns import columns
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.audit.tables.ratios import ratio_relations
from reportdoc.audit.tables.relation import CellAt, CellRelation
from reportdoc.audit.tables.roles import Roles
from reportdoc.audit.tables.sums import total_relations
from reportdoc.report.cells import Cell, Grid

_YEAR = re.compile(r"(?:(?:19|20)[0-9]{2}\s*(?:年度?|届|级)?|上年度?|本年度?)(?:[（(].{1,6}[）)])?")

_LEAST = 3
"""Rows of a table that may have a total and rates among them, at least."""


def turned_relations(sheet: Sheet) -> Iterator[CellRelation]:
    """Yield the totals and rates among the rows of a table whose other columns are years."""
    years = [column.index for column in sheet.columns if column.path and _YEAR.fullmatch(column.path[-1])]
    if sheet.grid.header != 1 or years[:1] != [1] or len(years) < 2 or len(sheet.body) < _LEAST:
        return
    turned = _turned(sheet, years)
    if turned is None:
        return
    roles = Roles(turned)
    for relation in (*total_relations(roles), *ratio_relations(roles)):
        yield replace(relation, target=_back(relation.target), others=tuple(map(_back, relation.others)))


def _turned(sheet: Sheet, years: list[int]) -> Sheet | None:
    """Return a sheet with its rows for columns, the names above them; None where cells are merged."""
    rows = tuple(zip(*sheet.grid.rows, strict=True))
    kept = rows[: max(years) + 1]
    if not all(isinstance(cell, Cell) and cell.rows == cell.columns == 1 for row in kept for cell in row):
        return None
    grid = Grid(kept, 1)
    return replace(sheet, grid=grid, columns=columns(grid))


def _back(cell: CellAt) -> CellAt:
    return cell[1], cell[0]
