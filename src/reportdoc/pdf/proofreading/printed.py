"""The text of pages, line by line with its place, as pypdf reads it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import StreamObject

SAME = 3.0
"""Points between baselines up to which both are of the same line, as of a raised figure."""
_GAP = 2.0
"""Ems without text, as estimated, that end a line: what follows stands in another column."""
_SHEET = 16
"""Pages whose text is read at once; pypdf reads all fonts anew each time, which takes longer than a page."""
_STEP = 20_000
"""Points from a page to the next one on a sheet; no page is longer than 14,400 (ISO 32000-1, annex C)."""
_NOTHING = frozenset("\u200b\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Text that was drawn in one go along one baseline; columns of a table are lines of their own."""

    page: int
    """Index from 0."""
    text: str
    """From left to right, without white space, in compatibility form (NFKC)."""
    left: float
    """Points."""
    baseline: float
    """Points from the lower edge."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of one font."""

    x: float
    y: float
    em: float
    text: str

    @property
    def end(self) -> float:
        """Where it ends, estimated: Chinese characters are one em wide, others half of one on average."""
        return self.x + self.em * sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in self.text)


def printed_lines(reader: PdfReader, start: int = 0, step: int = 1) -> dict[int, tuple[PrintedLine, ...]]:
    """Return the lines of pages, by index, in the order of drawing; raises PyPdfError where the file is damaged.

    Pages are read sheet by sheet: from the sheet `start`, from 0, every one whose number is higher by `step`.
    """
    return {
        index: tuple(_lines(index, pieces))
        for sheet in list(_sheets(reader))[start::step]
        for index, pieces in zip(sheet, _sheet(reader, [reader.pages[index] for index in sheet]), strict=True)
    }


def _sheets(reader: PdfReader) -> Iterator[list[int]]:
    """Yield the indices of pages that are read at once."""
    for _, group in groupby(range(len(reader.pages)), lambda index: _resources(reader.pages[index])):
        pages = list(group)
        for start in range(0, len(pages), _SHEET):
            yield pages[start : start + _SHEET]


def _resources(page: PageObject) -> Any:
    """Return what names the fonts of a page: for all pages of an engine, as a rule, one and the same object."""
    return page.raw_get("/Resources") if "/Resources" in page else None


def _sheet(reader: PdfReader, pages: Sequence[PageObject]) -> list[list[_Piece]]:
    """Return the text of pages with the same resources, laid out above one another on a single page."""
    from pypdf import PageObject
    from pypdf.errors import LimitReachedError
    from pypdf.generic import ArrayObject, NameObject

    found: list[list[_Piece]] = [[] for _ in pages]

    def note(text: str, outer: list[float], inner: list[float], font: object, size: float) -> None:
        if text and not text.isspace():
            x, y = inner[4] * outer[0] + inner[5] * outer[2], inner[4] * outer[1] + inner[5] * outer[3]
            number, height = divmod(y + outer[5] + _STEP / 4, _STEP)
            scale = math.hypot(inner[0], inner[1]) * math.hypot(outer[0], outer[1])
            if 0 <= number < len(found):
                found[int(number)].append(_Piece(x + outer[4], height - _STEP / 4, size * scale, text))

    sheet = PageObject(reader)
    contents = ArrayObject()
    for number, page in enumerate(pages):
        given = page.get_contents()
        if given is not None:
            contents.extend((_stream(f"q 1 0 0 1 0 {number * _STEP} cm\n"), given, _stream("\nQ\n")))
    sheet[NameObject("/Contents")] = contents
    if (resources := _resources(pages[0])) is not None:
        sheet[NameObject("/Resources")] = resources
    try:
        sheet.extract_text(visitor_text=note)
    except LimitReachedError:
        if len(pages) == 1:
            raise
        return [pieces for page in pages for pieces in _sheet(reader, [page])]
    return found


def _stream(operators: str) -> StreamObject:
    from pypdf.generic import StreamObject

    made = StreamObject()
    made.set_data(operators.encode("ascii"))
    return made


def _lines(page: int, pieces: Sequence[_Piece]) -> Iterator[PrintedLine]:
    line: list[_Piece] = []
    for piece in pieces:
        if line and not _goes_on(line[-1], piece):
            yield _line(page, line)
            line = []
        line.append(piece)
    if line:
        yield _line(page, line)


def _goes_on(before: _Piece, piece: _Piece) -> bool:
    # A piece may begin left of the one before it: characters of a stand-in font are drawn after those beside them.
    return abs(piece.y - before.y) < SAME and piece.x - before.end < _GAP * before.em


def _line(page: int, pieces: list[_Piece]) -> PrintedLine:
    text = plain("".join(piece.text for piece in sorted(pieces, key=lambda piece: piece.x)))
    return PrintedLine(page, text, min(piece.x for piece in pieces), pieces[0].y)


def plain(text: str) -> str:
    """Return a text without white space and characters that show nothing, in compatibility form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in _NOTHING)
