"""By what a form knows itself: a custom property of a Word file, a sheet that is hidden deep in a workbook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.report.message import message
from reportdoc.report.problem import ContentError, InputError
from reportdoc.report.report import Metadata

SHEET = "reportdoc"
"""Name of the sheet that says what a form is for; spreadsheets list it nowhere."""
_BOOKS = (".xlsx", ".xls", ".et", ".xlsm")
_KIND, _LABEL, _CODE, _YEAR, _ASIDE, _LINE = "kind", "label", "code", "year", "aside", "line"
"""What the rows of that sheet begin with."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a form is for."""

    kind: TargetKind
    label: str
    """As a delivery's target."""
    code: str
    """Of the college."""
    year: int
    aside: frozenset[str] = frozenset()
    """Headings of the columns with last year's figures, which are nobody's to fill."""
    lines: frozenset[str] = frozenset()
    """Lines around the table that the form has brought along."""

    def check(self, metadata: Metadata, source: Path) -> None:
        """Raise InputError where a form is that of another report."""
        if (self.code, self.year) != (metadata.code, metadata.year):
            text = message(
                '"{file}" is a form of {code} for {year}, this project that of {own} for {own_year}',
                file=source.name,
                code=self.code,
                year=self.year,
                own=metadata.code,
                own_year=metadata.year,
            )
            raise InputError(text, message("download the form of this report"))


def as_text(mark: Mark) -> str:
    """Return a mark as the property of a Word file."""
    return json.dumps([mark.kind, mark.label, mark.code, mark.year], ensure_ascii=False)


def word_mark(source: Path) -> Mark | None:
    """Return the mark of a Word file, none where it is no form. Raises InputError where the file is damaged."""
    from reportdoc.ooxml.identity import form_mark
    from reportdoc.ooxml.package import opened

    if source.suffix.lower() != ".docx" or not source.is_file():
        return None
    with opened(source) as package:
        text = form_mark(package)
    try:
        kind, label, code, year = json.loads(text)
        return Mark(TargetKind(kind), str(label), str(code), int(year))
    except (ValueError, TypeError):
        return None


def as_rows(mark: Mark) -> list[tuple[str, str]]:
    """Return a mark as the rows of its sheet."""
    said = [(_KIND, str(mark.kind)), (_LABEL, mark.label), (_CODE, mark.code), (_YEAR, str(mark.year))]
    return [*said, *((_ASIDE, one) for one in sorted(mark.aside)), *((_LINE, one) for one in sorted(mark.lines))]


def sheet_mark(source: Path) -> Mark | None:
    """Return the mark of a workbook, none where it is no form, or cannot be read."""
    from reportdoc.app.deliveries.sheet_bytes import data_of
    from reportdoc.content.workbook import opened

    if source.suffix.lower() not in _BOOKS or not source.is_file():
        return None
    try:
        book = opened(data_of(source), source.name)
        if not any(tab.name == SHEET and tab.hidden and tab.cells for tab in book.tabs):
            return None
        return _of_rows([tuple(row[:2]) for row in book.sheet(SHEET).raw.rows if len(row) > 1])
    except ContentError:
        return None


def mark_of(source: Path) -> Mark | None:
    """Return the mark of any file; raises InputError as `word_mark` does."""
    return word_mark(source) or sheet_mark(source)


def _of_rows(rows: Sequence[Sequence[str]]) -> Mark | None:
    known = {name: text for name, text in rows}
    lists = {key: frozenset(text for name, text in rows if name == key) for key in (_ASIDE, _LINE)}
    try:
        kind, year = TargetKind(known[_KIND]), int(known[_YEAR])
        return Mark(kind, known[_LABEL], known[_CODE], year, lists[_ASIDE], lists[_LINE])
    except (KeyError, ValueError):
        return None
