"""Amounts of money a myriad times too great or too small beside what is named alike: 2.86万元 for 2.86亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from reportdoc.audit.agreement.statement import LIKE, Statement, Words
from reportdoc.audit.finding import Finding, Severity
from reportdoc.report.message import message
from reportdoc.report.place import Place

CODE = "G507"

_MONEY = "元"

_MYRIAD = 10_000

_DIGITS = 2
"""Digits of an amount that tell anything of itself."""


def scaled_findings(every: Sequence[Statement], words: Words, apart: Set[tuple[Place, Place]]) -> Iterator[Finding]:
    """Yield the amounts that nothing else states, and that something named alike states at another scale.

    `apart` holds the pairs of places that other checks have found to differ.
    """
    money = [one for one in every if one.dimension == _MONEY and one.value > 0]
    told = {frozenset(pair) for pair in apart}
    for one in money:
        if one.claim is None or len(one.digits.strip("0")) < _DIGITS:
            continue
        if any(_agrees(one, other, 1) and _apart(one, other) for other in money):
            continue
        same = [
            (words.likeness(one, other), index, other)
            for index, other in enumerate(money)
            if (_agrees(one, other, _MYRIAD) or _agrees(other, one, _MYRIAD))
            and (None in (one.year, other.year) or one.year == other.year)
            and _apart(one, other)
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
                CODE, Severity.CONFLICT, said, (one.spot, other.spot), f"{one.number}；{other.number}", key=key
            )


def _agrees(one: Statement, other: Statement, times: int) -> bool:
    """Tell whether one amount so many times is another, as far as the coarser of the two is rounded."""
    (first, ulp), (second, other_ulp) = one.amount, other.amount
    return abs(first * times - second) <= max(ulp * times, other_ulp) * _BARELY


def _apart(one: Statement, other: Statement) -> bool:
    """Tell whether two statements stand in two places."""
    return other.home != one.home or other.spot.text != one.spot.text


_BARELY = 1.001
