"""One figure said twice in other words: the statement that a figure's words come nearest to, and a slip away in value.

Neither words nor values prove it alone. Two places that share most of their telling characters may speak of two things,
and two figures of one unit may differ by a digit by chance; that both happen at once, while nothing else in the report
states the figure, is what a slip of the pen looks like.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import combinations

from reportdoc.audit.agreement.model.bearing import Bearing
from reportdoc.audit.agreement.model.statement import LIKE, SOME, Statement, Words
from reportdoc.audit.agreement.model.value import basic, same
from reportdoc.audit.agreement.text.unanimous import one_scope, one_subject, slipped, unanimous
from reportdoc.audit.finding import Finding, Severity
from reportdoc.report.message import message
from reportdoc.report.place import Place

CODE = "G508"


def nearby_findings(
    every: Sequence[Statement], words: Words, bearing: Bearing, told: Set[tuple[Place, Place]]
) -> Iterator[Finding]:
    """Yield the figures that nothing bears out beside the ones they most likely misstate.

    `told` holds the pairs of places that other checks have found to differ.
    """
    seen: set[tuple[Place, Place]] = set()
    for one, other in near_misses(every, words, bearing):
        first, second = one.spot.place, other.spot.place
        if {(first, second), (second, first)} & (told | seen):
            continue
        seen.add((first, second))
        yield Finding(
            CODE,
            Severity.CONFLICT,
            message(
                "{stated} stands nowhere else; {place} says {other} of what is named alike",
                stated=f"{one.number.text}{one.unit}",
                place=second,
                other=f"{other.number.text}{other.unit}",
            ),
            (one.spot, other.spot),
            stated=f"{one.number}；{other.number}",
            key=f"{one.spot.text}@{one.words}",
        )


def near_misses(every: Sequence[Statement], words: Words, bearing: Bearing) -> Iterator[tuple[Statement, Statement]]:
    """Yield the statements that nothing bears out, each with the one it most likely misstates."""
    slips = _Slips(every)
    groups: dict[str, list[Statement]] = defaultdict(list)
    homes: dict[object, list[Statement]] = defaultdict(list)
    for one in every:
        groups[one.dimension].append(one)
        if one.claim:
            homes[one.spot.place.file, one.spot.place.line].append(one)
    for one in every:
        loose = one.claim and (one.claim.mention.approximate or one.claim.local)
        if loose or not (one.claim or one.annex):
            continue
        found, group = slips.of(one), groups[one.dimension]
        for other in filter(None, (_nearest(one, found, words), unanimous(one, found, group, words))):
            if _borne_out(one, group, words) or _explained(one, homes) or (one.claim and bearing.claim(one.claim)):
                break
            if not (_is_part(one, other, homes) or _listed(one, other) or _moved(one, other)):
                yield one, other
                break


def _nearest(one: Statement, slips: Sequence[Statement], words: Words) -> Statement | None:
    """Return the statement a slip away that is most like a figure in words, if that is enough for such a slip."""
    near = [
        (likeness, index, other)
        for index, other in enumerate(slips)
        if other.home != one.home
        and _one_year(one, other)
        and not (other.claim and (other.claim.mention.approximate or other.claim.local))
        and (_turned(one, other, _LONG) or ((_turned(one, other) or one_subject(one, other)) and one_scope(one, other)))
        and slipped(one, other)
        and (least := _needed(one, other)) < _NEVER
        and (likeness := words.likeness(one, other)) >= least
        and (one.value >= _SMALL_BELOW or _named_alike(one, other, words) or _turned(one, other))
    ]
    return max(near, key=lambda each: each[:2])[2] if near else None


def _turned(one: Statement, other: Statement, least: int = 4) -> bool:
    """Tell whether two figures have the same `least` digits and more in another order, and names that tell something.

    Three in nine thousand pairs of four digits do so by chance, of five so few that the words need not say of whom.
    """
    if len(one.digits) < least or one.sorted_digits != other.sorted_digits:
        return False
    named = min(len(one.words), len(other.words)) >= _FEW and one.claim is not None
    if one.value < _SMALL_BELOW and one.words[-2:] != other.words[-2:]:
        return False  # rates of several things
    ahead = any(each.claim and _AHEAD.search(each.claim.sentence.text) for each in (one, other))
    return named and not ahead


_LONG = 5
"""Digits of figures that are one thing whatever is said to narrow them."""

_AHEAD = re.compile("届时|将|目标|力争|预计|计划|规划")
"""Words of what is to come, which may well be another figure."""


def _listed(one: Statement, other: Statement) -> bool:
    """Tell whether two statements stand in items of one list, and so speak of different things."""
    first, second = one.items, other.items
    return first is not None and second is not None and first[0] == second[0]


def _moved(one: Statement, other: Statement) -> bool:
    """Tell whether the sentence of a figure tells how far it is from the other: 3250人，比2023年多50人."""
    if not one.claim:
        return False
    step = abs(one.value - other.value)
    sentence = one.claim.sentence
    return any(basic(m.number)[0] == step for m in sentence.mentions if m.number and m is not one.claim.mention)


def _is_part(one: Statement, other: Statement, homes: Mapping[object, Sequence[Statement]]) -> bool:
    """Tell whether the figures of a paragraph state or make up the one that a figure was taken for a slip of."""
    figures = [each for each in homes[one.spot.place.file, one.spot.place.line] if each.dimension == one.dimension]
    if any(other.value in (each.value, one.value + each.value) for each in figures):
        return True
    return other.value == sum(each.value for each in figures if each.words == one.words)


class _Slips:
    """Statements by what their digits may have been."""

    def __init__(self, every: Sequence[Statement]) -> None:
        self._bearers: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for one in every:
            for key in {*_wildcards(digits := _digits(one.value)), digits}:
                self._bearers[one.dimension, key].append(one)

    def of(self, one: Statement) -> list[Statement]:
        """Return the statements of one unit whose figures are one slip away, one digit or two neighbours swapped."""
        digits = _digits(one.value)
        found = [other for key in _wildcards(digits) for other in self._bearers.get((one.dimension, key), ())]
        for at in range(len(digits) - 1):
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            found += self._bearers.get((one.dimension, swapped), ())
        return [other for other in {id(other): other for other in found}.values() if other.value != one.value]


def _digits(value: Decimal) -> str:
    return f"{value * 100:.0f}"


def _wildcards(digits: str) -> list[str]:
    return [f"{digits[:at]}?{digits[at + 1 :]}" for at in range(len(digits))]


def _named_alike(one: Statement, other: Statement, words: Words) -> bool:
    """Tell whether two small figures bear one name."""
    long = min(len(one.named), len(other.named)) >= _NAME
    if not long or None in (one.year, other.year):
        return False
    return min(words.covered(one.named, other.named), words.covered(other.named, one.named)) >= _SAME


def _needed(one: Statement, other: Statement) -> float:
    """Return how like in words two statements have to be that are a slip away from each other.

    The fewer figures of as many digits are such a slip away, the less it happens by chance, and the less is asked of
    the words: two neighbours swapped are d - 1 of 9 * 10^(d-1) figures, one other digit makes 9 d of them.
    """
    digits = max(len(one.digits.strip("0")), len(other.digits.strip("0")))
    if digits < _FEW - 1 or len(one.words) < 2:
        return _NEVER
    swap = one.sorted_digits == other.sorted_digits
    bits = math.log2(9 * 10 ** (digits - 1) / (digits - 1 if swap else 9 * digits))
    least = LIKE + (_BITS - bits) * _PER_BIT
    return max(_LEAST, least if one.claim else least + _INDICATOR)


_NEVER = 2.0

_FEW = 3
"""Digits below which the names alone have to be alike, whatever else is said of both."""

_SMALL_BELOW = 100
"""Value below which a figure has too few digits to tell by itself."""

_NAME = 4
"""Characters of such a name."""

_SAME = 0.85
"""How like such names have to be."""

_BITS = 8.0
"""Bits of evidence in one changed digit of four, which ask for a likeness of one half."""

_PER_BIT = 1 / 12
"""Likeness that one bit of evidence stands for."""

_LEAST = 0.3

_INDICATOR = 0.25
"""What is asked beyond where it is an indicator that nothing bears out: most are stated once."""


def _borne_out(one: Statement, group: Sequence[Statement], words: Words) -> bool:
    """Tell whether something else in the report states the same."""
    return any(
        other.home != one.home and _fits(one, other) and (one.value >= _LARGE or words.likeness(one, other) > SOME)
        for other in group
    )


_LARGE = 1000
"""Value from which two equal figures of one unit are one thing."""


def _explained(one: Statement, homes: Mapping[object, Sequence[Statement]]) -> bool:
    """Tell whether a figure follows from two others of its paragraph: their sum, difference or quotient."""
    figures = [other for other in homes[one.spot.place.file, one.spot.place.line] if other is not one]
    same_ = [other.value for other in figures if other.dimension == one.dimension]
    if any(one.value in (first + second, abs(first - second)) for first, second in combinations(same_, 2)):
        return True
    if one.dimension != "%":
        return False
    counts = [other for other in figures if other.dimension != "%" and other.value > 0]
    return any(
        top.dimension == bottom.dimension and abs(100 * top.value / bottom.value - one.value) < one.number.ulp
        for top in counts
        for bottom in counts
    )


def _one_year(one: Statement, other: Statement) -> bool:
    return None in (one.year, other.year) or one.year == other.year


def _fits(one: Statement, other: Statement) -> bool:
    return same(one.number, other.number, other.unit) if one.number.unit or not one.unit else one.value == other.value
