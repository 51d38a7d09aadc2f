"""What a figure may follow from, and whether it does so by more than accident.

A relation that holds by accident bears nothing out. How likely an accident is follows from how many results lie near a
figure, and from how exactly it is stated; how likely a relation is meant, from how often figures that stand so follow
in other reports (`habits`), or from how near they stand. A figure is borne out only as far as another in its place
would break the relation: a share with two decimals says nothing of the sixth digit of an amount.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportdoc.audit.reading.figures import Stated

_ACCIDENT = 0.05
"""How likely an accident may be, beside what is meant."""

SURE = 0.95
"""How often the surest habit is taken to hold."""

SPREAD = 2.3
"""Results are spread evenly over a power of ten: its natural logarithm."""

_LONG = 4
"""Digits from which the last one of a figure may be loose."""

_TINY = 1e-9
"""What a float may be off, of itself."""


@dataclass(frozen=True, slots=True)
class Held:
    """A relation that holds."""

    figures: tuple[Stated, ...]
    """Those that it bears out."""
    formula: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What a figure may follow from."""

    often: float
    """How often it is meant."""
    operands: tuple[Stated, ...]
    gives: Callable[[Sequence[float]], float]
    loose: float
    """By how much of itself the result may be off because its operands are rounded."""
    form: str
    """How it is written down, `{} ÷ {}`."""

    @property
    def values(self) -> list[float]:
        """The values of its operands."""
        return [float(one.value) for one in self.operands]

    def fits(self, figure: Stated, values: Sequence[float], reach: float) -> bool:
        """Tell whether values in the place of its operands give a figure, or come so near."""
        result = self.gives(values)
        return abs(result - float(figure.value)) <= reach + _TINY * result

    def reach(self, figure: Stated) -> float:
        """Return how far a result may be from a figure that is it, rounded; nothing where it is so to the digit."""
        if self.fits(figure, self.values, 0):
            return 0.0
        return float(figure.ulp) / 2 + self.loose * float(figure.value)

    def chance(self, figure: Stated) -> float:
        """Return how likely it is by accident that it gives a figure, one that it gives to the digit as such."""
        reach = self.reach(figure)
        width = 2 * reach if reach else min(_grain(figure), *self._steps())
        return width / float(figure.value) / SPREAD

    def _steps(self) -> Iterator[float]:
        """Yield how far apart the results of its operands' like lie, the rounder these are the farther."""
        values = self.values
        for at, one in enumerate(self.operands):
            more = [*values[:at], values[at] + _grain(one), *values[at + 1 :]]
            yield abs(self.gives(more) - self.gives(values))

    def held(self, figure: Stated) -> Held | None:
        """Return the figures it bears out; None where another digit would do for the one that follows."""
        reach, values = self.reach(figure), self.values
        if reach >= _step(figure):
            return None
        borne = [figure]
        for at, one in enumerate(self.operands):
            step = _step(one) if reach else float(one.ulp)
            others = [[*values[:at], value, *values[at + 1 :]] for value in (values[at] - step, values[at] + step)]
            if not any(other[at] > 0 and self.fits(figure, other, reach) for other in others):
                borne.append(one)
        said = self.form.format(*(one.number for one in self.operands))
        return Held(tuple(borne), f"{said} = {figure.number}")


def _grain(figure: Stated) -> float:
    """Return the weight of the last digit of a figure that is no nought."""
    text = f"{figure.value / figure.ulp:.0f}"
    return float(figure.ulp) * 10.0 ** (len(text) - len(text.rstrip("0")))


def _step(figure: Stated) -> float:
    """Return by how much a figure has to be another to count as one: by the last but one of many digits."""
    digits = len(re.sub("[^0-9]", "", figure.number.text).lstrip("0"))
    return float(figure.ulp) * (10 if digits >= _LONG else 1)


def meant(figure: Stated, relations: Sequence[Relation]) -> tuple[Relation, Held] | None:
    """Return the likeliest relation that gives a figure, unless an accident may explain it; none gives nought."""
    if not figure.value:
        return None
    others = 0.0
    for one in sorted(relations, key=lambda each: -each.often):
        if one.fits(figure, one.values, float(figure.ulp) / 2 + one.loose * float(figure.value)):
            bears = one.held(figure) if outweighs(one.often, others + one.chance(figure)) else None
            return (one, bears) if bears else None
        others += one.chance(figure)
        if not outweighs(one.often, others):
            return None
    return None


def outweighs(often: float, chance: float) -> bool:
    """Tell whether what is meant so often is much likelier than an accident of some chance."""
    often = min(often, SURE)
    return chance * (1 - often) <= _ACCIDENT * often
