"""Shares of a whole that only an indicator states: 学徒1124人，占在校生的8.01%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from reportdoc.audit.agreement.cell import Fact
from reportdoc.audit.agreement.claim import Claim
from reportdoc.audit.agreement.value import basic, slip
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, rounded
from reportdoc.text.subject import core

CODE = "G501"

_OF = re.compile(
    r"占(?:全院|全校|学校|学院)?(?P<base>[^，。；、占]{2,12}?)(?:总数|总人数|人数|总量|总额|总)?的?(?:比例)?[为达]?$"
)


def whole_findings(document: Document, claims: tuple[Claim, ...], facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """Yield the shares that a slip keeps from being those of the indicator they name, where nothing else gives them."""
    known: dict[str, set[Fact]] = {}
    for fact in facts:
        if fact.sheet.annex and fact.number.value > 0 and fact.row_core:
            for start in range(len(fact.row_core) - 1):
                known.setdefault(fact.row_core[start:], set()).add(fact)
    for part, share in pairwise(claims):
        if part.sentence is not share.sentence or share.role is not Role.SHARE or part.role is not Role.LEVEL:
            continue
        named = _OF.search(share.sentence.text[part.mention.end : share.mention.start])
        found = known.get(core(named["base"]), set()) if named else set()
        wholes = [fact for fact in found if fact.dimension == part.dimension and fact.year == share.year]
        if len(wholes) == 1 and not (part.mention.approximate or share.mention.approximate):
            yield from _judged(document, part, share, wholes[0])


def _judged(document: Document, part: Claim, share: Claim, whole: Fact) -> Iterator[Finding]:
    top, rate = part.mention.number, share.mention.number
    assert top is not None and rate is not None
    exact = 100 * Fraction(basic(top)[0]) / Fraction(basic(whole.number, whole.unit)[0])
    result = rounded(exact, rate.ulp, "%")
    if rate.agrees(exact) or not slip(rate, result, "%") or _explained(document, share, rate):
        return
    yield Finding(
        CODE,
        Severity.CONFLICT,
        message(
            "{share} does not follow from {part} and {whole}", share=str(rate), part=str(top), whole=str(whole.number)
        ),
        (share.spot, whole.spot),
        stated=str(rate),
        expected=f"{top.text} ÷ {whole.number.text} = {result}",
        key=f"{share.sentence.text}@{share.mention.start}",
    )


def _explained(document: Document, share: Claim, rate: PrintedNumber) -> bool:
    """Tell whether two figures of the passage give the share."""
    passage = document.passages[share.sentence.passage]
    numbers = [m.number for each in passage.sentences for m in each.mentions if m.number and m.number.unit != "%"]
    values = [Fraction(basic(number)[0]) for number in numbers if number.value > 0]
    return any(rate.agrees(100 * top / bottom) for top in values for bottom in values if bottom > top)
