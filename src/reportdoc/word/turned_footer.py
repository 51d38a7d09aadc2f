"""The page number of a turned page, where the pages before and after it have theirs once they lie in one pile.

GB/T 9704-2012, 7.4: a wide table has its head at the bound edge on odd pages and at the other one on even pages, which
is the left of the upright sheet on both. The page number keeps its place. So what is at the foot of the upright sheet
is at the left of the turned one and runs downwards: there the footer stands in a floating table, which all can draw.
(LibreOffice 7.4 puts a text box whose lines run downwards into the corner of the page.)
"""

from __future__ import annotations

from functools import partial

from lxml import etree

from reportdoc.ooxml.names import NAMESPACES, R, W
from reportdoc.word.parts import AddedParts
from reportdoc.word.xml import parse

_LINE = 500
"""Width of the table in twips: a line of 四号, 14 pt, and some air."""


def turned_footers(properties: etree._Element, parts: AddedParts) -> dict[str, str]:
    """Add a footer for turned pages for each that a `w:sectPr` names, and return relationship ids: upright, turned."""
    page, margin = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    assert page is not None and margin is not None
    left, right, bottom = (int(margin.get(f"{W}{side}", "0")) for side in ("left", "right", "footer"))
    turn = partial(_turned, left=left, width=int(page.get(f"{W}w", "0")) - left - right, bottom=bottom)
    named = [one.get(f"{R}id", "") for one in properties.iterfind(f"{W}footerReference")]
    return {identity: parts.turned_footer(identity, turn) for identity in named}


def _turned(footer: etree._Element, left: int, width: int, bottom: int) -> etree._Element:
    """Return a footer whose content stands in a table at the left of the page (17.4.57, 17.4.72).

    `left`: margin, `width`: of the text, `bottom`: from the lower edge of the sheet to the footer, all twips, upright.
    """
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    content = "".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in footer)
    none = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return parse(
        f'<w:ftr {declared}><w:tbl><w:tblPr><w:tblpPr w:horzAnchor="page" w:vertAnchor="page" w:tblpX="{bottom}"'
        f' w:tblpY="{left}"/><w:tblW w:w="{_LINE}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{none}</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{_LINE}"/></w:tblGrid><w:tr><w:trPr>'
        f'<w:trHeight w:val="{width}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{_LINE}" w:type="dxa"/>'
        f'<w:textDirection w:val="tbRl"/></w:tcPr>{content}</w:tc></w:tr></w:tbl>'
        f'<w:p><w:pPr><w:pStyle w:val="{_style(footer)}"/></w:pPr></w:p></w:ftr>'
    )


def _style(footer: etree._Element) -> str:
    found = footer.find(f"{W}p/{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""
