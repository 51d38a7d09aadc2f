"""Family 3: the indicator tables of the annex."""

from __future__ import annotations

from collections.abc import Iterator

from reportdoc.audit.annex.catalogued import catalogued
from reportdoc.audit.annex.form import number_findings, order_findings, unit_findings
from reportdoc.audit.annex.middles import middle_findings
from reportdoc.audit.annex.missing import missing_rows, missing_tables, unknown_rows
from reportdoc.audit.annex.parts import part_findings
from reportdoc.audit.annex.relations import relation_findings
from reportdoc.audit.annex.twice import twice
from reportdoc.audit.annex.values import blank_findings, decimals_findings, value_findings
from reportdoc.audit.family import Family
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message
from reportdoc.report.place import Place

CODES = {
    "A301": message("a row that the catalogue has is missing"),
    "A302": message("a row that the catalogue does not have"),
    "A303": message("an indicator table is missing"),
    "A304": message("another unit than the catalogue's"),
    "A305": message("order or 序号 of the rows"),
    "A306": message("decimals of an indicator"),
    "A307": message("no number for an indicator"),
    "A308": message("a value outside its range"),
    "A309": message("a part greater than its whole"),
    "A310": message("parts that do not add up to their whole"),
    "A311": message("one indicator, two places"),
    "A312": message("indicators that do not go together"),
}


def check(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with the indicator tables, by themselves and against the catalogue of the year.

    A cell that one check found wrong is left out by the checks that would compute with it.
    """
    profile, tables = document.profile, catalogued(document)
    yield from missing_tables(profile, tables)
    yield from missing_rows(profile, tables)
    wrong = [found for table in tables for found in value_findings(table)]
    yield from wrong
    again = twice(profile, tables, _places(wrong))
    yield from (found for found, _ in again)
    told = [row for _, row in again]
    for table in tables:
        yield from unknown_rows(table, told)
        yield from unit_findings(profile, table)
        yield from order_findings(table)
        yield from number_findings(table)
        yield from blank_findings(table)
        yield from decimals_findings(table)
        yield from middle_findings(table)
        parts = list(part_findings(table, _places(wrong)))
        yield from parts
        wrong += parts
    yield from relation_findings(profile, tables, _places(wrong))


def _places(findings: list[Finding]) -> frozenset[Place]:
    return frozenset(spot.place for found in findings if found.severity is Severity.ERROR for spot in found.spots)


FAMILY = Family(message("Annex"), CODES, check)
