"""The figures of a passage in order, each with the words that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.mention import Mention, MentionKind
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import base

_CUT = re.compile(r"[，,；;：:。！？（(、\n]")


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity of running text."""

    sentence: Sentence
    mention: Mention
    words: str
    """What stands between the last punctuation, or the last figure, and it."""
    clause: str
    """What stands between the last figure and it."""

    @property
    def number(self) -> PrintedNumber:
        """Its number."""
        assert self.mention.number is not None
        return self.mention.number

    @property
    def dimension(self) -> str:
        """Its basic unit, 元 for 万元."""
        return base(self.mention.unit)[0]

    @property
    def factor(self) -> Decimal:
        """How many basic units its unit is."""
        return base(self.mention.unit)[1]

    @property
    def value(self) -> Decimal:
        """Its value in basic units."""
        return self.number.value * self.factor

    @property
    def ulp(self) -> Decimal:
        """Weight of its last digit in basic units."""
        return self.number.ulp * self.factor

    @property
    def rounding(self) -> Decimal:
        """How far it may be rounded: half a unit of its last digit, and nothing where things are counted one by one."""
        return Decimal(0) if self.ulp == 1 else self.ulp / 2

    @property
    def is_rate(self) -> bool:
        """Tell whether it is a percentage."""
        return self.mention.unit == "%"

    @property
    def is_exact(self) -> bool:
        """Tell whether it stands without 约, 余 and the like."""
        return not self.mention.approximate

    def __str__(self) -> str:
        return str(self.number)


def slack(top: Stated, bottom: Stated) -> Fraction:
    """Return by how much of itself a quotient of two figures may be off because they are rounded."""
    parts = ((Fraction(one.rounding), Fraction(abs(one.value))) for one in (top, bottom))
    return sum((rounding / value for rounding, value in parts if value), Fraction(0))


def figures(sentence: Sentence) -> tuple[Stated, ...]:
    """Return the quantities of a sentence, from left to right."""
    return tuple(_figures(sentence))


def _figures(sentence: Sentence) -> Iterator[Stated]:
    last = 0
    for mention in sentence.mentions:
        if mention.kind is MentionKind.QUANTITY:
            clause = sentence.text[last : mention.start]
            words = clause[max((found.end() for found in _CUT.finditer(clause)), default=0) :]
            yield Stated(sentence, mention, words.strip(), clause)
            last = mention.end


def running(document: Document) -> Iterator[Passage]:
    """Yield the passages of running text."""
    for passage in document.passages:
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            yield passage
