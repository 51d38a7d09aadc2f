"""What becomes of a bound figure that somebody typed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportdoc.app.returned.difference import Difference
from reportdoc.app.returned.model import CellEdit, Edit, EditSpot, TypedOver, Unit
from reportdoc.app.returned.sheets import WORKBOOKS
from reportdoc.app.typed_over import Figures
from reportdoc.project.csv_places import as_cell, cell_places
from reportdoc.report.report import Report
from reportdoc.report.source import Source, source_of
from reportdoc.report.whereabouts import Index, index


def settled(
    found: Difference,
    choice: Figures,
    chosen: Mapping[EditSpot, Figures],
    report: Report,
    texts: Mapping[str, str],
    known: Iterable[Unit],
) -> Difference:
    """Return a difference in which typed over figures have become edits, as chosen; the others stay in `overs`.

    `chosen` holds for single figures, `choice` for all others; `known` has the units of the content, `texts` the text
    of its files. A figure whose source was changed to the same in the returned file needs no choice; one whose source
    was changed to something else stays.
    """
    places = index(report)
    tables = {one.label: one for one in known if one.shape in ("table", "chart")}
    edits, cells = list(found.edits), list(found.cells)
    left: list[TypedOver] = []
    for over in found.overs:
        mine = chosen.get(over.edit.spot, choice)
        if mine is Figures.TEXT:
            edits.append(over.edit)
            continue
        cell = _cell(over, report, texts, tables)
        made: list[Edit | CellEdit] = [*edits, *cells]
        changed = [one.new for one in made if cell is not None and _touch(one, cell)]
        if any(_bare(one) == _bare(over.new) for one in changed):
            continue
        if mine is Figures.KEEP or cell is None or changed:
            left.append(replace(over, source=_source(over, report, places)))
        elif isinstance(cell, CellEdit):
            cells.append(cell)
        else:
            edits.append(cell)
    return replace(found, edits=edits, cells=cells, overs=left)


def _cell(
    over: TypedOver, report: Report, texts: Mapping[str, str], tables: Mapping[str, Unit]
) -> Edit | CellEdit | None:
    """Return the edit of the cell that a figure comes from; none where it is computed, printed otherwise or no cell."""
    value = report.values.get(over.expression)
    if value is None or value.place.cell is None or _bare(value.text) != _bare(over.old):
        return None
    file, at = value.place.file, value.place.cell
    unit = tables.get(value.table)
    if unit is not None and file.lower().endswith(WORKBOOKS):
        return CellEdit(file, unit.sheet, at.row, at.column, unit.place, value.text, over.new, figure=True)
    if file not in texts:
        return None
    start, end = cell_places(texts[file])[at.row][at.column]
    return Edit(file, start, end, as_cell(over.new), over.edit.place, over.old, over.new)


def _touch(one: Edit | CellEdit, cell: Edit | CellEdit) -> bool:
    """Tell whether an edit changes the cell that another one does."""
    if isinstance(one, CellEdit) and isinstance(cell, CellEdit):
        return (one.file, one.sheet, one.row, one.column) == (cell.file, cell.sheet, cell.row, cell.column)
    if isinstance(one, Edit) and isinstance(cell, Edit):
        return one.file == cell.file and one.start < cell.end and cell.start < one.end
    return False


def _bare(text: str) -> str:
    return "".join(text.split())


def _source(over: TypedOver, report: Report, places: Index) -> Source | None:
    value = report.values.get(over.expression)
    return source_of(places, value) if value else None
