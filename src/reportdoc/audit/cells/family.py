"""Family 2: sequences and cells."""

from __future__ import annotations

from collections.abc import Iterator

from reportdoc.audit.cells.contents import content_findings, empty_findings, mark_findings
from reportdoc.audit.cells.dates import date_findings
from reportdoc.audit.cells.formats import format_findings
from reportdoc.audit.cells.sequence import list_findings, ordinal_findings, serial_findings
from reportdoc.audit.cells.series import series_findings
from reportdoc.audit.family import Family
from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message

CODES = {
    "C201": message("a gap or a repetition in the numbering of rows"),
    "C202": message("a gap or a repetition in a list inside a cell"),
    "C203": message("a spreadsheet error in a cell"),
    "C204": message("a placeholder in a cell"),
    "C205": message("an empty cell in a column of filled ones"),
    "C206": message("a footnote mark without its note"),
    "C207": message("more than one form of number in a column"),
    "C208": message("full-width digits in a cell"),
    "C209": message("a year that breaks a series of years"),
    "C210": message("a band that does not follow the one above"),
    "C211": message("a date in a cell that cannot be"),
}


def check(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with sequences and cells of each table; charts hold checked numbers, and years."""
    for sheet in document.sheets:
        yield from series_findings(sheet)
        if sheet.chart:
            continue
        yield from serial_findings(sheet)
        yield from ordinal_findings(sheet)
        yield from list_findings(sheet)
        yield from date_findings(sheet)
        yield from content_findings(sheet)
        yield from empty_findings(sheet)
        yield from format_findings(sheet)
    yield from mark_findings(document)


FAMILY = Family(message("Sequences and cells"), CODES, check)
