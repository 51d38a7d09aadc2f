"""Numbers that were typed before headings: `1.4.2`, `7.`, 第一章, 一、, （一）."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

_DIGITS = "一二三四五六七八九十"


class Form(IntEnum):
    """How a number is written; the values order the forms as GB/T 9704-2012, 7.3.3 nests them."""

    DOTTED = 0
    """1.4.2, two levels or more."""
    CHAPTER = 1
    """第一章."""
    SECTION = 2
    """第一节."""
    COMMA = 3
    """一、."""
    BRACKETS = 4
    """（一）."""
    SINGLE = 5
    """1. or 1 and a blank."""
    ROUND = 6
    """（1）, 1), ①."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A number at the start of a line."""

    form: Form
    levels: tuple[int, ...]
    length: int
    """Characters it takes, blanks after it included."""
    text: str
    """As written, without blanks around it."""

    @property
    def absolute(self) -> bool:
        """Whether it says the whole way down, as 1.4.2 does and （二） does not."""
        return self.form is Form.DOTTED


_PATTERNS = (
    # A title may begin with a figure after a blank, as 2.3.2 1+X 证书培训.
    (
        Form.DOTTED,
        re.compile(
            r"\s*+(\d{1,2}(?:\s?[.．]\s?\d{1,2}){1,5})(?!\d)\s*+(?:[.．、]\s*+)?"
            r"(?=[^\d\s%％.．、，,+＋]|(?<=\s)\d++[+＋A-Za-z\u4e00-\u9fff])"
        ),
    ),
    (Form.CHAPTER, re.compile(rf"\s*+第\s*+([{_DIGITS}]++|\d++)\s*+(?:章|篇|部分)\s*+(?:[、.．：:]\s*+)?(?=\S)")),
    (Form.SECTION, re.compile(rf"\s*+第\s*+([{_DIGITS}]++|\d++)\s*+节\s*+(?:[、.．：:]\s*+)?(?=\S)")),
    (Form.COMMA, re.compile(rf"\s*+([{_DIGITS}]++)\s*+[、.．]\s*+(?=\S)")),
    (Form.BRACKETS, re.compile(rf"\s*+[（(]\s*+([{_DIGITS}]++)\s*+[)）]\s*+(?:[、.．]\s*+)?(?=\S)")),
    (Form.ROUND, re.compile(r"\s*+[（(]\s*+(\d{1,2})\s*+[)）]\s*+(?:[、.．]\s*+)?(?=\S)")),
    (Form.ROUND, re.compile(r"\s*+(\d{1,2})\s*+[)）]\s*+(?=\S)")),
    (
        Form.SINGLE,
        re.compile(r"\s*+(\d{1,2})(?:\s*+[.．、]\s*+(?=[^\d\s])|(?:\s*+[.．、])?\s++(?=\d*+[^\d\s%％.．,，]))"),
    ),
)


def typed(text: str) -> Typed | None:
    """Return the number that a line begins with, or none."""
    for form, pattern in _PATTERNS:
        found = pattern.match(text)
        if found:
            levels = tuple(_number(one) for one in re.split(r"\s?[.．]\s?", found[1]))
            return Typed(form, levels, found.end(), found[0].strip())
    return None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, mark, ones = text.rpartition("十")
    above = 10 * (_DIGITS.index(tens) + 1 if tens else 1) if mark else 0
    return above + (_DIGITS.index(ones) + 1 if ones else 0)
