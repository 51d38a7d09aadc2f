"""Rows and columns that were renamed in the returned file: the values that are found by their names are found still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportdoc.app.returned.difference import Difference
from reportdoc.app.returned.model import Edit, Told, Unit
from reportdoc.app.returned.units import SETTINGS
from reportdoc.project.csv_places import cell_places
from reportdoc.project.folders import CONTENT
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.project.yaml_file import Path
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
    tables = {one.label: one for one in known if one.shape in ("table", "chart")}
    changes = {label: cells for label, unit in tables.items() if (cells := dict(_changes(found, unit, texts)))}
    file = next((f"{CONTENT}/{name}" for _, name in YamlEdit(texts[SETTINGS]).texts("values")), "") if changes else ""
    if file not in texts:
        return
    yaml = YamlEdit(texts[file])
    for value in values.values():
        renamed = changes.get(value.table, {})
        for key, at in _names(grids[value.table], value) if renamed else ():
            if at in renamed:
                old = grids[value.table].text(at.row, at.column).strip()
                paths = [path for path, text in yaml.texts(value.name, key) if text.strip() == old]
                _rename(found, file, yaml, paths, (old, renamed[at]), tables[value.table])


def _rename(
    found: Difference, file: str, yaml: YamlEdit, paths: Sequence[Path], names: tuple[str, str], table: Unit
) -> None:
    old, new = names
    for path in paths:
        found.edits.append(Edit(file, *yaml.place(*path), yaml.written(new, *path), table.place, old, new))
    text = message('"{old}" is "{new}" now in {file}, too: figures are found by it', old=old, new=new, file=file)
    told = Told(table.place, text)
    if paths and told not in found.told:
        found.told.append(told)


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


def _names(grid: Grid, value: Value) -> list[tuple[str, Address]]:
    """Return the cells by which a value may be found, each with the key that would name it."""
    at = value.place.cell
    if at is None:
        return []
    heads = [("column", _corner(grid, row, at.column)) for row in range(grid.header)]
    beside = [("row", one) for column in range(grid.width) if (one := _corner(grid, at.row, column)) != at]
    return list(dict.fromkeys([*heads, *beside]))


def _corner(grid: Grid, row: int, column: int) -> Address:
    cell = grid.rows[row][column]
    return Address(cell.row, cell.column) if isinstance(cell, Covered) else Address(row, column)
