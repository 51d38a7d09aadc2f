"""The row of our own tables that says 续表 on every page they go on over (docs/decisions/0025)."""

from __future__ import annotations

from typing import Final

from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.ooxml.styles import Styles

STYLE: Final = "续表"
"""Name of the style by which the row is known."""


def without_repeated(table: etree._Element, styles: Styles) -> list[etree._Element]:
    """Take that row out of a `w:tbl` that has it, and return the paragraphs beside 续表: the unit of the table."""
    row = table.find(f"{W}tr")
    paragraphs = row.findall(f"{W}tc/{W}p") if row is not None else []
    if row is None or not paragraphs or styles.name(styles.identity(paragraphs[0].find(f"{W}pPr"))) != STYLE:
        return []
    table.remove(row)
    return paragraphs[1:]
