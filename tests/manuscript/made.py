"""What an import makes of a small Word file, without the command and the templates, so that a test takes no time.

`recognised` takes what would be read of one, and takes a hundredth of that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from reportdoc.app.imports import media_of, recognised_manuscript
from reportdoc.manuscript.import_log import Log
from reportdoc.manuscript.model import (
    Drawing,
    Element,
    Look,
    ManuscriptParagraph,
    ManuscriptTable,
    Run,
    TableCell,
)
from reportdoc.manuscript.model import Manuscript as Source
from reportdoc.manuscript.pictures import stand_in
from reportdoc.manuscript.reading.document import read
from reportdoc.manuscript.recognition.annex import Catalogue
from reportdoc.manuscript.recognition.recognise import recognise
from reportdoc.manuscript.writing.project import project_files
from reportdoc.ooxml.numbering import ListMark
from tests.manuscript.manuscript import Manuscript

HEADING = "# 人才培养 {#sec-rencai-peiyang}"
"""The heading that every `Manuscript` begins with, as Markdown."""


@dataclass(frozen=True)
class Made:
    """The files of a project, and what is told."""

    files: dict[str, bytes]
    notes: list[str]
    """Each as `message` or `message: words`."""
    log: Log

    def text(self, path: str) -> str:
        """Return the text of a file of `content/`."""
        return self.files[f"content/{path}"].decode()

    @property
    def chapter(self) -> str:
        """The Markdown of the first chapter after its heading."""
        name = next(name for name in sorted(self.files) if name.startswith("content/chapters/1-"))
        heading, _, text = self.files[name].decode().partition("\n\n")
        assert heading == HEADING
        return text.rstrip("\n")

    @property
    def tables(self) -> list[str]:
        """The CSV files of the tables in the order of their names."""
        return [data.decode() for name, data in sorted(self.files.items()) if name.startswith("content/tables/")]

    @property
    def told(self) -> list[str]:
        """All that is told, in order: of each note and each piece of evidence, weight or kind, place and words."""
        notes = [
            f"{one.weight} {one.index}{' whole' if one.whole else ''}: {one.message}" + (one.text and f" | {one.text}")
            for one in self.log.notes
        ]
        evidence = [
            f"{one.kind} {one.level or '-'} {one.index}: {one.text} ({', '.join(map(str, one.reasons))})"
            for one in self.log.evidence
        ]
        return [*notes, *evidence]

    @property
    def whole(self) -> str:
        """All that is told, and every file in the order of its making, with its text where it has one."""
        files = [
            f"=== {name}\n{data.decode().rstrip()}" if name.endswith((".md", ".csv", ".yaml")) else f"=== {name}"
            for name, data in self.files.items()
        ]
        return "\n".join((*self.told, *files)) + "\n"


def made(manuscript: Manuscript, folder: Path, name: str = "稿.docx") -> Made:
    """Return what becomes of a file of that name."""
    found = read(manuscript.save(folder / name))
    known = recognised_manuscript(found)
    media = media_of(found, known.log)
    return Made(project_files(known, media, stand_in()), _notes(known.log), known.log)


def _notes(log: Log) -> list[str]:
    return [f"{one.message}: {one.text}" if one.text else str(one.message) for one in log.notes]


TODAY = date(2025, 3, 9)


def line(
    text: str = "",
    style: str = "",
    *,
    level: int = 0,
    size: float = 10.5,
    bold: bool = False,
    boxed: bool = False,
    pictures: str = "",
    mark: ListMark | None = None,
) -> ManuscriptParagraph:
    """Return a paragraph as it is read; each letter of `pictures` is one."""
    drawings = tuple(Drawing("picture", name) for name in pictures)
    runs = (Run(text, bold=bold),) if text else ()
    return ManuscriptParagraph(0, runs, style, level, mark, Look(size, bold, boxed=boxed), False, (), drawings, ())


def table(*rows: tuple[str | ManuscriptParagraph | None, ...], header: int = 0) -> ManuscriptTable:
    """Return a table as it is read, of texts and paragraphs; None is what the cell on its left covers."""
    made = []
    for row in rows:
        cells: list[TableCell | None] = []
        for at, one in enumerate(row):
            width = next((to for to, other in enumerate(row[at + 1 :], 1) if other is not None), len(row) - at)
            block = line(one) if isinstance(one, str) else one
            cells.append(TableCell((block,), columns=width) if block is not None else None)
        made.append(tuple(cells))
    return ManuscriptTable(0, tuple(made), header)


def recognised(
    *elements: str | Element, name: str = "稿.docx", catalogue: Catalogue = MappingProxyType({}), **known: str
) -> Made:
    """Return what becomes of lines and tables: `#` begins a line in a style of headings, `*` a bold one."""
    numbered = _Counted()
    manuscript = Source(name, tuple(numbered.element(_element(one)) for one in elements), {}, (), {})
    found = recognise(manuscript, catalogue, TODAY, known)
    return Made(project_files(found, {}, b"grey"), _notes(found.log), found.log)


def _element(one: str | Element) -> Element:
    if not isinstance(one, str):
        return one
    text = one.lstrip("#*")
    level = len(one) - len(one.lstrip("#"))
    return line(text, f"heading {level}" if level else "", level=level, bold=one.startswith("*"))


class _Counted:
    """Gives elements their numbers, as reading does: a table before what it holds."""

    def __init__(self) -> None:
        self._index = 0

    def element(self, one: Element) -> Element:
        self._index += 1
        if isinstance(one, ManuscriptParagraph):
            return replace(one, index=self._index)
        index = self._index
        rows = tuple(
            tuple(cell and replace(cell, blocks=tuple(map(self.element, cell.blocks))) for cell in row)
            for row in one.rows
        )
        return replace(one, index=index, rows=rows)
