"""About how high the rows of a table are, before any engine has laid them out."""

from __future__ import annotations

from reportdoc.report.cells import Cell, Grid, Row
from reportdoc.word.breaking import ems, measured
from reportdoc.word.columns import room

LINE, MARGINS = 340, 60
"""Twips of a line of a cell, and of the margins of a row with its border (表格文字 and 表格 of the template)."""


def heights(grid: Grid, columns: list[int]) -> list[int]:
    """Return the heights of the rows in twips, where the columns have these widths in twips.

    What is merged downwards is left out: it has the room of several rows.
    """
    return [_height(row, columns) for row in grid.rows]


def lines(cell: Cell, column: int, columns: list[int]) -> int:
    """Return how many lines the text of a cell takes, which begins in that column."""
    across = room(sum(columns[column : column + cell.columns]))
    return sum(
        1 if ems(text) <= across else 1 + len(measured(text, {}).broken(across)[1]) for text in cell.text.split("\n")
    )


def _height(row: Row, columns: list[int]) -> int:
    cells = [(cell, column) for column, cell in enumerate(row) if isinstance(cell, Cell) and cell.rows == 1]
    return max((lines(cell, column, columns) for cell, column in cells), default=1) * LINE + MARGINS
