"""What pictures, charts and formulas of a Word file say to those who cannot see them."""

from __future__ import annotations

from lxml import etree

from reportdoc.ooxml.equation import words
from reportdoc.ooxml.names import WP, A, M, W

_SHOWN = ("picture", "chart")
"""Kinds of graphics that are figures, by the last part of their namespace (ECMA-376 Part 1, 20.1.2.2.17)."""


def descriptions(document: etree._Element) -> tuple[str, ...]:
    """Return the alternative texts of pictures and charts of a `w:document` in reading order, else their names."""
    return tuple(
        properties.get("descr", "") or properties.get("name", "")
        for drawing in document.iter(f"{W}drawing")
        for properties in drawing.iter(f"{WP}docPr")
        if any(data.get("uri", "").endswith(_SHOWN) for data in drawing.iter(f"{A}graphicData"))
    )


def formulas(document: etree._Element) -> tuple[str, ...]:
    """Return the formulas of a part in one line each, in reading order."""
    return tuple(map(words, document.iter(f"{M}oMath")))
