"""Categories and series of a chart that came, went, were renamed or moved: rows and columns of its CSV file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from reportdoc.app.returned.chart_axis import Axis, Rows
from reportdoc.app.returned.chart_numbers import said
from reportdoc.app.returned.model import Edit, Told, Unit
from reportdoc.project.csv_places import as_cell, cell_places
from reportdoc.report.message import message

_BOUND_HINT = message("change the file of the chart by hand, and the values in values.yaml that name it")


@dataclass(frozen=True)
class Reshaped:
    """The data of a chart, as built and as returned, and what became of its categories and series."""

    unit: Unit
    source: str
    """Text of the chart's file as built."""
    old: Rows
    new: Rows
    rows: Axis
    columns: Axis
    bound: Set[tuple[int, int]]
    """Rows and columns of cells that figures of the text are bound to, in the file."""
    written: Callable[[str], str]
    """A figure as the file writes them."""

    @cached_property
    def places(self) -> list[list[tuple[int, int]]]:
        """Where each cell stands in the file."""
        return cell_places(self.source)

    @cached_property
    def staying(self) -> tuple[list[int], list[int]]:
        """Rows and columns of the file that the returned chart has no more and that stay, being bound."""
        rows = [i + 1 for i in self.rows.gone if any(i + 1 == row for row, _ in self.bound)]
        return rows, [i + 1 for i in self.columns.gone if any(i + 1 == column for _, column in self.bound)]

    def edits(self) -> Iterator[Edit]:
        """Yield the edits of the file."""
        columns = list(_line(self.columns, self.staying[1]))
        rows = list(_line(self.rows, self.staying[0]))
        in_place = {one.old for one in rows if one.stays}
        for i in range(1, len(self.old)):
            if i not in in_place:
                start, end = self.places[i - 1][-1][1], self.places[i][-1][1]
                yield Edit(self.unit.file, start, end, "", self.unit.place, " | ".join(self.old[i]), "")
        last = 0
        for row in rows:
            if row.stays:
                assert row.old is not None
                last = row.old
                yield from self._cells(row, columns)
            else:
                line = ",".join(self._text(row, column) for column in columns)
                end = self.places[last][-1][1]
                yield Edit(self.unit.file, end, end, f"\n{line}", self.unit.place, "", line)

    def told(self) -> Iterator[Told]:
        """Yield what stays though it is gone."""
        yield from self._left(self.staying[0], self.rows, self.old, [row[0] for row in self.new])
        yield from self._left(self.staying[1], self.columns, [[name] for name in self.old[0]], self.new[0])

    def _left(self, staying: Sequence[int], one: Axis, old: Rows, new: Sequence[str]) -> Iterator[Told]:
        for at in staying:
            name, other = old[at][0], one.doubtful.get(at - 1)
            if other is None:
                text = message(
                    'the chart has no "{old}" any more, but figures of the text are bound to it: it stays', old=name
                )
            else:
                text = message(
                    'where "{old}" was, the chart has "{new}" with other figures; whether that is the same under '
                    "another name cannot be told, and figures of the text are bound to it: it stays as it was",
                    old=name,
                    new=new[other + 1],
                )
            yield Told(self.unit.place, text, _BOUND_HINT)

    def _cells(self, row: _At, columns: Sequence[_At]) -> Iterator[Edit]:
        """Yield the edits of a row that stays where it is."""
        assert row.old is not None
        in_place, places = {one.old for one in columns if one.stays}, self.places[row.old]
        for column in range(1, len(places)):
            if column not in in_place:
                start, end = places[column - 1][1], places[column][1]
                yield Edit(self.unit.file, start, end, "", self.unit.place, self.old[row.old][column], "")
        before = 0
        for one in columns:
            cell = self._text(row, one)
            if not one.stays:
                end = places[before][1]
                yield Edit(self.unit.file, end, end, f",{cell}", self.unit.place, "", cell)
                continue
            assert one.old is not None
            before = one.old
            start, end = places[before]
            if cell != self.source[start:end]:
                new = self.new[row.new or 0][one.new or 0]
                yield Edit(self.unit.file, start, end, cell, self.unit.place, self.old[row.old][before], new)

    def _text(self, row: _At, column: _At) -> str:
        """Return a cell as the file is to have it: as it is there, where it says what the chart says."""
        before = None if row.old is None or column.old is None else (row.old, column.old)
        after = None if row.new is None or column.new is None else self.new[row.new][column.new]
        if before is not None and (
            after is None or before == (0, 0) or said(self.old[before[0]][before[1]]) == said(after)
        ):
            return self.source[slice(*self.places[before[0]][before[1]])]
        return as_cell(self.written(after or "") if row.new and column.new else after or "")


@dataclass(frozen=True, slots=True)
class _At:
    """A row or column of the file as it is to be."""

    old: int | None
    """Its number in the file as built; none for a new one."""
    new: int | None
    """Its number in the returned data; none for one that stays though it is gone there."""
    stays: bool
    """Whether it stands where it stood; all others are put in."""


def _line(one: Axis, staying: Sequence[int]) -> Iterator[_At]:
    """Yield all rows, or columns, in their new order, the names first."""
    left = sorted(staying)
    doubtful = {one.doubtful[at - 1] for at in staying if at - 1 in one.doubtful}
    yield _At(0, 0, stays=True)
    for j in sorted({*one.kept, *one.came} - doubtful):
        i = one.kept.get(j)
        stays = i is not None and j not in one.moved
        while left and stays and i is not None and left[0] < i + 1:
            yield _At(left.pop(0), None, stays=True)
        yield _At(None if i is None else i + 1, j + 1, stays)
    yield from (_At(at, None, stays=True) for at in left)
