"""The blocks of a report."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeAlias

from reportdoc.report.cells import Grid
from reportdoc.report.inline import Inline
from reportdoc.report.place import Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (chapter) to 4."""

    label: str
    """The author's, or one made from its position."""
    level: int
    content: tuple[Inline, ...]
    numbered: bool
    place: Place
    department: str = ""
    """Who answers for it and all under it; empty: who answers for what it stands in."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list; an item is a run of blocks."""

    ordered: bool
    start: int
    """Number of the first item of an ordered list."""
    items: tuple[tuple[Block, ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A table made from a CSV or XLSX file."""

    label: str
    caption: tuple[Inline, ...]
    grid: Grid
    widths: tuple[float, ...] | None
    """Shares of the table's width, a number a column; none: from the content."""
    align: str | None
    """A letter a column, `l`, `c` or `r`; none: from the content."""
    unit: str
    """Line above the table on the right, such as 单位：人; may be empty."""
    source: str
    """Where the figures come from, a line below; may be empty."""
    landscape: bool
    numbered: bool
    place: Place
    data: str
    """Path of the file the cells came from, relative to the project."""
    style: str = ""
    """Name of a table style of the template, such as 三线表; empty: the template's usual one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file that was looked into and found sound."""

    path: Path
    """Absolute path."""
    format: Literal["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"]
    width: int
    """Pixels, as shown: after the rotation that EXIF asks for."""
    height: int
    """Pixels, as shown."""
    orientation: int
    """EXIF orientation, 1 to 8; 1 is upright."""
    digest: str = ""
    """SHA-256 of the bytes that were looked into; empty where nobody has."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption."""

    label: str
    caption: tuple[Inline, ...]
    picture: Picture
    alt: str
    """What the picture shows, for those who cannot see it."""
    width: float | None
    """Share of the text's width, 0 to 1; none: as large as fits."""
    source: str
    numbered: bool
    place: Place


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures side by side."""

    figures: tuple[Figure, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures in a chart."""

    name: str
    values: tuple[Decimal | None, ...]
    """One a category; none where the data has none."""


ChartKind: TypeAlias = Literal["column", "bar", "line", "pie"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart with its data."""

    label: str
    caption: tuple[Inline, ...]
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    grid: Grid
    """The data as written, for values and the audit."""
    alt: str
    unit: str
    source: str
    numbered: bool
    place: Place
    data: str
    """Path of the file the figures came from, relative to the project."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case box: 案例 n and its title over any blocks but headings and cases."""

    label: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    place: Place


Block: TypeAlias = Heading | Paragraph | List | Table | Figure | FigureRow | Chart | Case
