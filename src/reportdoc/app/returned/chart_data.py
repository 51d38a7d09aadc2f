"""Data of a chart that was edited in the returned file goes into the file that the chart is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from lxml import etree

from reportdoc.app.returned.cells import Cells
from reportdoc.app.returned.chart_growth import grown
from reportdoc.app.returned.csv_places import as_cell, cell_places
from reportdoc.app.returned.model import CellEdit, Edit, Told, Unit
from reportdoc.app.returned.sheets import WORKBOOKS
from reportdoc.content.series import PERCENT_SIGNS
from reportdoc.ooxml.charts import chart_rows
from reportdoc.ooxml.names import C
from reportdoc.report.cells import Grid
from reportdoc.report.message import Message, message

_HINT = message("change it in the file of the chart, or take that with --table")
_CSV = ".csv"


@dataclass(frozen=True, slots=True)
class _Change:
    row: int
    column: int
    old: str
    new: str


def chart_edits(unit: Unit, built: etree._Element, returned: etree._Element, grid: Grid, source: str | None) -> Cells:
    """Return the edits of the file behind a chart.

    `grid` is its data as built, `source` its text, nothing where it is no text.
    """
    old, new = chart_rows(built), chart_rows(returned)
    if [len(row) for row in old] != [len(row) for row in new]:
        lonely = next(built.iter(f"{C}pieChart"), None) is not None and len(new[0]) > len(old[0])
        if source is not None and unit.file.endswith(_CSV) and not lonely:
            sign, commas = _form(grid)
            added = grown(unit, old, new, source, lambda figure: _written(figure, sign, commas), _said)
            if added is not None:
                return Cells(tuple(added), ())
        text = message("series or categories of the chart were added or taken out; not taken")
        return Cells((), (Told(unit.place, text, _HINT),))
    changes = [
        _Change(row, column, before, after)
        for row, pairs in enumerate(zip(old, new, strict=True))
        for column, (before, after) in enumerate(zip(*pairs, strict=True))
        if (row or column) and _said(before) != _said(after)
    ]
    places = cell_places(source) if source is not None and unit.file.endswith(_CSV) else []
    shape = [len(row) for row in old]
    if [len(row) for row in places] == shape:
        return Cells(tuple(_edits(unit, _as_written(changes, grid), places)), ())
    if unit.file.lower().endswith(WORKBOOKS) and [len(row) for row in grid.rows] == shape:
        return Cells((), (), tuple(_in_sheet(unit, _as_written(changes, grid), grid)))
    return Cells((), tuple(Told(unit.place, _untaken(one), _HINT) for one in changes))


def _edits(unit: Unit, changes: Sequence[_Change], places: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Edit]:
    for one in changes:
        start, end = places[one.row][one.column]
        yield Edit(unit.file, start, end, as_cell(one.new), unit.place, one.old, one.new)


def _in_sheet(unit: Unit, changes: Sequence[_Change], grid: Grid) -> Iterator[CellEdit]:
    for one in changes:
        old, figure = grid.text(one.row, one.column), bool(one.row and one.column)
        yield CellEdit(unit.file, unit.sheet, one.row, one.column, unit.place, old, one.new, figure)


def _as_written(changes: Sequence[_Change], grid: Grid) -> list[_Change]:
    """Return changes with figures as the others of the file are written."""
    sign, commas = _form(grid)
    return [replace(one, new=_written(one.new, sign, commas)) if one.row and one.column else one for one in changes]


def _form(grid: Grid) -> tuple[str, bool]:
    """Return the sign behind the figures of a chart, and whether commas part their thousands."""
    figures = [grid.text(row, column) for row in range(1, len(grid.rows)) for column in range(1, grid.width)]
    sign = "%" if any(one.strip().endswith(PERCENT_SIGNS) for one in figures) else ""
    return sign, any("," in one for one in figures)


def _written(figure: str, sign: str, commas: bool) -> str:
    """Return a figure of a chart as the others of its file are written."""
    number = _number(figure)
    if number is None:
        return figure
    return f"{number:,f}{sign}" if commas else f"{number:f}{sign}"


def _untaken(one: _Change) -> Message:
    return message(
        "row {row}, column {column}: {old} became {new}; not taken",
        row=one.row + 1,
        column=one.column + 1,
        old=one.old or "–",
        new=one.new or "–",
    )


def _said(text: str) -> Decimal | str:
    number = _number(text)
    return "".join(text.split()) if number is None else number


def _number(text: str) -> Decimal | None:
    """Return a stored number without the noise of binary fractions."""
    try:
        number = Decimal(text)
        if not number.is_finite():
            return None
        exact = Decimal(format(float(text), ".12g"))
    except (InvalidOperation, ValueError):
        return None
    return number if number == exact else exact
