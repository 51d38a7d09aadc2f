"""What of a table or of the text does not fit: built all the same so that it can be read, and told with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportdoc.report.address import Address
from reportdoc.report.block import Block, Paragraph, Table
from reportdoc.report.captions import caption
from reportdoc.report.cells import Cell
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.plain import plain_words
from reportdoc.report.problem import Problem
from reportdoc.word.breaking import ems, measured
from reportdoc.word.columns import SHORTEST, room
from reportdoc.word.heights import LINE, lines

_SHOWN = 12
"""Characters shown of a text."""
EM = 280
"""Twips of one Chinese character in running text, 四号, 14 pt (templates/report.docx, 正文)."""
TITLE = 60
"""Characters of the longest title that is not remarked on: two lines of running text."""
_PIECE = re.compile(r"[!-,.0-~]{40,4000}+")
"""Letters, digits and marks without a blank, a hyphen or a stroke, from half a line on."""


def misfits(block: Table, columns: list[int], heights: Sequence[int], page: int) -> tuple[Problem, ...]:
    """Return what does not fit, of each kind the first in the table.

    `columns` and `heights` are those of its columns and rows and `page` the height of the text on a page, in twips.
    """
    below = page - sum(heights[: block.grid.header])
    found = (
        _narrow(block, columns),
        _long(block, columns),
        _high(block, columns, below),
        _group(block, heights, below),
    )
    return tuple(problem for kind in found if (problem := next(kind, None)) is not None)


def text_misfits(blocks: Iterable[Block], width: int) -> Iterator[Problem]:
    """Yield what does not fit in titles and running text; `width` is that of the text, in twips."""
    for block in blocks:
        title = plain_words(caption(block))
        if len(title) > TITLE:
            text = message(
                "the title has {count} characters: it takes several lines here and in the directory", count=len(title)
            )
            yield Problem(block.place, text, message("shorten it, and say the rest in the text"))
        words = plain_words(block.content) if isinstance(block, Paragraph) else title
        pieces = (found[0] for found in _PIECE.finditer(words))
        if piece := next((one for one in pieces if ems(one) * EM > width), ""):
            text = message('"{text}…" is longer than a line and breaks anywhere', text=piece[:_SHOWN])
            yield Problem(block.place, text, message("put a blank where it may break"))


def _narrow(block: Table, columns: list[int]) -> Iterator[Problem]:
    """Yield a problem where a column has no room for two characters although it holds them."""
    for _, column, cell in _cells(block):
        if cell.columns == 1 and room(columns[column]) < min(SHORTEST, ems(cell.text)):
            text = message("the table is too wide for its page: {count} columns", count=len(columns))
            wider = message("give its block the class .landscape")
            yield Problem(block.place, text, message("split it into several tables") if block.landscape else wider)


def _long(block: Table, columns: list[int]) -> Iterator[Problem]:
    """Yield a problem for each cell with letters or digits that can only break where no one would break them."""
    for row, column, cell in _cells(block):
        across = room(sum(columns[column : column + cell.columns]))
        if across < SHORTEST:
            continue
        for line in cell.text.split("\n"):
            piece = _unbroken(line, across) if ems(line) > across else ""
            if piece:
                text = message('"{text}" is too long for its column and breaks anywhere', text=piece)
                yield Problem(_place(block, row, column), text, message("give its column more room with widths="))


def _high(block: Table, columns: list[int], below: int) -> Iterator[Problem]:
    """Yield a problem for each cell whose lines do not fit a page."""
    for row, column, cell in _cells(block):
        if len(cell.text) + cell.text.count("\n") * len(columns) > below // LINE and (
            lines(cell, column, columns) * LINE > below
        ):
            text = message("the cell is higher than a page, and goes on over the next")
            yield Problem(_place(block, row, column), text, message("part its text over several rows"))


def _group(block: Table, heights: Sequence[int], below: int) -> Iterator[Problem]:
    """Yield a problem for each merged cell whose rows do not fit a page."""
    for row, column, cell in _cells(block):
        if cell.rows > 1 and sum(heights[row : row + cell.rows]) > below:
            text = message("{count} rows are merged, more than fit a page: they are parted over two", count=cell.rows)
            yield Problem(_place(block, row, column), text)


def _cells(block: Table) -> Iterator[tuple[int, int, Cell]]:
    for row, cells in enumerate(block.grid.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, Cell):
                yield row, column, cell


def _place(block: Table, row: int, column: int) -> Place:
    return Place(block.data, cell=Address(row, column))


def _unbroken(text: str, across: float) -> str:
    """Return the beginning of the first piece of a line that is wider than a column; nothing where all break."""
    line = measured(text, {})
    start = 0
    for place in [*(at for at, cost in enumerate(line.costs) if cost != float("inf") and at), len(text)]:
        if line.ends[place] - line.ends[start] > across:
            return text[start : start + _SHOWN]
        start = place
    return ""
