"""Dates and times as a workbook's number format shows them (ECMA-376 Part 1, 18.8.31)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from reportdoc.content.format_code import Kind, Section, Token, parsed

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_DAYS = "一二三四五六日"
_SYSTEM = {"F800": 'yyyy"年"m"月"d"日"', "X-SYSDATE": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss", "X-SYSTIME": "h:mm:ss"}
"""What `[$-F800]` and the like mean on a Chinese system: the long date, and the time."""
_NAMED = ("", "409", "1009", "809")
"""Languages whose names of months and days are the English ones, as they are where none is named."""
_NEUTRAL = (*_NAMED, "804", "1004", "404", "C04")
"""Languages that count years and months as everybody does: English and Chinese."""


def show_time(value: date | time | timedelta, section: Section) -> str | None:
    """Return a date, a time or a length of time as a section of a format shows it; None where it is not understood."""
    system = _SYSTEM.get(section.locale)
    if system is not None:
        (section,) = parsed(system) or ()
    if not section.timed or section.locale.lstrip("0") not in _NEUTRAL:
        return None
    if any(one.kind in (Kind.DIGIT, Kind.PERCENT, Kind.GENERAL) for one in section.tokens):
        return None
    tokens = _minutes([one for one in section.tokens if one.kind is not Kind.TEXT])
    finest = any(one.text.startswith("s") and "." in one.text for one in tokens if one.kind is Kind.TIME)
    moment = _moment(value) if finest else _rounded(_moment(value))
    if moment is None:
        return None
    noon = any(one.text in ("am/pm", "a/p", "上午/下午") for one in tokens)
    parts = [_part(one, moment, noon, section.locale.lstrip("0") in _NAMED) for one in tokens]
    return None if None in parts else "".join(one or "" for one in parts).strip()


_START = datetime(1899, 12, 30)
"""Day 0 of workbooks."""


def _moment(value: date | time | timedelta) -> datetime | None:
    match value:
        case datetime():
            return value.replace(tzinfo=None)
        case date():
            return datetime(value.year, value.month, value.day)
        case time():
            return datetime.combine(_START, value.replace(tzinfo=None))
        case _:
            return _START + value if value >= timedelta(0) else None


def _rounded(moment: datetime | None) -> datetime | None:
    return moment and (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def _minutes(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens with `n` for the `m` that means minutes: after hours, or before seconds."""
    made = list(tokens)
    fields = [at for at, one in enumerate(tokens) if one.kind in (Kind.TIME, Kind.ELAPSED) and one.text.isascii()]
    fields = [at for at in fields if "/" not in tokens[at].text]
    for order, at in enumerate(fields):
        before = tokens[fields[order - 1]].text[0] if order else ""
        after = tokens[fields[order + 1]].text[0] if order + 1 < len(fields) else ""
        if tokens[at].text in ("m", "mm") and (before == "h" or after == "s"):
            made[at] = Token(tokens[at].kind, tokens[at].text.replace("m", "n"))
    return made


def _part(token: Token, moment: datetime, noon: bool, english: bool) -> str | None:
    if token.kind is Kind.ELAPSED:
        seconds = int((moment - _START).total_seconds())
        unit = {"h": 3600, "m": 60, "n": 60, "s": 1}[token.text[0]]
        return str(seconds // unit).zfill(len(token.text))
    if token.kind is not Kind.TIME:
        return token.text
    hour = (moment.hour % 12 or 12) if noon else moment.hour
    text = token.text
    match text[0], len(text):
        case ("y", 1 | 2):
            return f"{moment.year % 100:02}"
        case ("y" | "e", _):
            return str(moment.year)
        case ("上" | "a", _) if "/" in text:
            first, second = ("上午", "下午") if text[0] == "上" else ("AM", "PM") if len(text) > 3 else ("A", "P")
            return first if moment.hour < 12 else second
        case ("a", length):
            return ("星期" if length == 4 else "") + _CHINESE_DAYS[moment.weekday()]
        case ("m" | "d", 3 | 4 | 5):
            return _named(text, moment) if english else None
        case ("s", _) if "." in text:
            whole, _, decimals = text.partition(".")
            digits = min(len(decimals), 6)
            return f"{moment.second:0{len(whole)}}." + f"{moment.microsecond:06}"[:digits]
        case (letter, 1 | 2):
            number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[letter]
            return str(number).zfill(len(text))
        case _:
            return None


def _named(text: str, moment: datetime) -> str | None:
    name = _MONTHS[moment.month - 1] if text[0] == "m" else _DAYS[moment.weekday()]
    match len(text):
        case 3:
            return name[:3]
        case 4:
            return name
        case _:
            return name[0] if text[0] == "m" else None
