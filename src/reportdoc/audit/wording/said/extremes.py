"""Who is called the most or the least, and is not: 甲最高，乙最低 the wrong way round; the figure of another row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message

CODE = "W623"

_NAMED = re.compile(
    r"(?P<who>(?:^|(?<=[，。；：]))[^，。；：、（）0-9]{2,24}?)(?:得|为)?(?P<word>(?P<up>最[高多大长重快])|最[低少小短轻慢])(?=[，。；、]|$)"
)
"""A name, and what it is called, in a clause of its own."""

PAIRS = tuple(map(set, ("高低", "多少", "大小", "长短", "重轻", "快慢")))

_ROWS = 3
"""Rows of a column from which one has a most and a least."""

_DIGITS = 3
"""Digits of a figure that no cell of another measure has by chance."""

_NAME = 3
"""Characters by which words before a figure are known to be a name."""

_LINK = re.compile("(?:分别|约|仅)?(?:为|达到?|有|是|占)?(?:约|仅)?$")


def extreme_findings(document: Document) -> Iterator[Finding]:
    """Yield names called the most and the least that are the least and the most, in a table or by the text itself."""
    for passage in document.passages:
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM) and "最" in passage.text:
            for sentence in passage.sentences:
                yield from _turned(document, passage, sentence)


def _turned(document: Document, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    found = list(_NAMED.finditer(sentence.text))
    for one, other in pairwise(found):
        if {one["word"][-1], other["word"][-1]} not in PAIRS:
            continue
        most, least = (one, other) if one["up"] else (other, one)
        spot = _by_text(passage, most["who"], least["who"]) or _by_tables(document, most["who"], least["who"])
        if spot:
            said = message("{value} is called “{word}”, and another is beyond it", value=most["who"], word=most["word"])
            spots = tuple(dict.fromkeys((sentence.spot, spot)))
            key = f"{most['word']} {most['who']} {sentence.text}"
            yield Finding(CODE, Severity.CONFLICT, said, spots, most["who"], least["who"], key=key)
            return


def _by_text(passage: Passage, most: str, least: str) -> Spot | None:
    """Return where the passage itself gives what is called the most less than what is called the least."""
    before = [one for each in passage.sentences for one in figures(each) if not one.mention.written]
    named = [[one for one in before if _is_of(one, who)] for who in (most, least)]
    if not all(named) or len(named[0]) != len(named[1]):
        return None
    pairs = list(zip(*named, strict=True))
    alike = all(one.mention.unit == other.mention.unit for one, other in pairs)
    return pairs[0][0].sentence.spot if alike and all(one.value < other.value for one, other in pairs) else None


def _is_of(figure: Stated, who: str) -> bool:
    """Tell whether the words before a figure are a name, or the name is these and what is measured."""
    words = _LINK.sub("", figure.words)
    return len(words) >= _NAME and (words == who or who.startswith(words))


def _by_tables(document: Document, most: str, least: str) -> Spot | None:
    """Return the cell of what is called the most, where it is the least of a column, and more in none."""
    wrong: Spot | None = None
    for sheet in document.sheets:
        rows = [_row(sheet, who) for who in (most, least)]
        if None in rows or rows[0] == rows[1] or sheet.chart:
            continue
        body = [row for row in sheet.body if not sheet.is_total(row) and not sheet.is_average(row)]
        measure = _measure(sheet, rows[0] or 0, most)
        for column in sheet.columns:
            cells = {row: number.value for row in body if (number := sheet.number(row, column.index))}
            measured = any(measure[at : at + _WORD] in column.name for at in range(len(measure) - 1))
            if len(cells) < _ROWS or not {*rows} <= cells.keys() or (len(measure) >= _WORD and not measured):
                continue
            up, down = (cells[row] for row in rows if row is not None)
            if up > down:
                return None
            if up < down and (measured or (down, up) == (max(cells.values()), min(cells.values()))):
                wrong = wrong or sheet.cell(rows[0] or 0, column.index)
    return wrong


def _measure(sheet: Sheet, row: int, who: str) -> str:
    """Return what is told of a row, behind its name: 人数 of 公益社团人数; empty where only the row is named."""
    return re.split("|".join(map(re.escape, _names(sheet, row))), who)[-1]


_WORD = 2
"""Characters of a word."""


def _names(sheet: Sheet, row: int) -> list[str]:
    """Return the names of a row."""
    names = [sheet.text(row, column) for column in range(min(_ROWS, sheet.grid.width))]
    return [name for name in names if len(name) > 1 and not re.search("^[0-9]", name)]


def _row(sheet: Sheet, text: str) -> int | None:
    """Return the one row whose name, the longest of them, a text has; None where two have it."""
    found = [
        (len(name), row)
        for row in sheet.body
        for column in range(min(_ROWS, sheet.grid.width))
        if len(name := sheet.text(row, column)) > 1 and name in text and not re.search("[0-9]$", name)
    ]
    longest = max(found, default=(0, 0))[0]
    rows = {row for length, row in found if length == longest}
    return rows.pop() if len(rows) == 1 else None


def misplaced(document: Document, sentence: Sentence, figure: Stated, clause: str, up: bool) -> Finding | None:
    """Return where a figure that is called the most is that of another row than the one its clause names.

    The other is the most of its column indeed, and the named row has another figure there: 药用植物栽培58人，人数最多.
    """
    value = figure.number.value
    told: Finding | None = None
    for sheet in document.sheets:
        row = None if sheet.annex or sheet.chart else _row(sheet, clause)
        if row is None or sheet.is_total(row):
            continue
        if any(number.value == value for number in sheet.numbers(row)):
            return None
        other = _holder(sheet, row, figure, up)
        long = len(re.sub(r"\D", "", figure.number.text)) >= _DIGITS
        if other and (long or _refers(document, sentence, sheet)):
            name, at, cell = other
            if at not in sentence.text:
                here, there = f"{name} {figure.mention.text}", f"{at} {figure.mention.text}"
                said = message("“{odd}” here, “{usual}” elsewhere", odd=here, usual=there)
                key = f"{name} {figure.mention.text} {sentence.text}"
                told = told or Finding(CODE, Severity.CONFLICT, said, (sentence.spot, cell), here, there, key=key)
    return told


def _holder(sheet: Sheet, row: int, figure: Stated, up: bool) -> tuple[str, str, Spot] | None:
    """Return the names of a row and of the one that has a figure which is the extreme of its column, with the cell."""
    body = [each for each in sheet.body if not sheet.is_total(each) and not sheet.is_average(each)]
    for column in sheet.columns:
        unit = sheet.unit_of(column.index)
        cells = {each: number.value for each in body if (number := sheet.number(each, column.index))}
        extreme = (max if up else min)(cells.values(), default=None)
        if len(cells) < _ROWS or row not in cells or extreme != figure.number.value or sheet.is_serial(column.index):
            continue
        holders = [each for each in cells if cells[each] == extreme]
        if len(holders) == 1 and (not unit or unit == figure.mention.unit or figure.mention.unit == "个百分点"):
            here, there = (next(iter(_names(sheet, each)), "") for each in (row, holders[0]))
            return here, there, sheet.cell(holders[0], column.index)
    return None


def _refers(document: Document, sentence: Sentence, sheet: Sheet) -> bool:
    """Tell whether the passage of a sentence refers to a table."""
    passage = document.passages[sentence.passage]
    return any(sheet.label in labels for one in passage.sentences for _, _, labels in one.references)
