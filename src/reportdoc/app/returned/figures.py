"""What becomes of a bound figure that somebody typed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from reportdoc.app.returned.csv_places import as_cell, cell_places
from reportdoc.app.returned.difference import Difference
from reportdoc.app.returned.model import Edit, EditSpot, TypedOver
from reportdoc.report.report import Report
from reportdoc.report.source import Source, source_of
from reportdoc.report.whereabouts import Index, index


class Figures(StrEnum):
    """The choice."""

    KEEP = "keep"
    """It stays bound and prints what its source says; what was typed is told."""
    SOURCE = "source"
    """The cell it comes from is changed, and with it every place that quotes it."""
    TEXT = "text"
    """It becomes text, bound to nothing."""


def settled(
    found: Difference,
    choice: Figures,
    chosen: Mapping[EditSpot, Figures],
    report: Report,
    texts: Mapping[str, str],
) -> Difference:
    """Return a difference in which typed over figures have become edits, as chosen; the others stay in `overs`.

    `chosen` holds for single figures, `choice` for all others. A figure whose source was changed to the same in the
    returned file needs no choice.
    """
    places = index(report)
    left: list[TypedOver] = []
    made: list[Edit] = []
    for over in found.overs:
        mine = chosen.get(over.edit.spot, choice)
        if mine is Figures.TEXT:
            made.append(over.edit)
            continue
        cell = _cell(over, report, texts)
        known = cell is not None and any(one.file == cell.file and one.start == cell.start for one in found.edits)
        if known or _in_sheet(over, report, found):
            continue
        if mine is Figures.SOURCE and cell is not None:
            if cell not in made:
                made.append(cell)
            continue
        left.append(replace(over, source=_source(over, report, places)))
    return replace(found, edits=[*found.edits, *made], overs=left)


def _cell(over: TypedOver, report: Report, texts: Mapping[str, str]) -> Edit | None:
    """Return the edit of the cell that a figure comes from; none where it is computed, printed otherwise or no cell."""
    value = report.values.get(over.expression)
    if value is None or value.place.cell is None or value.place.file not in texts:
        return None
    places = cell_places(texts[value.place.file])
    start, end = places[value.place.cell.row][value.place.cell.column]
    if "".join(value.text.split()) != "".join(over.old.split()):
        return None
    new = as_cell(over.new)
    return Edit(value.place.file, start, end, new, over.edit.place, over.old, over.new)


def _in_sheet(over: TypedOver, report: Report, found: Difference) -> bool:
    """Tell whether the cell of a workbook that a figure comes from was changed to the same."""
    value = report.values.get(over.expression)
    place = value.place if value else None
    return place is not None and any(
        one.file == place.file
        and place.cell is not None
        and (one.row, one.column) == (place.cell.row, place.cell.column)
        and "".join(one.new.split()) == "".join(over.new.split())
        for one in found.cells
    )


def _source(over: TypedOver, report: Report, places: Index) -> Source | None:
    value = report.values.get(over.expression)
    return source_of(places, value) if value else None
