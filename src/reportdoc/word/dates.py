"""Dates as official documents write them."""

from __future__ import annotations

from datetime import date

_DIGITS = "〇一二三四五六七八九"
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def chinese_month(day: date) -> str:
    """Return year and month in Chinese numerals, as covers bear them: 二〇二四年一月 (GB/T 15835-2011, 4.2.1)."""
    return f"{''.join(_DIGITS[int(digit)] for digit in str(day.year))}年{_MONTHS[day.month - 1]}月"


def arabic_day(day: date) -> str:
    """Return a date in Arabic numerals without leading zeros: 2024年1月4日 (GB/T 9704-2012, 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"
