"""The grid of a table: cells, and what merged cells cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that shows text, at its top left corner."""

    text: str
    """Exactly as written; line feeds are line breaks."""
    rows: int = 1
    """Rows it spans, downwards."""
    columns: int = 1
    """Columns it spans, to the right."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A place in the grid that a merged cell covers."""

    row: int
    """Row of the covering `Cell`, from 0."""
    column: int
    """Column of the covering `Cell`, from 0."""


Row: TypeAlias = tuple[Cell | Covered, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangle of cells; every row has the same length."""

    rows: tuple[Row, ...]
    header: int
    """Header rows at the top, 0 or more; no cell spans out of them."""

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str:
        """Return the text shown at a place, that of the covering cell where it is merged."""
        cell = self.rows[row][column]
        if isinstance(cell, Covered):
            cell = self.rows[cell.row][cell.column]
        assert isinstance(cell, Cell)
        return cell.text
