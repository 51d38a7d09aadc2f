"""How the columns of a table are set: figures right, long texts left, all else and every total's name centred."""

from __future__ import annotations

import re

from reportdoc.report.cells import Cell, Grid
from reportdoc.word.columns import longest

LONG = 6.0
"""Ems beyond which a column's text is set left rather than centred."""
_FIGURE = re.compile(r"[-+−]?[0-9][0-9,]*+(?:\.[0-9]++)?[%‰]?(?:（[^（）]{1,20}）)?")
"""A figure, a note in brackets perhaps behind it."""
_NO_FIGURE = frozenset({"", "—", "－", "-", "/", "——", "无"})
_TOTAL = re.compile(r"[\s　]*[合总小共][\s　]*计[\s　]*")
_ORDINAL = re.compile("序号|编号|年份|年度|年级|届")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def alignments(grid: Grid) -> str:
    """Return a letter a column: `r` where it holds figures, `l` where a cell's text is long, `c` else."""
    across = longest(grid, grid.header)
    return "".join(_alignment(grid, column, width) for column, width in enumerate(across))


def is_total(text: str) -> bool:
    """Return whether a cell names the row or column of a total: 合计, 总 计."""
    return _TOTAL.fullmatch(text) is not None


def _alignment(grid: Grid, column: int, width: float) -> str:
    cells = (row[column] for row in grid.rows[grid.header :])
    texts = [cell.text.strip() for cell in cells if isinstance(cell, Cell) and cell.columns == 1]
    told = [text for text in texts if text not in _NO_FIGURE and not is_total(text)]
    if told and all(map(_FIGURE.fullmatch, told)) and not _counts(grid, column, told):
        return "r"
    return "l" if width > LONG else "c"


def _counts(grid: Grid, column: int, texts: list[str]) -> bool:
    """Return whether the figures of a column number its rows or are years."""
    head = grid.text(grid.header - 1, column) if grid.header else ""
    if _ORDINAL.search(head) or all(map(_YEAR.fullmatch, texts)):
        return True
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]
