"""Which Chinese characters a report writes together: where, without a dictionary, a word may end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from reportdoc.report.block import Block, Chart, Heading, Paragraph, Table
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Report, walk


def pairs(report: Report) -> Mapping[str, int]:
    """Return how often two characters stand side by side in the texts and tables of a report."""
    counted = Counter[str]()
    blocks = [block for part in report.parts for block in walk(part.blocks)]
    for block in (*blocks, *(report.annex.tables if report.annex else ())):
        for text in _texts(block):
            counted.update(first + second for first, second in pairwise(text))
    return counted


def word_ends(text: str, counted: Mapping[str, int]) -> list[bool]:
    """Return for each place between two characters of a piece of Chinese whether a word may end there.

    It may where the two are written together more rarely than their neighbours: 自主创业 parts into 自主 and 创业,
    since 主创 stands only where both meet. No single character is parted from either end.
    """
    met = [counted.get(first + second, 0) for first, second in pairwise(text)]
    around = [0, *met, 0]
    return [
        here <= min(before, after) and here < max(before, after)
        for before, here, after in zip(around, met, around[2:], strict=False)
    ]


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield plain_words(block.content)
        case Table() | Chart():
            yield from _cells(block.grid)
        case _:
            pass


def _cells(grid: Grid) -> Iterator[str]:
    return (cell.text for row in grid.rows for cell in row if isinstance(cell, Cell))
