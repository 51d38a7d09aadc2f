"""XML of Office files: read safely, written; names in lxml's form (ECMA-376 Part 1, Annex A)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Final

from lxml import etree

from reportdoc.ooxml import limits

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
"""The namespaces that a document of ours declares, by their usual prefixes."""

W, R, WP, A, PIC, C = (f"{{{uri}}}" for uri in NAMESPACES.values())
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

MARKERS: Final = frozenset(
    f"{W}{kind}{end}" for kind, end in product(("bookmark", "commentRange", "perm"), ("Start", "End"))
)
"""Elements that stand between runs or blocks and mark places (17.13.4 to 17.13.7)."""

_PURL = b"http://purl.oclc.org/ooxml/"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")


def transitional(data: bytes) -> bytes:
    """Return a part with the names of the usual variant of the format.

    The strict one says the same in other namespaces (ECMA-376 Part 1, Annex A, and Part 4).
    """
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data) if _PURL in data else data


def value(element: etree._Element | None, default: str = "") -> str:
    """Return the `w:val` of an element, or the default where there is no such element or attribute."""
    return default if element is None else element.get(f"{W}val", default)


def number(text: str, default: int) -> int:
    """Return a text as a whole number, or the default where it is none or absurdly long."""
    return int(text) if len(text) < 10 and text.removeprefix("-").isdecimal() else default


def parse(content: bytes) -> etree._Element:
    """Return the root of a part.

    Nothing outside is fetched, no entity expanded. Raises etree.XMLSyntaxError where the part is too large, nests
    elements more than 256 deep, or has a document type, which the format forbids (ECMA-376 Part 2, 6.2.5).
    """
    if len(content) > limits.PART_BYTES or markup(content) > limits.MARKUP:
        raise etree.XMLSyntaxError("too large", 0, 0, 0)
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("document type", 0, 0, 0)
    return root


def markup(content: bytes) -> int:
    """Return about how many tags and attributes a part has, never too few: what parsing it takes grows with them."""
    return content.count(b"<") + content.count(b"=")


def serialized(root: etree._Element) -> bytes:
    """Return a part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def plain(elements: Iterable[etree._Element]) -> str:
    """Return elements as text that does not depend on where they stand (Exclusive XML Canonicalization)."""
    return "".join(etree.tostring(node, method="c14n", exclusive=True).decode() for node in elements)
