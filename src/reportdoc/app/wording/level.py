"""Lines of a merged cell that stand level with the row below it, whose cells a PDF has before them.

A reader takes what stands at one height for one line, from left to right. Where the last cell of a row reaches down
over the next row and its text has several lines, those lower down come behind the cells of the next row, or amid them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from reportdoc.ooxml.passages import FORMULA, TAB, WordPassage

ROWS = 400
"""Characters of the cells behind a merged one among which its lines are looked for."""


def level(tail: str, behind: Sequence[WordPassage], said: str) -> tuple[int, int] | None:
    """Return how many of the cells behind a merged one stand around the rest of its text, and the length of it all.

    `tail` is the rest of the merged cell, `behind` the paragraphs after it, `said` the PDF from there on. None where
    they are not all there, each in its own order.
    """
    cells = _cells(behind)
    text = "".join(cells)
    for tail_first in (False, True):
        found = _woven(tail, text, said, tail_first)
        if found is not None:
            return _to_the_end(cells, *found, said)
    return None


def _cells(behind: Sequence[WordPassage]) -> list[str]:
    """Return the texts of the paragraphs that stand in tables, up to one that does not or that holds more than text."""
    cells: list[str] = []
    for one in behind:
        if not one.tables or one.chart or TAB in one.text or FORMULA in one.text or sum(map(len, cells)) > ROWS:
            break
        cells.append(one.text)
    return cells


def _woven(tail: str, text: str, said: str, tail_first: bool) -> tuple[int, int] | None:
    """Return how much of the cells stands in the PDF up to the end of the tail, and where that is."""
    in_tail = in_text = at = 0
    while in_tail < len(tail):
        here = said[at : at + 1]
        of_tail, of_text = tail[in_tail] == here, text[in_text : in_text + 1] == here != ""
        if of_tail and (tail_first or not of_text):
            in_tail += 1
        elif of_text:
            in_text += 1
        else:
            return None
        at += 1
    return in_text, at


def _to_the_end(cells: Sequence[str], in_text: int, at: int, said: str) -> tuple[int, int] | None:
    """Return the number of cells begun, and the place behind the last of them; None where it does not go on there."""
    for count, end in enumerate(accumulate(map(len, cells), initial=0)):
        if end >= in_text:
            rest = "".join(cells)[in_text:end]
            return (count, at + len(rest)) if said.startswith(rest, at) else None
    return None
