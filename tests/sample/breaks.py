"""Where the tables and paragraphs of a Word file break over the pages of its PDF: neither is asked of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from lxml import etree

from tests.support.pdf import drawn, lines
from tests.support.word import find, part, text

_BLANK = re.compile(r"[\s\u2060]")
_FOOTER = re.compile(r"—\d+—")
_TEXT = "w:body/w:p[w:pPr/w:pStyle[@w:val='BodyText' or @w:val='BodyTextBeforeBox']]"
_SHORTEST = 20
"""Characters of a paragraph that is looked for."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A table, and on which pages of the PDF its rows stand."""

    number: str
    """What it says where it goes on: `续表1-1`."""
    rows: tuple[int, ...]
    """The page of each row below the header, from 0."""
    groups: tuple[tuple[int, int], ...]
    """First and last of rows that a merged cell holds together."""


def broken_tables(docx: Path, pdf: Path) -> list[Broken]:
    """Return the tables that go on over a page, in reading order."""
    pages, page, place, found = drawn(pdf), 0, 0, []
    for table in find(part(docx), "/w:document/w:body/w:tbl[w:tblPr/w:tblCaption]"):
        homes = []
        body = find(table, "w:tr[not(w:trPr/w:tblHeader)]")
        for row in body:
            said = _said(row)
            while (at := pages[page].find(said, place)) < 0:
                page, place = page + 1, 0
            homes.append(page)
            place = at + len(said)
        if len(set(homes)) > 1:
            found.append(Broken(_said(find(table, "w:tr")[0]), tuple(homes), tuple(_groups(body))))
    return found


def _groups(rows: list[etree._Element]) -> Iterator[tuple[int, int]]:
    goes_on = [bool(find(row, "w:tc/w:tcPr/w:vMerge[not(@w:val)]")) for row in rows]
    for merged, group in groupby(range(len(rows)), lambda index: goes_on[index]):
        inside = list(group)
        if merged:
            yield inside[0] - 1, inside[-1]


def body_lines(docx: Path, pdf: Path) -> list[list[tuple[int, str]]]:
    """Return the lines of each paragraph of running text, each with its page from 0."""
    return _paragraphs(docx, _printed(pdf))


def _printed(pdf: Path) -> list[tuple[int, str]]:
    return [
        (number, line.text)
        for number, page in enumerate(lines(pdf))
        for line in page
        if not _FOOTER.fullmatch(line.text)
    ]


def _paragraphs(docx: Path, printed: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    whole = "".join(said for _, said in printed)
    ends, size = [], 0
    for _, said in printed:
        size += len(said)
        ends.append(size)
    found, place, index = [], 0, 0
    for paragraph in find(part(docx), f"//{_TEXT}"):
        said = _said(paragraph)
        if len(said) < _SHORTEST or (start := whole.find(said, place)) < 0:
            continue
        place = start + len(said)
        while ends[index] <= start:
            index += 1
        here = []
        while index < len(ends) and ends[index] - len(printed[index][1]) < place:
            here.append(printed[index])
            index += 1
        index -= 1 if ends[index - 1] > place else 0
        found.append(here)
    return found


def lone_lines(paragraphs: list[list[tuple[int, str]]]) -> list[str]:
    """Return the lines of paragraphs that stand on a page without another of theirs."""
    parts = [[list(group) for _, group in groupby(paragraph, lambda line: line[0])] for paragraph in paragraphs]
    return [part[0][1] for pages in parts if len(pages) > 1 for part in (pages[0], pages[-1]) if len(part) == 1]


def _said(element: etree._Element) -> str:
    return _BLANK.sub("", "".join(text(one) for one in find(element, "descendant-or-self::w:p")))
