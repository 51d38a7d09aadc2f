"""Grids as CSV files."""

from __future__ import annotations

import csv
import io

from reportdoc.report.cells import Cell, Covered, Grid

_MARKS = {"^": "＾", "<": "＜"}
"""What a cell may not hold alone, since it would merge, and what stands for it."""


def csv_text(grid: Grid) -> str:
    """Return a grid as CSV: `^` for a cell merged with the one above, `<` with the one to its left."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for index, row in enumerate(grid.rows):
        writer.writerow([_text(cell, index) for cell in row])
    return stream.getvalue()


def _text(cell: Cell | Covered, row: int) -> str:
    if isinstance(cell, Cell):
        return _MARKS.get(cell.text.strip(), cell.text)
    return "^" if cell.row < row else "<"
