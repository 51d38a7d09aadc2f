"""Where something stands, as a reader of the Word file finds it: 1.4.2, second paragraph; 表 1-10, third row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, Table
from reportdoc.report.captions import caption
from reportdoc.report.cells import Grid
from reportdoc.report.numbering import Number, number
from reportdoc.report.place import Place
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Report, walk


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A section, a case, a table or a figure, and the place in it."""

    name: str
    """Its number, or its title where it has none."""
    paragraph: int = 0
    """Which paragraph of a section or case, from 1; 0 for a caption or heading itself."""
    row: int = 0
    """Which row of a table, from 1, without its header; 0 for none in particular."""
    row_name: str = ""
    column: str = ""
    """The header of the column."""


@dataclass(frozen=True, slots=True)
class Index:
    """Finds places of a report."""

    lines: Mapping[str, tuple[Sequence[int], Sequence[Whereabouts]]]
    """By file, the lines on which something begins, and what."""
    tables: Mapping[str, tuple[str, Grid]]
    """Number and cells by the file with the cells."""
    labelled: Mapping[str, tuple[str, Grid]] = field(default_factory=dict)
    """The same by label: a workbook may hold several tables."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Captions and headings by their numbers."""
    shared: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Numbers of all tables and charts by the file with their cells, where these are several."""
    keys: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Numbers of tables by the file and the key that name them, as the annex's by `annex.tables[2]`."""

    def of(self, place: Place, label: str = "") -> Whereabouts | None:
        """Return where a place is; none for what no reader sees, such as a line of `report.yaml`.

        `label` is that of the table with the cell, where it is known.
        """
        table = self.labelled.get(label) or self.tables.get(place.file)
        if place.cell is not None and table is not None:
            name, grid = table
            row, column = place.cell.row, place.cell.column
            if row >= len(grid.rows) or column >= grid.width:
                return Whereabouts(name)
            return Whereabouts(
                name, 0, max(0, row - grid.header + 1), row_name(grid, row, column), column_name(grid, column)
            )
        if place.line is not None and place.file in self.lines:
            starts, found = self.lines[place.file]
            at = bisect_right(starts, place.line) - 1
            return found[at] if at >= 0 else None
        if place.file in self.tables:
            return Whereabouts(self.tables[place.file][0])
        by_key = self.keys.get((place.file, (place.key or "").rpartition(".")[0]))
        return Whereabouts(by_key) if by_key else None


def index(report: Report) -> Index:
    """Return an index of the places of a report."""
    numbers = number(report)
    lines = {}
    for part in report.parts:
        pairs = sorted(_blocks(part.blocks, numbers), key=lambda one: one[0])
        lines[part.file] = ([line for line, _ in pairs], [found for _, found in pairs])
    tables = [(one, (_name(one, numbers), one.grid)) for one in _tables(report)]
    by_file = {one.data: found for one, found in tables}
    names: dict[str, list[str]] = {}
    for one, (name, _) in tables:
        names.setdefault(one.data, []).append(name)
    shared = {file: found for file, found in names.items() if len(found) > 1}
    keys = {(one.place.file, one.place.key): name for one, (name, _) in tables if one.place.key}
    by_label = {one.label: found for one, found in tables}
    return Index(lines, by_file, by_label, dict(_titles(report, numbers)), shared, keys)


def row_name(grid: Grid, row: int, column: int) -> str:
    """Return what a row is about: its first text that is no mere number, in another column if any; else its number."""
    names = (grid.text(row, at) for at in (*(at for at in range(grid.width) if at != column), column))
    return next((one for one in names if one.strip() and not one.strip().isdecimal()), str(row + 1)).strip()


def column_name(grid: Grid, column: int) -> str:
    """Return the header over a column, of several rows the last."""
    return grid.text(max(0, grid.header - 1), column).strip()


def _blocks(blocks: Sequence[Block], numbers: Mapping[str, Number]) -> Iterator[tuple[int, Whereabouts]]:
    """Yield the line on which each block begins, and where a reader finds it."""
    section, paragraph = "", 0
    for block in blocks:
        line = block.place.line or 1
        match block:
            case Heading():
                section, paragraph = _name(block, numbers), 0
                yield line, Whereabouts(section)
            case Case():
                name = _name(block, numbers)
                yield line, Whereabouts(name)
                inside = [one for one in _blocks(block.blocks, numbers) if one[0] > line]
                yield from ((at, found if found.name else _in(found, name)) for at, found in inside)
            case Table() | Figure() | Chart():
                yield line, Whereabouts(_name(block, numbers))
            case FigureRow(figures=figures):
                yield from ((one.place.line or line, Whereabouts(_name(one, numbers))) for one in figures)
            case _:
                paragraph += 1
                yield line, Whereabouts(section, paragraph)


def _titles(report: Report, numbers: Mapping[str, Number]) -> Iterator[tuple[str, str]]:
    blocks: list[Block] = [block for part in report.parts for block in walk(part.blocks)]
    for block in (*blocks, *(report.annex.tables if report.annex else ())):
        match block:
            case Heading() | Case() | Table() | Figure() | Chart() if block.label in numbers:
                yield numbers[block.label].text, plain_words(caption(block)).strip()
            case _:
                pass


def _in(found: Whereabouts, name: str) -> Whereabouts:
    return Whereabouts(name, found.paragraph)


def _name(block: Heading | Case | Table | Figure | Chart, numbers: Mapping[str, Number]) -> str:
    if block.label in numbers:
        return numbers[block.label].text
    return plain_words(caption(block)).strip()


def _tables(report: Report) -> Iterator[Table | Chart]:
    for part in report.parts:
        yield from (one for one in walk(part.blocks) if isinstance(one, Table | Chart))
    yield from report.annex.tables if report.annex else ()
