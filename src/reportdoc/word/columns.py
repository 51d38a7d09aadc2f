"""Column widths and alignments, from what the columns hold."""

from __future__ import annotations

from unicodedata import east_asian_width

from reportdoc.report.cells import Cell, Grid

EM = 210
"""Twips of one Chinese character in table text, 五号, 10.5 pt (layout.md, table)."""
PADDING = 160
"""Twips a cell keeps free of text, left and right together, and a little over."""
LONGEST = 40.0
"""Ems beyond which a longer text asks for no more width: it will wrap anyway."""
LONG = 11.0
"""Ems beyond which a column's text is set left rather than centred."""
SHORTEST = 2.0
"""Ems that the narrowest column gets."""


def alignments(grid: Grid) -> str:
    """Return a letter a column: `c`, or `l` where a cell's text is long."""
    return "".join("l" if longest > LONG else "c" for longest in _longest(grid, grid.header))


def widths(grid: Grid, shares: tuple[float, ...] | None, available: int) -> list[int]:
    """Return widths in twips that add up to those available: by the given shares, or by content."""
    weights = list(shares) if shares else _by_content(grid, available)
    scale = available / sum(weights)
    columns = [round(weight * scale) for weight in weights]
    columns[-1] += available - sum(columns)
    return columns


def table_grid(columns: list[int]) -> str:
    """Return the `w:tblGrid` of columns of those widths in twips (ECMA-376 Part 1, 17.4.48)."""
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{column}"/>' for column in columns) + "</w:tblGrid>"


def _by_content(grid: Grid, available: int) -> list[float]:
    """Give narrow columns what they need and let the wide ones share what is left."""
    body, head = _longest(grid, grid.header), _longest(grid, 0, grid.header)
    natural = [
        max(min(text, LONGEST), title / 2, min(title, 4.0), SHORTEST) * EM + PADDING
        for text, title in zip(body, head, strict=True)
    ]
    left, granted = float(available), dict[int, float]()
    order = sorted(range(len(natural)), key=natural.__getitem__)
    for done, column in enumerate(order):
        granted[column] = min(natural[column], left / (len(order) - done))
        left -= granted[column]
    return [granted[column] for column in range(len(natural))]


def _longest(grid: Grid, first: int, last: int | None = None) -> list[float]:
    """Return the width of the longest line of each column in ems, between two rows; spanning cells count nowhere."""
    longest = [0.0] * grid.width
    for row in grid.rows[first:last]:
        for column, cell in enumerate(row):
            if isinstance(cell, Cell) and cell.columns == 1 and cell.text:
                longest[column] = max(longest[column], *map(ems, cell.text.split("\n")))
    return longest


def ems(text: str) -> float:
    """Return the width of a text in ems: wide characters one, others a half (Unicode Annex 11)."""
    if text.isascii():
        return len(text) / 2
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.5 for character in text)
