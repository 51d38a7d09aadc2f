"""Findings and ledger as a workbook to send round: one sheet each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from gettext import gettext as _
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from reportdoc.app.audit.check import Audited
from reportdoc.audit.acceptance import Judged
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.ledger import Entry
from reportdoc.present.findings.words import severity_word, status_word, where, who_accepts
from reportdoc.present.language import translated

LONGEST: Final = 32_000
"""Characters written into a cell; Excel takes 32,767 ("Excel specifications and limits")."""
_COLOURS = {Severity.ERROR: "#F8CBAD", Severity.CONFLICT: "#FFE699", Severity.EXPLAIN: "#DDEBF7"}


def write_workbook(audited: Audited, path: Path) -> None:
    """Write a workbook with every finding, by department, and with every number of the report.

    Whatever stands in a cell is text, so nothing of the content can become a formula. Raises OSError.
    """
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(audited.metadata.date, time())})
        writer = _Writer(book)
        _findings(writer, audited.audit.results)
        _ledger(writer, audited.audit.ledger.entries)


class _Writer:
    """Sheets of one look: a header that stays, a filter, wrapped text."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bg_color": "#D9D9D9", "border": 1, "valign": "top"})
        self._plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.severities = {
            severity: book.add_format({"text_wrap": True, "valign": "top", "bg_color": colour})
            for severity, colour in _COLOURS.items()
        }

    def sheet(self, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[tuple[str, Any]]]) -> None:
        """Add a sheet; columns are titles and widths in characters, cells are texts and formats (none: the usual)."""
        sheet = self._book.add_worksheet(name)
        for column, (title, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, (text, form) in enumerate(row):
                if text:
                    sheet.write_string(last, column, text[:LONGEST], form or self._plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        # Figures are shown as the report prints them, and Excel need not mark each as a number kept as text.
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)


def _findings(writer: _Writer, results: Sequence[Judged]) -> None:
    columns = [
        (_("Department"), 14),
        (_("Severity"), 9),
        (_("Code"), 7),
        (_("File"), 28),
        (_("Line or cell"), 8),
        (_("Section"), 8),
        (_("Text as printed"), 40),
        (_("What is wrong"), 50),
        (_("Stated"), 16),
        (_("Expected"), 28),
        (_("Further places"), 40),
        (_("Id"), 15),
        (_("Accepted"), 24),
    ]
    # Sorting is stable, so what is equally grave stays as the report is read.
    by_department = sorted(results, key=lambda one: (not one.finding.owner, one.finding.owner, -one.finding.severity))
    writer.sheet(_("Findings"), columns, (_finding(result, writer.severities) for result in by_department))


def _finding(result: Judged, formats: dict[Severity, Any]) -> Sequence[tuple[str, Any]]:
    found = result.finding
    first = found.spots[0]
    return [
        (found.owner, None),
        (severity_word(found.severity), formats[found.severity]),
        (found.code, None),
        (first.place.file, None),
        (_line_or_cell(first), None),
        (first.section, None),
        (first.text, None),
        (translated(found.message), None),
        (found.stated, None),
        (found.expected, None),
        ("\n".join([*map(_further, found.spots[1:]), *(_member(member.finding) for member in result.members)]), None),
        (found.identity, None),
        (who_accepts(result.acceptance) if result.acceptance else "", None),
    ]


def _ledger(writer: _Writer, entries: Iterable[Entry]) -> None:
    columns = [
        (_("File"), 28),
        (_("Line or cell"), 8),
        (_("Section"), 8),
        (_("Text as printed"), 60),
        (_("Number"), 12),
        (_("Unit"), 8),
        (_("Status"), 9),
        (_("Source"), 70),
    ]
    writer.sheet(_("Ledger"), columns, map(_entry, entries))


def _entry(entry: Entry) -> Sequence[tuple[str, Any]]:
    spot = entry.spot
    cells = (spot.place.file, _line_or_cell(spot), spot.section, entry.text, entry.number, entry.unit)
    return [(text, None) for text in (*cells, status_word(entry.status), "\n".join(map(str, entry.origins)))]


def _line_or_cell(spot: Spot) -> str:
    return spot.place.cell or str(spot.place.line or "")


def _further(spot: Spot) -> str:
    return f"{where(spot)}: {spot.text}"


def _member(found: Finding) -> str:
    formula = f" ({found.expected})" if found.expected else ""
    return f"{found.spots[0].place}: {translated(found.message)}{formula}"
