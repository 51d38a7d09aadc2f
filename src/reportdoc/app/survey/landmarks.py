"""What is labelled in a report, in its order: the handles by which places of the content are found in the PDF."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Paragraph, Table
from reportdoc.report.inline import notes_in
from reportdoc.report.numbering import number
from reportdoc.report.place import Place
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Report, walk
from reportdoc.report.sections import owners, title


@dataclass(frozen=True, slots=True)
class Landmark:
    """A heading, table, chart, figure or case."""

    label: str
    number: str
    """What the reader sees: 1.4.2, 表 1-1; empty where it has none."""
    title: str
    owner: str
    """The department that answers for it; may be empty."""
    place: Place
    data: str = ""
    """File with its cells, relative to the project; empty where it has none."""
    level: int = 0
    """Of a heading, from 1; 0 for all others."""
    notes: bool = False
    """Whether a footnote hangs on the text of a heading's section."""

    @property
    def name(self) -> str:
        """What people call it: its number, or its title where it has none."""
        return self.number or self.title


@dataclass(frozen=True, slots=True)
class Landmarks:
    """All of a report, in its order."""

    order: tuple[Landmark, ...] = ()

    def of(self, place: Place) -> Landmark | None:
        """Return what a place stands in, or under; none for what no page shows."""
        if place.cell is not None:
            return next((one for one in self.order if one.data == place.file), None)
        lines = self._lines().get(place.file)
        if lines is None or place.line is None:
            return next((one for one in self.order if one.place == place), None)
        at = bisect_right([one.place.line or 0 for one in lines], place.line) - 1
        return lines[max(at, 0)]

    def owners(self, place: Place) -> frozenset[str]:
        """Return the departments that answer for a place; a file of cells may be shown by more than one."""
        if place.cell is not None:
            return frozenset(one.owner for one in self.order if one.data == place.file) or frozenset([""])
        found = self.of(place)
        return frozenset([found.owner if found else ""])

    def after(self, landmark: Landmark) -> Landmark | None:
        """Return the next heading; for a table, the next thing of any kind."""
        at = self.order.index(landmark)
        return next((one for one in self.order[at + 1 :] if one.level or not landmark.level), None)

    def named(self, name: str) -> Landmark | None:
        """Return what people call so."""
        return next((one for one in self.order if name and one.name == name), None)

    def _lines(self) -> Mapping[str, list[Landmark]]:
        in_files = (one for one in self.order if one.place.line and not one.place.key)
        return {file: list(found) for file, found in groupby(in_files, key=lambda one: one.place.file)}


def landmarks(report: Report) -> Landmarks:
    """Return the landmarks of a report."""
    return Landmarks(tuple(_landmarks(report)))


def _landmarks(report: Report) -> Iterator[Landmark]:
    numbers = {label: one.text for label, one in number(report).items()}
    for part in report.parts:
        noted = {id(heading) for heading, block in _sections(part.blocks) if any(map(_has_notes, walk((block,))))}
        for block, (_, department) in zip(part.blocks, owners(part), strict=True):
            for inner in walk((block,)):
                match inner:
                    case Heading():
                        words, data, level = title(inner), "", inner.level
                    case Table() | Chart():
                        words, data, level = plain_words(inner.caption).strip(), inner.data, 0
                    case Figure():
                        words, data, level = plain_words(inner.caption).strip(), "", 0
                    case Case():
                        words, data, level = plain_words(inner.title).strip(), "", 0
                    case _:
                        continue
                shown, notes = numbers.get(inner.label, ""), id(inner) in noted
                yield Landmark(inner.label, shown, words, department, inner.place, data, level, notes)
    if report.annex:
        # The heading over the annex is written in `report.yaml`; its tables say where.
        annex, first = report.annex, report.annex.tables[0] if report.annex.tables else None
        if first:
            yield Landmark(annex.label, "", annex.title, annex.department, Place(first.place.file), "", 1)
        for table in annex.tables:
            words = plain_words(table.caption).strip()
            shown = numbers.get(table.label, "")
            yield Landmark(table.label, shown, words, annex.department, table.place, table.data)


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Heading, Block]]:
    heading = None
    for block in blocks:
        heading = block if isinstance(block, Heading) else heading
        if heading:
            yield heading, block


def _has_notes(block: Block) -> bool:
    match block:
        case Paragraph() | Heading():
            return any(notes_in(block.content))
        case Table() | Chart() | Figure():
            return any(notes_in(block.caption))
        case Case():
            return any(notes_in(block.title))
        case _:
            return False
