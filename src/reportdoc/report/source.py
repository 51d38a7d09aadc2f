"""Where a bound figure comes from, as a reader finds it."""

from __future__ import annotations

from dataclasses import dataclass

from reportdoc.report.value import Value
from reportdoc.report.whereabouts import Index


@dataclass(frozen=True, slots=True)
class Source:
    """A cell, by what stands around it."""

    table: str
    """Number, 表 1-9; the caption of what has none."""
    row: str
    column: str


def source_of(index: Index, value: Value) -> Source | None:
    """Return the cell that a value prints, by the names of its row and column; none where it stands in no table."""
    found = index.of(value.place, value.table) if value.place.cell else None
    return Source(found.name, found.row_name, found.column) if found else None
