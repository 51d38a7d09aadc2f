"""Which characters of a report stand by one another, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import add

from reportdoc.audit.wording.names.runs import FUNCTION, Run
from reportdoc.text.surnames import NAMES

WIDTH = 3
"""Characters by which a stretch is known to be the same but for one of them."""

WORDS = FUNCTION | frozenset("他她它同")
"""Characters that are words of their own, and sound like one another in any text."""


class Neighbours:
    """How often characters of a report stand by one another, two and three of them."""

    def __init__(self, found: Sequence[Run]) -> None:
        self.text = text = "\n".join([run for run, _ in found])
        """The runs, one behind the other."""
        twos = list(map(add, text, text[1:]))
        self.pairs = _counted(twos)
        self.threes = _counted(map(add, twos, text[2:]))
        self._once = {pair for pair, times in self.pairs.items() if times == 1}
        self._behind = Counter([pair[0] for pair in self.pairs])
        self._before = Counter([pair[1] for pair in self.pairs])

    def strangers(self, run: str) -> Iterator[int]:
        """Yield where a character stands that has neither neighbour beside it anywhere else."""
        strange = [True, *map(self._once.__contains__, map(add, run, run[1:])), True]
        for index, both in enumerate(pairwise(strange)):
            if both == (True, True) and not (index and run[index] in WORDS and _no_name(run, index)):
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


def _no_name(run: str, index: int) -> bool:
    """Tell whether a character that is a word of its own stands behind no surname."""
    return NAMES.isdisjoint(run[max(0, index - 2) : index])


def _counted(stretches: Iterable[str]) -> Counter[str]:
    """Count stretches of a text but for those that go beyond a run."""
    counts = Counter(stretches)
    for stretch in [one for one in counts if "\n" in one]:
        del counts[stretch]
    return counts
