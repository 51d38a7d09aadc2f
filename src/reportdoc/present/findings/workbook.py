"""Findings and ledger as a workbook to send round: a sheet each, and one a department with its open numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from reportdoc.app.audit.answers import Column
from reportdoc.app.audit.check import Audited
from reportdoc.audit.acceptance import Judged
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.ledger.entries import UNANSWERED, Apart, Ledger, LedgerEntry
from reportdoc.present.findings.columns import title
from reportdoc.present.findings.words import kind_word, severity_word, status_word, where, who_accepts
from reportdoc.present.language import Language
from reportdoc.present.places import shown
from reportdoc.report.whereabouts import Index

LONGEST: Final = 32_000
"""Characters written into a cell; Excel takes 32,767 ("Excel specifications and limits")."""
_NAME = 31
"""Characters of a sheet's name ("Excel specifications and limits")."""
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_COLOURS = {Severity.ERROR: "#F8CBAD", Severity.CONFLICT: "#FFE699", Severity.EXPLAIN: "#DDEBF7"}


def write_workbook(language: Language, audited: Audited, path: Path) -> None:
    """Write a workbook with every finding, by department, every number, and for each department its open numbers.

    The last are confirmed or corrected there, findings accepted; `app/audit/take.py` reads what was typed.
    Whatever stands in a cell is text, so nothing of the content can become a formula. Raises OSError.
    """
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(audited.metadata.date, time())})
        writer = _Writer(book)
        _findings(language, writer, audited.audit.results)
        _ledger(language, writer, audited.audit.ledger)
        _departments(language, writer, audited)


class _Writer:
    """Sheets of one look: a header that stays, a filter, wrapped text."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bg_color": "#D9D9D9", "border": 1, "valign": "top"})
        self._plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.typed = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFFDE7", "num_format": "@"})
        """Of the cells that people fill: what they type stays the text they typed."""
        self.severities = {
            severity: book.add_format({"text_wrap": True, "valign": "top", "bg_color": colour})
            for severity, colour in _COLOURS.items()
        }

    def sheet(self, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[tuple[str, Any]]]) -> None:
        """Add a sheet; columns are titles and widths in characters, cells are texts and formats (none: the usual)."""
        sheet = self._book.add_worksheet(name)
        for column, (head, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, (text, form) in enumerate(row):
                if text:
                    sheet.write_string(last, column, text[:LONGEST], form or self._plain)
                elif form:
                    sheet.write_blank(last, column, None, form)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        # Figures are shown as the report prints them, and Excel need not mark each as a number kept as text.
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)


def _findings(language: Language, writer: _Writer, results: Sequence[Judged]) -> None:
    columns = [
        (language.gettext("Department"), 14),
        (language.gettext("Severity"), 9),
        (language.gettext("Code"), 7),
        (language.gettext("File"), 28),
        (language.gettext("Line or cell"), 8),
        (language.gettext("Section"), 8),
        (language.gettext("Text as printed"), 40),
        (language.gettext("What is wrong"), 50),
        (language.gettext("Stated"), 16),
        (language.gettext("Expected"), 28),
        (language.gettext("Further places"), 40),
        (title(language, Column.IDENTITY), 15),
        (language.gettext("Accepted"), 24),
        (title(language, Column.REASON), 30),
        (title(language, Column.NAME), 12),
    ]
    # Sorting is stable, so what is equally grave stays as the report is read.
    by_department = sorted(results, key=lambda one: (not one.finding.owner, one.finding.owner, -one.finding.severity))
    writer.sheet(
        language.gettext("Findings"),
        columns,
        (_finding(language, result, writer) for result in by_department),
    )


def _finding(language: Language, result: Judged, writer: _Writer) -> Sequence[tuple[str, Any]]:
    found = result.finding
    first = found.spots[0]
    return [
        (found.owner, None),
        (severity_word(language, found.severity), writer.severities[found.severity]),
        (found.code, None),
        (first.place.file, None),
        (_line_or_cell(first), None),
        (first.section, None),
        (first.text, None),
        (language.translated(found.message), None),
        (found.stated, None),
        (found.expected, None),
        (
            "\n".join(
                [
                    *map(partial(_further, language), found.spots[1:]),
                    *(_member(language, member.finding) for member in result.members),
                ]
            ),
            None,
        ),
        (found.identity, None),
        (who_accepts(language, result.acceptance) if result.acceptance else "", None),
        ("", writer.typed),
        ("", writer.typed),
    ]


def _ledger(language: Language, writer: _Writer, ledger: Ledger) -> None:
    columns = [
        (language.gettext("File"), 28),
        (language.gettext("Line or cell"), 8),
        (language.gettext("Section"), 8),
        (language.gettext("Text as printed"), 60),
        (language.gettext("Number"), 12),
        (language.gettext("Unit"), 8),
        (language.gettext("Status"), 9),
        (language.gettext("Source"), 70),
    ]
    rows = (*map(partial(_entry, language), ledger.entries), *map(partial(_apart, language), ledger.apart))
    writer.sheet(language.gettext("Ledger"), columns, rows)


def _apart(language: Language, one: Apart) -> Sequence[tuple[str, Any]]:
    cells = (one.spot.place.file, _line_or_cell(one.spot), one.spot.section, one.text, one.number, "")
    return [(text, None) for text in (*cells, kind_word(language, one.kind))]


def _entry(language: Language, entry: LedgerEntry) -> Sequence[tuple[str, Any]]:
    spot = entry.spot
    cells = (spot.place.file, _line_or_cell(spot), spot.section, entry.text, entry.number, entry.unit)
    return [(text, None) for text in (*cells, status_word(language, entry.status), _source(entry))]


def _source(entry: LedgerEntry) -> str:
    return "\n".join(map(str, (*entry.origins, *([entry.confirmation] if entry.confirmation else ()))))


def _departments(language: Language, writer: _Writer, audited: Audited) -> None:
    by_owner: dict[str, list[LedgerEntry]] = {}
    for entry in audited.audit.ledger.entries:
        if entry.status in UNANSWERED:
            by_owner.setdefault(entry.spot.owner, []).append(entry)
    columns = [
        (title(language, Column.IDENTITY), 13),
        (language.gettext("File"), 24),
        (language.gettext("Line or cell"), 8),
        (language.gettext("Place"), 24),
        (title(language, Column.TEXT), 60),
        (title(language, Column.VALUE), 12),
        (language.gettext("Status"), 9),
        (title(language, Column.CONFIRMED), 12),
        (title(language, Column.EVIDENCE), 30),
        (title(language, Column.WISHED), 12),
    ]
    taken = {language.gettext("Findings").casefold(), language.gettext("Ledger").casefold()}
    for owner in sorted(by_owner, key=lambda name: (not name, name)):
        name = _sheet_name(owner or language.gettext("No department"), taken)
        writer.sheet(name, columns, (_open(language, entry, writer, audited.places) for entry in by_owner[owner]))


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name that Excel takes for a sheet: 31 characters, no brackets or slashes, once."""
    plain = _NO_NAME.sub("_", name).strip("'")[:_NAME] or "_"
    made, count = plain, 1
    while made.casefold() in taken:
        count += 1
        made = f"{plain[: _NAME - len(str(count)) - 1]}-{count}"
    taken.add(made.casefold())
    return made


def _open(language: Language, entry: LedgerEntry, writer: _Writer, places: Index) -> Sequence[tuple[str, Any]]:
    spot = entry.spot
    said = (spot.place.file, _line_or_cell(spot), shown(language, spot.place, places), entry.around, entry.value)
    state = status_word(language, entry.status)
    return [(text, None) for text in (entry.identity, *said, state)] + [("", writer.typed)] * 3


def _line_or_cell(spot: Spot) -> str:
    return str(spot.place.cell or spot.place.line or "")


def _further(language: Language, spot: Spot) -> str:
    return f"{where(language, spot)}: {spot.text}"


def _member(language: Language, found: Finding) -> str:
    formula = f" ({found.expected})" if found.expected else ""
    return f"{found.spots[0].place}: {language.translated(found.message)}{formula}"
