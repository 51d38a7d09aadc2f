"""A built report as its reader sees it: flat lists in the order of the document, each thing with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PartKind(StrEnum):
    """The kinds of parts that a report has."""

    COVER = "cover"
    """All before the first heading: cover, declaration; page headers and footers are counted in."""
    FRONT = "front"
    CHAPTER = "chapter"
    ANNEX = "annex"


class ObjectKind(StrEnum):
    """What stands in the text and is known by its caption."""

    TABLE = "table"
    CHART = "chart"
    PICTURE = "picture"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class ComparedReference:
    """A stretch of a line that shows the number of something."""

    start: int
    end: int
    target: str
    """Name of the bookmark."""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """The text of a paragraph."""

    text: str
    """As shown."""
    references: tuple[ComparedReference, ...] = ()

    @property
    def key(self) -> str:
        """The text with the targets of references in place of the numbers they show: what an author would compare."""
        if not self.references:
            return self.text
        end = 0
        pieces: list[str] = []
        for reference in self.references:
            pieces += [self.text[end : reference.start], "\ue000", reference.target, "\ue001"]
            end = reference.end
        return "".join((*pieces, self.text[end:]))


@dataclass(frozen=True, slots=True)
class ComparedHeading:
    """A heading, which everything up to the next one stands under."""

    label: str
    """The author's label; empty where there is none."""
    level: int
    """1 for a chapter; 0 for the start of the document, which has no heading of its own."""
    number: str
    """`1.4.2`; empty for an unnumbered heading."""
    title: ComparedLine
    page: int | None
    """Page that the directory shows."""
    parent: int
    """Index of the heading above it; -1 for parts."""
    part: int
    """Index of the heading that opens its part."""
    kind: PartKind
    """The kind of its part."""


@dataclass(frozen=True, slots=True)
class ComparedGrid:
    """The cells of a table, or the data of a chart with the categories in the first column."""

    rows: tuple[tuple[str, ...], ...]
    """A merged cell's text stands in every place it covers."""
    covered: frozenset[tuple[int, int]]
    """Row and column of the places that merged cells cover."""
    header: int
    """Header rows at the top."""


@dataclass(frozen=True, slots=True)
class Object:
    """A table, chart, picture or case."""

    kind: ObjectKind
    label: str
    number: str
    """`表 1-1`; empty where it has none."""
    caption: ComparedLine
    page: int | None
    heading: int
    """Index of the heading it stands under."""
    case: int
    """Index among the objects of the case it stands in; -1 for none."""
    grid: ComparedGrid | None = None
    look: str = ""
    """What else makes it what it is: a picture's SHA-256, the kind of a chart and the words in it."""
    notes: tuple[ComparedLine, ...] = ()
    """Lines between the caption and the table, and source lines."""

    @property
    def name(self) -> str:
        """Number and caption as a reader would say them."""
        return "　".join(filter(None, (self.number, self.caption.text)))


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A paragraph of running text or a list item."""

    line: ComparedLine
    heading: int
    case: int


@dataclass(frozen=True, slots=True)
class ComparedFile:
    """One version of a report."""

    headings: tuple[ComparedHeading, ...]
    """The first is the start of the document."""
    objects: tuple[Object, ...]
    texts: tuple[ComparedText, ...]
    modified: datetime | None
    """When the file says it was modified: for a report of ours, the date in its declaration."""
    digest: str
    """SHA-256 of the file."""

    @property
    def paged(self) -> bool:
        """Tell whether its directories show page numbers."""
        return any(one.page is not None for one in self.headings) or any(one.page is not None for one in self.objects)
