"""The text of a PDF from its first page to its last, without what stands in the margins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from reportdoc.ooxml.margins import OTHER, PAGE
from reportdoc.pdf.text import PageText

_EDGE = 3
"""Lines at the top and at the bottom of a page that may be those of a header or footer."""


class Stream:
    """Text without blanks, and where its pages and words begin."""

    def __init__(self, pages: Sequence[PageText], margins: Collection[str], known: Collection[str]) -> None:
        """Take pages, what may stand in their margins, and the texts that a field there may repeat."""
        self._pages: list[int] = []
        self._words: list[int] = []
        pieces: list[str] = []
        self._labels = [page.label for page in pages]
        size, fields = 0, {*known, str(len(pages))}
        for page in pages:
            self._pages.append(size)
            for line in _body(page, margins, fields):
                for word in line:
                    self._words.append(size)
                    pieces.append(word)
                    size += len(word)
        self.text = "".join(pieces)
        self.page_starts = frozenset(self._pages)
        self.blanks = frozenset(
            start for start, end in zip(self._pages, [*self._pages[1:], size], strict=True) if start == end
        )

    def label(self, page: int) -> str:
        """Return what the PDF calls a page, counted from 1."""
        return self._labels[page - 1] if self._labels else ""

    def page(self, position: int) -> int:
        """Return the number of the page on which a position stands, from 1."""
        return max(1, bisect_right(self._pages, min(position, len(self.text) - 1)))

    def parted(self, position: int) -> bool:
        """Tell whether figures that meet at a position have a blank between them; true where none meet."""
        if not self.text[max(0, position - 1) : position].isdigit() or not self.text[position : position + 1].isdigit():
            return True
        return self.begins_word(position)

    def begins_word(self, position: int) -> bool:
        """Tell whether a word begins at a position."""
        index = bisect_left(self._words, position)
        return index < len(self._words) and self._words[index] == position

    def words_between(self, start: int, end: int) -> Sequence[int]:
        """Return where words begin from one position to before another."""
        return self._words[bisect_left(self._words, start) : bisect_left(self._words, end)]

    def words(self, start: int, end: int) -> list[str]:
        """Return the words between two positions."""
        inner = self._words[bisect_right(self._words, start) : bisect_right(self._words, end - 1)]
        edges = [start, *inner, end]
        return [self.text[a:b] for a, b in pairwise(edges) if a < b]


def _body(page: PageText, margins: Collection[str], known: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a page that are none of a header or footer, of which PDFium may make several lines."""
    index = 0
    while index < len(page.lines):
        pieces = range(_EDGE, 0, -1)
        taken = next((count for count in pieces if _at_edge(page, index, count, margins, known)), 0)
        if not taken:
            yield page.lines[index]
        index += taken or 1


def _at_edge(page: PageText, start: int, count: int, margins: Collection[str], known: Collection[str]) -> bool:
    """Tell whether so many lines at the top or at the bottom of a page are one of a header or footer."""
    end = start + count
    if end > len(page.lines) or (end > _EDGE and start < len(page.lines) - _EDGE):
        return False
    text = "".join(word for line in page.lines[start:end] for word in line)
    return any(_is_margin(text, margin, page.label, known) for margin in margins)


def _is_margin(line: str, margin: str, label: str, known: Collection[str]) -> bool:
    """Tell whether a line is that of a header or footer on a page with this number."""
    if PAGE in margin and not label:
        return False
    return _fits(line, margin.replace(PAGE, label).split(OTHER), known)


def _fits(line: str, parts: Sequence[str], known: Collection[str]) -> bool:
    """Tell whether a line is made of parts in their order, with one of the known texts between each and the next."""
    if len(parts) == 1 or not (line.startswith(parts[0]) and line.endswith(parts[-1])):
        return line == parts[0]

    @cache
    def fits(start: int, part: int) -> bool:
        if not line.startswith(parts[part], start):
            return False
        start += len(parts[part])
        if part == len(parts) - 1:
            return start == len(line)
        ends = range(start + 1, len(line) + 1)
        return any(line[start:end] in known and fits(end, part + 1) for end in ends)

    return fits(0, 0)
