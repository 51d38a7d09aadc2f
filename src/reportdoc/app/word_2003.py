"""Word 2003 XML: exports of management systems name Word's own styles and leave out what they are."""

from __future__ import annotations

import re

from lxml import etree

from reportdoc.ooxml.names import parse, serialized

NAMESPACE = "http://schemas.microsoft.com/office/word/2003/wordml"
_W = f"{{{NAMESPACE}}}"
_HEADING = re.compile("[1-6]")
"""The ids that Word in Chinese gives its headings."""


def with_headings(data: bytes) -> bytes:
    """Return a Word 2003 XML file with the headings' styles that it uses and does not define; else as it is."""
    try:
        root = parse(data)
    except (etree.XMLSyntaxError, ValueError):
        return data  # the engine tells what it cannot read
    used = {one.get(f"{_W}val", "") for one in root.iter(f"{_W}pStyle")}
    known = {one.get(f"{_W}styleId", "") for one in root.iter(f"{_W}style")}
    missing = sorted(one for one in used - known if _HEADING.fullmatch(one))
    if not missing:
        return data
    styles = root.find(f"{_W}styles")
    if styles is None:
        styles = etree.Element(f"{_W}styles")
        root.insert(0, styles)
    for one in missing:
        style = etree.SubElement(styles, f"{_W}style", {f"{_W}type": "paragraph", f"{_W}styleId": one})
        etree.SubElement(style, f"{_W}name", {f"{_W}val": f"heading {one}"})
        properties = etree.SubElement(style, f"{_W}pPr")
        etree.SubElement(properties, f"{_W}outlineLvl", {f"{_W}val": str(int(one) - 1)})
    return serialized(root)
