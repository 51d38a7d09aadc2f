"""What a returned file is compared by: the units of the content, each with its place in a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from reportdoc.report.message import Message
from reportdoc.report.source import Source

MARK = "[^]"
"""Stands for the mark of a note in what is compared."""
EditSpot: TypeAlias = tuple[str, int, int]
"""File, first character and last (excluded)."""


class Written(Enum):
    """How new text is written where a unit stands."""

    MARKDOWN = "markdown"
    ATTRIBUTE = "attribute"
    """Between quotation marks in the braces of a block."""
    TITLE = "title"
    """The same, and read as Markdown: the title of a case."""
    YAML = "yaml"
    """A value of `report.yaml`, which is written as a whole."""
    NEVER = "never"
    """Computed, or in a file that is no text."""


class SegmentKind(Enum):
    """What a stretch of a unit is."""

    TEXT = "text"
    VALUE = "value"
    """A bound figure: `{{ … }}`."""
    COMPUTED = "computed"
    """A reference, or the number of a caption."""
    NOTE = "note"
    """The mark of a note."""
    FORMULA = "formula"
    SOFT = "soft"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a reader finds something: 1.1.4, paragraph 3; 表 1-1; 案例 7."""

    name: str = ""
    """Number of the section, table, figure or case, or its words; empty for cover and declaration."""
    paragraph: int = 0
    """Which paragraph of the section; 0 for none in particular."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the source, and what it prints."""

    kind: SegmentKind
    start: int
    """Character of the file, included."""
    end: int
    """Character of the file, excluded; equal to `start` for what is not in it, such as 表 1-1."""
    text: str
    bold: bool = False
    source: str = ""
    """What the file has there, of a bound figure or a reference."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a file, from 0, the end excluded, that hold one block."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """What the Word file has as one paragraph: a paragraph, a heading, a caption, a title, a line of a table."""

    file: str
    """Path relative to the project."""
    segments: tuple[Segment, ...]
    written: Written
    chain: tuple[Lines, ...]
    """The blocks it stands in, the outermost first, its own last; empty for what is in `report.yaml`."""
    shape: str
    """`text`, `item`, `note`, `formula`, `heading 2`, `caption`, `title`, `line`, `cover`, `picture`, `table`."""
    place: Where
    label: str = ""
    """Of the block, where it has one; of a note, its mark."""
    key: tuple[str | int, ...] = ()
    """Of a value of `report.yaml`: its path."""
    part: str = ""
    """File of the lines in `chain`; empty where it is `file`."""
    sheet: str = ""
    """Of a table from a workbook, the sheet that is named; empty: the first that is shown."""
    indent: int = 0
    """Blanks that a further paragraph of the same block begins with: those of a list item."""

    @property
    def home(self) -> str:
        """File of the lines in `chain`."""
        return self.part or self.file

    @property
    def text(self) -> str:
        """What it prints."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a file, as it was when the Word file was built, that become others."""

    file: str
    start: int
    end: int
    text: str
    place: Where = Where()
    old: str = ""
    """What was printed there, for a conflict."""
    new: str = ""

    @property
    def spot(self) -> EditSpot:
        """Which characters of the content as built, for a choice that is made of it."""
        return self.file, self.start, self.end


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell of a workbook that becomes another; rows and columns count from 0."""

    file: str
    sheet: str
    row: int
    column: int
    place: Where
    old: str
    new: str
    figure: bool = False
    """Whether it is a number that was not typed into this cell: it is written as the cell's format has it."""

    @property
    def spot(self) -> EditSpot:
        """Which cell, for a choice that is made of it."""
        return self.file, self.row, self.column


@dataclass(frozen=True, slots=True)
class Told:
    """Something in the returned file that does not go into the content by itself."""

    place: Where
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class TypedOver:
    """A bound figure that somebody typed over."""

    edit: Edit
    """That makes it text."""
    expression: str
    """What stands between the braces."""
    old: str
    new: str
    source: Source | None = None
    """None where it is computed, or not known yet."""
