"""Changes of the running text against tables that state both years: 报到率96.57%，比2022年提高1.78个百分点."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.link import ClaimLink
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.agreement.tables.change import change_finding
from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.role import Role
from reportdoc.text.number import rounded

_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*(?:年度?|届|级)?")

_BEFORE = re.compile(r"上年|去年|上一年|上届|上一届|上学年|同比|((?:19|20)[0-9]{2})\s*(?:年|届)[末底]?")
"""What a change is from."""


def step_findings(
    claims: tuple[Claim, ...], links: tuple[ClaimLink, ...], facts: tuple[Fact, ...]
) -> Iterator[Finding]:
    """Yield the changes since last year that the table, which states both years, does not bear out."""
    series = Series(facts)
    cells = {(fact.sheet.data, fact.row, fact.column): fact for fact in facts}
    stated: dict[int, list[Fact]] = defaultdict(list)
    for link in links:
        at = link.spot.place.cell
        if link.agrees and at and (fact := cells.get((link.spot.place.file, at.row, at.column))):
            stated[id(link.claim)].append(fact)
    for before, claim in _neighbours(claims):
        if not claim.is_step or claim.mention.approximate or not (compared := _BEFORE.search(_clause(claim))):
            continue
        level = before[-1] if before else None
        if level is None or level.is_step or level.role is Role.THEN:
            continue
        found = [
            (now, then)
            for now in stated[id(level)]
            if (then := series.earlier(now, int(compared[1]) if compared[1] else now.year - 1))
        ]
        if found and not any(_follows(claim, level, now, then) for now, then in found):
            yield from _finding(claim, level, *found[0])


def _neighbours(claims: tuple[Claim, ...]) -> Iterator[tuple[list[Claim], Claim]]:
    """Yield each claim with those before it in its sentence, behind the last ；."""
    before: list[Claim] = []
    for claim in claims:
        if before and (
            before[-1].sentence is not claim.sentence
            or "；" in claim.sentence.text[before[-1].mention.end : claim.mention.start]
        ):
            before = []
        yield before, claim
        before = [*before, claim]


def _clause(claim: Claim) -> str:
    """Return the words between a claim and the figure before it."""
    start = max((m.end for m in claim.sentence.mentions if m.number and m.end <= claim.mention.start), default=0)
    return claim.sentence.text[start : claim.mention.start]


class Series:
    """Cells that state one thing for several years, side by side or one below the other."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self._rows: dict[tuple[str, int, str, int], Fact] = {}
        self._columns: Mapping[tuple[str, str, int, int], Fact] = {}
        columns: dict[tuple[str, str, int, int], Fact] = {}
        for fact in facts:
            if not fact.is_step:
                self._rows.setdefault((fact.sheet.label, fact.row, _named(fact), fact.year), fact)
                columns.setdefault((fact.sheet.label, _YEAR.sub("", fact.row_core), fact.column, fact.year), fact)
        self._columns = columns

    def earlier(self, fact: Fact, year: int) -> Fact | None:
        """Return the cell that states the same for another year; None where there is none."""
        beside = self._rows.get((fact.sheet.label, fact.row, _named(fact), year))
        above = self._columns.get((fact.sheet.label, _YEAR.sub("", fact.row_core), fact.column, year))
        other = beside or above
        return other if other is not fact else None


def _named(fact: Fact) -> str:
    return _YEAR.sub("", "".join(fact.sheet.columns[fact.column].path))


def _exact(claim: Claim, now: Fact, then: Fact) -> Fraction | None:
    """Return the change or growth between two cells, in the claim's own unit."""
    assert claim.mention.number
    first, second = Fraction(basic(now.number, now.unit)[0]), Fraction(basic(then.number, then.unit)[0])
    if claim.role is Role.GROWTH:
        return 100 * abs(first - second) / second if second else None
    factor = Fraction(basic(claim.mention.number)[0]) / Fraction(claim.mention.value) if claim.mention.value else 1
    return abs(first - second) / (factor or 1)


def _follows(claim: Claim, level: Claim, now: Fact, then: Fact) -> bool:
    if claim.role is Role.CHANGE and (claim.mention.unit == "个百分点") != (level.dimension == "%"):
        return True
    if claim.role is Role.CHANGE and claim.mention.unit != "个百分点" and claim.dimension != level.dimension:
        return True
    exact = _exact(claim, now, then)
    number = claim.mention.number
    return exact is None or number is None or abs(exact - Fraction(number.value)) < Fraction(number.ulp)


def _finding(claim: Claim, level: Claim, now: Fact, then: Fact) -> Iterator[Finding]:
    number, exact = claim.mention.number, _exact(claim, now, then)
    if number is None or exact is None:
        return
    result = rounded(exact, number.ulp, number.unit)
    formula = f"({now.number.text} − {then.number.text}) ÷ {then.number.text}"
    high, low = (now, then) if now.number.value >= then.number.value else (then, now)
    if claim.role is Role.CHANGE:
        formula = f"{high.number.text} − {low.number.text}"
    yield change_finding(claim, now, then, f"{formula} = {result}")
