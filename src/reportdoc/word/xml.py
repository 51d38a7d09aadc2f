"""Open XML as text: escaped, and parsed in one place.

The body is written as text because that is many times faster than building elements one by one, and is parsed once.
"""

from __future__ import annotations

from xml.sax.saxutils import escape as _escape

from lxml import etree


def escape(text: str) -> str:
    """Return text fit for element content and double-quoted attributes."""
    return _escape(text, {'"': "&quot;"})


def parse(text: str) -> etree._Element:
    """Return the root of a part given as text; what declares a namespace once more does so no longer."""
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True, remove_blank_text=False, ns_clean=True)
    return etree.fromstring(text.encode(), parser)
