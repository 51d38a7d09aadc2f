"""How an indicator is spread over the colleges, and who stands far outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from reportdoc.app.province.rows import IndicatorValue

FAR = 3.5
"""Robust z from which a value is an outlier (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993)."""
_NORMAL = 0.6745
"""The quartile of the normal distribution: by it the median of deviations estimates a standard deviation."""
_NORMAL_MEAN = 1.2533
"""The same for the mean of deviations, which is taken where more than half of the values are equal."""
_FEWEST = 5
"""Values of which something can be an outlier."""

Key = tuple[str, str, str]
"""Table, indicator and unit."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers that sum up some values."""

    count: int
    minimum: float
    lower: float
    """First quartile."""
    median: float
    upper: float
    maximum: float

    @property
    def dispersion(self) -> float | None:
        """Half the distance of the quartiles by their mean, which no unit changes; None around nought."""
        total = self.upper + self.lower
        return (self.upper - self.lower) / total if total > 0 else None


@dataclass(frozen=True, slots=True)
class Standing:
    """The value of a college, and where it stands among the others."""

    submission: str
    value: float
    printed: str
    place: str
    score: float
    """Robust z; 0 where all are equal."""
    rank: float
    """Share of the values that are smaller, equal ones counting half: 0 to 1."""

    @property
    def far(self) -> bool:
        """Whether it is an outlier."""
        return abs(self.score) > FAR


@dataclass(frozen=True, slots=True)
class Distribution:
    """An indicator over all colleges."""

    table: str
    indicator: str
    unit: str
    spread: Spread
    standings: tuple[Standing, ...]
    """By submission."""
    by_type: tuple[tuple[str, Spread], ...] = ()
    """By type of college, where types are known."""

    @property
    def outliers(self) -> tuple[Standing, ...]:
        """Values far outside, the farthest first."""
        return tuple(sorted((one for one in self.standings if one.far), key=lambda one: -abs(one.score)))


def spread(values: Sequence[float]) -> Spread:
    """Return what sums up some values, of which there is one at least; quartiles are interpolated."""
    ordered = sorted(values)
    at = [_quantile(ordered, share) for share in (0.25, 0.5, 0.75)]
    return Spread(len(ordered), ordered[0], at[0], at[1], at[2], ordered[-1])


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def scores(values: Sequence[float]) -> list[float]:
    """Return the robust z of each value: its distance from the median in deviations that outliers do not widen."""
    middle = median(values)
    deviations = [abs(value - middle) for value in values]
    by_median, by_mean = median(deviations) / _NORMAL, fmean(deviations) * _NORMAL_MEAN
    scale = by_median or by_mean
    if not scale or len(values) < _FEWEST:
        return [0.0] * len(values)
    return [(value - middle) / scale for value in values]


def distributions(values: Iterable[IndicatorValue], types: Mapping[str, str]) -> tuple[Distribution, ...]:
    """Return every indicator over all colleges, in the order of the first college's tables.

    `values` are of one year, one of each indicator a submission; `types` has the type of a college by its code.
    """
    groups: dict[Key, dict[str, IndicatorValue]] = defaultdict(dict)
    for one in values:
        if one.value is not None:
            groups[one.table, one.indicator, one.unit].setdefault(one.submission, one)
    return tuple(_distribution(key, list(found.values()), types) for key, found in groups.items())


def _distribution(key: Key, found: Sequence[IndicatorValue], types: Mapping[str, str]) -> Distribution:
    numbers = [one.value or 0.0 for one in found]
    ranks = _ranks(numbers)
    standings = tuple(
        Standing(one.submission, number, one.printed, one.place, score, ranks[number])
        for one, number, score in zip(found, numbers, scores(numbers), strict=True)
    )
    grouped: dict[str, list[float]] = defaultdict(list)
    for one, number in zip(found, numbers, strict=True):
        if one.code in types:
            grouped[types[one.code]].append(number)
    by_type = tuple((name, spread(grouped[name])) for name in sorted(grouped))
    return Distribution(*key, spread(numbers), standings, by_type)


def _ranks(numbers: Sequence[float]) -> Mapping[float, float]:
    ordered = sorted(numbers)
    first: dict[float, int] = {}
    last: dict[float, int] = {}
    for index, number in enumerate(ordered):
        first.setdefault(number, index)
        last[number] = index
    return {number: (first[number] + last[number] + 1) / 2 / len(ordered) for number in first}
