"""The number formats of workbooks, taken apart (ECMA-376 Part 1, 18.8.31)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """What a token of a format stands for."""

    LITERAL = "literal"
    DIGIT = "digit"
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    TEXT = "text"
    GENERAL = "general"
    TIME = "time"
    """A part of a date or time."""
    ELAPSED = "elapsed"
    """Hours, minutes or seconds in all, as in `[h]:mm`."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What a format says for some values: all, or the positive or negative ones, zero, or texts."""

    tokens: tuple[Token, ...]
    locale: str = ""
    """Language that the format names, as hexadecimal digits in capitals, or a word such as `x-sysdate`."""

    @property
    def timed(self) -> bool:
        """Whether this shows a date or a time."""
        return any(one.kind in (Kind.TIME, Kind.ELAPSED) for one in self.tokens)


_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*+)"
    | [\\!](?P<escaped>.)
    | (?P<blank>[_*].)
    | \[(?P<bracket>[^\]]*+)\]
    | (?P<general>general|G/通用格式)
    | (?P<time>上午/下午|am/pm|a/p|y++|m++|d++|h++|s++(?:\.0++)?|a{3,4}|e++)
    | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<text>@)
    | (?P<literal>[^a-z\[\]"\\!_*])
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|[黑蓝青绿红白黄]色?|洋红色?|(?:color|颜色)\s?\d{1,2}",
    re.IGNORECASE,
)
_LOCALE = re.compile(r"\$(?P<shown>[^-]*+)(?:-(?P<locale>[\w,-]{1,40}))?")
_ELAPSED = re.compile(r"h{1,2}|m{1,2}|s{1,2}", re.IGNORECASE)
LONGEST = 255
"""Characters of a format (Excel's own limit)."""


@lru_cache(maxsize=1000)
def parsed(code: str) -> tuple[Section, ...] | None:
    """Return the sections of a format, one to four; None where it is not understood.

    Not understood are conditions, other digits than 0 to 9, fractions, powers of ten and calendars of other kinds.
    """
    if len(code) > LONGEST:
        return None
    sections: list[Section] = []
    tokens: list[Token] = []
    locale, at = "", 0
    while at < len(code):
        if code[at] == ";":
            sections.append(Section(tuple(tokens), locale))
            locale, at = "", at + 1
            tokens: list[Token] = []
            continue
        match = _TOKEN.match(code, at)
        if match is None:
            return None
        at = match.end()
        if match["bracket"] is None:
            tokens += _plain(match)
            continue
        found = _bracket(match["bracket"])
        if found is None:
            return None
        tokens += found.tokens
        locale = found.locale or locale
    return (*sections, Section(tuple(tokens), locale)) if len(sections) < 4 else None


def timed(code: str) -> bool:
    """Tell whether a format shows a date or a time."""
    sections = parsed(code)
    return sections is not None and sections[0].timed


def _plain(match: re.Match[str]) -> list[Token]:
    kind, text = str(match.lastgroup), match[str(match.lastgroup)]
    match kind:
        case "quoted" | "escaped" | "literal":
            return [Token(Kind.LITERAL, text)] if text else []
        case "blank":
            # As wide as the character, or as often as the column is wide: nothing that is read.
            return []
        case "time":
            return [Token(Kind.TIME, text.lower())]
        case _:
            return [Token(Kind(kind), text)]


def _bracket(text: str) -> Section | None:
    if _COLOUR.fullmatch(text):
        return Section(())
    if _ELAPSED.fullmatch(text):
        return Section((Token(Kind.ELAPSED, text.lower()),))
    match = _LOCALE.fullmatch(text)
    if match is None:
        return None
    shown = (Token(Kind.LITERAL, match["shown"]),) if match["shown"] else ()
    return Section(shown, (match["locale"] or "").upper())
