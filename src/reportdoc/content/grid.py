"""Rows of texts and merged areas → grid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product

from reportdoc.project.text import ILLEGAL, PARAGRAPH_CHARACTERS, illegal
from reportdoc.report.address import Address
from reportdoc.report.cells import Cell, Covered, Grid
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

Spot = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A rectangle of texts and the areas merged in it, as a file gives them."""

    file: str
    """Path relative to the project."""
    rows: Sequence[Sequence[str]]
    spans: Mapping[Spot, Spot]
    """Top left corner of a merged area → its rows and columns."""

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell."""
        return Place(self.file, cell=Address(row, column))


def without(sheet: RawSheet, rows: Set[int], columns: Set[int]) -> RawSheet:
    """Return a sheet without some rows and columns; a merged area keeps its text and what is left of its size."""
    down = [row for row in range(len(sheet.rows)) if row not in rows]
    right = [column for column in range(len(sheet.rows[0])) if column not in columns]
    texts = [[sheet.rows[row][column] for column in right] for row in down]
    spans = {}
    for (top, left), (height, width) in sheet.spans.items():
        inside = [at for at, row in enumerate(down) if top <= row < top + height]
        across = [at for at, column in enumerate(right) if left <= column < left + width]
        if inside and across:
            texts[inside[0]][across[0]] = sheet.rows[top][left]
            if len(inside) + len(across) > 2:
                spans[inside[0], across[0]] = (len(inside), len(across))
    return RawSheet(sheet.file, texts, spans)


def build(sheet: RawSheet, header: int) -> Grid:
    """Return the grid of a sheet with a number of header rows.

    Raises ContentError where there are no rows below the header, where a merged area crosses out of the header, and
    where a text is too long or holds a character that XML cannot.
    """
    problems = [*_rows(sheet, header), *_texts(sheet), *_crossing(sheet, header), *_overlapping(sheet)]
    if problems:
        raise ContentError(problems)
    covered = {spot: Covered(*corner) for corner in sheet.spans for spot in _area(sheet, corner) if spot != corner}
    rows = tuple(
        tuple(
            covered.get((row, column)) or Cell(text, *sheet.spans.get((row, column), (1, 1)))
            for column, text in enumerate(texts)
        )
        for row, texts in enumerate(sheet.rows)
    )
    return Grid(rows, header)


def _rows(sheet: RawSheet, header: int) -> list[Problem]:
    if not sheet.rows:
        return [Problem(Place(sheet.file), message("the table is empty"))]
    if len(sheet.rows) <= header:
        text = message("the table has {rows} rows, and {header} header rows", rows=len(sheet.rows), header=header)
        return [Problem(Place(sheet.file), text, message("it needs at least one row below the header"))]
    return []


def _texts(sheet: RawSheet) -> list[Problem]:
    problems = []
    for row, texts in enumerate(sheet.rows):
        if not ILLEGAL.search("".join(texts)) and max(map(len, texts)) <= PARAGRAPH_CHARACTERS:
            continue
        for column, text in enumerate(texts):
            if found := ILLEGAL.search(text):
                problems.append(illegal(found[0], sheet.place(row, column)))
            if len(text) > PARAGRAPH_CHARACTERS:
                long = message("the cell has more than {limit} characters", limit=PARAGRAPH_CHARACTERS)
                problems.append(Problem(sheet.place(row, column), long))
    return problems


def _crossing(sheet: RawSheet, header: int) -> list[Problem]:
    text = message("a merged cell crosses from the header into the body of the table")
    hint = message("set header= to the number of header rows")
    return [
        Problem(sheet.place(row, column), text, hint)
        for (row, column), (height, _) in sheet.spans.items()
        if row < header < row + height
    ]


def _overlapping(sheet: RawSheet) -> list[Problem]:
    problems = []
    taken: set[Spot] = set()
    for corner in sheet.spans:
        area = set(_area(sheet, corner))
        if not taken.isdisjoint(area):
            problems.append(Problem(sheet.place(*corner), message("the merged cells here overlap others")))
        taken |= area
    return problems


def _area(sheet: RawSheet, corner: Spot) -> Iterator[Spot]:
    (row, column), (height, width) = corner, sheet.spans[corner]
    return product(range(row, row + height), range(column, column + width))
