"""What became of tables, charts, pictures and cases."""

from __future__ import annotations

from dataclasses import replace

from reportdoc.diff.cells import CellPair, GridChanges, Heads, grid_changes
from reportdoc.diff.changes import CellChange, ChangeKind, ObjectChange, PassageChange, Use, Where
from reportdoc.diff.figures import Figures
from reportdoc.diff.matching import Matching
from reportdoc.diff.model import ComparedFile, ComparedGrid, ComparedLine, Object
from reportdoc.diff.names import Names, Span
from reportdoc.diff.passages import Passages
from reportdoc.diff.places import Places
from reportdoc.diff.tokens import WordToken, tokens
from reportdoc.diff.wording import reworded

_NOTHING = GridChanges((), (), (), (), ())


class ObjectChanges:
    """Compares objects, and hands the figures that changed in them on."""

    def __init__(
        self, places: Places, passages: Passages, figures: Figures, old_names: Names, new_names: Names
    ) -> None:
        self._places, self._passages, self._figures = places, passages, figures
        self._old_names, self._new_names = old_names, new_names

    def all(self, old: ComparedFile, new: ComparedFile, matching: Matching) -> list[ObjectChange]:
        """Return what became of the objects, in the order of the new version; those that have gone come last."""
        found: list[ObjectChange] = []
        for index, one in enumerate(new.objects):
            before = matching.objects.get(index)
            where = self._places.now(one.heading, one.case)
            if before is None:
                found.append(_change((ChangeKind.ADDED,), None, one, where))
            else:
                found += self._kept(old.objects[before], one, where)
        kept = set(matching.objects.values())
        for index, one in enumerate(old.objects):
            if index not in kept:
                found.append(_change((ChangeKind.REMOVED,), one, None, self._places.before(one.heading, one.case)))
        return found

    def _kept(self, old: Object, new: Object, where: Where) -> list[ObjectChange]:
        moved = self._places.elsewhere(old.heading, old.case, new.heading, new.case)
        same_caption = old.caption.key == new.caption.key
        notes = self._notes(old, new, where)
        grid = grid_changes(old.grid, new.grid) if old.grid and new.grid else _NOTHING
        changed = not same_caption or bool(notes) or grid.any or old.look != new.look
        self._passages.whole(old.caption, new.caption, Use(where, new.name, "", "", ""), new.heading)
        if not (moved or changed):
            return []
        kinds = (*((ChangeKind.MOVED,) if moved else ()), *((ChangeKind.CHANGED,) if changed else ()))
        change = replace(
            _change(kinds, old, new, where),
            origin=self._places.before(old.heading, old.case) if moved else None,
            notes=notes,
            look=old.look != new.look,
        )
        if old.grid and new.grid and grid.any:
            change = self._with_cells(change, old, new, grid)
        return [change]

    def _notes(self, old: Object, new: Object, where: Where) -> tuple[PassageChange, ...]:
        was = ComparedLine("\n".join(line.text for line in old.notes))
        now = ComparedLine("\n".join(line.text for line in new.notes))
        return tuple(self._passages.line(was, now, where, Use(where, new.name, "", "", ""), new.heading))

    def _with_cells(self, change: ObjectChange, old: Object, new: Object, grid: GridChanges) -> ObjectChange:
        assert old.grid is not None and new.grid is not None
        before, after = Heads(old.grid), Heads(new.grid)
        cells = tuple(self._cell(pair, old, new, after, change.where) for pair in grid.cells)
        return replace(
            change,
            cells=cells,
            rows_added=tuple(map(after.row, grid.rows_added)),
            rows_removed=tuple(map(before.row, grid.rows_removed)),
            columns_added=tuple(after.columns[column] for column in grid.columns_added),
            columns_removed=tuple(before.columns[column] for column in grid.columns_removed),
        )

    def _cell(self, pair: CellPair, old: Object, new: Object, heads: Heads, where: Where) -> CellChange:
        assert old.grid is not None and new.grid is not None
        was, now = _text(old.grid, pair.old), _text(new.grid, pair.new)
        row, column = heads.row(pair.new[0]), heads.columns[pair.new[1]]
        found = reworded(
            _tokens(was, self._old_names, (old.label, *pair.old)),
            _tokens(now, self._new_names, (new.label, *pair.new)),
        )
        for figure in found.figures:
            unit = heads.unit(pair.new[0])
            counted = replace(figure, new=replace(figure.new, unit=unit)) if unit and not figure.new.unit else figure
            self._figures.add(counted, Use(where, new.name, row, column, ""), new.heading)
        return CellChange(row, column, was, now, found.figures_only)


def _tokens(text: str, names: Names, cell: tuple[str, int, int]) -> tuple[WordToken, ...]:
    """Return the pieces of a cell; one that has a name is a figure as a whole."""
    name = names.cells.get(cell)
    return tokens(ComparedLine(text), (Span(0, len(text), name),) if name else ())


def _text(grid: ComparedGrid, place: tuple[int, int]) -> str:
    row, column = place
    return grid.rows[row][column].strip()


def _change(kinds: tuple[ChangeKind, ...], old: Object | None, new: Object | None, where: Where) -> ObjectChange:
    shown = new or old
    assert shown is not None
    return ObjectChange(
        kinds=kinds,
        kind=shown.kind,
        label=shown.label,
        where=where,
        origin=None,
        old_number=old.number if old else "",
        old_caption=old.caption.text if old else "",
        number=new.number if new else "",
        caption=new.caption.text if new else "",
        rows=len(shown.grid.rows) if shown.grid else 0,
        columns=max(map(len, shown.grid.rows), default=0) if shown.grid else 0,
    )
