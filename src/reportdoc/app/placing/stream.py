"""All characters of the pages in one row, so that texts are found over the ends of lines and pages."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportdoc.pdf.lines import Line, PageLines

_SEED = 8
"""Characters that must agree before a text is taken to go on behind something else: a page's end, a note's mark."""
_NEAR = 1_500
"""Characters that may stand between two pieces of a text: what a page has at its foot and its head."""
_OFTEN = 3
"""Pages that have a line in common at their head before it is taken for a running head."""
HEAD = 0.13
"""Share of a page's height at its foot and its head in which its number and its running head stand."""


@dataclass(frozen=True, slots=True)
class Box:
    """An area of a page, in points from its upper left corner."""

    page: int
    """Index from 0."""
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True, init=False, eq=False, repr=False)
class Stream:
    """The characters, in the order of drawing, without blanks and what runs along with every page."""

    text: str
    _pages: Sequence[PageLines]
    _at: list[tuple[int, int, int]]
    """Of each character the page, its line and its place there."""
    _starts: list[int]
    _folded: str

    def __init__(self, pages: Sequence[PageLines]) -> None:
        self._pages = pages
        self._at = []
        self._starts = []
        text: list[str] = []
        running = _running(pages)
        for number, page in enumerate(pages):
            self._starts.append(len(text))
            for row, line in enumerate(page.lines):
                if _at_edge(line, page) and (squeezed(line.text) in running or _is_number(line, page)):
                    continue
                for column, character in enumerate(line.text):
                    for one in squeezed(character):
                        text.append(one)
                        self._at.append((number, row, column))
        self._starts.append(len(text))
        self.text = "".join(text)
        # Lower case of one letter may be two, and places must stay.
        self._folded = "".join(one.lower() if len(one.lower()) == 1 else one for one in self.text)

    def start(self, page: int, top: float = 0.0) -> int:
        """Return the place of the first character of a page, index from 0, that stands at a height or below."""
        for at in range(self._starts[page], self._starts[page + 1]):
            number, row, _ = self._at[at]
            if self._pages[number].lines[row].bottom > top:
                return at
        return self._starts[page + 1]

    def end(self, page: int) -> int:
        """Return the place behind the last character of a page."""
        return self._starts[page + 1]

    def page(self, at: int) -> int:
        """Return the index of the page on which a character stands."""
        return bisect_right(self._starts, at) - 1

    def all(self, text: str, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield each place of a squeezed text between two places, whatever the case of its letters, with its length."""
        folded = self._folded
        at = folded.find(text.lower(), low, high) if text else -1
        while at >= 0:
            yield at, len(text)
            at = folded.find(text.lower(), at + len(text), high)

    def find(self, text: str, low: int, high: int) -> Sequence[int]:
        """Return where each character of a squeezed text stands between two places; none where it is not there.

        Between pieces of it something else may stand.
        """
        at = self.text.find(text, low, high)
        if at >= 0:
            return range(at, at + len(text))
        return tuple(self._pieces(text, low, high))

    def _pieces(self, text: str, low: int, high: int) -> Sequence[int]:
        seed = self.text.find(text[:_SEED], low, high) if len(text) > _SEED else -1
        while seed >= 0:
            if found := self._from(text, seed, high):
                return found
            seed = self.text.find(text[:_SEED], seed + 1, high)
        return ()

    def _from(self, text: str, at: int, high: int) -> Sequence[int]:
        found: list[int] = []
        while len(found) < len(text):
            rest = text[len(found) :]
            at = self.text.find(rest[:_SEED], at, min(high, at + _NEAR))
            if at < 0:
                return ()
            length = next((n for n, one in enumerate(rest) if self.text[at + n : at + n + 1] != one), len(rest))
            found += range(at, at + length)
            at += length
        return found

    def boxes(self, places: Sequence[int]) -> tuple[Box, ...]:
        """Return the areas of characters, one a line."""
        return tuple(self._boxes(places))

    def _boxes(self, places: Sequence[int]) -> Iterator[Box]:
        for (page, row), group in groupby((self._at[at] for at in places), key=lambda one: one[:2]):
            columns = [column for _, _, column in group]
            line = self._pages[page].lines[row]
            left, right = min(line.left[one] for one in columns), max(line.right[one] for one in columns)
            yield Box(page, left, line.top, right, line.bottom)


def squeezed(text: str) -> str:
    """Return a text without blanks, its letters, digits and signs in one width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _running(pages: Sequence[PageLines]) -> frozenset[str]:
    heads = Counter(squeezed(line.text) for page in pages for line in page.lines[:3] if _at_edge(line, page))
    return frozenset(text for text, count in heads.items() if count >= _OFTEN)


def _at_edge(line: Line, page: PageLines) -> bool:
    return line.bottom < page.height * HEAD or line.top > page.height * (1 - HEAD)


def _is_number(line: Line, page: PageLines) -> bool:
    return line.top > page.height * (1 - HEAD) and squeezed(line.text).strip("—-–") == page.label
