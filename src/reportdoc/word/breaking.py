"""Where the lines of a cell break, and what it costs the reader.

A layout engine breaks Chinese between any two characters, but for the marks that may not begin or end a line; only a
width at which no break falls into a word keeps the word whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import east_asian_width

from reportdoc.word.cohesion import word_ends

NEVER = float("inf")
"""Cost of a break that no engine makes."""
FORCED = 20.0
"""Cost of a piece without a place to break that is wider than its column."""
IN_UNIT, IN_WORD, BETWEEN_WORDS, FREE = 3.0, 1.0, 0.25, 0.0
"""Costs of a break in a bracketed unit or behind a figure, in a word, between two words, and at a mark or space."""
_LONGEST_UNIT = 8
_UNIT = re.compile(rf"[（(][^（()）]{{1,{_LONGEST_UNIT}}}[)）]")
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_NOT_FIRST = frozenset("、，。；：？！）》」』】〕”’…—·,.;:?!)]}%‰℃")
_IN_NUMBER = frozenset(".,:")
"""Marks behind which no line breaks where a digit follows (Unicode Annex 14, LB25: IS × NU)."""
_NOT_LAST = frozenset("（《「『【〔“‘([{")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell as written, which may break into several."""

    text: str
    ends: tuple[float, ...]
    """Width in ems up to each character, and of all."""
    costs: tuple[float, ...]
    """Cost of a break before each character."""

    @property
    def width(self) -> float:
        """Width in ems."""
        return self.ends[-1]

    def broken(self, width: float, dearest: float = NEVER) -> tuple[float, list[int]]:
        """Return what the breaks at a width in ems cost, and where they are; none dearer than that is sought."""
        cost, breaks, start, last = 0.0, list[int](), 0, len(self.text)
        while start < last - 1 and self.ends[last] - self.ends[start] > width:
            fits = max(bisect_right(self.ends, self.ends[start] + width) - 1, start + 1)
            at = next((place for place in range(fits, start, -1) if self._allowed(place, dearest)), 0)
            cost += self.costs[at] if at else FORCED
            start = at or fits
            breaks.append(start)
        return cost, breaks

    def needed(self, width: float) -> list[int]:
        """Return where to break lines of a width in ems that would otherwise break in a word: at its beginning.

        No line becomes shorter than half of the width by that.
        """
        marks, start, last = list[int](), 0, len(self.text)
        while start < last - 1 and self.ends[last] - self.ends[start] > width:
            fits = max(bisect_right(self.ends, self.ends[start] + width) - 1, start + 1)
            natural = next((place for place in range(fits, start, -1) if self._allowed(place, NEVER)), fits)
            half = bisect_right(self.ends, self.ends[start] + width / 2)
            better = next((place for place in range(natural, half, -1) if self._allowed(place, BETWEEN_WORDS)), natural)
            if self.costs[natural] >= IN_WORD and better != natural:
                marks.append(better)
            start = better if self.costs[natural] >= IN_WORD else natural
        return marks

    def _allowed(self, place: int, dearest: float) -> bool:
        return self.costs[place] < NEVER and self.costs[place] <= dearest


def measured(text: str, counted: Mapping[str, int]) -> Line:
    """Return a line, its words told apart by the pairs of characters that a report writes (`cohesion.pairs`)."""
    costs = [_between(first, second) for first, second in zip("\0" + text, text, strict=False)]
    for piece in _CHINESE.finditer(text):
        ends = word_ends(piece[0], counted)
        costs[piece.start() + 1 : piece.end()] = [BETWEEN_WORDS if end else IN_WORD for end in ends]
    for unit in _UNIT.finditer(text):
        for place in range(unit.start() + 1, unit.end()):
            costs[place] = max(costs[place], IN_UNIT)
    return Line(text, (0.0, *accumulate(map(_em, text))), tuple(costs))


def ems(text: str) -> float:
    """Return the width of a text in ems: wide characters one, others a half (Unicode Annex 11)."""
    if text.isascii():
        return len(text) / 2
    return sum(map(_em, text))


def _em(character: str) -> float:
    return 1.0 if east_asian_width(character) in "WFA" else 0.5


def _between(first: str, second: str) -> float:
    if second in _NOT_FIRST or first in _NOT_LAST or second == " ":
        return NEVER
    if first in _IN_NUMBER and second.isdecimal():
        return NEVER
    if first in _NOT_FIRST or second in _NOT_LAST or first == " ":
        return FREE
    if first.isascii() and second.isascii():
        return NEVER
    return IN_UNIT if first.isdecimal() else BETWEEN_WORDS
