"""Where stretches of characters begin that stand elsewhere in a report as well: what is equal in part starts there."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from operator import add, and_

from reportdoc.audit.wording.names.neighbours import Neighbours

_LONGEST = 6
"""Characters of the longest stretch that is asked for."""


class Recurring:
    """The runs of a report one behind the other, and where stretches of up to six characters begin that recur."""

    def __init__(self, near: Neighbours) -> None:
        self._text = text = near.text
        self._recurs = {1: [character != "\n" for character in text]}
        stretches = list(text)
        for length, counts in ((2, near.pairs), (3, near.threes), (4, None)):
            stretches = list(map(add, stretches, text[length - 1 :]))
            if counts is None:
                before = self._recurs[length - 1]
                counts = Counter(compress(stretches, map(and_, before, before[1:])))
            often = {stretch for stretch, times in counts.items() if times > 1}
            self._recurs[length] = list(map(often.__contains__, stretches))
        # Of longer ones it is enough that their first and last four characters recur.
        four = self._recurs[4]
        self._recurs |= {length: list(map(and_, four, four[length - 4 :])) for length in (5, _LONGEST)}
        self._starts = {length: [*compress(range(len(text)), flags)] for length, flags in self._recurs.items()}

    def windows(self, before: int, length: int, behind: int) -> list[str]:
        """Return the windows of a run with so many characters before and behind `length` others, if both may recur."""
        text, width, beyond = self._text, before + length + behind, before + length
        if before < behind:
            here = self._recurs[before]
            starts = [at - beyond for at in self._starts[behind] if at >= beyond and here[at - beyond]]
        else:
            there = self._recurs[behind]
            last = len(there) - beyond
            starts = [at for at in self._starts[before] if at < last and there[at + beyond]]
        found = [text[at : at + width] for at in starts]
        return [window for window in found if "\n" not in window]
