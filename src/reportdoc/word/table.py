"""Tables: rows as text, widths from content, merged cells, repeated header rows."""

from __future__ import annotations

from dataclasses import replace

from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Covered, Grid, Row
from reportdoc.report.label import Kind
from reportdoc.report.message import message
from reportdoc.report.problem import ContentError, Problem
from reportdoc.word import style
from reportdoc.word.builder import Builder
from reportdoc.word.caption import caption
from reportdoc.word.columns import alignments, table_grid, widths
from reportdoc.word.field import run
from reportdoc.word.templates import REPORT
from reportdoc.word.xml import escape

_JUSTIFICATION = {"l": "left", "c": "center", "r": "right"}


def table(builder: Builder, block: Table) -> str:
    """Return a table with its caption, unit and source lines; a landscape one in a section of its own."""
    if block.landscape:
        turned = builder.within(builder.sections.landscape_width, builder.text_style)
        return builder.sections.landscape(_with_lines(turned, block))
    return _with_lines(builder, block)


def _with_lines(builder: Builder, block: Table) -> str:
    number = builder.numbers.get(block.label)
    annex = number is not None and number.kind is Kind.ANNEX
    return "".join(
        (
            builder.paragraph(_caption_style(builder, annex), caption(builder, block.label, block.caption)),
            builder.paragraph(style.ANNEX_NAME, run(builder.annex_name)) if annex else "",
            builder.paragraph(style.UNIT_LINE, run(block.unit)) if block.unit else "",
            _grid(builder, block),
            builder.paragraph(style.SOURCE_LINE, run(block.source)) if block.source else "",
            builder.paragraph(style.AFTER_BOX, ""),
        )
    )


def _caption_style(builder: Builder, annex: bool) -> str:
    return style.ANNEX_CAPTION if annex and style.ANNEX_CAPTION in builder.styles else style.TABLE_CAPTION


def _grid(builder: Builder, block: Table) -> str:
    grid = block.grid
    columns = widths(grid, block.widths, builder.width)
    align = block.align or alignments(grid)
    writer = _Rows(builder, grid, columns, [_JUSTIFICATION[letter] for letter in align])
    header = ' w:firstRow="1"' if grid.header else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{_style(builder, block)}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020"{header} w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"{table_grid(columns)}"
        f"{''.join(writer.row(index, row) for index, row in enumerate(grid.rows))}</w:tbl>"
    )


def _style(builder: Builder, block: Table) -> str:
    """Return the id of the table style asked for; raises ContentError where the template has none of that name."""
    name = block.style or style.TABLE
    if name not in builder.styles:
        text = message('the template has no style "{name}"', name=name)
        raise ContentError(
            [
                Problem(
                    replace(block.place, key="style"),
                    text,
                    message("name a table style of {template}", template=REPORT),
                )
            ]
        )
    return builder.styles[name]


class _Rows:
    """Writes the rows of one grid; what every cell of a column shares is made once."""

    def __init__(self, builder: Builder, grid: Grid, columns: list[int], align: list[str]) -> None:
        self._grid = grid
        self._columns = columns
        text, head = builder.styles[style.TABLE_TEXT], builder.styles[style.TABLE_HEADER]
        self._head = f'<w:pPr><w:pStyle w:val="{head}"/></w:pPr>'
        self._body = [f'<w:pPr><w:pStyle w:val="{text}"/><w:jc w:val="{side}"/></w:pPr>' for side in align]

    def row(self, index: int, row: Row) -> str:
        """Return a row that does not split; header rows repeat on every page (17.4.1, 17.4.6, 17.4.49)."""
        header = "<w:tblHeader/>" if index < self._grid.header else ""
        cells = "".join(self._cell(index, column, cell) for column, cell in enumerate(row))
        return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"

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
        width = self._columns[column] if span == 1 else sum(self._columns[column : column + span])
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        properties = self._head if index < self._grid.header else self._body[column]
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}</w:tcPr>'
            f"<w:p>{properties}{_lines(text)}</w:p></w:tc>"
        )


def _lines(text: str) -> str:
    if not text:
        return ""
    broken = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r><w:t xml:space="preserve">{broken}</w:t></w:r>'
