"""Where the characters of a PDF stand on its pages, line by line, read by PDFium."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_HYPHENS = {0x2: "-", 0xFFFE: "-", 0x2011: "-"}
"""How PDFium gives a hyphen at the end of a line, and the one that never ends a line."""
_GAP = 0.9
"""Share of the line's height from which on a gap parts two texts, as two cells of a row."""
_SAME = 0.45
"""Share of a line's height by which a character may stand higher or lower and still be of it, as a note's mark."""


@dataclass(frozen=True, slots=True)
class Line:
    """Text in one line, without gaps; a cell's text, or a whole line of a paragraph."""

    text: str
    left: tuple[float, ...]
    """Where each character begins, in points from the left edge of the page."""
    right: tuple[float, ...]
    """Where each ends."""
    top: float
    """In points from the upper edge of the page."""
    bottom: float


@dataclass(frozen=True, slots=True)
class PageLines:
    """What a page says, and where."""

    width: float
    """Points."""
    height: float
    label: str
    """Number of the page as the PDF gives it (ISO 32000-1, 12.4.2); empty where it gives none."""
    lines: tuple[Line, ...]
    """In the order of drawing."""


def page_lines(document: PdfDocument, index: int) -> PageLines:
    """Return the lines of a page, by its index from 0."""
    page = document[index]
    width, height = page.get_size()
    lines = tuple(_lines(page, height))
    page.close()
    return PageLines(round(width, 1), round(height, 1), document.get_page_label(index) or "", lines)


@dataclass(slots=True)
class _Open:
    """A line that is being read."""

    text: list[str] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0

    def takes(self, left: float, top: float, bottom: float) -> bool:
        """Tell whether a character goes on with the line."""
        if not self.text:
            return True
        size = max(self.bottom - self.top, bottom - top, 1.0)
        level = abs((top + bottom) - (self.top + self.bottom)) / 2 < _SAME * size
        return level and -_SAME * size < left - self.right[-1] < _GAP * size

    def add(self, text: str, box: tuple[float, float, float, float]) -> None:
        """Add a character with its left, top, right and bottom."""
        left, top, right, bottom = box
        self.top = min(self.top, top) if self.text else top
        self.bottom = max(self.bottom, bottom) if self.text else bottom
        for one in text:
            self.text.append(one)
            self.left.append(round(left, 1))
            self.right.append(round(right, 1))

    def closed(self) -> Line:
        """Return the line."""
        edges = tuple(self.left), tuple(self.right)
        return Line("".join(self.text), *edges, round(self.top, 1), round(self.bottom, 1))


def _lines(page: PdfPage, height: float) -> list[Line]:
    from pypdfium2 import raw

    page_text = page.get_textpage()
    text, unicode, box_of = page_text.raw, raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    line, high, blank = _Open(), 0, False
    found: list[Line] = []
    for index in range(page_text.count_chars()):
        code = unicode(text, index)
        # PDFium tells a character beyond the first plane in two halves.
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        character = _HYPHENS.get(code) or chr(code)
        if not code or character.isspace() or not box_of(text, index, place):
            blank = blank or character == " "
            continue
        left, top, right, bottom = box.left, height - box.top, box.right, height - box.bottom
        if not line.takes(left, top, bottom):
            found.append(line.closed())
            line = _Open()
        elif blank and line.text:
            line.add(" ", (line.right[-1], top, left, bottom))
        line.add(character, (left, top, right, bottom))
        blank = False
    if line.text:
        found.append(line.closed())
    page_text.close()
    return found
