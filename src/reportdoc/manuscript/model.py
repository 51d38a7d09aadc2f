"""What a manuscript holds, as its reader sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from lxml import etree

from reportdoc.ooxml.numbering import ListMark
from reportdoc.report.formula import Formula


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike."""

    text: str
    """Line feeds are line breaks."""
    bold: bool = False
    """Bolder than the style of its paragraph."""
    italic: bool = False
    """The same of italic."""
    raised: Literal["", "super", "sub"] = ""
    link: str = ""
    """An address it leads to."""
    target: str = ""
    """Name of the bookmark that a cross-reference field points at."""
    note: str = ""
    """Id of the footnote or endnote it marks, `f3` or `e1`."""
    formula: Formula = ()
    """The formula that its text says in one line."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, a chart or something else that is drawn."""

    kind: Literal["picture", "chart", "object"]
    part: str
    """Name of the member with its data; empty where it is missing or lies outside the file."""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks, as far as it tells what the paragraph is."""

    size: float = 10.5
    """Of most of its characters, in pt; 10.5 (五号) is Word's default for Chinese."""
    bold: bool = False
    """Whether all of it is bold."""
    centred: bool = False
    boxed: bool = False
    """Whether it has a border on at least three sides, or a shade."""
    breaks: bool = False
    """Whether a new page begins with it."""


@dataclass(frozen=True, slots=True)
class ManuscriptParagraph:
    """A paragraph."""

    index: int
    """Which of all paragraphs and tables it is, from 1."""
    runs: tuple[Run, ...]
    style: str
    """Name of its style in lower case; empty for none."""
    level: int
    """Level of the heading that its style or its own outline level makes it, from 1; 0 for none."""
    mark: ListMark | None
    look: Look
    directory: bool
    """Whether it is a line of a directory, by field or style."""
    bookmarks: tuple[str, ...]
    drawings: tuple[Drawing, ...]
    equations: tuple[str, ...]
    """Formulas for which there is no LaTeX here, each as OMML (ECMA-376 Part 1, 22.1)."""
    counted: bool = False
    """Whether a field counts it, as captions are (SEQ, ECMA-376 Part 1, 17.16.5.56)."""

    @property
    def numbered(self) -> bool:
        """Whether it has an automatic number."""
        return self.mark is not None and self.mark.format != "bullet"

    @property
    def text(self) -> str:
        """All its characters, without blanks around them."""
        return "".join(run.text for run in self.runs).strip()


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell, at its top left corner."""

    blocks: tuple[Element, ...]
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """The text of its paragraphs, a line each."""
        return "\n".join(one.text for one in self.paragraphs()).strip("\n")

    def paragraphs(self) -> Iterator[ManuscriptParagraph]:
        """Yield its paragraphs, those of tables within it too."""
        for block in self.blocks:
            if isinstance(block, ManuscriptParagraph):
                yield block
            else:
                for cell in block.cells():
                    yield from cell.paragraphs()


@dataclass(frozen=True, slots=True)
class ManuscriptTable:
    """A table."""

    index: int
    rows: tuple[tuple[TableCell | None, ...], ...]
    """Rows of equal length; nothing where a merged cell covers the place."""
    header: int
    """Rows that are marked to be repeated on every page."""
    bookmarks: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def cells(self) -> Iterator[TableCell]:
        """Yield its cells in reading order."""
        for row in self.rows:
            for cell in row:
                if cell is not None:
                    yield cell


Element: TypeAlias = ManuscriptParagraph | ManuscriptTable


RemarkKind: TypeAlias = Literal["comment", "inserted", "deleted", "hidden", "lost", "ruby", "file", "unread", "drawn"]
"""Hidden text, a character that was lost before the file came, a reading that stands above characters, a file that is
inserted and not read, text that the reader passed by, text in a drawing that becomes a picture."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, a tracked change, or something else that the text does not show."""

    kind: RemarkKind
    author: str
    text: str
    index: int
    """Paragraph it belongs to."""
    date: str = ""
    """Of a comment or a tracked change, as Word has it (ISO 8601)."""
    resolved: bool = False
    """Whether somebody marked a comment as done in Word."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A Word file that was read."""

    name: str
    """Of the file, for places."""
    elements: tuple[Element, ...]
    notes: Mapping[str, tuple[Run, ...]]
    """What footnotes and endnotes say, by id; between two paragraphs a line break."""
    remarks: tuple[Remark, ...]
    parts: Mapping[str, bytes]
    """Pictures and other media by the names of their members."""
    charts: Mapping[str, etree._Element] = field(default_factory=dict)
    """Chart parts by name."""
    beside: tuple[str, ...] = ()
    """Lines of page headers and footers."""
    sketches: Mapping[str, bytes] = field(default_factory=dict)
    """Charts drawn of boxes and arrows, each as a Word file of its own, by the names that drawings call them."""

    def renamed(self, name: str) -> Manuscript:
        """Return the same manuscript as that of another file."""
        return replace(self, name=name)
