"""A quantity of running text with the words that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from reportdoc.audit.reading.mention import Mention, MentionKind
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import base

if TYPE_CHECKING:
    from reportdoc.audit.reading.passage import Sentence

_JOINTS = ("、", "和", "与", "及", "以及", "和约")
"""What joins the figures of a row that are told one after the other."""

_EACH = re.compile(r"(?:平均|每)$")
"""What makes of one that follows no figure but a word: 平均1名教师对应学生308.73人 is 平均每名."""

_CUT = re.compile(r"[，,；;：:。！？（(、\n]")


@dataclass(frozen=True)
class Stated:
    """A quantity of running text."""

    sentence: Sentence
    mention: Mention
    words: str
    """What stands between the last punctuation, or the last figure, and it."""
    clause: str
    """What stands between the last figure and it."""

    @cached_property
    def number(self) -> PrintedNumber:
        """Its number."""
        assert self.mention.number is not None
        return self.mention.number

    @cached_property
    def dimension(self) -> str:
        """Its basic unit, 元 for 万元."""
        return base(self.mention.unit)[0]

    @cached_property
    def factor(self) -> Decimal:
        """How many basic units its unit is."""
        return base(self.mention.unit)[1]

    @cached_property
    def value(self) -> Decimal:
        """Its value in basic units."""
        return self.number.value * self.factor

    @cached_property
    def ulp(self) -> Decimal:
        """Weight of its last digit in basic units."""
        return self.number.ulp * self.factor

    @cached_property
    def rounding(self) -> Decimal:
        """How far it may be rounded: half a unit of its last digit, and nothing where things are counted one by one."""
        return Decimal(0) if self.ulp == 1 else self.ulp / 2

    @cached_property
    def loose(self) -> Fraction:
        """By how much of itself it may be off because it is rounded; nothing for nought."""
        return Fraction(self.rounding) / Fraction(abs(self.value)) if self.value else Fraction(0)

    @cached_property
    def is_rate(self) -> bool:
        """Tell whether it is a percentage."""
        return self.mention.unit == "%"

    @cached_property
    def is_joined(self) -> bool:
        """Tell whether nothing but 、 or 和 stands between it and the figure before, so that both are of one row."""
        return self.clause.strip() in _JOINTS

    @cached_property
    def is_exact(self) -> bool:
        """Tell whether it stands without 约, 余 and the like."""
        return not self.mention.approximate

    def __str__(self) -> str:
        return str(self.number)


def stated(sentence: Sentence) -> Iterator[Stated]:
    """Yield the quantities of a sentence, from left to right."""
    last = 0
    for mention in sentence.mentions:
        if mention.kind is MentionKind.QUANTITY and not _is_each(sentence, mention):
            clause = sentence.dated[last : mention.start]
            words = clause[max((found.end() for found in _CUT.finditer(clause)), default=0) :]
            yield Stated(sentence, mention, words.strip(), clause)
            last = mention.end


def _is_each(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a quantity is the one that something falls to."""
    one = mention.number is not None and mention.number.value == 1
    return one and _EACH.search(sentence.text, 0, mention.start) is not None
