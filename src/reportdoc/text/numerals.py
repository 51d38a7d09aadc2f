"""Whole numbers in Chinese numerals, read and written."""

from __future__ import annotations

from collections.abc import Mapping

_WRITTEN = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿")

DIGITS: Mapping[str, int] = {
    **{character: value for value, character in enumerate(_WRITTEN)},
    "〇": 0,
    "两": 2,
}
"""Characters that stand for one digit."""

UNITS: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
"""Characters that multiply (GB/T 15835-2011, 5)."""

CHARACTERS = "".join(DIGITS) + "十百千万"
"""What a numeral is made of; 亿 in Chinese numerals is not met in these reports."""

LARGEST = 10**12 - 1
"""The largest number that is written: readers agree on it without doubt."""


def numeral(text: str) -> int | None:
    """Return the number that a Chinese numeral stands for, `二十七` → 27; None where it is none.

    Digits alone are read one by one, `二〇二三` → 2023.
    """
    if not text or any(character not in DIGITS and character not in UNITS for character in text):
        return None
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    return _sum(text)


def whole(text: str) -> int | None:
    """Return the whole number that digits or a Chinese numeral stand for; None where it is none."""
    return int(text) if text.isdigit() else numeral(text)


def _sum(text: str) -> int | None:
    for unit in ("亿", "万"):
        head, found, tail = text.partition(unit)
        if found:
            high, low = (_sum(head) if head else None), (_sum(tail) if tail else 0)
            return None if high is None or low is None else high * UNITS[unit] + low
    total, digit = 0, None
    for character in text:
        if character in DIGITS:
            if digit not in (None, 0):
                return None  # 三五 in a numeral with units: three to five
            digit = DIGITS[character]
        else:
            total += (1 if digit is None else digit) * UNITS[character]
            digit = None
    return total + (digit or 0)


def hanzi(number: int) -> str:
    """Return a whole number as it is read in Chinese: 12 is 十二, 105 is 一百零五, 20010 is 二万零一十.

    Raises ValueError for numbers beyond `LARGEST`.
    """
    if abs(number) > LARGEST:
        raise ValueError(number)
    if number < 0:
        return "负" + hanzi(-number)
    if number == 0:
        return _WRITTEN[0]
    text = ""
    for index in reversed(range(len(_GROUPS))):
        group = number // 10_000**index % 10_000
        if group:
            gap = _WRITTEN[0] if text and group < 1000 else ""
            text += gap + _thousands(group) + _GROUPS[index]
        elif text and number % 10_000**index >= 1000 and not text.endswith(_WRITTEN[0]):
            text += _WRITTEN[0]
    return text.removeprefix("一") if text.startswith("一十") else text


def _thousands(number: int) -> str:
    text = ""
    for place in reversed(range(4)):
        digit = number // 10**place % 10
        if digit:
            text += _WRITTEN[digit] + _PLACES[place]
        elif text and number % 10**place and not text.endswith(_WRITTEN[0]):
            text += _WRITTEN[0]
    return text
