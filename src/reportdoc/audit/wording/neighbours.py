"""Which characters of a report stand by one another, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportdoc.audit.wording.runs import FUNCTION, Run
from reportdoc.text.surnames import NAMES

WIDTH = 3
"""Characters by which a stretch is known to be the same but for one of them."""

WORDS = FUNCTION | frozenset("他她它同")
"""Characters that are words of their own, and sound like one another in any text."""


class Neighbours:
    """How often characters of a report stand by one another, two and three of them."""

    def __init__(self, found: Sequence[Run]) -> None:
        self.pairs = Counter([run[start : start + 2] for run, _ in found for start in range(len(run) - 1)])
        self.threes = Counter([run[start : start + WIDTH] for run, _ in found for start in range(len(run) - 2)])
        self._behind = Counter([pair[0] for pair in self.pairs])
        self._before = Counter([pair[1] for pair in self.pairs])

    def strangers(self, run: str) -> Iterator[int]:
        """Yield where a character stands that has neither neighbour beside it anywhere else."""
        strange = [True, *(self.pairs[run[start : start + 2]] == 1 for start in range(len(run) - 1)), True]
        for index, character in enumerate(run):
            word = character in WORDS and NAMES.isdisjoint(run[max(0, index - 2) : index])
            if strange[index] and strange[index + 1] and not word:
                yield index

    def coherent(self, stretch: str, index: int) -> bool:
        """Tell whether a stretch is no chance meeting of words.

        Its pairs hardly stand without the third character; or the neighbour of the character that matters has, but for
        one slip, no other beside it.
        """
        times = self.threes[stretch]
        if max(self.pairs[stretch[:2]], self.pairs[stretch[1:]]) <= times + 1:
            return True
        before = index > 0 and self._behind[stretch[index - 1]] == 2
        behind = index < WIDTH - 1 and self._before[stretch[index + 1]] == 2
        return times > 1 and (before or behind)
