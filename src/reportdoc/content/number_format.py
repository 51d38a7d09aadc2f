"""Numbers and dates as a workbook's number format shows them (ECMA-376 Part 1, 18.8.31)."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

_NUMBER = re.compile(r"(?P<grouped>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?")
"""The formats for numbers that are understood: 0, 0.00, 0%, 0.00%, #,##0, #,##0.00."""

_DATE = re.compile(r"yyyy|yy|y|mm|m|dd|d", re.IGNORECASE)

_BUILT_IN_DATE = "mm-dd-yy"
"""How openpyxl calls format 14, which each language shows in its own way; Chinese Excel as 2024/1/4."""


def show(value: object, code: str) -> str | None:
    """Return a cell's value as its number format shows it, or none where the format is not understood."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value, _plain(code))
        case date():
            return _date(value, code)
        case _:
            return str(value)


def _plain(code: str) -> str:
    positive = code.split(";")[0]
    # Colours and conditions in brackets, and spaces as wide as the character after an underscore, show nothing.
    return re.sub(r"\[[^\]]{0,255}\]|_.|\\ |\s", "", positive)


def _number(value: float, code: str) -> str | None:
    if code in ("General", "@", ""):
        return _general(value)
    form = _NUMBER.fullmatch(code)
    if form is None:
        return None
    number = Decimal(repr(value)) * (100 if form["percent"] else 1)
    rounded = number.quantize(Decimal(1).scaleb(-len(form["decimals"] or "")), ROUND_HALF_UP)
    if not rounded:
        rounded = abs(rounded)
    return f"{rounded:{',' if form['grouped'] else ''}f}{form['percent'] or ''}"


def _general(value: float) -> str:
    # General shows at most eleven characters of a fraction, the point included.
    return str(value) if isinstance(value, int) else f"{Decimal(f'{value:.10g}'):f}"


def _date(value: date, code: str) -> str | None:
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return None
    pattern = "yyyy/m/d" if code == _BUILT_IN_DATE else re.sub(r'\[[^\]]{0,255}\]|;.*|"|\\', "", code)
    if re.search(r"[hs]", pattern, re.IGNORECASE):
        return None
    parts = {"yyyy": f"{value:%Y}", "yy": f"{value:%y}", "y": f"{value:%y}", "mm": f"{value:%m}", "dd": f"{value:%d}"}
    parts |= {"m": str(value.month), "d": str(value.day)}
    return _DATE.sub(lambda match: parts[match[0].lower()], pattern)
