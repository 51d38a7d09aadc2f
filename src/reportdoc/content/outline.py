"""A report that cannot be built, as far as its numbers go: every chapter, table and figure has its place in it.

What could be read stands in it as it is, and something with the same number for what could not, so that problems can be
told of 表 1-10 although 表 1-9 is wrong too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from reportdoc.content.attributes import CaseAttributes, ChartAttributes, TableAttributes
from reportdoc.content.document import MarkdownFile, Opening
from reportdoc.content.floats import CHART_HEADER
from reportdoc.content.tables import Tables
from reportdoc.content.tree import Node
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Paragraph, Picture, Table
from reportdoc.report.cells import Grid
from reportdoc.report.inline import Inline, Text
from reportdoc.report.label import ANNEX
from reportdoc.report.place import Place
from reportdoc.report.report import Annex, Part, walk

ANNEX_HEADER = 1
"""Header rows of the annex's tables."""
_DEEPEST = 4
_Named = Heading | Case | Table | Figure | Chart


def missing_part(file: str, index: int, front: bool) -> Part:
    """Return a part that stands for a file of text which cannot be read, under the file's name."""
    return Part(file, "", (_stem(file, index, front),))


def outlined(document: MarkdownFile, built: tuple[Block, ...], tables: Tables) -> Part:
    """Return a file of text with all its blocks; `built` are those that could be read."""
    known = {block.place.line or 0: block for block in walk(built) if isinstance(block, _Named)}
    blocks = tuple(_Outline(document, known, tables).blocks(document.nodes))
    if not (blocks and isinstance(blocks[0], Heading)):
        blocks = (_stem(document.file, document.index, document.unnumbered), *blocks)
    return Part(document.file, document.department, blocks)


def outlined_annex(title: str, entries: Iterable[tuple[str, str, Place]], tables: Tables) -> Annex:
    """Return the annex with all its tables, each given by its title, its file in `content/` and where that is named."""
    found = []
    for index, (name, src, place) in enumerate(entries):
        grid, key = tables.sketch(src, ANNEX_HEADER, "", place), (place.key or "").removesuffix(".src")
        found.append(_table(f"{ANNEX}-{index}", (Text(name),), tables.file(src), grid, replace(place, key=key), True))
    return Annex(ANNEX, title, "", tuple(found))


@dataclass(frozen=True, slots=True)
class _Outline:
    """Makes the blocks of one file; labels are made up, for authors may have given one twice."""

    document: MarkdownFile
    known: Mapping[int, _Named]
    """By line, from 1."""
    tables: Tables

    def blocks(self, nodes: Iterable[Node]) -> Iterator[Block]:
        for node in nodes:
            place = Place(self.document.file, node.line)
            match node.type:
                case "heading":
                    yield self._heading(node, place)
                case "div":
                    yield from self._div(node, place)
                case "note_text":
                    pass
                case _:
                    yield Paragraph((), place)

    def _heading(self, node: Node, place: Place) -> Heading:
        label, level = self._label(node), min(int(node.tag[1:]), _DEEPEST)
        if isinstance(found := self.known.get(node.line), Heading):
            return replace(found, label=label, level=level)
        opening = self.document.openings.get(node.line)
        numbered = not self.document.unnumbered and not (opening and "unnumbered" in opening.flags)
        return Heading(label, level, _words(node), numbered, place)

    def _div(self, node: Node, place: Place) -> Iterator[Block]:
        opening = self.document.openings.get(node.line)
        found = self.known.get(node.line) or (self._stand_in(opening, node, place) if opening else None)
        match found:
            case Case():
                yield replace(found, label=self._label(node), blocks=tuple(self.blocks(node.children)))
            case Table() | Figure() | Chart():
                numbered = found.numbered and not self.document.unnumbered
                yield replace(found, label=self._label(node), numbered=numbered)
                if node.meta.get("unclosed"):
                    yield from self.blocks(node.children[1:])
            case _:
                yield from self.blocks(node.children)

    def _stand_in(self, opening: Opening, node: Node, place: Place) -> _Named | None:
        caption = _words(node.children[0]) if node.children and node.children[0].type == "paragraph" else ()
        numbered, given = "unnumbered" not in opening.flags, opening.attributes
        where = replace(opening.place, key="src")
        match opening.name:
            case "table":
                src, header, sheet = "", 1, ""
                if isinstance(given, TableAttributes):
                    src, header, sheet = given.src, given.header, given.sheet
                grid = self.tables.sketch(src, header, sheet, where)
                return _table("", caption, self.tables.file(src), grid, place, numbered)
            case "chart":
                src = given.src if isinstance(given, ChartAttributes) else ""
                grid = self.tables.sketch(src, CHART_HEADER, "", where)
                return Chart("", caption, "bar", (), (), grid, "", "", "", numbered, place, self.tables.file(src))
            case "figure":
                return Figure("", caption, Picture(Path(), "PNG", 1, 1, 1), "", None, "", numbered, place)
            case "case":
                return Case("", (Text(given.title if isinstance(given, CaseAttributes) else ""),), (), place)
            case _:
                return None

    def _label(self, node: Node) -> str:
        return f"{self.document.index}-{node.line}"


def _stem(file: str, index: int, front: bool) -> Heading:
    """Return a heading that stands for the one a file lacks."""
    return Heading(f"{index}-0", 1, (Text(PurePosixPath(file).stem),), not front, Place(file, 1))


def _words(node: Node) -> tuple[Inline, ...]:
    tokens = node.children[0].inline if node.children else ()
    return (Text("".join(token.content for token in tokens if token.type == "text")),)


def _table(label: str, caption: tuple[Inline, ...], data: str, grid: Grid, place: Place, numbered: bool) -> Table:
    return Table(label, caption, grid, None, None, "", "", False, numbered, place, data)
