"""A sheet of a workbook, as every format gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportdoc.content import limits
from reportdoc.content.grid import RawSheet, Spot
from reportdoc.report.address import Address
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem


@dataclass(frozen=True, slots=True)
class Tab:
    """What a workbook says of a sheet without its cells."""

    name: str
    hidden: bool
    cells: int
    """Whether it holds something: 0, 1, or 2 for more than one cell."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet as it is shown, and what of it is not."""

    name: str
    raw: RawSheet
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    faults: Mapping[Spot, Problem]
    """Cells that cannot be shown as the workbook shows them; their texts are empty."""
    formulas: frozenset[Spot] = frozenset()
    """Cells that hold a formula, as far as the format tells."""


def check_extent(rows: int, columns: int, file: str) -> None:
    """Raise ContentError where the cells that hold something reach beyond what a table may have."""
    if rows > limits.TABLE_ROWS:
        text = message("the table has more than {limit} rows", limit=limits.TABLE_ROWS)
        raise ContentError([Problem(Place(file, cell=Address(limits.TABLE_ROWS, 0)), text)])
    if columns > limits.TABLE_COLUMNS:
        text = message("the table has more than {limit} columns", limit=limits.TABLE_COLUMNS)
        raise ContentError([Problem(Place(file, cell=Address(0, limits.TABLE_COLUMNS)), text)])


def not_understood(place: Place, code: str) -> Problem:
    """Return the problem of a cell whose number format is not understood."""
    text = message('the number format "{code}" is not understood', code=code)
    return Problem(place, text, message("use 0, 0.00, 0%, 0.00%, #,##0 or #,##0.00, or write the cell as text"))
