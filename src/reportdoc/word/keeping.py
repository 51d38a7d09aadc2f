"""Which rows of a table stay on a page with the row after them."""

from __future__ import annotations

from reportdoc.report.cells import Cell, Grid

LEAST = 3
"""Rows on either side of a page break."""
SMALL = 0.3
"""Share of a page up to which a table does not break."""


def kept(grid: Grid, heights: list[int], page: int) -> frozenset[int]:
    """Return the rows that stay with the next: the first and the last, and those of a merged group that fits the page.

    `heights` are those of the rows and `page` that of the text, in twips.
    """
    last, header = len(grid.rows) - 1, grid.header
    if sum(heights) <= page * SMALL:
        return frozenset(range(last))
    rows = {*range(header + LEAST - 1), *range(max(last - LEAST + 1, header), last)}
    for index, row in enumerate(grid.rows):
        spans = max((cell.rows for cell in row if isinstance(cell, Cell)), default=1)
        if spans > 1 and sum(heights[:header]) + sum(heights[index : index + spans]) <= page:
            rows.update(range(index, index + spans - 1))
    return frozenset(row for row in rows if row < last)
