"""What the pages of a PDF say, read by PDFium, which has not written them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.text.comparable import comparable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_HYPHENS = {0x2: "-", 0xFFFE: "-", 0x2011: "-"}
"""How PDFium gives a hyphen at the end of a line, and the one that never ends a line."""
_SLACK = 0.5
"""Points by which a character may begin left of the one before it and still follow it."""

LONG = 40
"""Pages from which on a second process saves time."""
_UPRIGHT = 0.1
"""Radians by which a character may lean."""
_SAME = 3.0
"""Points between baselines up to which both are of the same line, as of a raised figure."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page."""

    lines: tuple[tuple[str, ...], ...]
    """In the order of drawing; a line is what stands between blanks."""
    label: str
    """Number of the page as the PDF gives it (ISO 32000-1, 12.4.2); empty where it gives none."""


def page_texts(path: Path, beside: Executor | None = None) -> tuple[PageText, ...]:
    """Return the text of each page of a PDF; of a long one, every second page is read by `beside`.

    Raises InputError where it is damaged, OSError where it cannot be read.
    """
    with _opened(path) as document:
        if beside is None or len(document) < LONG:
            return _pages(document)
        others = beside.submit(every_second, path)
        pages = zip_longest(_pages(document, step=2), others.result())
        return tuple(page for page in chain.from_iterable(pages) if page)


def every_second(path: Path) -> tuple[PageText, ...]:
    """Return the texts of the second page of a PDF, the fourth and so on; raises what `page_texts` raises."""
    with _opened(path) as document:
        return _pages(document, start=1, step=2)


def _pages(document: PdfDocument, start: int = 0, step: int = 1) -> tuple[PageText, ...]:
    return tuple(_page(document, index, document[index]) for index in range(start, len(document), step))


@contextmanager
def _opened(path: Path) -> Generator[PdfDocument]:
    from pypdfium2 import PdfDocument, PdfiumError

    data = path.read_bytes()
    try:
        with PdfDocument(data) as document:
            yield document
    except PdfiumError:
        raise InputError(message("{file} is damaged", file=path.name)) from None


@contextmanager
def said_in(path: Path) -> Generator[Callable[[int, tuple[float, float, float, float]], str]]:
    """Open a PDF and hand out what tells its words in a box on a page.

    Pages are indices from 0, a box is its left, bottom, right and top in points. Raises InputError where it is damaged.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        opened = PdfDocument(path)
    except PdfiumError:
        raise InputError(message("{file} is damaged", file=path.name)) from None
    with opened as document:

        @cache
        def text(index: int) -> PdfTextPage:
            return document[index].get_textpage()

        yield lambda index, box: text(index).get_text_bounded(*box)


def _page(document: PdfDocument, index: int, page: PdfPage) -> PageText:
    return PageText(tuple(filter(None, map(_words, _lines(page)))), document.get_page_label(index) or "")


def _lines(page: PdfPage) -> Iterator[list[tuple[float, str]]]:
    """Yield the characters of each line, with where they begin along it; blanks have no place of their own."""
    from pypdfium2 import raw

    page_text = page.get_textpage()
    # Asked for each character, in the sample 90,000 times: the wrapper around it is taken off once.
    text, unicode, origin = page_text.raw, raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin
    x, y = ctypes.c_double(), ctypes.c_double()
    x_place, y_place = ctypes.byref(x), ctypes.byref(y)
    line: list[tuple[float, str]] = []
    height, turned = 0.0, False
    for index in range(page_text.count_chars()):
        code = unicode(text, index)
        character = _HYPHENS.get(code) or chr(code)
        if character in "\r\n":
            # PDFium ends a line after each character of text that runs downwards.
            if not turned:
                yield line
                line = []
        elif character.isspace():
            line.append((line[-1][0] if line else 0.0, " "))
        elif code:
            origin(text, index, x_place, y_place)
            before = turned
            if turned or not line:
                turned = raw.FPDFText_GetCharAngle(text, index) > _UPRIGHT
            # After a hyphen, PDFium takes the next line for the same one.
            another = not turned and line and x.value < line[-1][0] and abs(y.value - height) > _SAME
            if line and (another or before != turned):
                yield line
                line = []
            height = y.value
            line.append((-y.value if turned else x.value, character))
    yield line


def _words(line: list[tuple[float, str]]) -> tuple[str, ...]:
    """Return a line in words, from left to right: characters of a stand-in font are drawn after those beside them."""
    if any(after[0] < before[0] - _SLACK for before, after in pairwise(line)):
        line = sorted((one for one in line if one[1] != " "), key=lambda one: one[0])
    text = "".join(character for _, character in line)
    # PDFium tells a character beyond the first plane in two halves.
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return tuple(comparable(whole).split())
