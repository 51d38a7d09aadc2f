"""Where a bound figure comes from, as a reader finds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportdoc.report.block import Chart, Table
from reportdoc.report.numbering import Number
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Report, walk
from reportdoc.report.value import Value


@dataclass(frozen=True, slots=True)
class Source:
    """A cell, by what stands around it."""

    table: str
    """Number, 表 1-9; the caption of what has none."""
    row: str
    column: str


def source_of(report: Report, numbers: Mapping[str, Number], value: Value) -> Source | None:
    """Return the cell that a value prints, by the names of its row and column; none where it stands in no cell."""
    if value.place.cell is None:
        return None
    row, column = value.place.cell.row, value.place.cell.column
    for table in _tables(report):
        if table.data == value.place.file:
            names = (table.grid.text(row, at) for at in range(table.grid.width) if at != column)
            name = next((one for one in names if one.strip() and not one.strip().isdecimal()), str(row + 1))
            shown = numbers.get(table.label)
            head = table.grid.text(max(0, table.grid.header - 1), column)
            return Source(shown.text if shown else plain_words(table.caption), name.strip(), head.strip())
    return None


def _tables(report: Report) -> Iterator[Table | Chart]:
    for part in report.parts:
        yield from (one for one in walk(part.blocks) if isinstance(one, Table | Chart))
    yield from report.annex.tables if report.annex else ()
