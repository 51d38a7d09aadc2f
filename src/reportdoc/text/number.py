"""A printed number: its value, and how exactly it is stated."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from reportdoc.text.numerals import UNITS

PATTERN = r"[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
"""Digits with or without separators of thousands, and decimals; a year behind a comma, 498，2020年, is no thousands."""

LONGEST = 20
"""Characters of an amount's digits: what is longer is the number of an account or a slip, and no amount.

Decimal reckons with 28 digits (Python's `decimal`, default context)."""

_CELL = re.compile(
    rf"(?P<sign>[-−+]?)\s*+(?P<number>(?>{PATTERN}))\s*+(?P<scale>[万亿]?)(?P<unit>[^0-9（(]{{0,6}}?)\s*+(?P<note>[（(].*[)）])?",
    re.DOTALL,
)

SCALES = {"": 1, **UNITS}
"""What a character behind the digits multiplies by."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed."""

    value: Decimal
    """In units of one: `1.2万` is 12000; `97.20%` is 97.20, its unit is the percent sign."""
    ulp: Decimal
    """Weight of the last digit printed: 0.01 for 97.20, 1000 for 1.2万."""
    unit: str
    """What follows: `%`, `人`, `万元` (not multiplied out, for money is compared in the unit stated); may be empty."""
    text: str
    """As printed, without the unit."""

    @property
    def decimals(self) -> int:
        """Digits after the point, as printed."""
        return len(self.text.partition(".")[2].rstrip("万亿千百十"))

    def agrees(self, exact: Fraction | Decimal | int, units: int = 1) -> bool:
        """Tell whether an exact value may be printed so: less than `units` of the last digit away.

        Rounded either way: 97.195 may be printed 97.19 and 97.20.
        """
        return abs(Fraction(self.value) - Fraction(exact)) < Fraction(self.ulp) * units

    def __str__(self) -> str:
        return f"{self.text}{self.unit}"


def number(text: str, scale: str = "", unit: str = "", sign: str = "") -> PrintedNumber:
    """Return the number of digits as `PATTERN` finds them."""
    plain = text.replace(",", "").replace("，", "")
    value = Decimal(plain) * SCALES[scale]
    ulp = Decimal(1).scaleb(-len(plain.partition(".")[2])) * SCALES[scale]
    negative = sign in ("-", "−")
    return PrintedNumber(-value if negative else value, ulp, unit, f"{sign}{text}{scale}")


@lru_cache(maxsize=8192)
def cell_number(text: str) -> PrintedNumber | None:
    """Return the number that a whole cell states; None where it is none.

    `476 人`, `98.11%`, `28（学位授予27人）` and `1,234` are numbers.
    A cell that begins with a number and goes on with words of more than six characters is none, nor are more digits
    than `LONGEST`.
    """
    found = _CELL.fullmatch(unicodedata.normalize("NFKC", text).replace("，", ",").strip())
    if not found or len(found["number"]) > LONGEST:
        return None
    unit = found["unit"].strip()
    if unit and not re.fullmatch(r"%|‰|[一-鿿㎡]+[0-9²]?(?:/[一-鿿]+)?", unit):
        return None
    scale = found["scale"]
    if scale and unit == "元":
        scale, unit = "", f"{found['scale']}元"
    return number(found["number"], scale, unit, found["sign"])


def rounded(value: Fraction | Decimal | int, ulp: Decimal, unit: str = "") -> PrintedNumber:
    """Return an exact value as the number that should be printed for it, with a last digit of weight `ulp`.

    What would round to nought gets two digits that show it: 0.15 by ones is 0.15, not 0.
    """
    text = printed(value, ulp)
    if value and not Decimal(text):
        while abs(Fraction(value)) < Fraction(10 * ulp):
            ulp /= 10
        text = printed(value, ulp)
    return PrintedNumber(Decimal(text), ulp, unit, text)


def printed(value: Fraction | Decimal | int, ulp: Decimal) -> str:
    """Return an exact value as it should be printed with a last digit of weight `ulp`, rounded half up."""
    scaled = Fraction(value) / Fraction(ulp)
    whole = (abs(scaled) + Fraction(1, 2)).__floor__()
    rounded = (Decimal(whole) * ulp).copy_sign(Decimal(-1 if scaled < 0 else 1))
    return f"{rounded:f}"


def one_digit(first: str, second: str) -> bool:
    """Tell whether two rows of digits differ by one digit, or by two neighbours swapped."""
    if len(first) != len(second) or first == second:
        return False
    different = [index for index, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    if len(different) == 1:
        return True
    return (
        len(different) == 2
        and different[1] == different[0] + 1
        and first[different[0]] == second[different[1]]
        and first[different[1]] == second[different[0]]
    )
