"""People and attendances: one number called 人 in one place and 人次 in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportdoc.audit.agreement.cell import Fact
from reportdoc.audit.agreement.claim import Claim
from reportdoc.audit.agreement.value import basic
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.report.message import message
from reportdoc.text.subject import bigrams

CODE = "G507"

_OTHER: Mapping[str, str] = {"人": "人次", "人次": "人"}

_LEAST = 100
"""Below this, people and attendances agree by chance too often."""

Statement = tuple[str, Spot, str]
"""Dimension, place, and the words around."""


def people_findings(claims: tuple[Claim, ...], facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """Yield where running text calls people what is counted as attendances elsewhere, or the other way round."""
    stated: dict[Decimal, list[Statement]] = defaultdict(list)
    for fact in facts:
        if fact.dimension in _OTHER and fact.number.value >= _LEAST:
            words = fact.sheet.row_name(fact.row) + fact.sheet.caption + fact.sheet.columns[fact.column].full
            stated[basic(fact.number, fact.unit)[0]].append((fact.dimension, fact.spot, words))
    for claim in claims:
        if claim.mention.number and claim.dimension in _OTHER and claim.mention.value >= _LEAST:
            words = claim.lead[-12:] + claim.key
            stated[basic(claim.mention.number)[0]].append((claim.dimension, claim.spot, words))
    for claim in claims:
        if claim.mention.number and claim.dimension in _OTHER and claim.mention.value >= _LEAST:
            yield from _finding(claim, stated[basic(claim.mention.number)[0]])


def _finding(claim: Claim, statements: list[Statement]) -> Iterator[Finding]:
    others = [one for one in statements if one[1].place != claim.spot.place and _related(claim, one[2], one[1])]
    same = sum(one[0] == claim.dimension for one in others)
    different = [one for one in others if one[0] == _OTHER[claim.dimension]]
    if not different or same >= len(different):
        return
    yield Finding(
        CODE,
        Severity.CONFLICT,
        message("{stated}: elsewhere the same number counts {unit}", stated=claim.mention.text, unit=different[0][0]),
        (claim.spot, different[0][1]),
        stated=str(claim.mention.number),
        expected=f"{claim.mention.number.text}{different[0][0]}" if claim.mention.number else "",
        key=f"{claim.sentence.text}@{claim.mention.start}",
    )


def _related(claim: Claim, words: str, spot: Spot) -> bool:
    near = spot.section == claim.spot.section and spot.place.file != claim.spot.place.file
    return near or len(bigrams(claim.lead[-12:] + claim.key) & bigrams(words)) >= 2
