"""Categories and series that were put into a chart become rows and columns of the CSV file it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportdoc.app.returned.csv_places import as_cell, cell_places
from reportdoc.app.returned.model import Edit, Unit

_Rows = Sequence[Sequence[str]]


def grown(
    unit: Unit, old: _Rows, new: _Rows, source: str, written: Callable[[str], str], said: Callable[[str], object]
) -> list[Edit] | None:
    """Return the edits of a chart's file, of the text `source`, that make its data `new` instead of `old`.

    `written` gives a figure as the file writes them, `said` what is equal for figures that say the same. None where
    it is not clear what came: something went or was renamed, has no name or one that is there twice, or is no figure.
    """
    places = cell_places(source)
    rows, columns = _kept([row[0] for row in old[1:]], [row[0] for row in new[1:]]), _kept(old[0][1:], new[0][1:])
    if rows is None or columns is None or [len(row) for row in places] != [len(row) for row in old]:
        return None
    if any(isinstance(said(cell), str) for row in new[1:] for cell in row[1:] if cell.strip()):
        return None
    return list(_edits(unit, old, new, _Map(rows, columns, places), written, said))


class _Map:
    """Where rows and columns of the new data were in the old ones, both counted with the names."""

    def __init__(
        self, rows: Mapping[int, int], columns: Mapping[int, int], places: Sequence[Sequence[tuple[int, int]]]
    ) -> None:
        self.rows = {0: 0, **{j + 1: i + 1 for j, i in rows.items()}}
        self.columns = {0: 0, **{j + 1: i + 1 for j, i in columns.items()}}
        self.places = places


def _kept(old: Sequence[str], new: Sequence[str]) -> dict[int, int] | None:
    """Return the places of the old names among the new ones: new → old; None unless all are there, in their order."""
    if len(set(new)) != len(new) or not all(one.strip() for one in new) or not set(old) <= set(new):
        return None
    found = {j: i for i, name in enumerate(old) for j in (new.index(name),)}
    return found if sorted(found) == list(found) and len(found) == len(old) else None


def _edits(
    unit: Unit, old: _Rows, new: _Rows, at: _Map, written: Callable[[str], str], said: Callable[[str], object]
) -> Iterator[Edit]:
    last = 0
    """Row of the file before the one that is put in."""
    for j, row in enumerate(new):
        cells = [as_cell(written(cell) if j and column else cell) for column, cell in enumerate(row)]
        if (i := at.rows.get(j)) is None:
            end = at.places[last][-1][1]
            line = ",".join(cells)
            yield Edit(unit.file, end, end, f"\n{line}", unit.place, "", line)
            continue
        last, before = i, 0
        for column, cell in enumerate(cells):
            if (place := at.columns.get(column)) is None:
                end = at.places[i][before][1]
                yield Edit(unit.file, end, end, f",{cell}", unit.place, "", row[column])
                continue
            before = place
            if (j and column) and said(old[i][place]) != said(row[column]):
                yield Edit(unit.file, *at.places[i][place], cell, unit.place, old[i][place], row[column])
