"""What becomes of a bound figure over which a department typed another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportdoc.app.deliveries.aligning import TypedOver
from reportdoc.app.deliveries.binding import bound, typed_over
from reportdoc.app.deliveries.staging import Stage
from reportdoc.app.typed_over import Figures
from reportdoc.manuscript.import_log import Note, Weight
from reportdoc.project.csv_places import as_cell, cell_places
from reportdoc.project.text_file import text_file
from reportdoc.report.block import Block, Chart, Table
from reportdoc.report.cells import Grid
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.report import Report, walk
from reportdoc.report.source import Source, source_of
from reportdoc.report.value import Value
from reportdoc.report.whereabouts import Index, column_name, index, row_name

_CSV = ".csv"


def settled(
    new: Sequence[Block], old: Sequence[Block], report: Report, choice: Figures, stage: Stage
) -> tuple[list[Block], list[Note]]:
    """Return delivered blocks with their figures bound, and what is told of those that were typed over.

    They are text unless the `choice` is another. One whose table was delivered with the same figure stays bound.
    """
    overs = typed_over(new, old)
    if not overs:
        return bound(new, old), []
    delivered = {one.label: one for one in walk(tuple(new)) if isinstance(one, Table | Chart)}
    return _Settling(new, report, choice, stage, index(report), delivered).all(overs, old)


@dataclass(slots=True)
class _Settling:
    new: Sequence[Block]
    report: Report
    choice: Figures
    stage: Stage
    places: Index
    delivered: Mapping[str, Table | Chart]
    """Tables and charts of the file, by label."""
    written: dict[Place, str] = field(default_factory=dict)
    """Cells that were changed."""

    def all(self, overs: Sequence[TypedOver], old: Sequence[Block]) -> tuple[list[Block], list[Note]]:
        kept: list[TypedOver] = []
        notes: list[Note] = []
        for over in overs:
            value = self.report.values.get(over.quantity.expression)
            source = source_of(self.places, value) if value else None
            if value and source and over.new in self._delivered(value, source):
                kept.append(over)
                continue
            if self.choice is not Figures.TEXT:
                kept.append(over)
            if self.choice is not Figures.SOURCE or value is None or not self._changed(value, over):
                notes.append(Note(Weight.REVIEW, self._told(over, source), 0, over.line))
        return bound(self.new, old, kept), notes

    def _delivered(self, value: Value, source: Source) -> Iterator[str]:
        """Yield what the cell that a value comes from says in the delivered table."""
        if (block := self.delivered.get(value.table)) is not None:
            yield from _named(block.grid, source)

    def _changed(self, value: Value, over: TypedOver) -> bool:
        """Write what was typed into the cell that a value comes from; tell whether it says so now.

        A table that came in the same file and says otherwise is not contradicted.
        """
        place, bare = value.place, ["".join(text.split()) for text in (value.text, over.quantity.text)]
        if value.table in self.delivered or place.cell is None or not place.file.endswith(_CSV) or bare[0] != bare[1]:
            return False
        if place not in self.written:
            file = text_file((self.stage.root / place.file).read_bytes())
            start, end = cell_places(file.text)[place.cell.row][place.cell.column]
            self.stage.write(place.file, file.encoded(file.text[:start] + as_cell(over.new) + file.text[end:]))
        return self.written.setdefault(place, over.new) == over.new

    def _told(self, over: TypedOver, source: Source | None) -> Message:
        text = self.choice is Figures.TEXT
        both = {"old": over.quantity.text, "new": over.new}
        if source is None:
            return _computed(text, {**both, "expression": over.quantity.expression})
        names = {"table": source.table, "row": source.row, "column": source.column}
        return _found(text, {**both, "source": message("{table}, row “{row}”, column “{column}”", **names)})


def _computed(text: bool, values: Mapping[str, str]) -> Message:
    if text:
        return message(
            "{old} became {new}, but it is computed: {expression}; it is text now",
            **values,
        )
    return message("{old} became {new}, but it is computed: {expression}; it stays", **values)


def _found(text: bool, values: Mapping[str, str | Message]) -> Message:
    if text:
        return message(
            "{old} became {new}, but it comes from {source}; it is text now",
            **values,
        )
    return message(
        "{old} became {new}, but it comes from {source}; it stays; if {new} is right, change it at its source",
        **values,
    )


def _named(grid: Grid, source: Source) -> Iterator[str]:
    """Yield the cells of a table in the row and column of such names."""
    columns = [column for column in range(grid.width) if column_name(grid, column) == source.column]
    for row in range(grid.header, len(grid.rows)):
        yield from ("".join(grid.text(row, at).split()) for at in columns if row_name(grid, row, at) == source.row)
