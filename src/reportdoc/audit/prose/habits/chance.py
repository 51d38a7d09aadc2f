"""How likely it is that a slip of the pen makes figures agree that have nothing to do with each other."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportdoc.audit.prose.habits.runs import Run, tolerance
from reportdoc.audit.prose.habits.way import Kind, Way
from reportdoc.audit.reading.figures import Stated
from reportdoc.text.units import is_money

SWAPPED, CHANGED, SCALED = "swapped", "changed", "scaled"

_MYRIAD = 10_000

_SPREAD = 2.3
"""Results are spread evenly over a power of ten: its natural logarithm."""

_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Mended:
    """A figure that a slip keeps from agreeing with others."""

    figure: Stated
    chance: float
    """How likely one of its slips is to make it agree by chance, 0 to 1."""
    parts: tuple[Stated, ...] = ()
    """Those of a run that then add up."""


def slips(figure: Stated) -> Iterator[tuple[float, str]]:
    """Yield the values, in basic units, that one slip makes of a figure.

    Two neighbours are swapped, a digit is another, 万元 stands for 元 or 亿元, or the other way round.
    """
    text, factor = f"{figure.number.value:f}", float(figure.factor)
    if is_money(figure.mention.unit) or factor > 1:
        yield float(figure.value) * _MYRIAD, SCALED
        if figure.value > figure.ulp * _MYRIAD:
            yield float(figure.value) / _MYRIAD, SCALED
    places = [index for index, character in enumerate(text) if character.isdigit()]
    for one, other in pairwise(places):
        if text[one] != text[other]:
            swapped = f"{text[:one]}{text[other]}{text[one + 1 : other]}{text[one]}{text[other + 1 :]}"
            yield float(swapped) * factor, SWAPPED
    for place in places:
        for digit in "0123456789":
            if digit != text[place]:
                yield float(f"{text[:place]}{digit}{text[place + 1 :]}") * factor, CHANGED


def mended(way: Way, figure: Stated, sure: Callable[[Stated], bool]) -> Mended | None:
    """Return which of the three figures of a way is a slip away from agreeing, the least likely one; None if none.

    `sure` tells of which that is not thought.
    """
    ulp, value = float(figure.ulp), float(figure.value)
    first, second = float(way.first.value), float(way.second.value)

    def agrees(one: Stated, other: float) -> bool:
        if one is figure:
            return way.fits(way.result, other, ulp)
        given = (other, second) if one is way.first else (first, other)
        return other > 0 and way.fits(way.rule(*given), value, ulp)

    wide = width(way, figure)
    found = []
    for one in (figure, way.first, way.second):
        every = [] if sure(one) else list(slips(one))
        if hits := {kind for other, kind in every if agrees(one, other)}:
            found.append(Mended(one, min(_chance(wide, every, hits), _near(way, figure))))
    return min(found, key=lambda one: one.chance, default=None)


def _near(way: Way, figure: Stated) -> float:
    """Return how likely a result is by chance as near a mean or a multiple of a digit or two: 6 for 7 is seldom.

    Of such any other is a slip. A result may lie anywhere in two powers of ten.
    """
    result, value = way.result, float(figure.value)
    if way.kind not in _COUNTED or min(result, value) <= 0 or value >= _DIGITS**2 * float(figure.ulp):
        return 1.0
    near = _distance(result, value)
    if way.kind is Kind.APART:
        return near
    units = result / float(figure.ulp)
    even = abs(units - round(units)) < _EVENLY
    return min(1.0, max(near, float(figure.ulp) / value / _SPREAD) * (_EVEN if even else 1.0))


_COUNTED = (Kind.EACH, Kind.TIMES, Kind.APART)


def _distance(result: float, value: float) -> float:
    """Return how likely a result is by chance as near to a value, where both may lie anywhere in two powers of ten."""
    return min(1.0, abs(math.log(result / value)) / _SPREAD) if min(result, value) > 0 else 1.0


_EVENLY = 1e-6

_EVEN = 0.3
"""How often a quotient that nothing is meant by comes out even."""


def mended_run(run: Run, sure: Callable[[Stated], bool]) -> Mended | None:
    """Return which figure of a run and its total is a slip away from adding up, the least likely; None if none.

    All the parts come first, and some of them where no slip makes all add up. `sure` tells of which that is not
    thought.
    """
    total = float(run.total.value)
    found: list[Mended] = []
    for parts in sorted(run.near, key=len, reverse=True):
        if found and len(found[0].parts) == len(run.parts):
            break
        loose = tolerance(run.total, parts)
        missing = total - sum(float(one.value) for one in parts)
        width = 2 * max(loose, float(run.total.ulp) / 2) / total / _SPREAD
        every_part = len(parts) == len(run.parts)
        far = abs(missing) * 2 > total and not (every_part and (run.side, run.lead) in _WHOLE)
        if far and (not every_part or total < _DIGITS):
            continue
        for one in (run.total, *parts):
            every = [] if sure(one) else list(slips(one))
            sign = -1 if one is run.total else 1
            hits = {kind for other, kind in every if abs(sign * (other - float(one.value)) - missing) <= loose}
            if hits:
                chance = _chance(width, every, hits) * (_LEFT_OUT if far else 1.0)
                if _DIGITS <= total / float(run.total.ulp) < _DIGITS**2:
                    chance = min(chance, _distance(total - missing, total))
                found.append(Mended(one, min(1.0, chance), parts))
    return min(found, key=lambda one: one.chance, default=None)


_LEFT_OUT = 8.0
"""How much likelier parts that make less than half of a total, or more than twice, are some of many."""

_WHOLE = (("F", "（"), ("F", "："), ("F", "分"), ("B", "合计"), ("B", "共"))
"""Sides and leads of parts that make a total, none left out, however far from it they are."""


def met(run: Run, in_part: bool = False) -> float:
    """Return how likely a run, or some of it, adds up by accident to a total that a slip has made another."""
    total, parts = float(run.total.value), len(run.parts)
    loose = max(tolerance(run.total, run.parts), float(run.total.ulp) / 2)
    ways = parts * (parts - 1) if in_part else 2
    return min(1.0, ways * loose / total / _SPREAD)


def width(way: Way, figure: Stated) -> float:
    """Return the share of all results that would be taken for a figure."""
    value = float(figure.value)
    return min(1.0, 2 * (float(figure.ulp) + way.loose * value) / value / _SPREAD) if value else 1.0


def _chance(width: float, every: list[tuple[float, str]], hits: set[str]) -> float:
    kind = next(one for one in (SCALED, SWAPPED, CHANGED) if one in hits)
    return min(1.0, width * sum(each == kind for _, each in every))
