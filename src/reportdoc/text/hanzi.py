"""Whole numbers in Chinese numerals."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿")

LARGEST = 10**12 - 1
"""The largest number that is read without doubt."""


def hanzi(number: int) -> str:
    """Return a whole number as it is read in Chinese: 12 is 十二, 105 is 一百零五, 20010 is 二万零一十.

    Raises ValueError for numbers beyond `LARGEST`.
    """
    if abs(number) > LARGEST:
        raise ValueError(number)
    if number < 0:
        return "负" + hanzi(-number)
    if number == 0:
        return _DIGITS[0]
    text = ""
    for index in reversed(range(len(_GROUPS))):
        group = number // 10_000**index % 10_000
        if group:
            gap = _DIGITS[0] if text and group < 1000 else ""
            text += gap + _thousands(group) + _GROUPS[index]
        elif text and number % 10_000**index >= 1000 and not text.endswith(_DIGITS[0]):
            text += _DIGITS[0]
    return text.removeprefix("一") if text.startswith("一十") else text


def _thousands(number: int) -> str:
    text = ""
    for place in reversed(range(4)):
        digit = number // 10**place % 10
        if digit:
            text += _DIGITS[digit] + _PLACES[place]
        elif text and number % 10**place and not text.endswith(_DIGITS[0]):
            text += _DIGITS[0]
    return text
