"""The four directories of a built report, read from its pages and from its Word file, never from the program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.pdf import drawn, lines
from tests.support.word import find, part, text

_ENTRY = re.compile(r"^(?P<title>.+?)\.{3,}(?P<page>\d+)$")
_FOOTER = re.compile(r"—(?P<page>\d+)—")
_STYLES = ("TOC1", "TOC2", "TOC3", "TableofFigures")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a directory, without white space."""

    title: str
    """Number and title: `1.1.4社团活动`, `表1-1学生参加社团情况明细表`."""
    page: int


@cache
def printed_pages(pdf: Path) -> dict[int, str]:
    """Return the text of each page of the body by the number printed at its foot, without white space."""
    texts = drawn(pdf)
    return {number: texts[index] for index, page in enumerate(_pages(pdf)) if (number := _footer(page))}


def lines_of_pdf(pdf: Path) -> list[Line]:
    """Return the lines of all directories as they are printed."""
    found = []
    for page in _pages(pdf):
        if _footer(page):
            break
        # A title too long for its line goes on in the next, which alone has the dots and the number.
        pending = ""
        for line in page:
            entry = _ENTRY.match(pending + line)
            if entry:
                found.append(Line(entry["title"], int(entry["page"])))
            pending = "" if entry or "目录" in pending + line else pending + line
    return found


def lines_of_word(document: Path) -> list[Line]:
    """Return the lines of all directories as they are stored in the Word file."""
    found = []
    for paragraph in find(part(document), "//w:p"):
        style = find(paragraph, "w:pPr/w:pStyle")
        if style and next(iter(style[0].attrib.values())) in _STYLES:
            title, _, page = text(paragraph).rpartition("\t")
            found.append(Line(re.sub(r"\s", "", title), int(page)))
    return found


def _footer(page: list[str]) -> int | None:
    """Return the number at a page's foot."""
    number = _FOOTER.fullmatch(page[-1]) if page else None
    return int(number["page"]) if number else None


@cache
def _pages(pdf: Path) -> list[list[str]]:
    """Return the lines of each page from top to bottom, without white space."""
    return [[line.text for line in page] for page in lines(pdf)]
