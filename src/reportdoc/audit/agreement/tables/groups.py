"""Figures of the text that sum up rows of one kind: 护理专业17人, where the table has two partners for 护理."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportdoc.audit.agreement.model.cell import Fact, by_row
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.tables.rows import Near
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message
from reportdoc.text.number import cell_number
from reportdoc.text.units import PLAIN_COUNTERS

CODE = "G502"

_BETWEEN = 6
"""Characters between the name of a kind and its figure, at most: 护理专业17人."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of a table that have one word in a column."""

    sheet: Sheet
    name: str
    """The word that they have."""
    rows: tuple[int, ...]


def group_findings(document: Document, claims: tuple[Claim, ...], facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """Yield the figures that are not the sum, or the number, of the rows of their kind.

    Only where the sentence states the whole, so that it surely speaks of the table.
    """
    rows = by_row(tuple(fact for fact in facts if not fact.sheet.annex and not fact.is_step))
    kinds = {sheet.label: tuple(kinds_of(sheet)) for sheet in document.sheets if not sheet.annex and not sheet.chart}
    yield from _all_told(document, claims, kinds)
    for claim in claims:
        if claim.mention.approximate or claim.is_step or claim.local:
            continue
        for label in _near(document, claim):
            for kind in kinds.get(label, ()):
                if _names(kind, claim):
                    yield from _judged(
                        kind, claim, [fact for row in kind.sheet.body for fact in rows.get((label, row), ())]
                    )


def _all_told(document: Document, claims: tuple[Claim, ...], kinds: dict[str, tuple[Kind, ...]]) -> Iterator[Finding]:
    """Yield the counts of rows of each kind, where a sentence by the table tells every kind: 国家级3个、省级4个."""
    near = Near(document)
    sentences: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.mention.unit in PLAIN_COUNTERS and not claim.mention.approximate and not claim.is_step:
            sentences[id(claim.sentence)].append(claim)
    for group in sentences.values():
        for sheet in near.tables(group[0].sentence, set()):
            told = [(kind, claim) for kind in kinds.get(sheet.label, ()) for claim in group if _names(kind, claim)]
            whole = {kind.name for kind in kinds.get(sheet.label, ()) if kind.rows} if told else set()
            column = {kind.name for kind, _ in told}
            rows = sum(len(kind.rows) for kind, _ in told)
            body = sum(not sheet.is_total(row) for row in sheet.body)
            stated = sum(claim.mention.value for _, claim in told)
            right = sum(claim.mention.value == len(kind.rows) for kind, claim in told)
            sure = stated == body or (len(told) > _KINDS and right == len(told) - 1)
            if len(told) != len(column) or len(told) < _KINDS or not column <= whole or rows != body or not sure:
                continue
            for kind, claim in told:
                if claim.mention.value != len(kind.rows):
                    yield _finding(kind, claim, Decimal(len(kind.rows)))
                    break


_KINDS = 2
"""Kinds that a sentence tells at least, all of a column's."""


def _near(document: Document, claim: Claim) -> list[str]:
    passage = document.passages[claim.sentence.passage]
    return list(
        dict.fromkeys(label for each in passage.sentences for _, _, found in each.references for label in found)
    )


def kinds_of(sheet: Sheet) -> Iterator[Kind]:
    """Yield the kinds of a table's rows: the words that a column repeats."""
    body = [row for row in sheet.body if not sheet.is_total(row)]
    for column in range(sheet.grid.width):
        found: dict[str, list[int]] = defaultdict(list)
        for row in body:
            text = sheet.text(row, column)
            if re.fullmatch(r"[一-鿿A-Za-z（）()]{2,10}", text) and cell_number(text) is None:
                found[text].append(row)
        if sum(map(len, found.values())) >= len(body) - 1 and 1 < len(found) < len(body):
            yield from (Kind(sheet, name, tuple(rows)) for name, rows in found.items())


def _names(kind: Kind, claim: Claim) -> bool:
    before = claim.sentence.text[: claim.mention.start]
    at = before.rfind(kind.name)
    between = before[at + len(kind.name) :]
    return at >= 0 and len(between) <= _BETWEEN and re.search(r"[，。；、0-9]|^[及和]?以[上下]", between) is None


def _judged(kind: Kind, claim: Claim, facts: list[Fact]) -> Iterator[Finding]:
    number = claim.mention.number
    assert number is not None
    stated = {m.value for m in claim.sentence.mentions if m.number and m is not claim.mention}
    possible: list[Decimal] = []
    body = [row for row in kind.sheet.body if not kind.sheet.is_total(row)]
    if claim.mention.unit in PLAIN_COUNTERS and Decimal(len(body)) in stated:
        if number.value > len(body):
            return  # 省级奖励中一等奖14项, beside 国家级9项 of the table
        possible.append(Decimal(len(kind.rows)))
    columns: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.dimension == claim.dimension and fact.dimension != "%" and claim.year in (None, fact.year):
            columns[fact.column].append(fact)
    for column in columns.values():
        if sum((fact.number.value for fact in column if fact.row in body), Decimal(0)) in stated:
            possible.append(sum((fact.number.value for fact in column if fact.row in kind.rows), Decimal(0)))
    values = Counter(possible)
    if (
        len(values) == 1
        and possible[0]
        and number.value not in values
        and number.value not in {f.number.value for f in facts if f.row in kind.rows}
    ):
        yield _finding(kind, claim, possible[0])


def _finding(kind: Kind, claim: Claim, exact: Decimal) -> Finding:
    return Finding(
        CODE,
        Severity.CONFLICT,
        message(
            "{name}: the text says {stated}, the rows of the table come to {exact}",
            name=kind.name,
            stated=claim.mention.text,
            exact=f"{exact:f}",
        ),
        (claim.spot, kind.sheet.cell(kind.rows[0], 0)),
        stated=claim.mention.text,
        expected=f"{exact:f}",
        key=f"{claim.sentence.text}@{claim.mention.start}",
    )
