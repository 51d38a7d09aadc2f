"""Findings and ledger as a workbook to send round: a sheet each, and one a department with its open numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from reportdoc.app.answers.answers import Column
from reportdoc.app.audit.check import Audited
from reportdoc.audit.acceptance import Judged
from reportdoc.audit.finding import Severity, Spot
from reportdoc.audit.ledger.entries import UNANSWERED, Apart, Ledger, LedgerEntry
from reportdoc.present.findings.columns import title
from reportdoc.present.findings.words import kind_word, member, severity_word, status_word, who_accepts
from reportdoc.present.language import Language
from reportdoc.present.places import shown, told
from reportdoc.report.whereabouts import Index

LONGEST: Final = 32_000
"""Characters written into a cell; Excel takes 32,767 ("Excel specifications and limits")."""
_NAME = 31
"""Characters of a sheet's name ("Excel specifications and limits")."""
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_COLOURS = {Severity.ERROR: "#F8CBAD", Severity.CONFLICT: "#FFE699", Severity.EXPLAIN: "#DDEBF7"}


def write_workbook(language: Language, audited: Audited, path: Path) -> None:
    """Write a workbook with every finding, by department, every number, and for each department its open numbers.

    The last are confirmed or corrected there, findings accepted; `app/answers/take.py` reads what was typed.
    Whatever stands in a cell is text, so nothing of the content can become a formula. Raises OSError.
    """
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(audited.metadata.date, time())})
        writer = _Writer(book)
        _findings(language, writer, audited.audit.results, audited.places)
        _ledger(language, writer, audited.audit.ledger, audited.places)
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


def _findings(language: Language, writer: _Writer, results: Sequence[Judged], places: Index) -> None:
    columns = [
        (language.gettext("Department"), 14),
        (language.gettext("Severity"), 9),
        (language.gettext("Code"), 7),
        (language.gettext("Place"), 24),
        (language.gettext("Text as printed"), 40),
        (language.gettext("What is wrong"), 50),
        (language.gettext("Stated"), 16),
        (language.gettext("Expected"), 28),
        (language.gettext("Further places"), 40),
        (title(language, Column.IDENTITY), 15),
        (language.gettext("Accepted"), 24),
        (title(language, Column.REASON), 30),
        (title(language, Column.NAME), 12),
        *_behind(language),
    ]
    # Sorting is stable, so what is equally grave stays as the report is read.
    by_department = sorted(results, key=lambda one: (not one.finding.owner, one.finding.owner, -one.finding.severity))
    writer.sheet(
        language.gettext("Findings"),
        columns,
        (_finding(language, result, writer, places) for result in by_department),
    )


def _finding(language: Language, result: Judged, writer: _Writer, places: Index) -> Sequence[tuple[str, Any]]:
    found = result.finding
    first = found.spots[0]
    return [
        (found.owner, None),
        (severity_word(language, found.severity), writer.severities[found.severity]),
        (found.code, None),
        (shown(language, first.place, places), None),
        (first.text, None),
        (told(language, found.message, places), None),
        (found.stated, None),
        (found.expected, None),
        (
            "\n".join(
                [
                    *(f"{shown(language, spot.place, places)}: {spot.text}" for spot in found.spots[1:]),
                    *(member(language, one.finding, places) for one in result.members),
                ]
            ),
            None,
        ),
        (found.identity, None),
        (who_accepts(language, result.acceptance) if result.acceptance else "", None),
        ("", writer.typed),
        ("", writer.typed),
        *_file_and_line(first),
    ]


def _behind(language: Language) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the columns for those who edit files: they stand behind the others."""
    return (language.gettext("File"), 28), (language.gettext("Line or cell"), 8)


def _file_and_line(spot: Spot) -> tuple[tuple[str, Any], tuple[str, Any]]:
    return (spot.place.file, None), (str(spot.place.cell or spot.place.line or ""), None)


def _ledger(language: Language, writer: _Writer, ledger: Ledger, places: Index) -> None:
    columns = [
        (language.gettext("Place"), 24),
        (language.gettext("Text as printed"), 60),
        (language.gettext("Number"), 12),
        (language.gettext("Unit"), 8),
        (language.gettext("Status"), 9),
        (language.gettext("Source"), 70),
        *_behind(language),
    ]
    entries = (_entry(language, one, places) for one in ledger.entries)
    rows = (*entries, *(_apart(language, one, places) for one in ledger.apart))
    writer.sheet(language.gettext("Ledger"), columns, rows)


def _apart(language: Language, one: Apart, places: Index) -> Sequence[tuple[str, Any]]:
    cells = (shown(language, one.spot.place, places), one.text, one.number, "", kind_word(language, one.kind), "")
    return [*((text, None) for text in cells), *_file_and_line(one.spot)]


def _entry(language: Language, entry: LedgerEntry, places: Index) -> Sequence[tuple[str, Any]]:
    origins = [f"{shown(language, one.place, places)} {one.text}" for one in entry.origins]
    source = "\n".join((*origins, *([str(entry.confirmation)] if entry.confirmation else ())))
    state = status_word(language, entry.status)
    cells = (shown(language, entry.spot.place, places), entry.text, entry.number, entry.unit, state, source)
    return [*((text, None) for text in cells), *_file_and_line(entry.spot)]


def _departments(language: Language, writer: _Writer, audited: Audited) -> None:
    by_owner: dict[str, list[LedgerEntry]] = {}
    for entry in audited.audit.ledger.entries:
        if entry.status in UNANSWERED:
            by_owner.setdefault(entry.spot.owner, []).append(entry)
    columns = [
        (title(language, Column.IDENTITY), 13),
        (language.gettext("Place"), 24),
        (title(language, Column.TEXT), 60),
        (title(language, Column.VALUE), 12),
        (language.gettext("Status"), 9),
        (title(language, Column.CONFIRMED), 12),
        (title(language, Column.EVIDENCE), 30),
        (title(language, Column.WISHED), 12),
        *_behind(language),
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
    said = (shown(language, entry.spot.place, places), entry.around, entry.value, status_word(language, entry.status))
    typed = [("", writer.typed)] * 3
    return [*((text, None) for text in (entry.identity, *said)), *typed, *_file_and_line(entry.spot)]
