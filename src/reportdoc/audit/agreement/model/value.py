"""Whether two printed numbers can state one value, and how they differ."""

from __future__ import annotations

import re
from decimal import Decimal

from reportdoc.audit.reading.mention import Mention
from reportdoc.text.number import PrintedNumber, one_digit
from reportdoc.text.units import base

_LOOSE = Decimal("0.1")
"""How far an approximate figure may be from the exact one, as a share of it."""


def basic(number: PrintedNumber, dimension: str = "") -> tuple[Decimal, Decimal]:
    """Return value and weight of the last digit in basic units: `1040万元` → 10400000 and 10000 元."""
    factor = base(number.unit or dimension)[1]
    return number.value * factor, number.ulp * factor


def same(one: PrintedNumber, other: PrintedNumber, unit: str = "") -> bool:
    """Tell whether two numbers can state one value: equal when rounded as the coarser of them is.

    `unit` is that of a number that says none itself.
    """
    (first, first_ulp), (second, second_ulp) = basic(one, unit), basic(other, unit)
    coarser = max(first_ulp, second_ulp)
    return abs(first - second) < coarser if first_ulp != second_ulp else first == second


def fits(mention: Mention, number: PrintedNumber, unit: str = "") -> bool:
    """Tell whether what prose states, perhaps with 约 or 余, fits an exact number."""
    assert mention.number is not None
    if same(mention.number, number, unit):
        return True
    if not mention.approximate:
        return False
    stated, exact = basic(mention.number)[0], basic(number, unit)[0]
    last = _last(stated)
    if _MORE.search(mention.text):
        return stated <= exact < stated + last
    if _LESS.match(mention.text):
        return stated - last < exact <= stated
    return abs(stated - exact) < max(last, abs(exact) * _LOOSE)


def is_bound(mention: Mention) -> bool:
    """Tell whether a figure says how far at most it is from the exact one: 六十多年, 近千人."""
    return mention.approximate and (_MORE.search(mention.text) or _LESS.match(mention.text)) is not None


_MORE = re.compile("[余多]")
"""一千四百余人: at least so many, and no further than its last digit."""

_LESS = re.compile("将近|接近|近")
"""近一千二百个: at most so many."""


def _last(value: Decimal) -> Decimal:
    """Return what one more of the last digit of a value that is no nought is worth: 100 of 1400."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def slip_about(mention: Mention, number: PrintedNumber, unit: str = "") -> bool:
    """Tell whether one digit of a figure with 余 or 近 makes it fit an exact number: 一千五百余人, 1427人."""
    assert mention.number is not None
    stated, exact = basic(mention.number)[0], basic(number, unit)[0]
    more = _MORE.search(mention.text) is not None
    last = _last(stated)
    if not (more or _LESS.match(mention.text)) or stated < 10 * last:
        return False
    wanted = (exact // last if more else -(-exact // last)) * last
    first, second = f"{stated / last:.0f}", f"{wanted / last:.0f}"
    return one_digit(first, second)


def slip(one: PrintedNumber, other: PrintedNumber, unit: str = "", least: int = 3) -> bool:
    """Tell whether two numbers of three or more digits, or of `least`, differ as a slip of the pen makes them.

    One digit is another, or two neighbours are swapped: of the four slips that make up four in five misspellings
    (Damerau, A Technique for Computer Detection and Correction of Spelling Errors, CACM 7(3), 1964) the two that keep
    the length. `unit` is that of the other number where it says none itself.
    """
    first, second = _digits(one, other, unit)
    return len(first) >= least and one_digit(first, second)


def unit_slip(one: PrintedNumber, other: PrintedNumber, unit: str = "") -> bool:
    """Tell whether two amounts have the same digits and differ by 万元 for 元, 平方米 for 万平方米."""
    (first, _), (second, _) = basic(one), basic(other, unit)
    scaled = base(one.unit)[0] == base(other.unit or unit)[0] and len(one.text) > 1
    return scaled and first != second and (one.value == other.value or first in (second * 10_000, second / 10_000))


def tenfold(one: PrintedNumber, other: PrintedNumber, unit: str = "") -> bool:
    """Tell whether two numbers have the same three or more digits and one has a nought more: 16800 and 1680.

    What was rounded is so where the one rounds to a tenth of the other: 16.76万元 and 167.64万元.
    """
    (first, ulp), (second, other_ulp) = sorted((basic(one), basic(other, unit)))
    telling = len(f"{first.normalize():f}".replace(".", "").strip("0")) >= _TELLING
    rounded = one.ulp < 1 and ulp == other_ulp
    return telling and first != 0 and (second == first * 10 or (rounded and abs(second - first * 10) < 5 * ulp))


_TELLING = 3
"""Digits but for noughts that two things hardly share by chance."""


def turned(one: PrintedNumber, other: PrintedNumber, unit: str = "") -> bool:
    """Tell whether two numbers of four digits and more have the same ones, the first alike: 9284.60 and 9842.60."""
    first, second = (f"{basic(each, of)[0].normalize():f}".replace(".", "") for each, of in ((one, ""), (other, unit)))
    long = len(first.strip("0")) > _TELLING
    return long and first != second and first[0] == second[0] and sorted(first) == sorted(second)


def near_count(one: Decimal, other: Decimal) -> bool:
    """Tell whether two counts of two digits and more are one apart, or have their digits swapped."""
    return min(one, other) >= 10 and (abs(one - other) == 1 or swapped(one, other))


def swapped(one: Decimal, other: Decimal) -> bool:
    """Tell whether two counts of two digits have them the other way round: 84 and 48."""
    first, second = f"{one:f}", f"{other:f}"
    return len(first) == 2 and first == second[::-1] and first != second


def _digits(one: PrintedNumber, other: PrintedNumber, unit: str) -> tuple[str, str]:
    """Return two numbers as digits, in units of the coarser one's last digit: 1.42亿元 and 14200万元 are 142."""
    (first, first_ulp), (second, second_ulp) = basic(one), basic(other, unit)
    ulp = max(first_ulp, second_ulp)
    return f"{first / ulp:.0f}", f"{second / ulp:.0f}"
