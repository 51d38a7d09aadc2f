"""What a summary consists of, whatever shows it: sections with notes, charts and tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell with a small chart; programs that show no charts leave it empty."""

    key: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it stands in a report, which stays text: 15600.00 is not 15600."""

    text: str


Cell = str | int | float | Drawn | Printed


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    """Of the columns, characters; 14 where nothing is said."""

    def without_empty(self, *columns: str) -> Sheet:
        """Return it without those of some columns in which nothing stands."""
        kept = [
            index
            for index, name in enumerate(self.columns)
            if name not in columns or any(row[index] != "" for row in self.rows)
        ]
        rows = tuple(tuple(row[index] for index in kept) for row in self.rows)
        widths = tuple(self.widths[index] for index in kept) if self.widths else ()
        return Sheet(self.title, tuple(self.columns[index] for index in kept), rows, widths)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the summary."""

    title: str
    notes: tuple[str, ...]
    """What is counted, by which rule, and how to read it."""
    sheets: tuple[Sheet, ...]
    charts: tuple[tuple[str, str], ...] = ()
    """Keys of charts, each with what it shows in words."""
