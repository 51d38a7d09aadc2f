"""Indicators whose figure nothing states, beside a figure of the text that bears their name and is no indicator.

发明专利授权数量 42, where the text says 其中发明专利24项: each character of what the text counts is one of the
indicator's, in whatever order, 42 is said of nothing of that name, and 24 stands nowhere in the annex under it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.value import basic, slip, swapped, tenfold
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber
from reportdoc.text.subject import core
from reportdoc.text.units import base

CODE = "G501"

_LEAST = 10
"""Value below which two things have one by chance."""

_TIMES = 3
"""How many times a value another may be that stands for it."""

_FORMAL = frozenset("数量总额获授权得立批准年度人次")
"""Characters of an indicator's name that running text leaves out."""

_LONG = 4
"""Characters of a name that narrow words before it leave what it is: 专职思政课教师."""

_SOME = 2
"""Characters in common from which two names may be of one thing."""

_HALF, _NEARLY = 0.5, 0.8
"""Share of the characters that tell an indicator by which words name it, and a cell of a part does not."""

_LEVEL = re.compile("[一-鿿]{1,3}级|国家|省|男|女")
"""Names that stand under many indicators."""

_ASKED = re.compile("答卷|问卷|满意度|受访|参评|测评|评价|回收|样本|调查|访谈")
"""What says that people are those who were asked."""


@dataclass(frozen=True, eq=False)
class _Row:
    """A figure of the annex."""

    spot: Spot
    number: PrintedNumber
    unit: str
    title: str
    own: str
    """The words of its name."""
    around: str
    """What else it may be called by: the indicator that it is a part of."""
    is_part: bool
    """It is a part of another, or of all who were asked."""
    asked: bool = False
    """It counts those who were asked, whom text counts by heads."""

    @cached_property
    def key(self) -> tuple[str, Decimal]:
        """Unit and value."""
        return self.dimension, self.value

    @cached_property
    def dimension(self) -> str:
        """The basic unit."""
        return _dimension(self.unit)

    @cached_property
    def value(self) -> Decimal:
        """The value in basic units."""
        return basic(self.number, self.unit)[0]

    @cached_property
    def telling(self) -> frozenset[str]:
        """The characters of its name that running text has."""
        return frozenset(self.own) - _FORMAL

    @cached_property
    def named(self) -> frozenset[str]:
        """All characters that running text may call it by."""
        return frozenset(self.own + self.title + self.around) | _FORMAL

    def is_meant(self, claim: Claim) -> bool:
        """Tell whether the words of a claim are the row's, and half of those that tell it."""
        words = frozenset(claim.key)
        return len(words - _FORMAL) >= _SOME and words <= self.named and self.is_near(claim)

    def is_near(self, claim: Claim) -> bool:
        """Tell whether the words of a claim have half the characters that tell the row, whatever others."""
        return self.is_asked(claim) and len(self.telling & frozenset(claim.key)) >= _HALF * len(self.telling)

    def is_far(self, claim: Claim) -> bool:
        """Tell whether a claim is of another thing: it shares no two of the characters that tell the row."""
        return not self.is_asked(claim) or len(self.telling & frozenset(claim.key)) < _SOME

    def is_asked(self, claim: Claim) -> bool:
        """Tell whether a claim says that people were asked, where the row counts them."""
        return not self.asked or _ASKED.search(claim.sentence.text) is not None

    def is_told_by(self, fact: Fact) -> bool:
        """Tell whether a cell of a table is named by nearly all that tells the row, or by half and nothing else."""
        words = frozenset(fact.row_core + fact.column_core)
        least = _HALF if words <= self.named else _NEARLY
        return len(self.telling & words) >= least * len(self.telling)

    def distance(self, claim: Claim) -> int:
        """Return how many characters the name and a claim's words have that the other has not."""
        return len(self.telling ^ (frozenset(claim.key) - _FORMAL))


def unstated_findings(claims: Sequence[Claim], facts: Sequence[Fact], year: int, told: Set[Place]) -> Iterator[Finding]:
    """Yield the indicators that nothing states of `year`, where the text has another figure of their name.

    One slip makes them one, or the indicator has what the text says of the year before, or of another thing beside.
    Nothing is said of the places `told`, of which other checks have told.
    """
    rows = tuple(_rows([fact for fact in facts if fact.sheet.annex and fact.year == year]))
    report = _Report(claims, facts, rows, year)
    for row in rows:
        if row.value >= _LEAST and row.spot.place not in told and not report.states(row):
            for claim in report.kinds[row.dimension]:
                if report.is_free(claim, row) and report.is_mistaken(claim, row):
                    yield _finding(claim, row)
                    break


def _rows(facts: Sequence[Fact]) -> Iterator[_Row]:
    """Yield the figures of the annex but shares; a column of those who were asked is one of people."""
    parent = ""
    for fact in facts:
        title = fact.sheet.grid.text(fact.row, 1)
        part = title[:1].isspace() or title.startswith("其中")
        parent = parent if part else title
        if fact.dimension and fact.dimension != "%" and not _LEVEL.fullmatch(fact.row_core):
            yield _Row(fact.spot, fact.number, fact.unit, title, fact.row_core, parent, part)
        for column in fact.sheet.columns:
            number = fact.sheet.number(fact.row, column.index)
            if column.index > fact.column and column.name.endswith("人次") and number:
                own = core(title.replace("满意度", ""))
                around = parent + column.name + "答卷问回收参评测价"
                yield _Row(
                    fact.sheet.cell(fact.row, column.index),
                    number,
                    "人次",
                    title,
                    own,
                    around,
                    is_part=True,
                    asked=True,
                )


class _Report:
    """What is stated where."""

    def __init__(self, claims: Sequence[Claim], facts: Sequence[Fact], rows: Sequence[_Row], year: int) -> None:
        self._year = year
        self._rows: dict[tuple[str, Decimal], list[_Row]] = defaultdict(list)
        self._alike: dict[str, list[_Row]] = defaultdict(list)
        self._spoken: dict[tuple[str, Decimal], list[Claim]] = defaultdict(list)
        self._cells: dict[tuple[str, Decimal], list[Fact]] = defaultdict(list)
        self._beside: dict[tuple[int, str, Decimal], list[Claim]] = defaultdict(list)
        self.kinds: dict[str, list[Claim]] = defaultdict(list)
        for row in rows:
            self._rows[row.key].append(row)
            self._alike[row.dimension].append(row)
        for claim in claims:
            if claim.mention.number and not claim.is_step:
                kind, value = _dimension(claim.mention.unit), basic(claim.mention.number)[0]
                self._spoken[kind, value].append(claim)
                self._beside[claim.sentence.passage, kind, value].append(claim)
                plain = not (claim.local or claim.narrowed or claim.mention.approximate or claim.role is Role.THEN)
                if plain and claim.year == year and claim.key:
                    self.kinds[kind].append(claim)
        for fact in facts:
            if not fact.sheet.annex and fact.year == year:
                self._cells[_dimension(fact.unit), basic(fact.number, fact.unit)[0]].append(fact)

    def states(self, row: _Row) -> bool:
        """Tell whether the text or a table states of this year what a row of the annex does."""
        now = (one for one in self._spoken[row.key] if one.role is not Role.THEN and one.year in (None, self._year))
        return any(map(row.is_near, now)) or any(map(row.is_told_by, self._cells.get(row.key, ())))

    def is_free(self, claim: Claim, row: _Row) -> bool:
        """Tell whether a claim has the name of a row and of no other row so well, and no row of its own."""
        number = claim.mention.number
        assert number is not None
        value = basic(number)[0]
        longer = claim.key.endswith(row.own) and len(row.own) >= _LONG and not (claim.scope or claim.subset)
        if not (row.is_meant(claim) or longer) or (claim.subset and not row.is_part):
            return False
        if value == row.value or ("均" in row.title) != (claim.role is Role.MEAN):
            return False
        if any(len(one.telling & frozenset(claim.key)) >= _SOME for one in self._rows.get((row.dimension, value), ())):
            return False
        others = (one for one in self._alike[row.dimension] if one is not row and one.is_meant(claim))
        return not any(one.distance(claim) <= row.distance(claim) for one in others)

    def is_mistaken(self, claim: Claim, row: _Row) -> bool:
        """Tell whether a row may well have been meant to state what a claim says."""
        number = claim.mention.number
        assert number is not None
        value = basic(number)[0]
        if slip(number, row.number, row.unit, 2) or swapped(value, row.value) or tenfold(number, row.number, row.unit):
            return True
        if not row.is_meant(claim) or not (value < _TIMES * row.value and row.value < _TIMES * value):
            return False
        beside = self._beside[claim.sentence.passage, row.dimension, row.value]
        return (
            len(self._rows[row.key]) > 1
            or bool(self._cells.get(row.key))
            or any(one.role is Role.THEN or one.year != claim.year or row.is_far(one) for one in beside)
        )


def _dimension(unit: str) -> str:
    return "人" if unit == "人次" else base(unit)[0] if unit else ""


def _finding(claim: Claim, row: _Row) -> Finding:
    return Finding(
        CODE,
        Severity.CONFLICT,
        message(
            "{subject}: the text says {stated}, {place} says {other}",
            subject=row.title.strip().removeprefix("其中："),
            stated=claim.mention.text,
            place=row.spot.place,
            other=f"{row.number.text}{row.unit}",
        ),
        (claim.spot, row.spot),
        stated=f"{claim.mention.number}；{row.number.text}{row.unit}",
        key=f"{claim.sentence.text}@{claim.mention.start}",
    )
