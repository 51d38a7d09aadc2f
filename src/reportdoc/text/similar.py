"""Which of two sets of texts are versions of each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

_FIGURES = re.compile(r"\d+")
_COMMON = 30
"""A pair of letters that more texts share says little, and to look at all of them would take the square of their
number."""
_CANDIDATES = 5
"""Texts, those that share most letters, that are looked at closely."""


def pairs(old: Sequence[str], new: Sequence[str], least: float) -> list[tuple[int, int]]:
    """Return the indexes of the texts that are versions of each other, each in one pair at most, the most alike first.

    Equal texts always are; others where `least` or more, 0 to 1, of their pairs of letters are the same, whatever
    their figures are (Dice's coefficient).
    """
    found = list(_equal(old, new))
    taken_old, taken_new = {one for one, _ in found}, {other for _, other in found}
    left_old = [index for index in range(len(old)) if index not in taken_old]
    left_new = [index for index in range(len(new)) if index not in taken_new]
    scored = _scored([_letters(old[index]) for index in left_old], [_letters(new[index]) for index in left_new], least)
    for _, one, other in sorted(scored):
        if left_old[one] not in taken_old and left_new[other] not in taken_new:
            taken_old.add(left_old[one])
            taken_new.add(left_new[other])
            found.append((left_old[one], left_new[other]))
    return found


def _equal(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    places = defaultdict(list)
    for index in reversed(range(len(old))):
        places[old[index]].append(index)
    for index, text in enumerate(new):
        if places.get(text):
            yield places[text].pop(), index


def _scored(old: list[Counter[str]], new: list[Counter[str]], least: float) -> Iterator[tuple[float, int, int]]:
    """Yield how unlike two texts are, and which two, for those that are alike enough."""
    index = defaultdict(list)
    for one, letters in enumerate(old):
        for pair in letters:
            index[pair].append(one)
    for other, letters in enumerate(new):
        shared: Counter[int] = Counter()
        for pair in letters:
            if len(index.get(pair, ())) <= _COMMON:
                shared.update(index.get(pair, ()))
        for one, _ in shared.most_common(_CANDIDATES):
            likeness = 2 * (old[one] & letters).total() / (old[one].total() + letters.total())
            if likeness >= least:
                yield 1 - likeness, one, other


def _letters(text: str) -> Counter[str]:
    masked = f" {_FIGURES.sub('#', text)} "
    return Counter(masked[start : start + 2] for start in range(len(masked) - 1))
