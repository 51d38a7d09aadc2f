"""What lies between cells of a table that a sentence names: 2024级最多，2022级最少，二者差了198人.

The sentence names two rows, or two columns whose total row is meant, or the greatest and the least of a column. A
figure that says how far they are apart is held against all of them, and told where a slip keeps it from one of them
and nothing in its passage gives it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.names import Bearers
from reportdoc.audit.agreement.model.value import basic, slip, swapped
from reportdoc.audit.agreement.tables.change import change_finding
from reportdoc.audit.agreement.tables.rows import Near
from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.role import Role
from reportdoc.text.number import PrintedNumber
from reportdoc.text.subject import core
from reportdoc.text.units import base

_APART = re.compile(r"[相差距]差了?[^，。；0-9]{0,4}$|[之间者]差了?$|差距[^，。；0-9]{0,4}$|(?:高|低|多|少)出?于?了?$")
"""What says that a figure is how far two things are apart."""

_EXTREMES = re.compile(r"最[高多大长][^。；]{0,30}最[低少小短]|最[低少小短][^。；]{0,30}最[高多大长]|高低|多少")

_POINTS = "个百分点"

_LEAST = 3
"""Digits of a difference in which a slip tells."""

Pair = tuple[Fact, Fact]


def between_findings(document: Document, claims: Sequence[Claim], facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the differences that are a slip away from that of two cells which their sentence names."""
    spoken = [one for one in claims if one.role is Role.CHANGE or one.mention.unit == _POINTS or _says_apart(one)]
    spoken = [one for one in spoken if not one.mention.approximate and one.year in (None, document.year)]
    if not spoken:
        return
    tables = _tables(facts)
    names = Bearers(_names(tables))
    near = Near(document)
    for claim in spoken:
        passage = document.passages[claim.sentence.passage]
        beside = {sheet.label for sheet in near.tables(claim.sentence, set())}
        pairs = list(_pairs(claim, tables, names, beside))
        exact = [(_apart(pair), pair) for pair in pairs]
        if not exact or any(_states(claim, value) for value, _ in exact):
            continue
        stated = [m.number for one in passage.sentences for m in one.mentions if m.number]
        values = [basic(n)[0] for n in stated if base(n.unit)[0] == _level(claim)]
        if any(_states(claim, abs(one - other)) for one, other in combinations(values, 2)):
            continue
        if met := next((each for each in exact if _slipped(claim, *each)), None):
            yield _finding(claim, *met)


def _says_apart(claim: Claim) -> bool:
    return claim.dimension != "%" and _APART.search(claim.sentence.text[: claim.mention.start]) is not None


def _level(claim: Claim) -> str:
    return "%" if claim.mention.unit == _POINTS else claim.dimension


def _tables(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if not (fact.sheet.annex or fact.sheet.chart or fact.is_step):
            found[fact.sheet.label].append(fact)
    return found


def _names(tables: dict[str, list[Fact]]) -> Iterator[tuple[str, tuple[str, int]]]:
    for label, facts in tables.items():
        for row in dict.fromkeys(fact.row for fact in facts if not fact.total):
            sheet = facts[0].sheet
            for column in range(min(3, sheet.grid.width)):
                text = re.sub(r"[（(].*", "", sheet.text(row, column)).strip()
                if len(text) > 1 and not re.search("[0-9]", text) and not sheet.is_covered(row, column):
                    yield text, (label, row)


def _pairs(
    claim: Claim, tables: dict[str, list[Fact]], names: Bearers[tuple[str, int]], beside: set[str]
) -> Iterator[Pair]:
    """Yield the cells between which a claim may say how much lies."""
    text = claim.sentence.text[: claim.mention.start]
    said = core(text)
    rows: dict[str, set[int]] = defaultdict(set)
    for _, _, bearers in names.find(text):
        for label, row in bearers:
            rows[label].add(row)
    for label, facts in tables.items():
        named = [one for one in facts if _fits(claim, one)]
        columns = {one.column for one in named}
        called = {one.column for one in named if any(name in said for name in one.column_names)}
        for column in columns:
            if column not in called and not (label in beside and len(columns) == 1):
                continue
            cells = [one for one in named if one.column == column]
            meant = [one for one in cells if one.row in rows[label] or (one.total and rows[label])]
            yield from combinations(meant, 2)
            if label in beside and _EXTREMES.search(text) and (bodies := [one for one in cells if not one.total]):
                yield max(bodies, key=_value), min(bodies, key=_value)
        if label in beside:
            yield from _across(text, named)


def _across(text: str, facts: Sequence[Fact]) -> Iterator[Pair]:
    """Yield the totals of two columns that a text names: 2024级 and 2022级."""
    total = [one for one in facts if one.total and one.sheet.columns[one.column].name in text]
    yield from combinations(total, 2)


def _fits(claim: Claim, fact: Fact) -> bool:
    return (fact.dimension or claim.dimension) == _level(claim) and (fact.dimension != "" or _level(claim) != "%")


def _value(fact: Fact) -> Decimal:
    return basic(fact.number, fact.unit)[0]


def _apart(pair: Pair) -> Decimal:
    return abs(_value(pair[0]) - _value(pair[1]))


def _states(claim: Claim, exact: Decimal) -> bool:
    assert claim.mention.number
    value, ulp = basic(claim.mention.number)
    return abs(value - exact) < ulp


def _slipped(claim: Claim, exact: Decimal, pair: Pair) -> bool:
    number = claim.mention.number
    assert number is not None
    other = PrintedNumber(exact, max(pair[0].number.ulp, pair[1].number.ulp), pair[0].unit, f"{exact:f}")
    plain = PrintedNumber(basic(number)[0], basic(number)[1], "", number.text)
    shown = PrintedNumber(exact, basic(other, pair[0].unit)[1], "", f"{exact:f}")
    return slip(plain, shown, least=_LEAST) or swapped(plain.value, shown.value)


def _finding(claim: Claim, exact: Decimal, pair: Pair) -> Finding:
    one, other = sorted(pair, key=_value, reverse=True)
    result = f"{exact.normalize():f}"
    return change_finding(claim, one, other, f"{one.number.text} − {other.number.text} = {result}")
