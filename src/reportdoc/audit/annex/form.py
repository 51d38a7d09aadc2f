"""Units, order and 序号 of the rows of an indicator table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportdoc.audit.annex.catalogued import Catalogued
from reportdoc.audit.annex.rows import IndicatorRow, same_unit
from reportdoc.audit.finding import Finding, Severity
from reportdoc.profiles.catalogue import Indicator
from reportdoc.profiles.profile import Profile
from reportdoc.report.message import message
from reportdoc.text.units import PLAIN_COUNTERS


def unit_findings(profile: Profile, table: Catalogued) -> Iterator[Finding]:
    """Yield units other than the catalogue's.

    A catalogue that was carried over counts as confirmed by a table that follows it in nearly every row.
    """
    sure = not profile.carried_over or table.kept
    for row in table.table.rows:
        indicator = table.indicator(row)
        if indicator is None or row in table.misprinted or indicator.unit == ":" or _agree(row, indicator):
            continue
        alike = {row.unit, indicator.unit} <= PLAIN_COUNTERS or not row.unit
        severity = Severity.ERROR if sure and indicator.confirmed and not alike else Severity.EXPLAIN
        spot = row.spot if row.unit_column is None else row.cell(row.unit_column)
        said = message(
            "the unit of {name} is {unit}, not “{stated}”", name=row.bare, unit=indicator.unit, stated=row.unit
        )
        key = f"{'－'.join(indicator.path)} {indicator.unit}"
        yield Finding("A304", severity, said, (spot,), row.unit, indicator.unit, key=key)


def _agree(row: IndicatorRow, indicator: Indicator) -> bool:
    return same_unit(row.unit, indicator.unit)


def order_findings(table: Catalogued) -> Iterator[Finding]:
    """Yield rows that stand elsewhere than in the catalogue."""
    for row in table.misplaced:
        said = message("{name} stands elsewhere than the catalogue of {table} has it", name=row.bare, table=table.title)
        yield Finding("A305", Severity.EXPLAIN, said, (row.spot,), key=row.bare)


def number_findings(table: Catalogued) -> Iterator[Finding]:
    """Yield gaps and repetitions in the 序号, and otherwise the first 序号 that is not the catalogue's."""
    heads = [row for row in _heads(table) if row.number.isdecimal()]
    column = table.table.number_column
    if column is None:
        return
    known = {one.number for one in table.expected} - {one.number for one in table.indicators.values()}
    broken = list(_broken(heads))
    for row, expected in broken:
        if str(expected) not in known:
            said = message("{number} follows {before} in the 序号", number=row.number, before=expected - 1)
            spot = row.cell(column)
            yield Finding("A305", Severity.ERROR, said, (spot,), row.number, str(expected), key=f"序号 {row.bare}")
    if broken or known or table.unknown or table.misplaced:
        return
    for row in heads:
        indicator = table.indicator(row)
        if indicator and indicator.number != row.number:
            said = message("the 序号 of {name} is {number}", name=row.bare, number=indicator.number)
            spot = row.cell(column)
            yield Finding("A305", Severity.EXPLAIN, said, (spot,), row.number, indicator.number, key=f"序号 {row.bare}")
            return


def _heads(table: Catalogued) -> Iterator[IndicatorRow]:
    """Yield the first row of each group."""
    group = 0
    for row in table.table.rows:
        if row.group > group:
            group = row.group
            yield row


def _broken(heads: list[IndicatorRow]) -> Iterator[tuple[IndicatorRow, int]]:
    """Yield the rows whose 序号 does not follow, with what would; 1, 2, 4, 4 is one wrong number, 1, 2, 4, 5 a gap."""
    before = 0
    after: dict[int, int] = {one.index: int(two.number) for one, two in pairwise(heads)}
    for row in heads:
        expected = before + 1
        if int(row.number) != expected:
            yield row, expected
        # Where the next one goes on as if this were right, this one is a misprint; otherwise count on from it.
        before = expected if after.get(row.index) == expected + 1 else int(row.number)
