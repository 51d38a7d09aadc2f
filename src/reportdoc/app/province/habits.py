"""How figures are printed: last digits and round numbers, which tell estimates from counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from reportdoc.app.province.distribution import FAR
from reportdoc.app.province.rows import IndicatorValue

_LEAST = 100
"""Whole numbers from which the last digit is worth a look."""
_FEWEST = 10
"""Numbers of a college from which its habit is."""
_ROUND = 0.1
"""Share of whole numbers that end in 0 by chance."""


@dataclass(frozen=True, slots=True)
class Habit:
    """The whole numbers of one college, or of all."""

    submission: str
    numbers: int
    digits: tuple[int, ...]
    """How many end in 0, 1, … 9."""
    decimals: tuple[tuple[int, int], ...]
    """How many of its other numbers have so many decimals."""

    @property
    def score(self) -> float:
        """How many standard deviations more numbers end in 0 than by chance."""
        if not self.numbers:
            return 0.0
        return (self.digits[0] - _ROUND * self.numbers) / sqrt(self.numbers * _ROUND * (1 - _ROUND))

    @property
    def odd(self) -> bool:
        """Whether so many round numbers ask for a look."""
        return self.numbers >= _FEWEST and self.score > FAR


def habits(values: Iterable[IndicatorValue]) -> tuple[Habit, tuple[Habit, ...]]:
    """Return the habit of all, and of each submission by name."""
    digits: dict[str, Counter[int]] = defaultdict(Counter)
    decimals: dict[str, Counter[int]] = defaultdict(Counter)
    for one in values:
        if one.value is None:
            continue
        if one.value == int(one.value) and "." not in one.printed:
            if abs(one.value) >= _LEAST:
                digits[one.submission][int(abs(one.value)) % 10] += 1
        else:
            decimals[one.submission][len(one.printed.partition(".")[2].rstrip("%％ "))] += 1
    each = tuple(_habit(name, digits[name], decimals[name]) for name in sorted({*digits, *decimals}))
    return _habit("", sum(digits.values(), Counter()), sum(decimals.values(), Counter())), each


def _habit(name: str, digits: Counter[int], decimals: Counter[int]) -> Habit:
    return Habit(name, digits.total(), tuple(digits[digit] for digit in range(10)), tuple(sorted(decimals.items())))
