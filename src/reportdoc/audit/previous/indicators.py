"""Values of the indicator tables against those of last year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from reportdoc.audit.annex.rows import IndicatorRow, IndicatorTable, indicator_table
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document, read
from reportdoc.profiles.profile import load_profile
from reportdoc.report.message import message
from reportdoc.report.report import Previous

_PERCENT = ("%", "％")
_POINTS = Decimal(10)
"""Percentage points by which a share may change before it counts as a jump; a share of 2% may well double."""
_FEW = 3
"""Values as last year's that a table may have before anybody asks."""


def jump_findings(document: Document, previous: Previous) -> Iterator[Finding]:
    """Yield indicators whose value differs from last year's by more than the threshold, a percentage.

    Shares count by points as well, and last year's nought is no ground to tell from.
    """
    threshold = Decimal(str(previous.threshold))
    for row, now, before in _pairs(document, previous):
        if not before or abs(now - before) * 100 <= threshold * abs(before):
            continue
        if row.unit in _PERCENT and abs(now - before) <= _POINTS:
            continue
        change = f"({now} - {before}) ÷ {before} = {(now - before) * 100 / before:+.1f}%"
        text = message("{name} changed from {before} to {now}", name=row.bare, before=before, now=now)
        spot = row.spot
        yield Finding("Y701", Severity.EXPLAIN, text, (spot,), str(now), change, key=row.bare)


def same_findings(document: Document, previous: Previous) -> Iterator[Finding]:
    """Yield, a table at a time, the indicators whose value is exactly last year's and not nought."""
    same: dict[str, list[IndicatorRow]] = {}
    for row, now, before in _pairs(document, previous):
        if now == before and now:
            same.setdefault(row.sheet.label, []).append(row)
    for rows in same.values():
        if len(rows) > _FEW:
            names = "、".join(row.bare for row in rows)
            text = message("the same values as last year: {names}", names=names)
            yield Finding("Y702", Severity.EXPLAIN, text, tuple(row.spot for row in rows), names, key=names)


def _pairs(document: Document, previous: Previous) -> Iterator[tuple[IndicatorRow, Decimal, Decimal]]:
    """Yield the rows that both years have, with the value of either."""
    report = previous.report
    last = {sheet.label: sheet for sheet in read(report, load_profile(report.metadata.profile)).sheets if sheet.annex}
    for sheet in document.sheets:
        here = indicator_table(sheet) if sheet.annex else None
        there = indicator_table(last[sheet.label]) if sheet.label in last else None
        if here is None or there is None:
            continue
        known = dict(_keyed(there))
        for key, row in _keyed(here):
            if key in known:
                now, before = row.number_at(here.values[0]), known[key].number_at(there.values[0])
                if now is not None and before is not None:
                    yield row, now.value, before.value


def _keyed(table: IndicatorTable) -> Iterator[tuple[tuple[str, int], IndicatorRow]]:
    """Yield rows by name; one that comes again is told apart by how often it came before."""
    seen: Counter[str] = Counter()
    for row in table.rows:
        yield (row.plain, seen[row.plain]), row
        seen[row.plain] += 1
