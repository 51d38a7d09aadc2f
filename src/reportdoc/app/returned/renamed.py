"""Rows and columns that were renamed in the returned file: the values that are found by their names are found still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportdoc.app.returned.csv_places import cell_places
from reportdoc.app.returned.difference import Difference
from reportdoc.app.returned.model import Edit, Told, Unit
from reportdoc.app.returned.units import SETTINGS
from reportdoc.project.folders import CONTENT
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.report.address import Address
from reportdoc.report.cells import Covered, Grid
from reportdoc.report.message import message
from reportdoc.report.value import Value


def follow_names(
    found: Difference,
    values: Mapping[str, Value],
    grids: Mapping[str, Grid],
    texts: Mapping[str, str],
    known: Sequence[Unit],
) -> None:
    """Add to a difference what it changes in the file of values, and tell it.

    `values` and `grids`, by label, are those of the content as built, `texts` its files, `known` its units.
    """
    file = next((f"{CONTENT}/{name}" for _, name in YamlEdit(texts[SETTINGS]).texts("values")), "")
    if file not in texts:
        return
    yaml = YamlEdit(texts[file])
    tables = {one.label: one for one in known if one.shape in ("table", "chart")}
    changes = {label: dict(_changes(found, unit, texts)) for label, unit in tables.items()}
    for value in values.values():
        for at, new in changes.get(value.table, {}).items():
            grid, unit = grids[value.table], tables[value.table]
            old, key = grid.text(at.row, at.column).strip(), _key(grid, value.place.cell, at)
            for path, text in yaml.texts(value.name, key) if key else ():
                if text.strip() == old:
                    start, end = yaml.place(*path)
                    found.edits.append(Edit(file, start, end, yaml.written(new, *path), unit.place, old, new))
                    told = message(
                        '"{old}" is "{new}" now in {file}, too: figures are found by it', old=old, new=new, file=file
                    )
                    found.told += [one for one in [Told(unit.place, told)] if one not in found.told]


def _changes(found: Difference, unit: Unit, texts: Mapping[str, str]) -> Iterator[tuple[Address, str]]:
    """Yield the cells of a table that were changed, and what they say now."""
    for cell in found.cells:
        if (cell.file, cell.sheet) == (unit.file, unit.sheet):
            yield Address(cell.row, cell.column), cell.new
    edits = [one for one in found.edits if one.file == unit.file and one.start < one.end]
    rows = cell_places(texts[unit.file]) if edits else ()
    spots = {spot: Address(row, column) for row, cells in enumerate(rows) for column, spot in enumerate(cells)}
    for one in edits:
        if (at := spots.get((one.start, one.end))) is not None:
            yield at, one.new


def _key(grid: Grid, value: Address | None, at: Address) -> str:
    """Return what a cell is to a value: a name of its `row` or of its `column`; nothing where it is neither."""
    if value is None or at == value:
        return ""
    if at.row < grid.header:
        return "column" if at in {_corner(grid, row, value.column) for row in range(grid.header)} else ""
    return "row" if at in {_corner(grid, value.row, column) for column in range(grid.width)} else ""


def _corner(grid: Grid, row: int, column: int) -> Address:
    cell = grid.rows[row][column]
    return Address(cell.row, cell.column) if isinstance(cell, Covered) else Address(row, column)
