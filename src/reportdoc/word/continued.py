"""续表: what a table says above its header on every page that it goes on over (docs/decisions/0025).

A first row without borders, repeated as the header is, says 续表 1-1 and the unit. A white rectangle without a line is
anchored to the paragraph above the table and covers 续表 on the table's first page, and there alone: nothing has to be
worked out, so it stays true wherever a break falls and whatever is edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from lxml import etree

from reportdoc.ooxml.names import W, number
from reportdoc.ooxml.styles import Styles
from reportdoc.word import style
from reportdoc.word.field import run

EMU_PER_TWIP: Final = 635
"""English Metric Units in a twentieth of a point (ECMA-376 Part 1, 20.1.2.1: 914,400 an inch)."""
ROW: Final = 400
"""Height of the row, twips."""
_TOP, _HIGH = 80, 235
"""Where in the row the words stand, twips."""
_MARGIN = 28
"""Twips above the words. Not the cell's margin: ONLYOFFICE adds that to the exact height of the row, others do not."""
_NO_MARGINS = "".join(("<w:tcMar>", *(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "bottom")), "</w:tcMar>"))
_WORDS = 2520
"""Twips of the cell for 续表, at least: 12 characters."""
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


@dataclass(frozen=True, slots=True)
class Continuation:
    """How tables go on in a report."""

    wording: str
    """`续{number}`; empty where nothing is said."""
    spacing: Mapping[str, tuple[int, int]]
    """Space before a paragraph and height of its lines in twips, by the id of its style."""
    borders: Mapping[str, str]
    """Attributes of the border at the top of a table, by the id of its style."""


def continuation(wording: str, root: etree._Element, ids: Mapping[str, str]) -> Continuation:
    """Return how tables go on with these styles, whose ids are known by name; not at all where one lacks 续表."""
    styles, spacing = Styles(root), dict[str, tuple[int, int]]()
    for name in (style.TABLE_CAPTION, style.ANNEX_NAME):
        properties = etree.Element(f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle", {f"{W}val": ids[name]})
        found = styles.paragraph(properties, "spacing")
        if found is not None:
            before, line = (number(found.get(f"{W}{one}", ""), 0) for one in ("before", "line"))
            spacing[ids[name]] = (before, line)
    borders = {
        one.get(f"{W}styleId", ""): "".join(f' w:{etree.QName(key).localname}="{said}"' for key, said in top.items())
        for one in root.iterfind(f"{W}style")
        if (top := one.find(f"{W}tblPr/{W}tblBorders/{W}top")) is not None
    }
    return Continuation(wording if style.CONTINUED in ids else "", spacing, borders)


def row(words: str, unit: str, columns: list[int], ids: Mapping[str, str], border: str) -> str:
    """Return the row that is repeated; `border` has the attributes of the border under it, that of the table's top."""
    left = left_columns(columns) if unit else len(columns)
    cells = [_cell(columns[:left], ids[style.CONTINUED], words, border)]
    if unit:
        cells.append(_cell(columns[left:], ids[style.UNIT_LINE], unit, border))
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{ROW}" w:hRule="exact"/><w:tblHeader/></w:trPr>'
        f"{''.join(cells)}</w:tr>"
    )


def left_columns(columns: list[int]) -> int:
    """Return how many columns make room for 续表; at least one is left for the unit."""
    sums = accumulate(columns[:-1])
    return next((count for count, width in enumerate(sums, 1) if width >= _WORDS), len(columns) - 1)


def cover(identity: int, above: tuple[int, int]) -> str:
    """Return the run with the rectangle, for the paragraph above the table.

    `above` is the space before that paragraph and the height of all its lines, twips: offices differ in whether they
    count the former, and the rectangle is high enough for both.
    """
    before, high = above
    offset = (high + _TOP) * EMU_PER_TWIP
    across, down = _WORDS * EMU_PER_TWIP, (_HIGH + before) * EMU_PER_TWIP
    return (
        f'<w:r><mc:AlternateContent {_SPACES}><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{offset}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{identity}" name="续表遮盖 {identity}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )


def _cell(columns: list[int], identity: str, text: str, border: str) -> str:
    spanned = f'<w:gridSpan w:val="{len(columns)}"/>' if len(columns) > 1 else ""
    below = f"<w:bottom{border}/>" if border else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(columns)}" w:type="dxa"/>{spanned}'
        f'<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/>{below}<w:right w:val="nil"/></w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="auto"/>{_NO_MARGINS}<w:vAlign w:val="top"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{identity}"/><w:keepNext/><w:spacing w:before="{_MARGIN}"/></w:pPr>'
        f"{run(text)}</w:p></w:tc>"
    )
