"""What changed since the year before, and what did not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportdoc.app.province.distribution import FAR, Distribution, Spread, scores
from reportdoc.app.province.rows import IndicatorValue

_LEAST = 1000
"""Significant digits, as a whole number, from which an exact repetition is odd: four of them."""
_JUMP = 0.3
"""Share of the earlier value by which one has to change to be a jump, however rare that is."""


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator of a college in two years."""

    code: str
    submission: str
    table: str
    indicator: str
    before: IndicatorValue
    after: IndicatorValue
    ratio: float
    """After by before."""


@dataclass(frozen=True, slots=True)
class Years:
    """What a comparison with the year before shows."""

    before: int
    after: int
    jumps: tuple[Change, ...]
    """Changes far outside those of the other colleges, the greatest first."""
    repeated: tuple[Change, ...]
    """Values of four digits or more that are the same to the last digit."""
    dispersion: tuple[tuple[str, str, Spread, Spread], ...]
    """By table and indicator, how the values were spread in both years."""


def compare(
    years: tuple[int, int],
    before: Sequence[IndicatorValue],
    after: Sequence[IndicatorValue],
    spread_before: Sequence[Distribution],
    spread_after: Sequence[Distribution],
) -> Years:
    """Compare the values of two years, the earlier one first; colleges are known by their codes."""
    earlier = {(one.code, one.table, one.indicator, one.unit): one for one in before if one.code and one.value}
    groups: dict[tuple[str, str, str], list[Change]] = {}
    repeated = []
    for one in after:
        old = earlier.get((one.code, one.table, one.indicator, one.unit))
        if old is None or one.value is None or not old.value:
            continue
        change = Change(one.code, one.submission, one.table, one.indicator, old, one, one.value / old.value)
        groups.setdefault((one.table, one.indicator, one.unit), []).append(change)
        if old.value == one.value and _digits(one.printed) >= _LEAST:
            repeated.append(change)
    jumps = [change for group in groups.values() for change in _jumps(group)]
    known = {(one.table, one.indicator, one.unit): one.spread for one in spread_before}
    both = [(one, known.get((one.table, one.indicator, one.unit))) for one in spread_after]
    return Years(
        *years,
        tuple(sorted(jumps, key=lambda one: (-abs(one.ratio - 1), one.submission))),
        tuple(sorted(repeated, key=lambda one: (one.submission, one.after.position))),
        tuple((one.table, one.indicator, old, one.spread) for one, old in both if old),
    )


def _jumps(changes: Sequence[Change]) -> Iterable[Change]:
    for change, score in zip(changes, scores([one.ratio for one in changes]), strict=True):
        if abs(score) > FAR and abs(change.ratio - 1) > _JUMP:
            yield change


def _digits(printed: str) -> int:
    digits = "".join(one for one in printed if one.isdecimal()).strip("0")
    return int(digits or 0)
