"""What a comparison finds, chapter by chapter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportdoc.diff.model import ObjectKind, PartKind


class ChangeKind(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a report, in words its reader knows: in the new version, or in the old one for what has gone."""

    part: int
    """Index in `Comparison.parts`."""
    section: str
    """Number of the heading it stands under, `1.4.2`; may be empty."""
    heading: str
    """Title of that heading; empty before the first."""
    case: str
    """Number and title of the case it stands in; mostly empty."""


@dataclass(frozen=True, slots=True)
class ChangedPiece:
    """A stretch of a passage."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class PassageChange:
    """Sentences that came, went, moved or now read otherwise."""

    kind: ChangeKind
    where: Where
    origin: Where | None
    """Where it stood before, if that is elsewhere."""
    old: tuple[ChangedPiece, ...]
    new: tuple[ChangedPiece, ...]
    figures_only: bool
    """Whether nothing but figures differs; they are listed among the figures."""

    @property
    def old_text(self) -> str:
        """The passage as it was; empty where it was not there."""
        return "".join(piece.text for piece in self.old)

    @property
    def new_text(self) -> str:
        """The passage as it is; empty where it is no longer there."""
        return "".join(piece.text for piece in self.new)


@dataclass(frozen=True, slots=True)
class HeadingChange:
    """A heading that came, went, moved, or is worded otherwise; one may have moved and changed."""

    kinds: tuple[ChangeKind, ...]
    label: str
    part: int
    old_number: str
    old_title: str
    old_above: str
    """Number and title of the heading it stood under; empty for a part."""
    number: str
    title: str
    above: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that holds something else."""

    row: str
    """Text that heads its row."""
    column: str
    """Text that heads its column."""
    old: str
    new: str
    figures_only: bool


@dataclass(frozen=True, slots=True)
class ObjectChange:
    """A table, chart, picture or case that came, went, moved or changed."""

    kinds: tuple[ChangeKind, ...]
    kind: ObjectKind
    label: str
    where: Where
    origin: Where | None
    """Where it stood before, if it moved."""
    old_number: str
    old_caption: str
    number: str
    caption: str
    rows: int
    """Rows of a table as it is, or as it was if it has gone."""
    columns: int
    cells: tuple[CellChange, ...] = ()
    rows_added: tuple[str, ...] = ()
    """What heads the rows that came."""
    rows_removed: tuple[str, ...] = ()
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    notes: tuple[PassageChange, ...] = ()
    """Changed lines of unit and source."""
    look: bool = False
    """Whether a picture shows something else, or a chart is of another kind."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a figure stands."""

    where: Where
    object: str
    """Number and caption of the table or chart whose cell it is, or whose caption; empty in running text."""
    row: str
    column: str
    excerpt: str
    """The words around it; empty in a cell."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that changed in the same way in all the places where it is used."""

    names: tuple[str, ...]
    """What the project calls it; mostly one name, or none."""
    old: str
    new: str
    unit: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """The number, or the page, of something that is still there."""

    kind: str
    """`section`, `table`, `chart`, `picture` or `case`."""
    label: str
    part: int
    number: str
    """Its number as it is."""
    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PartChanges:
    """What changed in the cover, a part of the front, a chapter or the annex."""

    kind: PartKind
    number: str
    title: str
    old_number: str
    old_title: str
    state: ChangeKind | None
    """Whether it came or went as a whole."""
    headings: tuple[HeadingChange, ...]
    passages: tuple[PassageChange, ...]
    objects: tuple[ObjectChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two versions."""

    parts: tuple[PartChanges, ...]
    """Every part, changed or not; what has gone stands after what it followed."""
    figures: tuple[FigureChange, ...]
    numbers: tuple[Move, ...]
    pages: tuple[Move, ...]
    paged: bool
    """Whether both versions have page numbers to compare."""
    same_file: bool
    """Whether both files are the same to the byte."""

    @property
    def same(self) -> bool:
        """Whether a reader would notice no difference but pages."""
        changed = any(part.headings or part.passages or part.objects for part in self.parts)
        return not (changed or self.figures or self.numbers)
