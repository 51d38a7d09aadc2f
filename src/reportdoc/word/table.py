"""Tables with their captions, unit and source lines."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Covered
from reportdoc.report.label import Kind
from reportdoc.report.message import message
from reportdoc.report.plain import plain
from reportdoc.report.problem import ContentError, Problem
from reportdoc.word import style
from reportdoc.word.breaking import ems
from reportdoc.word.builder import Builder
from reportdoc.word.caption import caption
from reportdoc.word.columns import EM, room, table_grid
from reportdoc.word.continued import row
from reportdoc.word.field import run
from reportdoc.word.misfits import misfits
from reportdoc.word.plan import Plan, plan
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
    measures = plan(builder, block)
    builder.notices.extend(misfits(block, measures.columns, measures.heights, builder.height))
    goes_on = _goes_on(builder, block, measures)
    lines = 1 if annex else ceil(ems(_title(builder, block)) / (builder.width / EM))
    cover = builder.cover(style.ANNEX_NAME if annex else style.TABLE_CAPTION, lines) if goes_on else ""
    title = caption(builder, block.label, block.caption)
    return "".join(
        (
            builder.paragraph(_caption_style(builder, annex), title if annex else title + cover),
            builder.paragraph(style.ANNEX_NAME, run(builder.annex_name) + cover) if annex else "",
            builder.paragraph(style.UNIT_LINE, run(block.unit)) if block.unit and not goes_on else "",
            _grid(builder, block, measures, goes_on),
            builder.paragraph(style.SOURCE_LINE, run(block.source)) if block.source else "",
        )
    )


def _caption_style(builder: Builder, annex: bool) -> str:
    return style.ANNEX_CAPTION if annex and style.ANNEX_CAPTION in builder.styles else style.TABLE_CAPTION


def _goes_on(builder: Builder, block: Table, measures: Plan) -> str:
    """Return what a table says on the pages it goes on over; nothing where it cannot, or has no number."""
    number = builder.numbers.get(block.label)
    wording = builder.continuation.wording
    if number is None or not measures.breaks or builder.boxed or len(measures.columns) == 1 or not block.grid.header:
        return ""
    return wording.replace("{number}", number.text)


def _grid(builder: Builder, block: Table, measures: Plan, goes_on: str) -> str:
    name, columns = _style(builder, block), measures.columns
    border = builder.continuation.borders.get(name, "")
    first = row(goes_on, block.unit, columns, builder.styles, border) if goes_on else ""
    header = ' w:firstRow="1"' if block.grid.header else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{name}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_margins(columns)}'
        f'<w:tblLook w:val="0020"{header} w:noHBand="1" w:noVBand="1"/>{_said(builder, block)}</w:tblPr>'
        f"{table_grid(columns)}{first}{rows(builder, block, measures)}</w:tbl>"
    )


def _margins(columns: list[int]) -> str:
    """Return cell margins of nothing where a column would hold no character between those of the table style."""
    if room(min(columns)) >= 1:
        return ""
    return '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def _said(builder: Builder, block: Table) -> str:
    """Return title and description for those who cannot see the table (ECMA-376 Part 1, 17.4.62 and 17.4.63)."""
    heads = block.grid.rows[0] if block.grid.header else ()
    names = "、".join(dict.fromkeys(name for name in map(_name, heads) if name))
    size = f"{len(block.grid.rows) - block.grid.header}行{block.grid.width}列"
    return (
        f'<w:tblCaption w:val="{escape(_title(builder, block))}"/>'
        f'<w:tblDescription w:val="{escape(f"{size}：{names}" if names else size)}"/>'
    )


def _title(builder: Builder, block: Table) -> str:
    number = builder.numbers.get(block.label)
    return (f"{number.text}　" if number else "") + plain(block.caption, builder.numbers)


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
