"""Parts of an indicator against the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.annex.catalogued import Catalogued
from reportdoc.audit.annex.rows import IndicatorRow
from reportdoc.audit.annex.tree import Whole, wholes
from reportdoc.audit.finding import Deviation, Finding, Severity
from reportdoc.profiles.catalogue import Sum
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber


def part_findings(table: Catalogued, doubtful: Collection[Place]) -> Iterator[Finding]:
    """Yield parts that are greater than their whole, and parts that do not add up to it; not from doubtful cells."""
    found = tuple(wholes(table))
    for column in table.table.values:
        above = [finding for whole in found for finding in _above(whole, column, doubtful)]
        yield from above
        told = {spot.place for finding in above for spot in finding.spots} | set(doubtful)
        for whole in found:
            yield from _sum(whole, column, told)


def _above(whole: Whole, column: int, doubtful: Collection[Place]) -> Iterator[Finding]:
    total = _number(whole.row, column, doubtful)
    if total is None:
        return
    greater = [
        (part, number)
        for part in whole.parts
        if (number := _number(part, column, doubtful)) is not None and number.value > total.value
    ]
    if len(greater) > 1 and len(greater) * 2 > len(whole.parts):
        yield _below_parts(whole.row, total, greater, column)
        return
    for part, number in greater:
        said = message(
            "{part} {number} is greater than what it is a part of, {whole} {total}",
            part=part.bare,
            number=number.text,
            whole=whole.row.bare,
            total=total.text,
        )
        severity = Severity.ERROR if part.index in whole.sure else Severity.EXPLAIN
        spots = (part.cell(column), whole.row.cell(column))
        yield Finding("A309", severity, said, spots, number.text, f"≤ {total.text}", key=_key(whole.row, part, column))


def _below_parts(
    whole: IndicatorRow, total: PrintedNumber, greater: Sequence[tuple[IndicatorRow, PrintedNumber]], column: int
) -> Finding:
    parts = "、".join(f"{part.bare} {number.text}" for part, number in greater)
    said = message("{whole} {total} is less than its parts: {parts}", whole=whole.bare, total=total.text, parts=parts)
    spots = (whole.cell(column), *(part.cell(column) for part, _ in greater))
    least = max(number.value for _, number in greater)
    return Finding("A309", Severity.ERROR, said, spots, total.text, f"≥ {least}", key=_key(whole, whole, column))


def _sum(whole: Whole, column: int, told: Collection[Place]) -> Iterator[Finding]:
    total = _number(whole.row, column, told)
    numbers = [_number(part, column, told) for part in whole.parts]
    known = [number for number in numbers if number is not None]
    if whole.sum is Sum.NONE or total is None or len(known) < len(numbers):
        return
    added = sum((number.value for number in known), Decimal(0))
    if abs(added - total.value) <= _tolerance([total, *known]):
        return
    wrong = whole.sum is Sum.WHOLE or (whole.sum is Sum.DISJOINT and added > total.value)
    formula = f"{' + '.join(number.text for number in known)} = {added}"
    off = Deviation(total, PrintedNumber(added, total.ulp, total.unit, str(added)))
    said = message(
        "the parts of {whole} add up to {added}, not {total}", whole=whole.row.bare, added=added, total=total.text
    )
    spots = (whole.row.cell(column), *(part.cell(column) for part in whole.parts))
    severity = Severity.ERROR if wrong else Severity.EXPLAIN
    key = _key(whole.row, whole.row, column)
    yield Finding("A310", severity, said, spots, total.text, formula, deviation=off, key=key)


def _tolerance(numbers: Sequence[PrintedNumber]) -> Decimal:
    """Return how far a sum may be off: not at all for whole numbers, half a last digit for each rounded addend."""
    ulp = max(number.ulp for number in numbers if number.decimals) if any(n.decimals for n in numbers) else Decimal(0)
    return ulp * max(Decimal(1), Decimal(len(numbers) - 1) / 2)


def _number(row: IndicatorRow, column: int, doubtful: Collection[Place]) -> PrintedNumber | None:
    return None if row.cell(column).place in doubtful else row.number_at(column)


def _key(whole: IndicatorRow, part: IndicatorRow, column: int) -> str:
    return f"{whole.number} {whole.bare} {part.bare} {whole.sheet.columns[column].full}"
