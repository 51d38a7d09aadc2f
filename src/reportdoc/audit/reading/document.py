"""The whole report as the checks read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, TypeVar

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.columns import columns, line_unit, line_units
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence, flatten, sentences
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.profiles.profile import Profile
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.inline import Inline, Note, Text, notes_in
from reportdoc.report.numbering import Number, number
from reportdoc.report.place import Place
from reportdoc.report.plain import plain
from reportdoc.report.report import Part, Report
from reportdoc.report.sections import owners


@dataclass(frozen=True)
class Document:
    """A report read for checking."""

    report: Report
    profile: Profile
    numbers: Mapping[str, Number]
    """Number of every numbered block, by label."""
    passages: tuple[Passage, ...]
    """Everything that is text, in reading order."""
    sheets: tuple[Sheet, ...]
    """Every table and every chart's data in reading order, the annex last."""
    made: dict[object, Any] = field(init=False, default_factory=dict, repr=False, compare=False)
    """What is made of the document once for all who ask (`once`), by what makes it."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in reading order."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)

    @property
    def year(self) -> int:
        """The year reported on."""
        return self.report.metadata.year

    @cached_property
    def sheet(self) -> Mapping[str, Sheet]:
        """Sheets by label."""
        return {sheet.label: sheet for sheet in self.sheets}


_Made = TypeVar("_Made")


def once(make: Callable[[Document], _Made]) -> Callable[[Document], _Made]:
    """Return a function that makes something of a document the first time, and then gives what was made."""

    @wraps(make)
    def made(document: Document) -> _Made:
        if make not in document.made:
            document.made[make] = make(document)
        found: _Made = document.made[make]
        return found

    return made


def read(report: Report, profile: Profile) -> Document:
    """Return a report as the checks read it."""
    reader = _Reader(number(report))
    for part in report.parts:
        reader.part(part)
    if report.annex:
        for table in report.annex.tables:
            section = reader.numbers[table.label].text
            spot = Spot(table.place, section, plain(table.caption, reader.numbers), report.annex.department)
            reader.sheets.append(_sheet(table, spot, annex=True))
    return Document(report, profile, reader.numbers, tuple(reader.passages), tuple(reader.sheets))


@dataclass
class _Reader:
    numbers: Mapping[str, Number]
    passages: list[Passage] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    owner: str = ""
    section: str = ""
    heading: str = ""
    case: str = ""
    lists: int = 0
    notes: list[tuple[Note, str, str, str, str]] = field(default_factory=list)
    """Notes of the part so far, each with section, heading, case and owner of where it is marked."""

    def part(self, part: Part) -> None:
        self.section, self.heading = "", ""
        for block, (_, self.owner) in zip(part.blocks, owners(part), strict=True):
            self.block(block)
        # At the end, for a paragraph and what it announces stand side by side.
        for note, *where in self.notes:
            self.section, self.heading, self.case, self.owner = where
            self._add(PassageKind.PARAGRAPH, note.text, note.place)
        self.case = ""
        self.notes = []

    def block(self, block: Block) -> None:
        match block:
            case Heading(label=label):
                self.section = self.numbers[label].text if block.numbered else ""
                self.heading = label
                self._add(PassageKind.HEADING, block.content, block.place, label, level=block.level)
            case Paragraph():
                self._add(PassageKind.PARAGRAPH, block.content, block.place)
                self._notes(block)
            case List():
                self._list(block)
            case Case(label=label):
                self._add(PassageKind.CASE, block.title, block.place, label)
                self.case = label
                for inner in block.blocks:
                    self.block(inner)
                self.case = ""
            case FigureRow(figures=figures):
                for figure in figures:
                    self.block(figure)
            case Table() | Chart():
                self.sheets.append(_sheet(block, self._captioned(block)))
            case Figure():
                self._captioned(block)

    def _list(self, block: List) -> None:
        index, self.lists = self.lists, self.lists + 1
        for order, item in enumerate(block.items):
            for inner in item:
                if isinstance(inner, Paragraph):
                    self._add(PassageKind.ITEM, inner.content, inner.place, items=(index, order))
                    self._notes(inner)
                else:
                    self.block(inner)

    def _notes(self, block: Paragraph) -> None:
        """Keep the notes of a paragraph: their figures are the report's."""
        self.notes += [(note, self.section, self.heading, self.case, self.owner) for note in notes_in(block.content)]

    def _captioned(self, block: Table | Chart | Figure) -> Spot:
        """Take in a caption and the notes beside it, and return where the caption stands."""
        spot = self._add(PassageKind.CAPTION, block.caption, block.place, block.label)
        for note in (getattr(block, "unit", ""), block.source):
            if note:
                self._add(PassageKind.NOTE, (Text(note),), block.place, block.label)
        return spot

    def _add(
        self,
        kind: PassageKind,
        content: tuple[Inline, ...],
        place: Place,
        label: str = "",
        items: tuple[int, int] | None = None,
        level: int = 0,
    ) -> Spot:
        flat = flatten(content, place.line or 1, self.numbers)
        place = replace(place, line=flat.line(0)) if place.line else place
        spot = replace(self._spot(place), text=flat.text.strip())
        found = tuple(sentences(flat, spot, kind, len(self.passages)))
        passage = Passage(kind, flat.text.strip(), found, spot, self.case, label, self.heading, items, level)
        self.passages.append(passage)
        return spot

    def _spot(self, place: Place) -> Spot:
        return Spot(place, self.section, "", self.owner)


def _sheet(block: Table | Chart, spot: Spot, annex: bool = False) -> Sheet:
    unit = line_unit(block.unit) or block.unit if len(block.unit) <= 4 else line_unit(block.unit)
    units = line_units(block.unit)
    return Sheet(
        label=block.label,
        caption=spot.text,
        grid=block.grid,
        columns=columns(block.grid, units),
        spot=spot,
        data=block.data,
        unit="" if len(units) > 1 else unit or line_unit(spot.text),
        annex=annex,
        chart=isinstance(block, Chart),
    )


def cases(document: Document) -> Iterator[tuple[Passage, tuple[Passage, ...]]]:
    """Yield each case's title with the passages in its box."""
    for passage in document.passages:
        if passage.kind is PassageKind.CASE:
            yield passage, tuple(inner for inner in document.passages if inner.case == passage.block)
