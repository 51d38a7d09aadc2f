"""Claims and the rows of the indicator tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportdoc.audit.agreement.cell import Fact
from reportdoc.audit.agreement.claim import Claim
from reportdoc.audit.agreement.link import Link, Strength
from reportdoc.audit.agreement.subject import core, indicator_core
from reportdoc.audit.reading.document import Document

CODE = "G501"

_LONG = 5
"""Characters from which an indicator's words are found at the end of longer ones without doubt."""


def indicator_links(document: Document, claims: tuple[Claim, ...], facts: tuple[Fact, ...]) -> Iterator[Link]:
    """Yield the links between claims and indicators."""
    names = _names(document, facts)
    for claim in claims:
        if claim.inherited and not claim.key:
            continue
        for name, strength in _spoken(claim):
            for fact in names.get((name, claim.dimension), ()):
                if claim.year not in (None, fact.year):
                    continue
                yield Link(claim, fact.spot, fact.number, fact.unit, _weakened(claim, strength), CODE, _title(fact))


def _spoken(claim: Claim) -> Iterator[tuple[str, Strength]]:
    """Yield the names a claim may mean."""
    yield claim.key, Strength.NAMED
    joined = claim.lead + claim.key
    if joined != claim.key:
        for length in range(len(claim.key) + 1, min(len(joined), 24) + 1):
            yield joined[-length:], Strength.NAMED
    for cut in range(1, len(claim.key) - _LONG + 1):
        yield claim.key[cut:], Strength.LIKELY


def _weakened(claim: Claim, strength: Strength) -> Strength:
    short = len(claim.key) < _LONG and (claim.lead or claim.narrowed)
    sure = not (short or claim.local or claim.inherited or claim.case or claim.mention.approximate or not claim.year)
    return strength if sure else Strength.LIKELY


def _names(document: Document, facts: tuple[Fact, ...]) -> dict[tuple[str, str], list[Fact]]:
    names: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    aliases = {indicator_core(one.name): one.aliases for one in document.profile.indicators if one.aliases}
    parent = ""
    for fact in facts:
        if not fact.sheet.annex:
            continue
        own = fact.row_core
        sub = fact.sheet.text(fact.row, 1).startswith("其中") or _level(own)
        if not sub:
            parent = own
        for name in {f"{parent}{own}", f"{own}{parent}"} if sub else {own, *map(core, aliases.get(own, ()))}:
            names[name, fact.dimension].append(fact)
        if sub and not _level(own) and len(own) >= _LONG:
            names[own, fact.dimension].append(fact)
    return names


def _level(text: str) -> bool:
    return text in ("国家级", "省级", "市级", "校级", "省部级", "国家", "省", "接入国家智慧教育平台", "女", "男")


def _title(fact: Fact) -> str:
    return fact.sheet.text(fact.row, 1)
