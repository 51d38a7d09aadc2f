"""What follows from what: cells by the arithmetic of their tables, figures of the text by that of their sentences.

A number that takes part in a relation which holds is borne out by the others: were it another, the relation would fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import isclose

from reportdoc.audit.agreement.value import basic
from reportdoc.audit.annex.catalogued import catalogued
from reportdoc.audit.annex.tree import wholes
from reportdoc.audit.reading.document import Document, once
from reportdoc.audit.reading.mention import Mention, MentionKind
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.tables.related import related
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import base

_CHANGED = re.compile(r"[增减升降涨落跌差多少高低加长]了?\s*$|提高|下降|回落|相差|缩小|扩大")
_MEAN = re.compile(r"[均每]")
_NEAR = 24
"""Characters before a figure that say how it follows from others."""
_LEAST = 3
"""Shares that make a whole."""
_LONGEST = 8
"""Figures of a sum."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """Cells that bear one another out."""

    cells: tuple[Place, ...]
    formula: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence."""

    sentence: Sentence
    mention: Mention
    number: PrintedNumber
    """Its value as printed."""
    value: Fraction
    """In basic units, as what follows."""
    ulp: Fraction
    """Weight of its last digit."""
    dimension: str
    """The basic unit."""
    near: float
    """The value, as what is compared with many is reckoned first."""


@dataclass(frozen=True, slots=True)
class Deduction:
    """Figures of a passage that bear one another out."""

    figures: tuple[Figure, ...]
    formula: str


@once
def derivations(document: Document) -> tuple[Derivation, ...]:
    """Return the relations between cells that hold."""
    return tuple(_derivations(document))


def _derivations(document: Document) -> Iterator[Derivation]:
    for one in related(document):
        for relation in dict.fromkeys((*one.sums, *one.ratios, *one.shares)):
            if relation.holds:
                yield Derivation(tuple(one.roles.sheet.cell(*cell).place for cell in relation.cells), relation.expected)
    for table in catalogued(document):
        for whole in wholes(table):
            for column in table.table.values:
                rows = (whole.row, *whole.parts)
                numbers = [row.number_at(column) for row in rows]
                known = [number for number in numbers if number is not None]
                added = sum((number.value for number in known[1:]), Decimal(0))
                if len(known) == len(rows) > 2 and added == known[0].value and added:
                    formula = f"{' + '.join(number.text for number in known[1:])} = {known[0].text}"
                    yield Derivation(tuple(row.cell(column).place for row in rows), formula)


_REACH = 24
"""Figures before one, and behind it, from which it may follow: more than any paragraph seen has."""


@once
def deductions(document: Document) -> tuple[tuple[Deduction, ...], ...]:
    """Return the shares, sums, differences and means that hold, of each passage."""
    return tuple(tuple(_deductions(passage)) for passage in document.passages)


def _deductions(passage: Passage) -> Iterator[Deduction]:
    earlier: list[Figure] = []
    for sentence in passage.sentences:
        own = [
            _figure(sentence, one, one.number)
            for one in sentence.mentions
            if one.kind is MentionKind.QUANTITY and one.number and not one.approximate
        ]
        yield from _sums(own)
        yield from _wholes(own)
        for index, figure in enumerate(own):
            before = own[max(0, index - _REACH) : index]
            near = [*earlier[-_REACH:], *before][-_REACH:]
            yield from _quotients(figure, before, near)
            yield from _differences(figure, [*near, figure, *own[index + 1 : index + 1 + _REACH]])
        earlier += own


def _figure(sentence: Sentence, mention: Mention, number: PrintedNumber) -> Figure:
    value, ulp = basic(number)
    return Figure(sentence, mention, number, Fraction(value), Fraction(ulp), base(mention.unit)[0], float(value))


def _quotients(figure: Figure, before: Sequence[Figure], all_before: Sequence[Figure]) -> Iterator[Deduction]:
    """Yield a percentage of the figure before it, or a mean, that follows from two figures."""
    share = figure.mention.unit == "%"
    digits = len(re.sub(r"[^0-9]", "", figure.number.text).lstrip("0"))
    mean = _MEAN.search(_said(figure)) is not None
    if digits < _LEAST and not mean:
        return
    tops = [one for one in reversed(before) if one.mention.unit != "%"][:2] if share else all_before
    for top in tops:
        for bottom in all_before:
            if top is bottom or not bottom.value or bottom.mention.unit == "%" or not (share or mean):
                continue
            if share and (bottom.dimension != top.dimension or bottom.value < top.value):
                continue
            if not share and (bottom.dimension == top.dimension or top.dimension != figure.dimension):
                continue
            if abs(top.value / bottom.value * (100 if share else 1) - figure.value) < figure.ulp:
                yield Deduction((figure, top, bottom), f"{top.number} ÷ {bottom.number} = {figure.number}")
                return


def _differences(figure: Figure, others: Sequence[Figure]) -> Iterator[Deduction]:
    """Yield how much something has changed, where two figures beside say from what to what; growth in per cent, too."""
    if not _CHANGED.search(_said(figure)):
        return
    for one, other in combinations([each for each in others if each is not figure], 2):
        if one.dimension != other.dimension or not one.value or not other.value:
            continue
        apart = abs(one.near - other.near)
        grows = figure.mention.unit == "%" and figure.number.decimals and one.mention.unit != "%"
        if not (isclose(apart, figure.near, abs_tol=_TINY) or (grows and _may_grow(figure, apart, one, other))):
            continue
        off = abs(one.value - other.value)
        if figure.dimension in (one.dimension, "个百分点") and off == figure.value:
            yield Deduction((figure, one, other), f"|{one.number} − {other.number}| = {figure.number}")
            return
        if figure.mention.unit == "%" and one.mention.unit != "%":
            grown = [off / each.value * 100 for each in (one, other)]
            if figure.number.decimals and any(abs(each - figure.value) < figure.ulp for each in grown):
                yield Deduction((figure, one, other), f"{one.number} → {other.number}: {figure.number}")
                return


def _may_grow(figure: Figure, apart: float, one: Figure, other: Figure) -> bool:
    """Tell, quickly and with room for rounding, whether it is worth reckoning a growth exactly."""
    reach = float(figure.ulp) * _ROOM
    return any(abs(apart / each.near * 100 - figure.near) < reach for each in (one, other))


_ROOM, _TINY = 1.001, 1e-6
"""More than what binary fractions lose."""


def _sums(own: Sequence[Figure]) -> Iterator[Deduction]:
    """Yield a figure that is the sum of two or more that follow it, or stand before it, one after the other."""
    for index, total in enumerate(own):
        for run in (own[index + 1 :], list(reversed(own[:index]))):
            added = Fraction(0)
            parts: list[Figure] = []
            for one in (each for each in run if each.mention.unit != "%"):
                if one.dimension != total.dimension or len(parts) == _LONGEST:
                    break
                added += one.value
                parts.append(one)
                if len(parts) > 1 and added == total.value and total.value > _LEAST:
                    formula = f"{' + '.join(str(part.number) for part in parts)} = {total.number}"
                    yield Deduction((total, *parts), formula)
                    break


def _wholes(own: Sequence[Figure]) -> Iterator[Deduction]:
    """Yield the percentages of a sentence that make a hundred."""
    shares = [one for one in own if one.mention.unit == "%" and one.number.decimals]
    total = sum((one.value for one in shares), Fraction(0))
    if len(shares) >= _LEAST and abs(total - 100) <= max(one.ulp for one in shares) * len(shares) / 2:
        yield Deduction(tuple(shares), f"{' + '.join(str(one.number) for one in shares)} = 100%")


def _said(figure: Figure) -> str:
    """Return the words of the clause right before a figure."""
    before = figure.sentence.text[: figure.mention.start][-_NEAR:]
    return re.split(r"[，；。：,;:]", before)[-1]
