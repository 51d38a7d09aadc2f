"""Two figures of one row told in one sentence, one of them a slip away from its cell: 2100人，满意度91.74%.

No words are asked for: a figure of three and more digits that one row alone states shows that the row is meant. Of its
other cells one may be told beside it; a figure there that no cell states, and that a slip keeps from one, hardly ever
is so by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.value import basic, slip
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.role import Role
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import base

CODE = "G510"

_TELLING = 3
"""Digits, noughts at the ends aside, of a figure that tells."""

_ROWS = 1
"""Rows that may state a figure which shows that a row is meant."""


@dataclass(frozen=True, slots=True)
class _Cell:
    sheet: Sheet
    row: int
    column: int
    number: PrintedNumber
    unit: str

    @property
    def value(self) -> Decimal:
        return basic(self.number, self.unit)[0]


def beside_findings(document: Document, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield the figures beside one that a row alone states, a slip away from another cell of it."""
    rows: dict[tuple[str, int], list[_Cell]] = defaultdict(list)
    bearers: dict[Decimal, set[tuple[str, int]]] = defaultdict(set)
    for cell in _cells(document):
        rows[cell.sheet.label, cell.row].append(cell)
        bearers[cell.value].add((cell.sheet.label, cell.row))
    for group in _sentences(claims):
        values = {_value(one) for one in group}
        alone = [one for one in group if len(bearers.get(_value(one), ())) == _ROWS and _shows(one)]
        for one in group if alone else ():
            if _value(one) in bearers or not _tells(one):
                continue
            for other in (each for each in alone if _tells(each) or each.dimension == one.dimension):
                row = rows[next(iter(bearers[_value(other)]))]
                if found := _slipped(one, other, row, values):
                    yield found
                    break


def _cells(document: Document) -> Iterator[_Cell]:
    for sheet in document.sheets:
        for row in sheet.body:
            for column in range(sheet.grid.width):
                number = sheet.number(row, column)
                if number and not sheet.is_serial(column) and not sheet.chart:
                    unit = number.unit or sheet.unit_of(column)
                    if sheet.annex and not unit and column == _ANNEX_VALUE and sheet.grid.width > _ANNEX_UNIT:
                        unit = sheet.text(row, _ANNEX_UNIT)
                    yield _Cell(sheet, row, column, number, unit)


_ANNEX_UNIT, _ANNEX_VALUE = 2, 3
"""Columns of an indicator table: number, name, unit, value."""


def _sentences(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.mention.approximate and claim.role not in (Role.THEN, Role.CHANGE, Role.GROWTH):
            groups[id(claim.sentence)].append(claim)
    yield from groups.values()


def _value(claim: Claim) -> Decimal:
    assert claim.mention.number
    return basic(claim.mention.number)[0]


def _tells(claim: Claim) -> bool:
    return len(_value(claim).normalize().as_tuple().digits) >= _TELLING


def _shows(claim: Claim) -> bool:
    """Tell whether a figure has digits enough to show, where one row alone states it, that the row is meant: 750人."""
    return _value(claim) >= _SHOWING and len(_value(claim).normalize().as_tuple().digits) > 1


_SHOWING = 100


def _slipped(
    one: Claim,
    beside: Claim,
    row: Sequence[_Cell],
    values: set[Decimal],
) -> Finding | None:
    number = one.mention.number
    assert number
    for cell in row:
        unit = base(cell.unit)[0]
        if cell.value in values or (unit and unit != one.dimension) or (not unit and one.dimension == "%"):
            continue
        if slip(number, cell.number, cell.unit) and _is_rare(number, cell):
            place = cell.sheet.cell(cell.row, cell.column)
            said = message(
                "{place} states {value} in the row of {beside}; the text says {stated}",
                place=place.place,
                value=f"{cell.number.text}{cell.number.unit or cell.unit}",
                beside=beside.mention.text,
                stated=one.mention.text,
            )
            stated = f"{number}；{cell.number.text}"
            key = f"{one.sentence.text}@{one.mention.start}"
            return Finding(CODE, Severity.CONFLICT, said, (one.spot, place), stated, key=key)
    return None


def _is_rare(number: PrintedNumber, cell: _Cell) -> bool:
    """Tell whether few figures are such a slip away: two neighbours are swapped, or one of five digits is another."""
    first, second = (f"{one.value.normalize():f}".replace(".", "") for one in (number, cell.number))
    return sorted(first) == sorted(second) or len(second.strip("0")) >= _LONG


_LONG = 5
"""Digits of which one that is another tells as much as two that are swapped."""
