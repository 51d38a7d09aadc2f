"""Data of a chart that was edited in the returned file goes into the file that the chart is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree

from reportdoc.app.returned.csv_places import as_cell, cell_places
from reportdoc.app.returned.model import Edit, Told, Unit
from reportdoc.content.series import PERCENT_SIGNS
from reportdoc.ooxml.charts import chart_rows
from reportdoc.report.message import Message, message

_HINT = message("change it in the file of the chart, or take that with --table")
_CSV = ".csv"


@dataclass(frozen=True, slots=True)
class _Change:
    row: int
    column: int
    old: str
    new: str


def chart_edits(
    unit: Unit, built: etree._Element, returned: etree._Element, source: str | None
) -> tuple[list[Edit], list[Told]]:
    """Return the edits of the CSV file behind a chart; `source` is its text as built, nothing where it is no text."""
    old, new = chart_rows(built), chart_rows(returned)
    if [len(row) for row in old] != [len(row) for row in new]:
        text = message("series or categories of the chart were added or taken out; not taken")
        return [], [Told(unit.place, text, _HINT)]
    changes = [
        _Change(row, column, before, after)
        for row, pairs in enumerate(zip(old, new, strict=True))
        for column, (before, after) in enumerate(zip(*pairs, strict=True))
        if (row or column) and _said(before) != _said(after)
    ]
    places = cell_places(source) if source is not None and unit.file.endswith(_CSV) else []
    if source is None or [len(row) for row in places] != [len(row) for row in old]:
        return [], [Told(unit.place, _untaken(one), _HINT) for one in changes]
    return list(_edits(unit, changes, source, places)), []


def _edits(
    unit: Unit, changes: Sequence[_Change], source: str, places: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[Edit]:
    figures = [source[start:end] for row in places[1:] for start, end in row[1:]]
    sign = "%" if any(one.strip('" ').endswith(PERCENT_SIGNS) for one in figures) else ""
    commas = any("," in one for one in figures)
    for one in changes:
        start, end = places[one.row][one.column]
        new = _written(one.new, sign, commas) if one.row and one.column else one.new
        yield Edit(unit.file, start, end, as_cell(new), unit.place, one.old, new)


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
