"""Blocks of a report → pieces of a preview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportdoc.app.previewing.pieces import Box, Field, Image, Items, Line, Look, Piece, Run, Sheet, SheetRow, Side
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.captions import caption
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.formula import linear
from reportdoc.report.inline import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    Quantity,
    Reference,
    SoftBreak,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from reportdoc.report.numbering import Number
from reportdoc.report.plain import SEPARATOR
from reportdoc.word.alignment import alignments

_NAME = 16
"""Characters of a picture's SHA-256 that name it."""
_LOOKS = {Strong: Look.STRONG, Emphasis: Look.EMPHASIS, Superscript: Look.RAISED, Subscript: Look.LOWERED}


class Drawing:
    """Draws blocks one after another, and tells which of them nobody has seen before."""

    def __init__(self, numbers: Mapping[str, Number], known: Mapping[str, int] | None = None) -> None:
        """`known` says how often the last build had each text; without it nothing counts as changed."""
        self._numbers = numbers
        self._known = None if known is None else Counter(known)
        self._notes: list[Note] = []
        self.texts: Counter[str] = Counter()
        """Every text that was drawn, and how often."""
        self.pictures: dict[str, Path] = {}
        """Files of the pictures by their names."""
        self.changed = 0
        """Paragraphs, rows and pictures that the last build did not have."""

    def pieces(self, blocks: Iterable[Block]) -> tuple[Piece, ...]:
        """Return blocks as pieces, and behind them the notes that were marked in them."""
        found = [piece for block in blocks for piece in self._block(block)]
        for at, note in enumerate(self._notes, 1):
            found.append(self._line(Look.FOOT, note.text, before=f"{at} "))
        return tuple(found)

    def _block(self, block: Block) -> Iterator[Piece]:
        match block:
            case Heading():
                yield self._line(Look.HEADING, block.content, block.level, block.label, self._number(block.label, " "))
            case Paragraph(content=(Math(display=True),)):
                yield self._line(Look.FORMULA, block.content)
            case Paragraph():
                yield self._line(Look.TEXT, block.content)
            case List(ordered=ordered, start=start, items=items):
                yield Items(ordered, start, tuple(self._inner(one) for one in items))
            case Table():
                yield self._caption(block)
                yield from self._plain(Look.UNIT, block.unit)
                yield Sheet(tuple(self._rows(block.grid, block.align)))
                yield from self._plain(Look.SOURCE, block.source)
            case Chart():
                yield from self._plain(Look.UNIT, block.unit)
                yield Sheet(tuple(self._rows(block.grid, None)), chart=True)
                yield from self._plain(Look.SOURCE, block.source)
                yield self._caption(block)
            case Figure():
                yield from self._figure(block)
            case FigureRow(figures=figures):
                yield Side(tuple(tuple(self._figure(one)) for one in figures))
            case Case():
                title = self._caption(block)
                yield Box(title, self._inner(block.blocks))

    def _inner(self, blocks: Iterable[Block]) -> tuple[Piece, ...]:
        return tuple(piece for block in blocks for piece in self._block(block))

    def _figure(self, block: Figure) -> Iterator[Piece]:
        picture = block.picture
        name = picture.digest[:_NAME]
        self.pictures[name] = picture.path
        yield Image(name, block.alt, picture.width, picture.height, self._is_new(picture.digest))
        yield from self._plain(Look.SOURCE, block.source)
        yield self._caption(block)

    def _caption(self, block: Table | Chart | Figure | Case) -> Line:
        return self._line(Look.CAPTION, caption(block), 0, block.label, self._number(block.label, "\u3000"))

    def _number(self, label: str, space: str) -> str:
        found = self._numbers.get(label)
        return f"{found.text}{space}" if found else ""

    def _plain(self, look: Look, text: str) -> Iterator[Line]:
        if text:
            yield self._line(look, (Text(text),))

    def _line(self, look: Look, content: tuple[Inline, ...], level: int = 0, label: str = "", before: str = "") -> Line:
        runs = tuple(self._runs(content, Look.PLAIN))
        # Numbers of notes are those of the preview, and say nothing of the text.
        words = "".join("" if run.look is Look.NOTE else run.text for run in runs)
        number = "" if look is Look.FOOT else before
        changed = self._is_new(f"{number}{words}")
        return Line(look, ((Run(before),) if before else ()) + runs, changed, level, label)

    def _is_new(self, text: str) -> bool:
        self.texts[text] += 1
        if self._known is None:
            return False
        self._known[text] -= 1
        new = self._known[text] < 0
        self.changed += new
        return new

    def _runs(self, content: tuple[Inline, ...], look: Look) -> Iterator[Run]:
        for inline in content:
            match inline:
                case Text(text=text) | Quantity(text=text):
                    yield Run(text, look)
                case LineBreak():
                    yield Run("", Look.BREAK)
                case Math(formula=formula):
                    yield Run(linear(formula), Look.EMPHASIS)
                case Reference(labels=labels):
                    found = (self._numbers[one].text for one in labels if one in self._numbers)
                    yield Run(SEPARATOR.join(found), look)
                case Strong() | Emphasis() | Superscript() | Subscript():
                    yield from self._runs(inline.content, _LOOKS[type(inline)])
                case Link():
                    yield from self._runs(inline.content, look)
                case Note():
                    self._notes.append(inline)
                    yield Run(str(len(self._notes)), Look.NOTE)
                case SoftBreak():
                    pass

    def _rows(self, grid: Grid, align: str | None) -> Iterator[SheetRow]:
        sides = align or alignments(grid)
        for at, row in enumerate(grid.rows):
            header = at < grid.header
            cells = []
            for column, cell in enumerate(row):
                if isinstance(cell, Cell):
                    side = "" if header else sides[column]
                    cells.append(Field(tuple(cell.text.split("\n")), cell.rows, cell.columns, side))
            said = "\t".join(grid.text(at, column) for column in range(grid.width))
            yield SheetRow(tuple(cells), header, self._is_new(said))
