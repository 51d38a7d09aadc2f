"""A way in which a figure may follow from two others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportdoc.audit.prose.habits.neighbours import Neighbour, Spoken
from reportdoc.audit.reading.figures import Stated

Rule = Callable[[float, float], float]


class Kind(StrEnum):
    """What is done to two figures."""

    APART = "D"
    """What lies between them: a change, or what is left."""
    POINTS = "D%"
    """What lies between two percentages."""
    GROWN = "Gnt"
    """What lies between them, of the earlier."""
    CHANGED = "Gct"
    """A change, of the earlier level."""
    SINCE = "Gcn"
    """A change, of the level it led up to, less that change."""
    UNTIL = "Gcd"
    """A change, of the level it led down to, and that change."""
    PART = "S"
    """A part of a whole."""
    REST = "Sc"
    """What a part leaves of a whole."""
    TWO = "S2"
    """Two parts of a whole, one after the other."""
    SPLIT = "Sw"
    """A part of the whole that it makes with another."""
    HUNDRED = "R"
    """What a percentage leaves of a hundred."""
    BOTH = "R+"
    """Two percentages together."""
    BETWEEN = "R-"
    """What two percentages have between them."""
    EACH = "M"
    """What falls to each."""
    EACH_OF_EACH = "MM"
    """What falls to each of so many, so many times: 116人，每人每月800元，10个月."""
    TIMES = "T"
    """How many times one is the other."""


_FAR_FETCHED = (Kind.EACH_OF_EACH, Kind.TWO, Kind.SPLIT, Kind.HUNDRED, Kind.BOTH, Kind.BETWEEN)
"""Kinds that may explain a figure, and accuse none."""

_RATES = (
    Kind.POINTS, Kind.GROWN, Kind.CHANGED, Kind.SINCE, Kind.UNTIL, Kind.PART, Kind.REST, Kind.TWO, Kind.SPLIT,
    Kind.HUNDRED, Kind.BOTH, Kind.BETWEEN,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """Two figures from which another may follow."""

    kind: Kind
    said: str
    """The words by which the figure is told; may be empty."""
    unit: str
    """Which unit of the figures before it they have, `0` the nearest; empty where all have one."""
    at: tuple[str, str]
    """How they stand to the figure: `p1T`, the one right before it, of an earlier time."""
    first: Stated
    second: Stated
    rule: Rule
    """What they give; negative where they give nothing."""
    form: str
    """How that is written down."""
    loose: float
    """By how much of itself the result may be off because the two are rounded."""
    even: bool | None = None
    """Of a whole mean of whole numbers: that it comes out even, or that it is rounded."""

    @property
    def accuses(self) -> bool:
        """Tell whether a figure that it does not give may be wrong by it; else it may explain one, and no more."""
        return self.kind not in _FAR_FETCHED and self.even is not False

    @property
    def result(self) -> float:
        """What they give."""
        return self.rule(float(self.first.value), float(self.second.value))

    def gives(self, figure: Stated) -> bool:
        """Tell whether they give a figure, as far as all three are rounded."""
        return self.fits(self.result, float(figure.value), float(figure.ulp))

    def fits(self, result: float, value: float, ulp: float) -> bool:
        """Tell whether a result is a value stated to a last digit that is worth `ulp`.

        What is counted one by one and comes out even is it to the one.
        """
        if self.even is not None and result.is_integer() is not self.even:
            return False
        counted = ulp == 1 and not (self.first.rounding or self.second.rounding or self.kind in _RATES)
        if counted and result.is_integer():
            return result == value
        return result >= 0 and abs(result - value) < ulp * _BARELY + self.loose * result


_BARELY = 1.0001
"""One unit of the last digit, and what a float may be off."""


def loose(one: Stated, other: Stated) -> float:
    """Return by how much of itself a product or quotient of two figures may be off because they are rounded."""
    return sum(float(each.rounding / abs(each.value)) for each in (one, other))


def counts(dimension: str) -> Callable[[Spoken], bool]:
    """Return what tells whether a figure is a count or an amount of a unit."""
    return lambda other: other.dimension == dimension and not other.is_share and other.stated.value > 0


def pairs(near: Sequence[Neighbour]) -> Iterator[tuple[Neighbour, Neighbour]]:
    """Yield the pairs of exact figures, each both ways round."""
    exact = [each for each in near if each[1].stated.is_exact and not is_small(each[1].stated)]
    return ((one, other) for one in exact for other in exact if one is not other)


def is_small(figure: Stated) -> bool:
    """Tell whether a figure is a numeral such as 五, which counts kinds more often than things."""
    return figure.mention.written and figure.value < _FEW


_FEW = 10
