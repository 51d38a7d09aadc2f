"""Tables with their captions, unit and source lines."""

from __future__ import annotations

from dataclasses import replace

from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Covered
from reportdoc.report.label import Kind
from reportdoc.report.message import message
from reportdoc.report.plain import plain
from reportdoc.report.problem import ContentError, Problem
from reportdoc.word import style
from reportdoc.word.alignment import alignments
from reportdoc.word.builder import Builder
from reportdoc.word.caption import caption
from reportdoc.word.columns import room, table_grid, widths
from reportdoc.word.field import run
from reportdoc.word.heights import heights
from reportdoc.word.misfits import misfits
from reportdoc.word.rows import rows
from reportdoc.word.templates import REPORT
from reportdoc.word.xml import escape


def table(builder: Builder, block: Table) -> str:
    """Return a table with its caption, unit and source lines; a landscape one in a section of its own."""
    if block.landscape:
        turned = builder.turned()
        return builder.sections.landscape(_with_lines(turned, block))
    return _with_lines(builder, block)


def _with_lines(builder: Builder, block: Table) -> str:
    number = builder.numbers.get(block.label)
    annex = number is not None and number.kind is Kind.ANNEX
    return "".join(
        (
            builder.paragraph(style.TABLE_CAPTION, caption(builder, block.label, block.caption)),
            builder.paragraph(style.ANNEX_NAME, run(builder.annex_name)) if annex else "",
            builder.paragraph(style.UNIT_LINE, run(block.unit)) if block.unit else "",
            _grid(builder, block),
            builder.paragraph(style.SOURCE_LINE, run(block.source)) if block.source else "",
        )
    )


def _grid(builder: Builder, block: Table) -> str:
    grid = block.grid
    align = block.align or alignments(grid)
    columns = widths(grid, block.widths, builder.width, align, builder.pairs)
    high = heights(grid, columns)
    builder.notices.extend(misfits(block, columns, high, builder.height))
    header = ' w:firstRow="1"' if grid.header else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{_style(builder, block)}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_margins(columns)}'
        f'<w:tblLook w:val="0020"{header} w:noHBand="1" w:noVBand="1"/>{_said(builder, block)}</w:tblPr>'
        f"{table_grid(columns)}{rows(builder, block, columns, high, align)}</w:tbl>"
    )


def _margins(columns: list[int]) -> str:
    """Return cell margins of nothing where a column would hold no character between those of the table style."""
    if room(min(columns)) >= 1:
        return ""
    return '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def _said(builder: Builder, block: Table) -> str:
    """Return title and description for those who cannot see the table (ECMA-376 Part 1, 17.4.62 and 17.4.63)."""
    number = builder.numbers.get(block.label)
    title = f"{number.text}　" if number else ""
    names = (
        "、".join(dict.fromkeys(name for name in map(_name, block.grid.rows[0]) if name)) if block.grid.header else ""
    )
    size = f"{len(block.grid.rows) - block.grid.header}行{block.grid.width}列"
    return (
        f'<w:tblCaption w:val="{escape(title + plain(block.caption, builder.numbers))}"/>'
        f'<w:tblDescription w:val="{escape(f"{size}：{names}" if names else size)}"/>'
    )


def _name(cell: Cell | Covered) -> str:
    return cell.text.replace("\n", "") if isinstance(cell, Cell) else ""


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
