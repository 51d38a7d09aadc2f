"""A delivered sheet without its title, the lines around the table, and empty edges."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdoc.app.deliveries.rows import header_rows, is_aside, is_header, is_line_aside, like, said, shown, texts
from reportdoc.app.deliveries.sheet import cropped
from reportdoc.report.cells import Grid, Row

_UNIT, _SOURCE = re.compile(r"单位\s?[:：]"), re.compile(r"(?:数据|资料)?来源\s?[:：]")


@dataclass(frozen=True, slots=True)
class Trimmed:
    """The table in a sheet."""

    grid: Grid
    """With no header rows."""
    header: int
    """How many rows at its top are a header."""
    aside: tuple[str, ...]
    """What was left out, a text a row."""

    @property
    def title(self) -> str:
        """The line over the table that is neither its unit nor anything else people write around it; may be empty."""
        return next((one for one in self.aside if not is_line_aside(one)), "")

    @property
    def unit(self) -> str:
        """The line with the unit of its figures, as 单位：人; may be empty."""
        return next((one for one in self.aside if _UNIT.match(one)), "")

    @property
    def source(self) -> str:
        """Where its figures come from, as 数据来源：教务处; may be empty."""
        return next((one for one in self.aside if _SOURCE.match(one)), "")


def trimmed(grid: Grid, header: tuple[Row, ...] | None) -> Trimmed:
    """Return the table in a sheet that replaces one with some header rows; none where it replaces nothing.

    It begins at the row that is like the old header, or else below the title and the lines over it, and ends before the
    lines under it, as 填表人：张三.
    """
    wanted = texts(header[0]) if header else []
    top = next((at for at, row in enumerate(grid.rows) if like(texts(row), wanted)), None)
    known = header is not None and not header
    if top is None or not header:
        top = 0 if known else _first(grid)
    bottom = len(grid.rows) - 1
    while bottom > top and (not any(texts(grid.rows[bottom])) or (not known and is_aside(grid.rows[bottom]))):
        bottom -= 1
    right = grid.width - 1
    while right > 0 and not any(shown(grid.rows[row][right]) for row in range(top, bottom + 1)):
        right -= 1
    left = 0
    while left < right and not any(shown(grid.rows[row][left]) for row in range(top, bottom + 1)):
        left += 1
    table = cropped(grid, top, bottom, left, right)
    aside = [" ".join(said(row)) for row in (*grid.rows[:top], *grid.rows[bottom + 1 :])]
    return Trimmed(table, 0 if known else _header(table, header or ()), tuple(text for text in aside if text))


def _first(grid: Grid) -> int:
    """Return the row in which a table begins without a header that is known: below a title that is one text."""
    for at, row in enumerate(grid.rows[:-1]):
        if len(said(row)) > 1 and not is_aside(row):
            return at if is_header(row) else 0
    return 0


def _header(grid: Grid, old: tuple[Row, ...]) -> int:
    """Return how many rows are the header; as many as before where no merged cell says otherwise."""
    found = header_rows(grid)
    if found != 1 or len(old) < 2 or len(grid.rows) < 2:
        return found
    return len(old) if like(texts(grid.rows[1]), texts(old[1])) else found
