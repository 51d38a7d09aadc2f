"""What figures give: sums, differences, products, quotients, shares and growth of those around one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportdoc.audit.prose.given.known import Known

LONGEST = 8
"""Figures that a sum adds up at most."""

OF_BOTH = "({0} + {1})"
"""In the form of a share of a whole that only its two parts tell."""

GROWN = "±"
"""The sign of a level that a growth makes of another: it explains a figure, and accuses none."""

EACH = re.compile("[每均各]|单价|标准")
"""What says that a figure is of one of many, so that a product with their number means something."""

Result = tuple[float, float, str, str, tuple[Known, ...]]
"""Value in basic units, by how much of itself it may be off, code of the relation, its sign or form, its operands."""


def results(target: Known, near: Sequence[Known]) -> Iterator[Result]:
    """Yield what the figures near one give, of its kind."""
    rates = [one for one in near if one.kind == "%"]
    if target.kind == "points":
        yield from (_apart(one, other) for one, other in combinations(rates, 2))
    elif target.kind == "%":
        yield from _shares([one for one in near if one.kind not in ("%", "points")])
        yield from _sums(rates)
        for change in (one for one in near if one.kind == "points"):
            for rate in rates:
                yield rate.value + change.value, 0, "P404", "+", (rate, change)
                yield _apart(rate, change)
    else:
        same = [one for one in near if one.kind == target.kind]
        yield from _sums(same)
        rest = [one for one in near if one.kind not in (target.kind, "%", "points")]
        # 60名学生 of 23 events make no attendances of them.
        alike = [one for one in same if one.stated.dimension == target.stated.dimension]
        yield from _quotients([*alike, *(one for one in rest if _is_product(one.kind, target.kind))], rest)
        if EACH.search(target.stated.words):  # 平均每位教师对应学生327人
            yield from _quotients(same, same)
        for rate in rates:
            for count in same:
                loose = rate.loose + count.loose
                yield count.value * rate.value / 100, loose, "P401", "×", (count, rate)
                yield count.value / rate.value * 100, loose, "P401", "÷", (count, rate)
                # 由1180人降到1062人，下降10.00%: each level follows from the other and the growth between them.
                for step in (1 + rate.value / 100, 1 - rate.value / 100):
                    if step > 0:
                        yield count.value * step, loose, "P404", GROWN, (count, rate)
                        yield count.value / step, loose, "P404", GROWN, (count, rate)


def _apart(one: Known, other: Known) -> Result:
    """Return what two figures differ by, the greater first."""
    high, low = (one, other) if one.value > other.value else (other, one)
    return high.value - low.value, 0, "P404", "−", (high, low)


def _is_product(one: str, other: str) -> bool:
    """Tell whether one of two units is that of people times the other: 人日 and 天."""
    return "人" + _DAY.get(one, one) == _DAY.get(other, other) or "人" + _DAY.get(other, other) == _DAY.get(one, one)


_DAY = {"天": "日", "人天": "人日"}


def _shares(counts: Sequence[Known]) -> Iterator[Result]:
    for one, other in combinations(counts, 2):
        if one.kind != other.kind or one.value == other.value:
            continue
        part, whole = (one, other) if one.value < other.value else (other, one)
        loose = one.loose + other.loose
        yield 100 * part.value / whole.value, loose, "P401", "÷", (part, whole)
        step = whole.value - part.value
        slack = part.loose + whole.loose * whole.value / step + part.loose * part.value / step
        yield 100 * step / part.value, slack, "P404", "({0} − {1}) ÷ {1}", (whole, part)
        yield 100 * step / whole.value, slack, "P404", "({1} − {0}) ÷ {1}", (part, whole)
        if whole.value < 10 * part.value:
            yield 100 * whole.value / part.value, loose, "P401", "÷", (whole, part)
        yield 100 * whole.value / (part.value + whole.value), loose, "P401", "{0} ÷ ({0} + {1})", (whole, part)
        yield 100 * part.value / (part.value + whole.value), loose, "P401", "{0} ÷ ({0} + {1})", (part, whole)


def _sums(same: Sequence[Known]) -> Iterator[Result]:
    for one, other in combinations(same, 2):
        yield one.value + other.value, 0, "P402", "+", (one, other)
        yield _apart(one, other)
    for start in range(len(same) - 2):
        total = same[start].value + same[start + 1].value
        for end in range(start + 3, min(len(same), start + LONGEST) + 1):
            total += same[end - 1].value
            yield total, 0, "P402", "+", tuple(same[start:end])
    pairs = [(one.value + other.value, one, other) for one, other in combinations(same, 2)]
    for whole in same:
        for both, one, other in pairs:
            if whole.value > both and whole is not one and whole is not other:
                yield whole.value - one.value - other.value, 0, "P402", "−", (whole, one, other)


def _quotients(amounts: Sequence[Known], counts: Sequence[Known]) -> Iterator[Result]:
    for amount in amounts:
        for count in counts:
            loose = amount.loose + count.loose
            yield amount.value / count.value, loose, "P403", "÷", (amount, count)
            yield amount.value * count.value, loose, "P403", "×", (amount, count)
