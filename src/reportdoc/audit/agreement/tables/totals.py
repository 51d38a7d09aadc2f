"""Claims and the totals of tables that stand elsewhere in the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.link import ClaimLink, Strength
from reportdoc.audit.agreement.tables.rows import CODE, total_row
from reportdoc.audit.reading.document import Document
from reportdoc.text.subject import core

_LONG = 4
"""Characters of a claim's words that tell a column, or the subject of a table, from others."""


def total_links(document: Document, claims: tuple[Claim, ...], facts: tuple[Fact, ...]) -> Iterator[ClaimLink]:
    """Yield the likely links between claims and the grand totals they may repeat, wherever those stand."""
    rows = {sheet.label: total_row(sheet) for sheet in document.sheets if not sheet.annex}
    columns: dict[str, list[Fact]] = defaultdict(list)
    captions: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if rows.get(fact.sheet.label) != fact.row:
            continue
        for name in fact.column_names:
            if len(name) >= _LONG:
                columns[name].append(fact)
        caption = core(fact.sheet.caption)
        for index in range(len(caption) - _LONG + 1):
            captions[caption[index : index + _LONG]].append(fact)
    for claim in claims:
        if claim.inherited or claim.local or claim.subset:
            continue
        named = {id(fact): fact for cut in range(len(claim.key)) for fact in columns.get(claim.key[cut:], ())}
        told = {id(fact): fact for fact in captions.get(claim.key[-_LONG:], ())} if len(claim.key) >= _LONG else {}
        for fact in [*named.values(), *_only(told.values(), claim)]:
            if fact.dimension == claim.dimension and claim.year in (None, fact.year):
                title = f"{fact.sheet.caption} {fact.sheet.columns[fact.column].full}"
                yield ClaimLink(claim, fact.spot, fact.number, fact.unit, Strength.LIKELY, CODE, title)


def _only(found: Iterable[Fact], claim: Claim) -> Iterator[Fact]:
    """Yield the facts that are the only ones of their table with the claim's unit."""
    by_sheet: dict[str, list[Fact]] = defaultdict(list)
    for fact in found:
        if fact.dimension == claim.dimension:
            by_sheet[fact.sheet.label].append(fact)
    for group in by_sheet.values():
        if len(group) == 1:
            yield group[0]
