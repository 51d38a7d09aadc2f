"""Where headings and captions really stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from reportdoc.pdf.proofreading.printed import PrintedLine

_LINES = 4
"""Lines that a heading or caption has at most."""
_EXACT = frozenset("0123456789.-")


@dataclass(frozen=True, slots=True)
class StandsAt:
    """Where a title stands."""

    order: int
    """Number of its first line among all lines that were searched, from 0."""
    page: int
    """Index from 0."""


class TitlePlaces:
    """The places of titles in the body of a document: lines, one or a few in a row, that say the title and no more."""

    def __init__(self, lines: Iterable[PrintedLine], titles: Iterable[str]) -> None:
        """Search lines, in the order of drawing, for titles; each line is looked at once, whatever is asked later."""
        wanted = set(map(_key, titles))
        found: defaultdict[str, list[StandsAt]] = defaultdict(list)
        searched = list(lines)
        for order, line in enumerate(searched):
            text = ""
            for one in searched[order : order + _LINES]:
                if one.page != line.page:
                    break
                text += one.text
                if (key := _key(text)) in wanted:
                    found[key].append(StandsAt(order, line.page))
        self._found = found

    def after(self, title: str, order: int) -> StandsAt | None:
        """Return the first place of a title behind a line, else its first of all; none where it stands nowhere.

        A title that comes twice, as 小结 in two chapters, is found in turn when titles are asked for in their order.
        """
        found = self._found.get(_key(title))
        if not found:
            return None
        index = bisect_right(found, order, key=lambda place: place.order)
        return found[index] if index < len(found) else found[0]


def _key(text: str) -> str:
    """Return what is equal for equal titles.

    Characters of a stand-in font are drawn after those beside them, so only figures count with their order. Dots at the
    end of a title cannot be told from the leaders behind it.
    """
    text = text.rstrip(".")
    return "".join(c for c in text if c in _EXACT) + "".join(sorted(text))
