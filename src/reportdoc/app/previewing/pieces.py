"""What a preview is made of: plain pieces that any page can show, with what has changed since the build."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Look(StrEnum):
    """How a run of characters or a line looks; the names are those of the preview's styles."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    RAISED = "raised"
    LOWERED = "lowered"
    NOTE = "note"
    """The mark of a note."""
    BREAK = "break"
    """A new line within the paragraph."""
    HEADING = "heading"
    TEXT = "text"
    CAPTION = "caption"
    UNIT = "unit"
    SOURCE = "source"
    FORMULA = "formula"
    FOOT = "foot"
    """What stands at the foot of a page."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look."""

    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a heading or a caption."""

    look: Look
    runs: tuple[Run, ...]
    changed: bool = False
    """Whether no paragraph of the last build reads so."""
    level: int = 0
    """Of a heading, from 1."""
    label: str = ""
    """Of a heading or what has a caption."""


@dataclass(frozen=True, slots=True)
class Items:
    """A bulleted or numbered list."""

    ordered: bool
    start: int
    items: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A cell that shows text, and how many rows and columns it spans."""

    lines: tuple[str, ...]
    rows: int
    columns: int
    align: str
    """`l`, `c` or `r`; empty for a cell of the header."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a table."""

    cells: tuple[Field, ...]
    header: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, or the figures of a chart."""

    rows: tuple[SheetRow, ...]
    chart: bool = False
    """Whether it stands in the place of a chart, which a preview does not draw."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, by its name in `Preview.pictures`."""

    name: str
    alt: str
    width: int
    """Pixels."""
    height: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A case in its frame."""

    title: Line
    inside: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Pieces side by side, as pictures in a row."""

    columns: tuple[tuple[Piece, ...], ...]


Piece: TypeAlias = Line | Items | Sheet | Image | Box | Side
