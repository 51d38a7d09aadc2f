"""Open XML as text: the names, escaping, and the one place where it is parsed.

The body is written as text because that is many times faster than building elements one by one, and is parsed once.
"""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape as _escape

from lxml import etree

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
"""The namespaces of WordprocessingML and DrawingML (ECMA-376 Part 1, Annex A), by their usual prefixes."""


def escape(text: str) -> str:
    """Return text fit for element content and double-quoted attributes."""
    return _escape(text, {'"': "&quot;"})


def qualified(name: str) -> str:
    """Return a prefixed name, `w:p`, in lxml's form, `{http://…}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def parse(text: str) -> etree._Element:
    """Return the root of a part given as text; what declares a namespace once more does so no longer."""
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True, remove_blank_text=False, ns_clean=True)
    return etree.fromstring(text.encode(), parser)
