"""Data of a chart that was edited in the returned file goes into the file that the chart is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from lxml import etree

from reportdoc.app.returned.cells import Cells
from reportdoc.app.returned.chart_axis import Axis, Rows, axes
from reportdoc.app.returned.chart_numbers import form, number, said, written
from reportdoc.app.returned.chart_shape import Reshaped
from reportdoc.app.returned.model import CellEdit, Edit, Told, Unit
from reportdoc.app.returned.sheets import WORKBOOKS
from reportdoc.ooxml.charts import chart_rows
from reportdoc.ooxml.names import C
from reportdoc.project.csv_places import as_cell, cell_places
from reportdoc.report.cells import Grid
from reportdoc.report.message import Message, message

_HINT = message("change it in the file of the chart, or deliver that")
_CSV = ".csv"


@dataclass(frozen=True, slots=True)
class ChartFile:
    """The file behind a chart, as it was when the Word file was built."""

    unit: Unit
    grid: Grid
    source: str | None
    """Its text; nothing where it is no text."""
    bound: Set[tuple[int, int]] = frozenset()
    """Rows and columns of cells that figures of the text are bound to."""
    others: tuple[str, ...] = ()
    """Tables and charts that are made from the same file, as they are numbered."""

    def closed(self, old: Rows) -> Message | None:
        """Return why rows and columns of the file cannot be changed here; None where they can."""
        if self.source is None or not self.unit.file.endswith(_CSV):
            return message("{file} is a workbook", file=self.unit.file)
        if [len(row) for row in cell_places(self.source)] != [len(row) for row in old]:
            return message("{file} says more than the chart shows", file=self.unit.file)
        if self.others:
            return message("{other} is made from {file} as well", other=self.others[0], file=self.unit.file)
        return None


@dataclass(frozen=True, slots=True)
class _Change:
    row: int
    column: int
    old: str
    new: str


def chart_edits(built: etree._Element, returned: etree._Element, chart: ChartFile) -> Cells:
    """Return the edits of the file behind a chart, whose part was `built` and came back as `returned`."""
    old, new = chart_rows(built), chart_rows(returned)
    if old == new:
        return Cells((), ())
    both = axes(old, new)
    reason = _unreadable(new, next(built.iter(f"{C}pieChart"), None) is not None)
    in_place = both and all(_in_place(one, {at[k] for at in chart.bound}) for k, one in enumerate(both))
    if in_place and reason is None:
        return _cell_by_cell(old, new, chart)
    reason = reason or chart.closed(old)
    if reason is None and (both is None or not all(one.kept for one in both)):
        reason = message("which of them are the old ones cannot be told by their names")
    if reason is not None or both is None or chart.source is None:
        text = message("the data of the chart were changed; not taken: {reason}", reason=reason)
        return Cells((), (Told(chart.unit.place, text, _HINT),))
    sign, commas = form(chart.grid)
    shape = Reshaped(chart.unit, chart.source, old, new, *both, chart.bound, lambda one: written(one, sign, commas))
    return Cells(tuple(shape.edits()), tuple(shape.told()))


def _cell_by_cell(old: Rows, new: Rows, chart: ChartFile) -> Cells:
    unit, source, grid = chart.unit, chart.source, chart.grid
    changes = [
        _Change(row, column, before, after)
        for row, pairs in enumerate(zip(old, new, strict=True))
        for column, (before, after) in enumerate(zip(*pairs, strict=True))
        if (row or column) and said(before) != said(after)
    ]
    places = cell_places(source) if source is not None and unit.file.endswith(_CSV) else []
    shape = [len(row) for row in old]
    if [len(row) for row in places] == shape:
        return Cells(tuple(_edits(unit, _as_written(changes, grid), places)), ())
    if unit.file.lower().endswith(WORKBOOKS) and [len(row) for row in grid.rows] == shape:
        return Cells((), (), tuple(_in_sheet(unit, _as_written(changes, grid), grid)))
    return Cells((), tuple(Told(unit.place, _untaken(one), _HINT) for one in changes))


def _in_place(one: Axis, bound: Set[int]) -> bool:
    """Tell whether everything stands where it stood, under whatever name, and nothing `bound` may be something else."""
    same = all(i == j for j, i in (*one.kept.items(), *((j, i) for i, j in one.doubtful.items())))
    renamed = set(one.gone) == set(one.doubtful) and set(one.came) == set(one.doubtful.values())
    return same and renamed and not any(i + 1 in bound for i in one.doubtful)


def _unreadable(new: Rows, pie: bool) -> Message | None:
    """Return why no chart can be made of data; None where one can (what `content/series.py` asks of its file)."""
    figures = [cell for row in new[1:] for cell in row[1:] if cell.strip()]
    if not figures:
        return message("the chart has no figures")
    if wrong := next((one for one in figures if number(one) is None), None):
        return message('"{text}" is not a number', text=wrong)
    if pie and len(new[0]) > 2:
        return message("a pie chart shows one series, and there are more")
    if pie and (below := next((one for one in figures if one.startswith("-")), None)):
        return message("a pie chart cannot show the negative figure {text}", text=below)
    return None


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
    sign, commas = form(grid)
    return [replace(one, new=written(one.new, sign, commas)) if one.row and one.column else one for one in changes]


def _untaken(one: _Change) -> Message:
    return message(
        "row {row}, column {column}: {old} became {new}; not taken",
        row=one.row + 1,
        column=one.column + 1,
        old=one.old or "–",
        new=one.new or "–",
    )
