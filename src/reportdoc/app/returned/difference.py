"""What a returned file says otherwise than the built one, and what is needed to tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from reportdoc.app.returned.chapters import NewChapter
from reportdoc.app.returned.chart_data import ChartFile
from reportdoc.app.returned.fresh import FreshBlocks
from reportdoc.app.returned.model import CellEdit, Edit, Told, TypedOver, Unit, Where
from reportdoc.app.returned.note_marks import NoteNames
from reportdoc.manuscript.import_log import Note
from reportdoc.manuscript.model import Manuscript
from reportdoc.report.cells import Grid


@dataclass(frozen=True, slots=True)
class Given:
    """What a comparison goes by."""

    units: Sequence[Unit]
    """All of the content that the file was built from, in its order."""
    manuscript: Manuscript
    """The returned file."""
    texts: Mapping[str, str]
    """Text of every file of the content as built."""
    fresh: FreshBlocks
    names: NoteNames
    charts: Mapping[str, etree._Element]
    """Charts of the file as built, by the names of their parts."""
    grids: Mapping[str, Grid]
    """Data of tables and charts as the content had it, by label."""
    bound: Mapping[str, frozenset[tuple[int, int]]]
    """Files from which figures are bound, which stay though their table is gone, with rows and columns of the cells."""
    form: bool = False
    """Whether the file is a form of ours, in which references and numbers of captions never were fields."""

    def chart_file(self, unit: Unit) -> ChartFile:
        """Return the file behind a chart."""
        made = [one for one in self.units if one.shape in ("table", "chart") and one.file == unit.file]
        return ChartFile(
            unit,
            self.grids[unit.label],
            self.texts.get(unit.file),
            self.bound.get(unit.file, frozenset()),
            tuple(one.place.name for one in made if one.label != unit.label),
        )


@dataclass(slots=True)
class Difference:
    """What the returned file says otherwise than the built one."""

    edits: list[Edit] = field(default_factory=list)
    cells: list[CellEdit] = field(default_factory=list)
    """Edits of workbooks."""
    chapters: list[NewChapter] = field(default_factory=list)
    """In the order of the file; their texts are edits of files that were empty."""
    order: tuple[Sequence[str], Sequence[str]] = ((), ())
    """Files of chapters that were moved, as built and as returned."""
    files: dict[str, bytes] = field(default_factory=dict)
    """New tables and pictures, by their paths in the project."""
    overs: list[TypedOver] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    places: dict[int, Where] = field(default_factory=dict)
    """Where each item of the returned file that was there before stands."""
