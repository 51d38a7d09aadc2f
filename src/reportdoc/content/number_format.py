"""Numbers and texts as a workbook's number format shows them (ECMA-376 Part 1, 18.8.31)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

from reportdoc.content.date_format import show_time
from reportdoc.content.format_code import Kind, Section, Token, parsed

_PRECISION = 400
"""Digits of the largest number there is (1.8E+308) with the decimals that a format may ask for."""
_SIGNS = "-−－(（负△▲"
"""What tells a negative number where its section is written out."""


def show(value: object, code: str) -> str | None:
    """Return a cell's value as its number format shows it, or None where the format is not understood.

    Blanks at the edges, which set figures under one another, are left out. A negative number that only its colour tells
    keeps a minus.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    sections = parsed(code)
    match value:
        case int() | float():
            return _number(value, sections) if sections else None
        case date() | time() | timedelta():
            return show_time(value, sections[0]) if sections else None
        case _:
            return _text(str(value), sections)


def _text(value: str, sections: Sequence[Section] | None) -> str:
    if not sections:
        return value
    last = sections[-1]
    if len(sections) < 4 and not any(one.kind is Kind.TEXT for one in last.tokens):
        return value
    return "".join(value if one.kind is Kind.TEXT else one.text for one in last.tokens)


def _number(value: float, sections: Sequence[Section]) -> str | None:
    if not math.isfinite(value):
        return None
    at = 0
    if value < 0 and len(sections) > 1:
        at = 1
    elif value == 0 and len(sections) > 2:
        at = 2
    tokens = [one for one in sections[at].tokens if one.kind is not Kind.TEXT]
    if len(sections) == 1 and not tokens:
        return _general(value)
    if sections[at].timed:
        return None
    shown = _in_general(abs(value), tokens) or _in_digits(abs(value), tokens)
    if shown is None:
        return None
    text, zero = shown
    signed = at == 1 and any(mark in one.text for one in tokens if one.kind is Kind.LITERAL for mark in _SIGNS)
    return ("-" if value < 0 and not zero and not signed else "") + text.strip()


def _in_general(value: float, tokens: Sequence[Token]) -> tuple[str, bool] | None:
    if not any(one.kind is Kind.GENERAL for one in tokens):
        return None
    return "".join(_general(value) if one.kind is Kind.GENERAL else one.text for one in tokens), value == 0


def _general(value: float) -> str:
    # General shows at most eleven characters of a fraction, the point included.
    return str(value) if isinstance(value, int) else f"{Decimal(f'{value:.10g}'):f}"


def _in_digits(value: float, tokens: list[Token]) -> tuple[str, bool] | None:
    """Return a number of no sign, and whether nothing but zeros is left of it; None where it is a fraction."""
    points = [at for at, one in enumerate(tokens) if one.kind is Kind.POINT]
    digits = [at for at, one in enumerate(tokens) if one.kind is Kind.DIGIT]
    if any(one.text == "/" for one in tokens[min(digits, default=0) : max(digits, default=0)]):
        return None
    if not digits:
        return "".join(one.text for one in tokens), value == 0
    point = points[0] if points else len(tokens)
    whole, part = tokens[:point], tokens[point + 1 :]
    decimals = sum(one.kind is Kind.DIGIT for one in part)
    last = max((at for at in digits if at < point), default=-1)
    scale = 2 * sum(one.kind is Kind.PERCENT for one in tokens)
    scale -= 3 * sum(one.kind is Kind.COMMA for one in tokens[last + 1 :])
    with localcontext(prec=_PRECISION):
        number = Decimal(repr(value)).scaleb(scale).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    before, _, after = f"{number:f}".partition(".")
    shown = _whole(before.lstrip("0"), whole[: last + 1]) + _literals(whole[last + 1 :])
    return shown + ("." if points else "") + _part(after, part), not number


def _whole(digits: str, tokens: Sequence[Token]) -> str:
    """Return the figures before the point; the first place takes all that no other one does."""
    grouped = any(one.kind is Kind.COMMA for one in tokens)
    places = sum(one.kind is Kind.DIGIT for one in tokens)
    made: list[str] = []
    put = 0
    for token in reversed(tokens):
        if token.kind is not Kind.DIGIT:
            made.append("" if token.kind is Kind.COMMA else token.text)
            continue
        places -= 1
        wanted = max(len(digits) - put, 0) if not places else min(max(len(digits) - put, 0), 1)
        if not wanted and token.text == "0":
            digits, wanted = "0" + digits, 1
        for _ in range(wanted):
            put += 1
            made.append(digits[-put] + ("," if grouped and put > 1 and put % 3 == 1 else ""))
    return "".join(reversed(made)) if tokens else digits


def _part(digits: str, tokens: Sequence[Token]) -> str:
    made = []
    at = 0
    for token in tokens:
        if token.kind is Kind.DIGIT:
            made.append(digits[at] if token.text == "0" or digits[at:].strip("0") else "")
            at += 1
        else:
            made.append(_literals([token]))
    return "".join(made)


def _literals(tokens: Sequence[Token]) -> str:
    return "".join(one.text for one in tokens if one.kind is not Kind.COMMA)
