"""A rate of all against the rates of its parts, between which it lies; and how many were asked, which adds up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reportdoc.audit.annex.catalogued import Catalogued
from reportdoc.audit.annex.rows import IndicatorRow
from reportdoc.audit.annex.tree import printed
from reportdoc.audit.finding import Finding, Severity
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber

_PERCENT = ("%", "％")


def middle_findings(table: Catalogued) -> Iterator[Finding]:
    """Yield percentages that lie outside of those of all their parts, as no mean of them can, and numbers of asked.

    All parts, and they alone, make a whole where they were asked apart: their numbers, in a column beside, add up to
    the whole's or, where all were asked everything, are the same as the whole's.
    """
    rows = {row.index: row for row in table.table.rows}
    parts: dict[int, list[IndicatorRow]] = defaultdict(list)
    for index, above in printed(table).items():
        if rows[index].unit in _PERCENT and rows[above].unit in _PERCENT:
            parts[above].append(rows[index])
    for index, found in parts.items():
        if len(found) > 1:
            yield from _judged(table, rows[index], found)
            yield from _counted(table, rows[index], found)


def _judged(table: Catalogued, whole: IndicatorRow, parts: list[IndicatorRow]) -> Iterator[Finding]:
    asked = _asked(table, whole, parts)
    for column in table.table.values:
        total = whole.number_at(column)
        numbers = [number for part in parts if (number := part.number_at(column))]
        if total is None or len(numbers) < len(parts):
            continue
        low, high = min(one.value for one in numbers), max(one.value for one in numbers)
        if low <= total.value <= high:
            continue
        said = message(
            "{whole} {total} lies outside of its parts, {low} to {high}",
            whole=whole.bare,
            total=total.text,
            low=f"{low:f}",
            high=f"{high:f}",
        )
        spots = (whole.cell(column), *(part.cell(column) for part in parts))
        severity = Severity.ERROR if asked else Severity.EXPLAIN
        yield Finding("A310", severity, said, spots, total.text, f"{low:f}—{high:f}", key=f"{whole.bare} {column}")


def _asked(table: Catalogued, whole: IndicatorRow, parts: list[IndicatorRow]) -> bool:
    """Tell whether a column beside shows that the parts were asked apart, and are all there are."""
    return any(
        sum((one.value for one in numbers), Decimal(0)) == total.value
        for _, total, numbers in _beside(table, whole, parts)
    )


def _beside(
    table: Catalogued, whole: IndicatorRow, parts: list[IndicatorRow]
) -> Iterator[tuple[int, PrintedNumber, list[PrintedNumber]]]:
    """Yield the columns beside the values in which a whole and all of its parts have a number."""
    sheet = whole.sheet
    for column in range(sheet.grid.width):
        if column in table.table.values or column <= whole.name_column:
            continue
        total = sheet.number(whole.index, column)
        numbers: list[PrintedNumber] = [n for part in parts if (n := sheet.number(part.index, column))]
        if total and len(numbers) == len(parts):
            yield column, total, numbers


def _counted(table: Catalogued, whole: IndicatorRow, parts: list[IndicatorRow]) -> Iterator[Finding]:
    """Yield how many were asked where it is neither the sum of those asked apart nor the number asked everything.

    In twenty-four reports as they stand the numbers of two groups always add up, and in twenty-three those of five
    questions are all the same; in the other all five differ.
    """
    sheet = whole.sheet
    for column, total, numbers in _beside(table, whole, parts):
        values, added = [one.value for one in numbers], sum((one.value for one in numbers), Decimal(0))
        spots = (whole.cell(column), *(part.cell(column) for part in parts))
        title = f"{whole.bare} {sheet.text(0, column)}"
        key = f"{whole.bare} {column}"
        times = Counter([total.value, *values])
        if total.value > max(values) and total.value != added and abs(added - total.value) * _NEAR <= total.value:
            said = message(
                "the parts of {whole} add up to {added}, not {total}", whole=title, added=added, total=total.text
            )
            formula = f"{' + '.join(one.text for one in numbers)} = {added}"
            yield Finding("A310", Severity.ERROR, said, spots, total.text, formula, key=key)
        elif len(values) > _NEAR_ALL and len(times) == _TWO and min(times.values()) == 1:
            odd, most = min(times, key=lambda one: times[one]), max(times, key=lambda one: times[one])
            said = message("{whole}: {odd} in one row, {most} in the others", whole=title, odd=odd, most=most)
            yield Finding("A310", Severity.ERROR, said, spots, str(odd), str(most), key=key)


_NEAR = 4
"""Part of a number that its parts may be off by and still be meant to make it."""

_NEAR_ALL, _TWO = 2, 2
