"""Cells, rows and columns of a table that were changed in the returned file."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reportdoc.app.returned.items import plainly
from reportdoc.app.returned.model import CellEdit, Edit, Told, Unit
from reportdoc.app.returned.sheets import WORKBOOKS
from reportdoc.manuscript.model import ManuscriptTable, TableCell
from reportdoc.manuscript.recognition.tables import grid, text
from reportdoc.manuscript.writing.tables import csv_text
from reportdoc.project.csv_places import as_cell, cell_places
from reportdoc.report.message import Message, message
from reportdoc.text.align import align

_CONTINUED = "续表"
"""Style of the row that is repeated where a table goes on."""
_CSV = ".csv"
_HINT = message("change it in the file of the table, or deliver that")
_BOUND_HINT = message("take the values out of values.yaml first")


@dataclass(frozen=True)
class _Row:
    """A row of a table, to be aligned."""

    texts: tuple[str | None, ...]
    """Nothing where a merged cell covers the place."""

    @property
    def key(self) -> str:
        return "\x1f".join("".join((one or "").split()) for one in self.texts)

    @property
    def shape(self) -> Hashable:
        return None

    @property
    def loose(self) -> tuple[Hashable | None, ...]:
        words = tuple(one for one in self.texts if one and not any(c.isdigit() for c in one))
        return (words or None, self.texts[0] or None)

    @cached_property
    def grams(self) -> frozenset[str]:
        return frozenset(a + b for a, b in pairwise(self.key)) or frozenset((self.key,))


@dataclass(frozen=True, slots=True)
class Cells:
    """What became of a table."""

    edits: tuple[Edit, ...]
    told: tuple[Told, ...]
    cells: tuple[CellEdit, ...] = ()
    """Edits of a workbook."""
    unit: str | None = None
    """The unit line as it is in the returned file, where the table carries it and it was changed."""


def cells(
    built: ManuscriptTable,
    returned: ManuscriptTable,
    unit: Unit,
    source: str | None,
    bound: Set[tuple[int, int]] = frozenset(),
) -> Cells:
    """Return the edits of a table's file; `source` is its text as built, nothing where it is no text.

    `bound` has rows and columns of the cells that figures of the text come from: those stay, which is told.
    """
    old, new = _without_continuation(built), _without_continuation(returned)
    if built is not old and returned is new and _keys(built)[:1] == _keys(returned)[:1]:
        new = _without_first(returned)  # a file that has lost its styles
    said = _unit_line(built), _unit_line(returned)
    changed = said[1] if said[0] != said[1] and built is not old and returned is not new else None
    if _keys(old) == _keys(new):
        return Cells((), (), unit=changed)
    if unit.file.lower().endswith(WORKBOOKS):
        return Cells((), tuple(_rows_elsewhere(unit, old, new)), tuple(_in_sheet(unit, old, new)), changed)
    if source is None or not unit.file.endswith(_CSV):
        return Cells((), tuple(_elsewhere(unit, old, new)), unit=changed)
    places = cell_places(source)
    if [len(row) for row in places] != [len(row) for row in old.rows]:
        return Cells((), tuple(_elsewhere(unit, old, new)), unit=changed)
    edits = _edits(old, new, unit, source, places) if old.width == new.width else None
    if edits is None and not _named_still(old, new, bound):
        text = message("rows or columns of a table were changed from which figures of the text come; not taken")
        return Cells((), (Told(unit.place, text, _HINT),), unit=changed)
    if edits is not None and (held := sorted({row for row, _ in bound} & _gone(old, new))):
        edits = [one for one in edits if one.new or not any(_spans(one, places[row]) for row in held)]
        told = tuple(Told(unit.place, _kept(_rows(old)[row]), _BOUND_HINT) for row in held)
        return Cells(tuple(edits), told, unit=changed)
    if edits is None:
        whole = csv_text(grid(new))
        note = Told(
            unit.place, message("rows or columns of merged cells were changed: the whole table is written anew")
        )
        return Cells((Edit(unit.file, 0, len(source), whole, unit.place, "", whole),), (note,), unit=changed)
    return Cells(tuple(edits), (), unit=changed)


def _without_continuation(table: ManuscriptTable) -> ManuscriptTable:
    if table.rows and any(
        one.style.startswith(_CONTINUED) for cell in table.rows[0] if cell for one in cell.paragraphs()
    ):
        return _without_first(table)
    return table


def _without_first(table: ManuscriptTable) -> ManuscriptTable:
    return ManuscriptTable(table.index, table.rows[1:], max(0, table.header - 1), table.bookmarks)


def _unit_line(table: ManuscriptTable) -> str:
    return "".join(cell.text for cell in table.rows[0][1:] if cell) if table.rows else ""


def _text(cell: TableCell | None) -> str | None:
    return None if cell is None else plainly(text(cell))


def _rows(table: ManuscriptTable) -> list[_Row]:
    return [_Row(tuple(map(_text, row))) for row in table.rows]


def _keys(table: ManuscriptTable) -> list[str]:
    return [row.key for row in _rows(table)]


def _edits(
    old: ManuscriptTable, new: ManuscriptTable, unit: Unit, source: str, places: Sequence[Sequence[tuple[int, int]]]
) -> list[Edit] | None:
    """Return the edits; None where what is merged has changed, which cannot be said cell by cell."""
    rows, others = _rows(old), _rows(new)
    pairs = align(rows, others)
    if len(pairs) < max(len(rows), len(others)) and any(c.rows > 1 for t in (old, new) for c in t.cells()):
        return None
    found: list[Edit] = []
    for i, j in pairs:
        if [one is None for one in rows[i].texts] != [one is None for one in others[j].texts]:
            return None
        found += _row_edits(rows[i], others[j], unit, places[i])
    known, came = {i for i, _ in pairs}, {j: i for i, j in pairs}
    found += [_removed(places[i], source, unit, rows[i]) for i in range(len(rows)) if i not in known]
    found += _added(others, came, unit, places)
    return found


def _named_still(old: ManuscriptTable, new: ManuscriptTable, bound: Set[tuple[int, int]]) -> bool:
    """Tell whether the rows and columns of cells are there still, under their names."""
    rows, heads = _rows(old), set(_rows(new)[0].texts) if new.rows else set()
    gone = _gone(old, new)
    return not any(row in gone or rows[0].texts[column] not in heads for row, column in bound)


def _gone(old: ManuscriptTable, new: ManuscriptTable) -> set[int]:
    """Return the rows that are not there any more."""
    rows = _rows(old)
    return set(range(len(rows))) - {i for i, _ in align(rows, _rows(new))}


def _spans(edit: Edit, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an edit takes out a whole row."""
    return edit.start <= places[0][0] and places[-1][1] <= edit.end


def _kept(row: _Row) -> Message:
    old = next((one for one in row.texts if one), "")
    return message('the table has no row "{old}" any more, but figures of the text are bound to it: it stays', old=old)


def _row_edits(old: _Row, new: _Row, unit: Unit, places: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    for before, after, (start, end) in zip(old.texts, new.texts, places, strict=True):
        if before is not None and after is not None and "".join(before.split()) != "".join(after.split()):
            yield Edit(unit.file, start, end, as_cell(after), unit.place, before, after)


def _removed(places: Sequence[tuple[int, int]], source: str, unit: Unit, row: _Row) -> Edit:
    start, end = places[0][0], places[-1][1]
    if end < len(source):
        end += 1
    elif start:
        start -= 1
    return Edit(unit.file, start, end, "", unit.place, _joined(row), "")


def _added(
    rows: Sequence[_Row], came: dict[int, int], unit: Unit, places: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[Edit]:
    at = 0
    for j, row in enumerate(rows):
        if j in came:
            at = places[came[j]][-1][1]
        else:
            line = ",".join(as_cell(one or "") for one in row.texts)
            yield Edit(unit.file, at, at, f"\n{line}" if at else f"{line}\n", unit.place, "", _joined(row))


def _joined(row: _Row) -> str:
    return " | ".join(one or "" for one in row.texts)


def _elsewhere(unit: Unit, old: ManuscriptTable, new: ManuscriptTable) -> Iterator[Told]:
    """Yield what was changed in a table whose file cannot be edited here."""
    for one in _in_sheet(unit, old, new):
        text = message(
            "row {row}, column {column}: {old} became {new}; not taken",
            row=one.row + 1,
            column=one.column + 1,
            old=one.old or "–",
            new=one.new or "–",
        )
        yield Told(unit.place, text, _HINT)
    yield from _rows_elsewhere(unit, old, new)


def _in_sheet(unit: Unit, old: ManuscriptTable, new: ManuscriptTable) -> Iterator[CellEdit]:
    rows, others = _rows(old), _rows(new)
    for i, j in align(rows, others):
        for column, (before, after) in enumerate(zip(rows[i].texts, others[j].texts, strict=False)):
            if "".join((before or "").split()) != "".join((after or "").split()):
                yield CellEdit(unit.file, unit.sheet, i, column, unit.place, before or "", after or "")


def _rows_elsewhere(unit: Unit, old: ManuscriptTable, new: ManuscriptTable) -> Iterator[Told]:
    """Yield what is told where rows or columns came or went."""
    rows, others = _rows(old), _rows(new)
    if not len(rows) == len(others) == len(align(rows, others)) or old.width != new.width:
        yield Told(unit.place, message("rows or columns were added or taken out; not taken"), _HINT)
