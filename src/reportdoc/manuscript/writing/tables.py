"""Grids as CSV files."""

from __future__ import annotations

import csv
import io

from reportdoc.report.cells import Cell, Covered, Grid
from reportdoc.text.cell_text import written


def csv_text(grid: Grid) -> str:
    """Return a grid as CSV: `^` for a cell merged with the one above, `<` with the one to its left."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for index, row in enumerate(grid.rows):
        writer.writerow([_text(cell, index) for cell in row])
    return stream.getvalue()


def _text(cell: Cell | Covered, row: int) -> str:
    if isinstance(cell, Cell):
        return written(cell.text)
    return "^" if cell.row < row else "<"
