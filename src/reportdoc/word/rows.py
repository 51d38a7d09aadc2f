"""The rows of a table: merged cells, repeated header rows, and which rows stay together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Covered, Row
from reportdoc.word import style
from reportdoc.word.alignment import is_total
from reportdoc.word.breaking import BETWEEN_WORDS, ems, measured
from reportdoc.word.builder import Builder
from reportdoc.word.columns import EM, room
from reportdoc.word.plan import Plan
from reportdoc.word.xml import escape

_JUSTIFICATION = {"l": "left", "c": "center", "r": "right"}
_STYLES = {"l": style.TABLE_LEFT, "c": style.TABLE_TEXT, "r": style.TABLE_FIGURE}
_MARGINS = 120
"""Twips of the margins of a cell and its borders, left and right together."""
_BREAK = "\u2028"
_BREAKS = {"\n": "<w:br/>", _BREAK: '<w:br w:clear="all"/>'}
"""Breaks of the author's and ours: those clear what floats, which is nothing, and so are known from his (17.18.3)."""


def rows(builder: Builder, block: Table, measures: Plan) -> str:
    """Return the rows of a table with these measures."""
    writer = _Rows(builder, block, measures)
    return "".join(writer.row(index, row) for index, row in enumerate(block.grid.rows))


class _Rows:
    """Writes the rows of one grid; what every cell of a column shares is made once."""

    def __init__(self, builder: Builder, block: Table, measures: Plan) -> None:
        self._grid = block.grid
        self._columns, self._heights, self._kept = measures.columns, measures.heights, measures.kept
        self._high = builder.height - sum(measures.heights[: block.grid.header])
        self._pairs = builder.pairs
        self._head = f'<w:pStyle w:val="{builder.styles[style.TABLE_HEADER]}"/>'
        self._centred = _properties(builder.styles, "c")
        self._body = [_properties(builder.styles, letter) for letter in measures.align]

    def row(self, index: int, row: Row) -> str:
        """Return a row that does not split if a page holds it; header rows repeat (17.4.1, 17.4.6, 17.4.49)."""
        whole = "<w:cantSplit/>" if self._heights[index] <= self._high else ""
        header = "<w:tblHeader/>" if index < self._grid.header else ""
        cells = "".join(self._cell(index, column, cell) for column, cell in enumerate(row))
        return f"<w:tr><w:trPr>{whole}{header}</w:trPr>{cells}</w:tr>"

    def _cell(self, index: int, column: int, cell: Cell | Covered) -> str:
        if isinstance(cell, Covered):
            if cell.row == index or cell.column != column:
                return ""
            origin = self._grid.rows[cell.row][cell.column]
            assert isinstance(origin, Cell)
            return self._written(index, column, origin.columns, "<w:vMerge/>", "")
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        return self._written(index, column, cell.columns, merge, cell.text)

    def _written(self, index: int, column: int, span: int, merge: str, text: str) -> str:
        width = self._width(column, span)
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        keep = "<w:keepNext/>" if index in self._kept else ""
        if index < self._grid.header:
            look, text = self._head, self._parted(text, width)
        else:
            before, after = self._centred if is_total(text) else self._body[column]
            look, keep = before, keep + after
            text = self._unbroken(text, width)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}</w:tcPr>'
            f"<w:p><w:pPr>{look}{keep}</w:pPr>{_lines(text)}</w:p></w:tc>"
        )

    def _width(self, column: int, span: int) -> int:
        return self._columns[column] if span == 1 else sum(self._columns[column : column + span])

    def _parted(self, text: str, width: int) -> str:
        """Return the text of a header with marks where it is to break: before its unit, between words."""
        return "\n".join(self._in_lines(line, width) for line in text.split("\n"))

    def _unbroken(self, text: str, width: int) -> str:
        """Return the text of a cell with marks before the words in which a line would break otherwise."""
        across = (width - _MARGINS) / EM
        if ems(text) <= across:
            return text
        lines = [measured(line, self._pairs) for line in text.split("\n")]
        return "\n".join(_marked(line.text, line.needed(across)) for line in lines)

    def _in_lines(self, text: str, width: int) -> str:
        line = measured(text, self._pairs)
        if line.width <= room(width):
            return text
        _, breaks = line.broken(room(width), BETWEEN_WORDS)
        return _marked(text, breaks)


def _properties(styles: Mapping[str, str], letter: str) -> tuple[str, str]:
    """Return what says how a column is set, before and after what keeps paragraphs together: by style alone.

    A template without styles for left and right has them said of each paragraph, as before.
    """
    if all(name in styles for name in _STYLES.values()):
        return f'<w:pStyle w:val="{styles[_STYLES[letter]]}"/>', ""
    text = f'<w:pStyle w:val="{styles[style.TABLE_TEXT]}"/>'
    return text, f'<w:jc w:val="{_JUSTIFICATION[letter]}"/>'


def _marked(text: str, breaks: list[int]) -> str:
    return _BREAK.join(text[first:last] for first, last in pairwise([0, *breaks, len(text)]))


def _lines(text: str) -> str:
    if not text:
        return ""
    broken = escape(text)
    for mark, said in _BREAKS.items():
        broken = broken.replace(mark, f'</w:t>{said}<w:t xml:space="preserve">')
    return f'<w:r><w:t xml:space="preserve">{broken}</w:t></w:r>'
