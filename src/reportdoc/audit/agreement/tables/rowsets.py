"""Figures that sum up some rows of a table: 5个山区县派驻特派员51人，对接104个村，推广32000亩.

Which rows are meant shows in the sentence: two of its figures are the sums of the same rows in two columns, or the name
of a kind of rows stands there with their number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.agreement.tables.groups import Kind, kinds_of
from reportdoc.audit.agreement.tables.rows import Near
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.role import Role
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message
from reportdoc.text.number import one_digit
from reportdoc.text.units import PLAIN_COUNTERS

CODE = "G502"

_MOST = 30
"""Rows of a table whose runs are looked through."""

_TELLING = 10
"""Value from which a sum tells its rows."""

_COUNTED = re.compile(r"[^，。；、0-9分各]{0,4}(?P<n>[0-9]{1,3})(?P<unit>[一-鿿])(?P<noun>[^，。；、0-9分各]{0,6})$")
"""What stands between the name of a kind with the number of its rows and the sum of them: 省科技厅3项共205万元."""


def row_set_findings(document: Document, claims: Sequence[Claim], facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the figures that are not the sum of the rows which the sentence has shown to be meant."""
    near = Near(document)
    tables: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if not (fact.sheet.annex or fact.sheet.chart or fact.is_step or fact.dimension == "%"):
            tables[fact.sheet.label].append(fact)
    kinds = {label: tuple(kinds_of(found[0].sheet)) for label, found in tables.items()}
    every = {label: {(fact.row, fact.column): fact for fact in found} for label, found in tables.items()}
    for group in _sentences(claims):
        for sheet in near.tables(group[0].sentence, set()):
            if cells := every.get(sheet.label):
                yield from _counted(group, kinds[sheet.label], cells)
                yield from _runs(group, sheet, cells)


Cells = Mapping[tuple[int, int], Fact]


def _sentences(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.role is Role.LEVEL and not claim.mention.approximate and claim.dimension != "%":
            groups[id(claim.sentence)].append(claim)
    yield from groups.values()


def _counted(group: Sequence[Claim], kinds: Sequence[Kind], cells: Cells) -> Iterator[Finding]:
    """Judge the sum behind the name of a kind and the number of its rows."""
    for claim in group:
        before = claim.sentence.text[: claim.mention.start]
        for kind in kinds:
            at = before.rfind(kind.name)
            found = _COUNTED.match(before[at + len(kind.name) :]) if at >= 0 else None
            counted = found and found["unit"] in PLAIN_COUNTERS and int(found["n"]) == len(kind.rows)
            if not counted or len(kind.rows) < _SEVERAL:
                continue
            columns = dict(_sums(kind.rows, cells, claim))
            if len(columns) == 1 and _value(claim) not in columns.values():
                yield _finding(claim, kind.rows, next(iter(columns)), cells)
                break


_SEVERAL = 2


def _runs(group: Sequence[Claim], sheet: Sheet, cells: Cells) -> Iterator[Finding]:
    """Judge a figure beside two that are the sums of one run of rows in two other columns."""
    body = [row for row in sheet.body if not (sheet.is_total(row) or sheet.is_average(row) or sheet.is_rate(row))]
    if len(group) <= _SEVERAL or not _SEVERAL < len(body) <= _MOST:
        return
    stated = {_of(fact) for fact in cells.values()}
    free = [(claim, value) for claim in group if (value := _value(claim)) not in stated]
    if len(free) < _SEVERAL:
        return  # one that is open, and one at least that has shown the rows
    for first in range(len(body)):
        for last, added in _added(body, first, cells):
            rows = tuple(body[first:last])
            held: set[int] = set()
            open_: list[tuple[Claim, int, Decimal]] = []
            for claim, value in free:
                columns = {column: total for column, (total, unit) in added.items() if unit == claim.dimension}
                met = {column for column, total in columns.items() if total == value >= _TELLING}
                held |= met
                if not met and len(columns) == 1:
                    open_ += [(claim, *one) for one in columns.items()]
            for claim, column, exact in open_ if len(held) >= _SEVERAL else ():
                if column not in held and one_digit(f"{_value(claim):f}", f"{exact:f}"):
                    yield _finding(claim, rows, column, cells)
                    return


def _added(body: Sequence[int], first: int, cells: Cells) -> Iterator[tuple[int, dict[int, tuple[Decimal, str]]]]:
    """Yield the end of each run of rows from one on, with the sum and the unit of each column that has them all."""
    added: dict[int, tuple[Decimal, str]] = {}
    for column in dict.fromkeys(column for _, column in cells):
        if fact := cells.get((body[first], column)):
            added[column] = Decimal(0) + _of(fact), fact.dimension
    for last in range(first + 1, len(body) + (first > 0)):
        if last - first >= _SEVERAL:
            yield last, added
        if last < len(body):
            added = {
                column: (total + _of(fact), unit)
                for column, (total, unit) in added.items()
                if (fact := cells.get((body[last], column)))
            }


def _sums(rows: Sequence[int], cells: Cells, claim: Claim) -> Iterator[tuple[int, Decimal]]:
    """Yield the columns in whose unit a claim may be, each with the sum of some rows."""
    for column in dict.fromkeys(column for _, column in cells):
        found = [cells.get((row, column)) for row in rows]
        known = [fact for fact in found if fact is not None]
        if len(known) == len(rows) and known[0].dimension == claim.dimension:
            yield column, sum((_of(fact) for fact in known), Decimal(0))


def _of(fact: Fact) -> Decimal:
    return basic(fact.number, fact.unit)[0]


def _value(claim: Claim) -> Decimal:
    assert claim.mention.number
    return basic(claim.mention.number)[0]


def _finding(claim: Claim, rows: Sequence[int], column: int, cells: Cells) -> Finding:
    found = [cells[row, column] for row in rows]
    factor = basic(found[0].number, found[0].unit)[0] / found[0].number.value if found[0].number.value else Decimal(1)
    exact = f"{(sum((_of(fact) for fact in found), Decimal(0)) / factor).normalize():f}{found[0].unit}"
    return Finding(
        CODE,
        Severity.CONFLICT,
        message(
            "{name}: the text says {stated}, the rows of the table come to {exact}",
            name=found[0].sheet.columns[column].full,
            stated=claim.mention.text,
            exact=exact,
        ),
        (claim.spot, found[0].spot, found[-1].spot),
        stated=claim.mention.text,
        expected=f"{' + '.join(fact.number.text for fact in found)} = {exact}",
        key=f"{claim.sentence.text}@{claim.mention.start}",
    )
