"""Figures whose point has moved beside what is named alike: 2.86万元 for 2.86亿元, 61.28万元 for 612.80万元."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from math import log10

from reportdoc.audit.agreement.model.statement import LIKE, Statement, Words
from reportdoc.audit.finding import Finding, Severity
from reportdoc.report.message import message
from reportdoc.report.place import Place

_MONEY = "元"

_MYRIAD = 10_000

_DIGITS = 2
"""Digits of an amount that tell anything of itself."""


_SHIFTED = 3
"""Digits, but for noughts, that two figures of one unit and of like names share by chance hardly ever."""


def scaled_findings(every: Sequence[Statement], words: Words, apart: Set[tuple[Place, Place]]) -> Iterator[Finding]:
    """Yield the figures that nothing else states, and that something named alike states at another scale.

    `apart` holds the pairs of places that other checks have found to differ.
    """
    told = {frozenset(pair) for pair in apart}
    for code, one, near in (*_of_money(every), *_moved(every)):
        same = [
            (words.likeness(one, other), index, other)
            for index, other in enumerate(near)
            if (None in (one.year, other.year) or one.year == other.year) and _apart(one, other)
        ]
        likeness, _, other = max(same, default=(0.0, 0, one), key=lambda each: each[:2])
        places = frozenset((one.spot.place, other.spot.place))
        if likeness >= LIKE and places not in told:
            told.add(places)
            said = message(
                "{stated} stands nowhere else; {place} says {other} of what is named alike",
                stated=f"{one.number.text}{one.unit}",
                place=other.spot.place,
                other=f"{other.number.text}{other.unit}",
            )
            key = f"{one.spot.text}@{one.words}"
            yield Finding(
                code, Severity.CONFLICT, said, (one.spot, other.spot), f"{one.number}；{other.number}", key=key
            )


def _of_money(every: Sequence[Statement]) -> Iterator[tuple[str, Statement, list[Statement]]]:
    """Yield the amounts of money of the text that stand nowhere else, with those that are a myriad times as much."""
    money = [one for one in every if one.dimension == _MONEY and one.value > 0]
    amounts = _Amounts(money)
    for one in money:
        if one.claim is None or len(one.digits.strip("0")) < _DIGITS:
            continue
        if not any(_agrees(one, money[at], 1) and _apart(one, money[at]) for at in amounts.near(one, 1)):
            near = [money[at] for times in (_MYRIAD, 1 / _MYRIAD) for at in amounts.near(one, times)]
            yield "G507", one, [each for each in near if _agrees(one, each, _MYRIAD) or _agrees(each, one, _MYRIAD)]


def _moved(every: Sequence[Statement]) -> Iterator[tuple[str, Statement, list[Statement]]]:
    """Yield the figures that stand nowhere else, with those that have the same digits but for noughts at the end."""
    alike: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in every:
        if len(digits := f"{one.value.normalize():f}".replace(".", "").strip("0")) >= _SHIFTED:
            alike[one.dimension, digits].append(one)
    for found in alike.values():
        values = Counter(one.value for one in found)
        for one in found if len(values) > 1 else ():
            exact = not (one.claim and one.claim.mention.approximate)
            if exact and values[one.value] == 1 and (one.claim or one.annex):
                yield "G508", one, [each for each in found if each.value in _tens(one.value) and _one_kind(one, each)]


def _one_kind(one: Statement, other: Statement) -> bool:
    """Tell whether both are counts or both amounts: 2.88人 are a mean, no 288人."""
    return (one.value % 1 == 0) == (other.value % 1 == 0) or one.dimension == _MONEY


def _tens(value: Decimal) -> tuple[Decimal, ...]:
    """Return what an amount is with its point moved by a place or two."""
    return tuple(value * times for times in (Decimal("0.01"), Decimal("0.1"), Decimal(10), Decimal(100)))


class _Amounts:
    """Amounts in order, those whose last digits weigh alike together, so that few are compared with each."""

    def __init__(self, money: Sequence[Statement]) -> None:
        weights: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for index, one in enumerate(money):
            value, ulp = one.amount
            weights[round(log10(ulp))].append((value, index))
        self._weights = {4 * 10.0**weight: sorted(own) for weight, own in weights.items()}

    def near(self, one: Statement, times: float) -> Iterator[int]:
        """Yield where amounts stand that may be one so many times: little more than a last digit off."""
        value, ulp = (part * times for part in one.amount)
        for heaviest, own in self._weights.items():
            off = 2 * max(ulp, heaviest)
            low, high = bisect_left(own, (value - off, 0)), bisect_right(own, (value + off, len(own)))
            yield from (index for _, index in own[low:high])


def _agrees(one: Statement, other: Statement, times: int) -> bool:
    """Tell whether one amount so many times is another, as far as the coarser of the two is rounded."""
    (first, ulp), (second, other_ulp) = one.amount, other.amount
    return abs(first * times - second) <= max(ulp * times, other_ulp) * _BARELY


def _apart(one: Statement, other: Statement) -> bool:
    """Tell whether two statements stand in two places."""
    return other.home != one.home or other.spot.text != one.spot.text


_BARELY = 1.001
