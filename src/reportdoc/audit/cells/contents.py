"""Cells that hold what no printed table may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import PassageKind
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message

_ERROR = re.compile(r"#(?:DIV/0!|REF!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)")
"""Errors that spreadsheets print (ECMA-376 Part 1, 18.17.3; Excel's own #SPILL! and #CALC!)."""

_PLACEHOLDER = re.compile(
    r"未定|待定|待补充?|待填|待核实?|待统计|待确认|暂缺|暂无数据|TBD|TBC|TODO|N/?A|[xX×ＸХ]{2,}[^A-Za-z0-9]{0,2}|[?？]+|\*{2,}|…{1,2}|_{2,}",
    re.IGNORECASE,
)
"""What writers put where a figure or name is still to come."""

_BLANK = re.compile(r"(?<![A-Za-z0-9])[xX×Ｘ]{1,4}(?=[年月日人名项个门次万亿元%％])")
"""XX年X月: letters for figures inside a text."""

_DASH = re.compile(r"[-－﹣]{1,2}")

_FULL_WIDTH = re.compile(r"[０-９．％]")

_MARK = re.compile(r"(?:[*＊※†‡]|[①-⑳]|注[0-9一二三]?|\[[0-9]{1,2}\])$")
"""A footnote's mark at the end of a cell."""

_FEW = 3
"""Filled cells that a column needs before an empty one among them is a gap."""


def content_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield spreadsheet errors, placeholders and full-width digits in the cells of a table."""
    for row in range(len(sheet.grid.rows)):
        for column in range(sheet.grid.width):
            if not sheet.is_covered(row, column):
                yield from _cell(sheet, row, column)


def _cell(sheet: Sheet, row: int, column: int) -> Iterator[Finding]:
    text, spot = sheet.text(row, column), sheet.cell(row, column)
    key = f"{sheet.row_name(row)} {sheet.columns[column].full}"
    if found := _ERROR.search(text):
        said = message("the spreadsheet could not compute this cell: {error}", error=found[0])
        yield Finding("C203", Severity.ERROR, said, (spot,), found[0], key=key)
    elif _PLACEHOLDER.fullmatch(text) or _BLANK.search(text):
        said = message("“{text}” holds the place of something that is still to come", text=text)
        yield Finding("C204", Severity.ERROR, said, (spot,), text, key=key)
    elif _DASH.fullmatch(text) and row in sheet.body and not sheet.annex:
        said = message("“{text}” may mean none, nought or not known; write 0 or —", text=text)
        yield Finding("C204", Severity.EXPLAIN, said, (spot,), text, key=key)
    elif found := _FULL_WIDTH.search(text):
        said = message("full-width “{text}” in a number", text=found[0])
        yield Finding("C208", Severity.ERROR, said, (spot,), text, key=key)


def empty_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield empty cells in columns that are filled otherwise; total rows may leave cells empty."""
    rows = [row for row in sheet.body if not sheet.is_total(row) and not sheet.is_average(row)]
    for column in range(sheet.grid.width):
        own = [row for row in rows if not sheet.is_covered(row, column)]
        empty = [row for row in own if not sheet.text(row, column)]
        filled = len(own) - len(empty)
        optional = re.search(r"单位|备注|说明|注$", sheet.columns[column].name)
        if sheet.annex or optional or not empty or filled < _FEW or len(empty) * 4 > len(own):
            continue
        numeric = sum(sheet.number(row, column) is not None for row in own) * 2 > filled
        for row in empty:
            yield Finding(
                "C205",
                Severity.ERROR if numeric else Severity.EXPLAIN,
                message("the cell is empty, the others of its column are not"),
                (sheet.cell(row, column),),
                key=f"{sheet.row_name(row)} {sheet.columns[column].full}",
            )


def mark_findings(document: Document) -> Iterator[Finding]:
    """Yield footnote marks in cells that no note by the table explains; one finding a table and mark."""
    notes = _notes(document)
    for sheet in document.sheets:
        near = notes.get((sheet.spot.place.file, sheet.spot.section), "") + notes.get(sheet.label, "")
        marked: dict[str, list[Spot]] = {}
        for row in range(len(sheet.grid.rows)):
            for column in range(sheet.grid.width):
                found = None if sheet.is_covered(row, column) else _MARK.search(sheet.text(row, column))
                if found and found.start() and found[0] not in near:
                    marked.setdefault(found[0], []).append(sheet.cell(row, column))
        for mark, spots in marked.items():
            text = message("no note by the table explains the mark {mark}", mark=mark)
            yield Finding("C206", Severity.ERROR, text, (*spots, sheet.spot), mark, key=f"{sheet.label} {mark}")


def _notes(document: Document) -> Mapping[object, str]:
    """Return the text of the notes by each table, and of each section's paragraphs that begin like a note."""
    notes: dict[object, str] = {}
    for passage in document.passages:
        key: object = passage.block
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            if not re.match(r"\W{0,2}(?:注|说明|备注|[*＊※†‡①-⑳\[])", passage.text):
                continue
            key = (passage.spot.place.file, passage.spot.section)
        notes[key] = notes.get(key, "") + passage.text
    return notes
