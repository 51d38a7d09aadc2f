"""The units of a report in the order of its document, each with the characters of its file that print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from reportdoc.app.returned.model import MARK, Lines, Segment, SegmentKind, Unit, Where, Written
from reportdoc.content.attribute_text import spans
from reportdoc.content.parser import Parser
from reportdoc.content.pieces import Piece, PieceKind, Unlocated, pieces
from reportdoc.content.tree import Node
from reportdoc.project.folders import CONTENT
from reportdoc.project.project import REPORT
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.formula import Formula, linear
from reportdoc.report.inline import (
    Emphasis,
    Inline,
    Link,
    Math,
    Note,
    Quantity,
    Reference,
    Strong,
    Subscript,
    Superscript,
    notes_in,
)
from reportdoc.report.numbering import Number
from reportdoc.report.plain import SEPARATOR, plain
from reportdoc.report.report import Report

_KINDS = {
    PieceKind.TEXT: SegmentKind.TEXT,
    PieceKind.BREAK: SegmentKind.TEXT,
    PieceKind.SOFT: SegmentKind.SOFT,
    PieceKind.OPEN: SegmentKind.OPEN,
    PieceKind.CLOSE: SegmentKind.CLOSE,
    PieceKind.VALUE: SegmentKind.VALUE,
    PieceKind.REFERENCE: SegmentKind.COMPUTED,
    PieceKind.NOTE: SegmentKind.NOTE,
    PieceKind.FORMULA: SegmentKind.FORMULA,
}
_Atom: TypeAlias = Quantity | Reference | Math | Note
_ATOMS: Mapping[PieceKind, type[_Atom]] = {
    PieceKind.VALUE: Quantity,
    PieceKind.REFERENCE: Reference,
    PieceKind.FORMULA: Math,
    PieceKind.NOTE: Note,
}
SETTINGS = f"{CONTENT}/{REPORT}"
_COVER = Where()
_AFTER_NUMBER = "\u3000"
"""Between the number of a caption and its words (`word/caption.py`)."""


def units(
    report: Report, numbers: Mapping[str, Number], texts: Mapping[str, str], parser: Parser | None = None
) -> list[Unit]:
    """Return the units of the parts and the annex; `texts` has the text of every file of the report by its path.

    A picture, a chart and the cells of a table are one unit each, without segments.
    """
    settings = YamlEdit(texts[SETTINGS])
    found = [_setting(settings, (), *key) for key in (("college", "name"), ("college", "english"), ("title",))]
    parser = parser or Parser()
    for part in report.parts:
        nodes = Node(parser.parse(texts[part.file]).tokens).children
        reading = _Part(part.file, texts[part.file], numbers, _by_line(nodes), parser)
        for block in part.blocks:
            found += reading.block(block, ())
    if report.annex:
        found.append(_setting(settings, (), "annex", "title", place=Where(report.annex.title)))
    for index, table in enumerate(report.annex.tables if report.annex else ()):
        place = Where(numbers[table.label].text)
        number = Segment(SegmentKind.COMPUTED, 0, 0, place.name + _AFTER_NUMBER)
        found.append(_setting(settings, (number,), "annex", "tables", index, "title", place=place))
        found.append(Unit(table.data, (), Written.NEVER, (), "table", place, table.label))
    return found


def _setting(settings: YamlEdit, before: tuple[Segment, ...], *key: str | int, place: Where = _COVER) -> Unit:
    """Return the unit of a value of `report.yaml`."""
    text = next(text for path, text in settings.texts(*key) if path == key)
    segment = Segment(SegmentKind.TEXT, *settings.place(*key), text)
    return Unit(SETTINGS, (*before, segment), Written.YAML, (), "setting", place, key=key)


def _by_line(nodes: Sequence[Node]) -> dict[tuple[str, int], Node]:
    """Return nodes by kind and first line, from 1; lists in lists by their kinds apart are found by their items."""
    found: dict[tuple[str, int], Node] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        found.setdefault((node.type, node.line), node)
        waiting += node.children
    return found


@dataclass(slots=True)
class _Part:
    """One file and where its reading is."""

    file: str
    text: str
    numbers: Mapping[str, Number]
    nodes: Mapping[tuple[str, int], Node]
    parser: Parser
    section: str = ""
    """Number or words of the heading above."""
    count: int = 0
    """Paragraphs since."""
    starts: list[int] = field(default_factory=list)
    """Where each line begins."""

    def __post_init__(self) -> None:
        at = 0
        for line in self.text.split("\n"):
            self.starts.append(at)
            at += len(line) + 1

    def block(self, block: Block, chain: tuple[Lines, ...], shape: str = "text") -> Iterator[Unit]:
        """Yield the units of a block that stands in others."""
        match block:
            case Heading(label=label, level=level, content=content):
                number = self.numbers.get(label)
                self.section = number.text if number else plain(content, self.numbers)
                self.count = 0
                node = self.nodes["heading", block.place.line or 1]
                yield self._inline(node, content, chain, f"heading {level}", Where(self.section), label)
            case Paragraph(content=(Math(display=True, formula=formula),)):
                self.count += 1
                yield self._formula(formula, self._lines("math_block", block.place.line), chain)
            case Paragraph(content=content):
                self.count += 1
                place = Where(self.section, self.count)
                yield self._inline(self.nodes["paragraph", block.place.line or 1], content, chain, shape, place)
                for note in notes_in(content):
                    node = self.nodes["note_text", note.place.line or 1]
                    yield self._inline(node, note.text, (), "note", place, f"[^{note.name}]")
            case List():
                yield from self._list(block, chain)
            case Table() | Figure() | Chart():
                yield from self._float(block, (*chain, self._lines("div", block.place.line)))
            case FigureRow(figures=figures):
                outer = (*chain, self._lines("div", block.place.line))
                for figure in figures:
                    yield from self._float(figure, (*outer, self._lines("div", figure.place.line)))
            case Case():
                yield from self._case(block, (*chain, self._lines("div", block.place.line)))

    def _formula(self, formula: Formula, lines: Lines, chain: tuple[Lines, ...]) -> Unit:
        """Return the unit of a formula with a paragraph to itself, which is written as a whole."""
        start = self.starts[lines.start]
        end = self.starts[lines.end] - 1 if lines.end < len(self.starts) else len(self.text)
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        end = start + len(self.text[start:end].rstrip())
        segment = Segment(SegmentKind.FORMULA, start, end, linear(formula), source=self.text[start:end])
        place = Where(self.section, self.count)
        return Unit(self.file, (segment,), Written.MARKDOWN, (*chain, lines), "formula", place)

    def _lines(self, kind: str, line: int | None) -> Lines:
        node = self.nodes[kind, line or 1]
        return Lines(*(node.map or (0, 0)))

    def _list(self, block: List, chain: tuple[Lines, ...]) -> Iterator[Unit]:
        kind = "ordered_list" if block.ordered else "bullet_list"
        node = self.nodes[kind, block.place.line or 1]
        for item, inside in zip(node.children, block.items, strict=True):
            within = (*chain, Lines(*(node.map or (0, 0))), Lines(*(item.map or (0, 0))))
            for index, inner in enumerate(inside):
                yield from self.block(inner, within, "text" if index else "item")

    def _float(self, block: Table | Figure | Chart, chain: tuple[Lines, ...]) -> Iterator[Unit]:
        number = self.numbers.get(block.label)
        place = Where(number.text if number else plain(block.caption, self.numbers))
        node = self.nodes["div", block.place.line or 1].children[0]
        caption = self._inline(node, block.caption, chain, "caption", place, block.label, number)
        source = self._line(block, "source", chain, place)
        if isinstance(block, Table):
            yield from (caption, *self._line(block, "unit", chain, place))
            found = self._attribute(block.place.line or 1, "sheet")
            sheet = self.text[found[0] : found[1]] if found else ""
            yield Unit(block.data, (), Written.NEVER, chain, "table", place, block.label, part=self.file, sheet=sheet)
        else:
            shape, file = ("chart", block.data) if isinstance(block, Chart) else ("picture", str(block.picture.path))
            yield from (Unit(file, (), Written.NEVER, chain, shape, place, block.label, part=self.file), caption)
        yield from source

    def _case(self, block: Case, chain: tuple[Lines, ...]) -> Iterator[Unit]:
        number = self.numbers.get(block.label)
        place = Where(number.text if number else plain(block.title, self.numbers))
        found = self._attribute(block.place.line or 1, "title")
        if found:
            start, end = found
            try:
                tokens = self.parser.inline(self.text[start:end].replace('\\"', '"'))
                segments = self._segments(pieces(self.text, start, tokens), block.title)
                written = Written.TITLE
            except Unlocated:
                segments, written = (
                    [Segment(SegmentKind.TEXT, start, end, plain(block.title, self.numbers))],
                    Written.NEVER,
                )
            prefix = [Segment(SegmentKind.COMPUTED, start, start, number.text + _AFTER_NUMBER)] if number else []
            yield Unit(self.file, (*prefix, *segments), written, chain, "title", place, block.label)
        for inner in block.blocks:
            yield from self.block(inner, chain)

    def _line(self, block: Table | Figure | Chart, name: str, chain: tuple[Lines, ...], place: Where) -> Iterator[Unit]:
        found = self._attribute(block.place.line or 1, name)
        if found and found[1] > found[0]:
            text = self.text[found[0] : found[1]]
            segment = Segment(SegmentKind.TEXT, *found, text)
            plainly = Written.NEVER if "\\" in text else Written.ATTRIBUTE
            yield Unit(self.file, (segment,), plainly, chain, "line", place, block.label)

    def _attribute(self, line: int, name: str) -> tuple[int, int] | None:
        """Return where the value of an attribute stands in the opening line of a block."""
        start = self.starts[line - 1]
        opening = self.text[start:].split("\n", 1)[0]
        known = spans(opening)
        return (start + known[name][0], start + known[name][1]) if name in known else None

    def _inline(
        self,
        node: Node,
        content: tuple[Inline, ...],
        chain: tuple[Lines, ...],
        shape: str,
        place: Where,
        label: str = "",
        number: Number | None = None,
    ) -> Unit:
        lines = Lines(*(node.map or (0, 0)))
        inline = node.children[0]
        start = self.starts[lines.start]
        first = self.text[start:].split("\n", 1)[0]
        begins = inline.content.split("\n", 1)[0].rstrip()
        at = start + (first.find(begins) if shape.startswith("heading") else first.rstrip().rfind(begins))
        try:
            segments = self._segments(pieces(self.text, at, inline.inline), content)
            written = Written.MARKDOWN
        except Unlocated:
            segments, written = [Segment(SegmentKind.TEXT, at, at, plain(content, self.numbers))], Written.NEVER
        prefix = [Segment(SegmentKind.COMPUTED, at, at, number.text + _AFTER_NUMBER)] if number else []
        indent = at - start if shape in ("item", "text") else 0
        return Unit(self.file, (*prefix, *segments), written, (*chain, lines), shape, place, label, indent=indent)

    def _segments(self, found: Sequence[Piece], content: tuple[Inline, ...]) -> list[Segment]:
        """Return pieces with what values and references print; raises Unlocated where `content` has others."""
        atoms = list(_atoms(content))
        made = []
        for piece in found:
            text, source = piece.text, ""
            if piece.kind in _ATOMS:
                atom = atoms.pop(0) if atoms else None
                if atom is None or not isinstance(atom, _ATOMS[piece.kind]):
                    raise Unlocated
                source = self.text[piece.start : piece.end]
                text = self._printed(atom)
            made.append(Segment(_KINDS[piece.kind], piece.start, piece.end, text, piece.bold, source))
        if atoms:
            raise Unlocated
        return made

    def _printed(self, one: _Atom) -> str:
        match one:
            case Quantity(text=text):
                return text
            case Reference(labels=labels):
                return SEPARATOR.join(self.numbers[label].text for label in labels)
            case Math(formula=formula):
                return linear(formula)
            case Note():
                return MARK


def _atoms(content: tuple[Inline, ...]) -> Iterator[_Atom]:
    for one in content:
        match one:
            case Quantity() | Reference() | Math() | Note():
                yield one
            case Strong() | Emphasis() | Superscript() | Subscript() | Link():
                yield from _atoms(one.content)
            case _:
                pass
