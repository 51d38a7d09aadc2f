"""Changing one digit of a number."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random


def changed(number: str, least: str | None, random: Random) -> str:
    """Return the number with one digit changed, by at least `least` and without a leading zero.

    Without `least`, a whole number changes by one or more, a decimal fraction by two units of its last place or more,
    so that neither rounding up nor cutting off could explain it.
    """
    digits = re.search(r"\d[\d.]*", number)
    if digits is None:
        raise ValueError(number)
    clean, places = digits[0], len(digits[0].partition(".")[2])
    bound = Decimal(least) if least else Decimal(2 if places else 1).scaleb(-places)
    variants = [one for one in _variants(clean) if abs(Decimal(one) - Decimal(clean)) >= bound]
    return number[: digits.start()] + random.choice(variants) + number[digits.end() :]


def _variants(number: str) -> list[str]:
    found = []
    for index, digit in enumerate(number):
        leading = index == 0 and not number.startswith("0.") and len(number) > 1
        others = [other for other in "0123456789" if other != digit and not (leading and other == "0")]
        found += [number[:index] + other + number[index + 1 :] for other in others if digit != "."]
    return found
