"""The audit's workbook as it comes back: what people typed into it, row by row, wherever rows and columns are now."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.report.message import Message, message
from reportdoc.report.problem import ContentError, InputError

if TYPE_CHECKING:
    from reportdoc.content.workbook import Workbook
    from reportdoc.content.worksheet import Worksheet

_ENDINGS = frozenset([".xlsx", ".xls", ".et", ".xlsm"])
_IDENTITY = re.compile(r"[A-Z][0-9]{0,3}-[0-9a-f]{8}")
_HEAD = 10
"""Rows of a sheet in which its header is looked for: people put titles above."""


class Column(StrEnum):
    """A column of the workbook that is read when it comes back."""

    IDENTITY = "id"
    TEXT = "text"
    VALUE = "value"
    REASON = "reason"
    NAME = "name"
    CONFIRMED = "confirmed"
    EVIDENCE = "evidence"
    WISHED = "wished"


Titles = Mapping[Column, Set[str]]
"""What columns may be headed, in every language."""

_TYPED = {
    Column.REASON: (Column.REASON, Column.NAME),
    Column.CONFIRMED: (Column.CONFIRMED, Column.EVIDENCE, Column.WISHED),
}
"""The columns that people fill, by one that only such a sheet has."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody typed into one row."""

    sheet: str
    row: int
    """As the spreadsheet counts, from 1."""
    identity: str
    """Empty where the row has none any more."""
    text: str
    value: str
    """The number with its unit, as the row says it."""
    typed: Mapping[Column, str]
    """What was typed, by column; nothing that is empty."""

    def __getitem__(self, column: Column) -> str:
        return self.typed.get(column, "")


@dataclass(frozen=True, slots=True)
class Told:
    """Something that somebody should look at."""

    sheet: str
    row: int
    """As the spreadsheet counts; 0 for the whole sheet or file."""
    message: Message


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was typed into a workbook."""

    findings: tuple[Answer, ...]
    numbers: tuple[Answer, ...]
    identities: frozenset[str]
    """Ids of all rows, whether anything was typed there or not."""
    told: tuple[Told, ...]


def is_answered(source: Path, titles: Titles) -> bool:
    """Tell whether a file is a workbook of the audit; one that cannot be read is none."""
    if source.suffix.lower() not in _ENDINGS or not source.is_file():
        return False
    try:
        book = _opened(source)
        return any(_head(sheet, titles) for sheet in _sheets(book))
    except (ContentError, InputError):
        return False


def read_answers(source: Path, titles: Titles) -> Answers:
    """Return what was typed into a workbook, in whatever order its sheets, rows and columns are now.

    Raises ContentError where it cannot be opened.
    """
    told: list[Told] = []
    found: dict[Column, list[Answer]] = {one: [] for one in _TYPED}
    identities: set[str] = set()
    for sheet in _sheets(_opened(source)):
        head = _head(sheet, titles)
        if head is None:
            continue
        reading = _Sheet(sheet, *head)
        kind = next(one for one in _TYPED if one in reading.columns)
        rows = [one for one in reading.rows() if one.identity or one.typed]
        identities |= {one.identity for one in rows}
        found[kind] += [one for one in rows if one.typed]
        told += reading.told
    findings, numbers = (_once(found[kind], told) for kind in (Column.REASON, Column.CONFIRMED))
    return Answers(findings, numbers, frozenset(identities), tuple(told))


def plain_digits(text: str) -> str:
    """Return a typed number with its digits, point and signs in the width that reports use."""
    return "".join(unicodedata.normalize("NFKC", one) if one in _WIDE else one for one in text).strip()


_WIDE = "０１２３４５６７８９．，％－＋　"


def _opened(source: Path) -> Workbook:
    from reportdoc.app.deliveries.sheet_bytes import data_of
    from reportdoc.content.workbook import opened

    return opened(data_of(source), source.name)


def _sheets(book: Workbook) -> Iterator[Worksheet]:
    for tab in book.tabs:
        if tab.cells:
            yield book.sheet(tab.name)


def _head(sheet: Worksheet, titles: Titles) -> tuple[int, dict[Column, int]] | None:
    """Return the row of the header, and where each column stands; None where the sheet is none to answer in."""
    for row, texts in enumerate(sheet.raw.rows[:_HEAD]):
        named = {"".join(text.split()): at for at, text in reversed(list(enumerate(texts))) if text.strip()}
        columns = {
            column: next(named["".join(one.split())] for one in names if "".join(one.split()) in named)
            for column, names in titles.items()
            if any("".join(one.split()) in named for one in names)
        }
        if Column.IDENTITY in columns and any(kind in columns for kind in _TYPED):
            return row, columns
    return None


class _Sheet:
    """One sheet and what is odd in it."""

    def __init__(self, sheet: Worksheet, head: int, columns: dict[Column, int]) -> None:
        self.columns = columns
        self.told: list[Told] = []
        self._sheet, self._head = sheet, head
        self._typed = next(kinds for kind, kinds in _TYPED.items() if kind in columns)
        self._owners = {
            (top + down, left + right): (top, left)
            for (top, left), (height, width) in sheet.raw.spans.items()
            for down in range(height)
            for right in range(width)
        }

    def rows(self) -> Iterator[Answer]:
        """Yield the rows below the header."""
        for row in range(self._head + 1, len(self._sheet.raw.rows)):
            typed = {column: self._typed_text(row, column) for column in self._typed if column in self.columns}
            yield Answer(
                self._sheet.name,
                row + 1,
                self._identity(row),
                self._text(row, Column.TEXT),
                self._text(row, Column.VALUE),
                {column: text for column, text in typed.items() if text},
            )

    def _identity(self, row: int) -> str:
        at = self.columns[Column.IDENTITY]
        owner = self._owners.get((row, at), (row, at))
        text = unicodedata.normalize("NFKC", self._sheet.raw.rows[owner[0]][owner[1]]).strip()
        if owner != (row, at):
            self._tell(row, message("the row is merged with others; it is known by its text and number alone"))
            return ""
        return text if _IDENTITY.fullmatch(text) else ""

    def _text(self, row: int, column: Column) -> str:
        return self._sheet.raw.rows[row][self.columns[column]].strip() if column in self.columns else ""

    def _typed_text(self, row: int, column: Column) -> str:
        spot = (row, self.columns[column])
        owner = self._owners.get(spot, spot)
        text = " ".join(self._sheet.raw.rows[owner[0]][owner[1]].split())
        if owner in self._sheet.formulas or owner in self._sheet.faults:
            self._tell(row, message("a formula stands where a text belongs: {text}; type the text", text=text or "="))
            return ""
        if owner != spot and text:
            self._tell(row, message('a merged cell says "{text}" for this row, too', text=text))
        return text

    def _tell(self, row: int, text: Message) -> None:
        self.told.append(Told(self._sheet.name, row + 1, text))


def _once(answers: list[Answer], told: list[Told]) -> tuple[Answer, ...]:
    """Return answers without those that were copied; rows of one id that say different things are told, and go."""
    said = {(one.identity, tuple(sorted(one.typed.items()))): one for one in reversed(answers) if one.identity}
    counts = Counter(identity for identity, _ in said)
    first = {id(one) for one in said.values()}
    kept = []
    for one in answers:
        if not one.identity or (counts[one.identity] == 1 and id(one) in first):
            kept.append(one)
        elif counts[one.identity] > 1:
            text = message("{id} stands in several rows that say different things; none is taken", id=one.identity)
            told.append(Told(one.sheet, one.row, text))
    return tuple(kept)
