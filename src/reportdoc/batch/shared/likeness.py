"""How much of one passage stands in another."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from reportdoc.batch.fingerprint import shingles
from reportdoc.batch.shared.runs import BREAK, RUN, Flags, Runs, words

LIKE = 0.52
"""Likeness from which two passages are a pair: reworded ones in tests/batch/passages have 0.527 and more, others about
the same matter 0.37 at most, those of ten written reports, taken two by two and without lists of figures, 0.51."""
LEAST = 19
"""Characters of its own that a passage must share: less is a name or a list of kinds."""
_LETTERS = 14
"""Letters to a number below which a passage is a list of figures: what was alike in ten written reports all was."""
_LISTS = 0.6
"""Share of pairs of characters, numbers aside, from which two lists of figures are alike; facts of two colleges have
0.56 at most there."""
_SAME = 0.5
"""Share of the figures, of the list with fewer, that make two lists one."""
_KEPT = 4096
"""Passages of which it is kept what is their own."""
_FIGURE = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")
_YEAR = re.compile(r"20[0-9]{2}")


class Likeness:
    """How much two passages have in common, told of one pair after another."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._own = lru_cache(maxsize=_KEPT)(self._counted)

    def of(self, one: int, other: int) -> float:
        """Return the share of the shorter passage that stands in runs of the other, phrases that many use left out."""
        if self._own(one)[1] > self._own(other)[1]:
            one, other = other, one
        own, count = self._own(one)
        runs, theirs = self._runs.of(one), set(self._runs.of(other).tolist())
        there = np.fromiter((run in theirs for run in runs.tolist()), np.bool_, len(runs)) & (runs != 0)
        shared = int(np.count_nonzero(_covered(there & ~self._runs.phrases(runs)) & own))
        return shared / count if shared >= LEAST else 0.0

    def _counted(self, passage: int) -> tuple[Flags, int]:
        """Return which characters of a passage are words in no phrase, and how many these are."""
        runs = self._runs.of(passage)
        own = _covered(runs != 0) & ~_covered(self._runs.phrases(runs))
        return own, int(np.count_nonzero(own))


def _covered(begins: Flags) -> Flags:
    """Tell which characters are in a run, from where runs begin."""
    found = begins.copy()
    for offset in range(1, RUN):
        found[offset:] |= begins[:-offset]
    return found


def differ_as_lists(one: str, other: str) -> bool:
    """Tell whether a text is a list of figures, and the other neither has the figures nor nearly every word.

    Two colleges state the same facts in the words of the indicators; only figures are their own.
    """
    if not (_is_list(one) or _is_list(other)) or pairs_alike(one, other) >= _LISTS:
        return False
    first, second = _figures(one), _figures(other)
    return len(first & second) < max(2, _SAME * min(len(first), len(second)))


def pairs_alike(one: str, other: str) -> float:
    """Return the share of the pairs of characters of two texts that both have; every number is the same."""
    first, second = shingles(one), shingles(other)
    return len(first & second) / max(1, len(first | second))


def _is_list(text: str) -> bool:
    bare = words(text)
    return bare.count(BREAK) * _LETTERS > len(bare)


def _figures(text: str) -> set[str]:
    """Return the figures of three digits or more that are no year: smaller ones are the same by chance."""
    found = _FIGURE.findall(text)
    return {one for one in found if sum(map(str.isdigit, one)) > 2 and not _YEAR.fullmatch(one)}
