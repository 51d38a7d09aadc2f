"""Tables of a manuscript: pieces joined that a page break parted, header rows found, cells as a grid."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reportdoc.manuscript.model import ManuscriptParagraph, ManuscriptTable, TableCell
from reportdoc.project.text import PARAGRAPH_CHARACTERS
from reportdoc.report.cells import Cell, Covered, Grid

_NUMBER = re.compile(r"[-+]?[\d,，]*+(?:(?<=\d)|\.\d++)\s*+[%％]?")
_BLANKS = " \t\n\r\f\v\xa0"
"""White space around a cell's text that means nothing; the ideographic space indents (docs/content-format.md)."""


def text(cell: TableCell) -> str:
    """Return the text of a cell, a line for each paragraph, as far as content may hold it."""
    return _whole(cell)[:PARAGRAPH_CHARACTERS]


def beyond(cell: TableCell) -> str:
    """Return what of the text of a cell is more than content may hold."""
    return _whole(cell)[PARAGRAPH_CHARACTERS:]


def _whole(cell: TableCell) -> str:
    lines = ("".join(run.text for run in one.runs).strip(_BLANKS) for one in cell.paragraphs())
    return "\n".join(lines).strip("\n").replace("\t", " ")


def texts(table: ManuscriptTable) -> list[list[str]]:
    """Return the text in every place of a table; nothing where a merged cell covers it."""
    return [[text(cell) if cell else "" for cell in row] for row in table.rows]


def drawn(table: ManuscriptTable) -> bool:
    """Tell whether a table only sets pictures side by side: some cells have drawings, and no text but short lines."""
    paragraphs = [one for cell in table.cells() for one in cell.paragraphs()]
    return (
        any(one.drawings for one in paragraphs)
        and all(not one.text or one.drawings or len(one.text) <= 60 for one in paragraphs)
        and not _tabular(table)
    )


def _tabular(table: ManuscriptTable) -> bool:
    """Tell whether a table with pictures in it is one of data all the same."""
    filled = sum(bool(text(cell)) and not any(one.drawings for one in cell.paragraphs()) for cell in table.cells())
    pictures = sum(any(one.drawings for one in cell.paragraphs()) for cell in table.cells())
    return filled > 2 * pictures


def split(table: ManuscriptTable) -> list[ManuscriptTable]:
    """Return the tables that a program made one of because nothing stood between them: each with the same header."""
    rows = texts(table)
    counts = [int(row[0]) if row and row[0].strip().isdecimal() else 0 for row in rows]
    following = _following(counts)
    found: list[ManuscriptTable] = []
    start, counted = 0, False
    for at in range(1, len(rows)):
        counted |= counts[at - 1] > 0
        anew = at < len(rows) - 1 and counted and following[at] == 1 and rows[at] == rows[start]
        if anew or (table.width > 1 and _case(table.rows[at]) != (start > 0 and _case(table.rows[start]))):
            found.append(_piece(table, start, at))
            start, counted = at, False
    return [*found, _piece(table, start, len(rows))]


def _following(counts: Sequence[int]) -> list[int]:
    """Return for each place the first number at it or after it that is not nought."""
    found = [0] * len(counts)
    last = 0
    for place in range(len(counts) - 1, -1, -1):
        last = counts[place] or last
        found[place] = last
    return found


def _case(row: Sequence[TableCell | None]) -> bool:
    """Tell whether a row is a case box: nothing but a cell that begins with 案例 and a number."""
    filled = [cell for cell in row if cell is not None and cell.text]
    return len(filled) == 1 and re.match(r"[【\[（(]?\s*(?:典型)?案例\s*\d", filled[0].text) is not None


def _piece(table: ManuscriptTable, start: int, end: int) -> ManuscriptTable:
    if table.width > 1 and start and _case(table.rows[start]):
        cells = [cell for row in table.rows[start:end] for cell in row if cell is not None and cell.text]
        return replace(table, rows=tuple((replace(cell, rows=1, columns=1),) for cell in cells), header=0)
    return replace(table, rows=table.rows[start:end], header=table.header if start == 0 else 0)


def header_rows(table: ManuscriptTable) -> int:
    """Return how many rows at the top are header rows: as marked, or else as merged cells and empty places tell."""
    if len(table.rows) < 2:
        return 0
    return min(table.header or _told(table), len(table.rows) - 1)


def _told(table: ManuscriptTable) -> int:
    """Return how many rows merged cells and empty places make header rows."""
    spans = [cell.rows for cell in table.rows[0] if cell is not None]
    deepest = max(spans, default=1)
    if 1 < deepest < len(table.rows) and min(spans) < deepest:
        return deepest
    first, second = texts(table)[:2]
    gaps = [not one for one in first]
    fills = any(gap and below for gap, below in zip(gaps, second, strict=True))
    apart = all(
        not (above and below) or place in _groups(first)
        for place, (above, below) in enumerate(zip(first, second, strict=True))
    )
    words = all(not _NUMBER.fullmatch(one.strip()) for one in second if one)
    return 2 if words and fills and apart else 1


def _groups(first: Sequence[str]) -> set[int]:
    """Return the places of a first row whose text heads the empty places to its right as well."""
    return {place for place, (one, after) in enumerate(pairwise((*first, "end"))) if one and not after}


def grid(table: ManuscriptTable) -> Grid:
    """Return the cells of a table."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    header = header_rows(table)
    rows: list[tuple[Cell | Covered, ...]] = []
    for row, cells in enumerate(table.rows):
        made: list[Cell | Covered] = []
        for column, cell in enumerate(cells):
            if cell is None:
                made.append(Covered(*owners.get((row, column), (row, column))))
                continue
            # A header cell that reaches into the data, or one that reaches over another, is cut to size.
            bottom = header if row < header else len(table.rows)
            height, width = _room(table, owners, row, column, min(cell.rows, bottom - row), cell.columns)
            for down in range(height):
                owners.update({(row + down, column + right): (row, column) for right in range(width)})
            made.append(Cell(text(cell), height, width))
        rows.append(tuple(_owned(made, row)))
    return Grid(tuple(rows), header)


def _room(
    table: ManuscriptTable,
    owners: Mapping[tuple[int, int], tuple[int, int]],
    row: int,
    column: int,
    height: int,
    width: int,
) -> tuple[int, int]:
    """Return how far a cell can reach, rows and columns, before it meets another or the edge of the table."""

    def free(down: int, right: int) -> bool:
        place = (row + down, column + right)
        return place[1] < table.width and table.rows[place[0]][place[1]] is None and place not in owners

    across = 1
    while across < width and free(0, across):
        across += 1
    deep = 1
    while deep < height and all(free(deep, right) for right in range(across)):
        deep += 1
    return deep, across


def _owned(cells: list[Cell | Covered], row: int) -> list[Cell | Covered]:
    """Return a row in which a place that no cell covers is an empty cell."""
    return [
        Cell("") if isinstance(one, Covered) and (one.row, one.column) == (row, column) else one
        for column, one in enumerate(cells)
    ]


def frame(table: ManuscriptTable) -> bool:
    """Tell whether a table is a box around text: a single column of one or two cells."""
    return table.width == 1 and len(table.rows) <= 2


def framed_picture(table: ManuscriptTable) -> bool:
    """Tell whether a table only keeps a picture with its caption, and with the text before it."""
    return frame(table) and any(one.drawings for cell in table.cells() for one in cell.paragraphs())


def first_paragraph(table: ManuscriptTable) -> ManuscriptParagraph | None:
    """Return the first paragraph of a table that has text."""
    return next((one for cell in table.cells() for one in cell.paragraphs() if one.text), None)
