"""The lines of the directories at the front, found by where they are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reportdoc.pdf.proofreading.printed import SAME, PrintedLine

_HEADING = re.compile(r".{0,4}目录")
"""目录, 表目录, 图目录, 案例目录."""
_DIGITS, _ROMAN = "0123456789", "ivxlcdm"
_LEADERS = ".·_"
_NUMBER = re.compile(r"[-—–―第]*(?P<page>\d+|[ivxlcdm]+)[-—–―页]*(?:共\d+页)?")
"""A page's own number: — 12 —, 12, 第12页, 第12页共133页."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """All that is printed on one baseline of a page."""

    page: int
    """Index from 0."""
    text: str
    """From left to right, a tab for each gap."""
    baseline: float


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """One entry of a directory, over as many rows as its title needs."""

    directory: str
    """Its heading: 目录, 表目录, …."""
    titles: tuple[str, ...]
    """What it may list: the text of all its rows, then without those at its beginning, which may be a page's header."""
    printed: str
    """The number of the page, as it is printed."""
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True, slots=True)
class FoundDirectories:
    """All directories, and where they end."""

    lines: tuple[DirectoryLine, ...]
    end: int
    """Index of the first page behind them; 0 where there are none."""


def rows(page: tuple[PrintedLine, ...]) -> tuple[PrintedRow, ...]:
    """Return what is printed on a page, baseline by baseline from the top."""
    found: list[list[PrintedLine]] = []
    for line in sorted(page, key=lambda line: -line.baseline):
        if not found or found[-1][0].baseline - line.baseline >= SAME:
            found.append([])
        found[-1].append(line)
    return tuple(
        PrintedRow(
            row[0].page, "\t".join(line.text for line in sorted(row, key=lambda line: line.left)), row[0].baseline
        )
        for row in found
    )


def printed_numbers(pages: tuple[tuple[PrintedRow, ...], ...]) -> dict[int, tuple[str, float]]:
    """Return the number at the foot of each page that has one, and its baseline, by the index of the page.

    It is alone in the lowest row, at the height at which most pages have such a row.
    """
    found = {}
    for page in pages:
        if page and (number := _NUMBER.fullmatch(page[-1].text.replace("\t", ""))):
            found[page[-1].page] = number["page"], page[-1].baseline
    heights = Counter(round(height) for _, height in found.values())
    if not heights:
        return {}
    [(usual, _)] = heights.most_common(1)
    return {page: one for page, one in found.items() if abs(one[1] - usual) < SAME}


def directories(pages: tuple[tuple[PrintedRow, ...], ...], numbers: dict[int, tuple[str, float]]) -> FoundDirectories:
    """Return the directories: from the first page with the heading of one to the last in a row with entries."""
    lines: list[DirectoryLine] = []
    heading, pending, end = "", list[PrintedRow](), 0
    for index, page in enumerate(pages):
        before = len(lines)
        for row in page:
            if index in numbers and row.baseline < numbers[index][1] + SAME:
                continue
            if _HEADING.fullmatch(row.text):
                heading = row.text
                pending: list[PrintedRow] = []
            elif heading:
                pending.append(row)
                if entry := _entry(row.text):
                    title, number = entry
                    lines.append(DirectoryLine(heading, tuple(_titles(pending, title)), number, tuple(pending)))
                    pending = []
        if len(lines) > before:
            end = index + 1
        elif end:
            break
    return FoundDirectories(tuple(lines), end)


def _titles(pending: list[PrintedRow], last: str) -> Iterator[str]:
    parts = [*(row.text.replace("\t", "") for row in pending[:-1]), last.replace("\t", "")]
    for start in range(len(parts)):
        yield "".join(parts[start:])


def _entry(text: str) -> tuple[str, str] | None:
    """Return title and page of a line that has leaders or a gap between them, and the number at its end."""
    rest = text.rstrip(_DIGITS)
    if rest == text:
        rest = text.rstrip(_ROMAN)
    page, title = text[len(rest) :], rest.rstrip(rest[-1:])
    if not page or not rest:
        return None
    if rest[-1] == "\t":
        return rest[:-1], page
    return (title, page) if rest[-1] in _LEADERS and len(rest) - len(title) >= 3 else None
