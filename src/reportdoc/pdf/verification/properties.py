"""The XMP metadata of a document (ISO 16684-1), to tell whether two of them say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_FREE = (f"{_XMP}ModifyDate", f"{_XMP}MetadataDate", "{http://ns.adobe.com/pdf/1.3/}Producer")
"""What every program that writes a revision sets."""

Property = tuple[Any, ...]


def properties(packet: bytes) -> frozenset[Property]:
    """Return what a packet says of the document, but for when and by what it was last written.

    Raises ValueError where it is no XML.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_blank_text=True)
    try:
        root = etree.fromstring(packet.strip(b"\0 \n\r\t"), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    return frozenset(found for one in root.iter(f"{_RDF}Description") for found in _said(one))


def _said(description: Any) -> Iterator[Property]:
    for name, value in description.attrib.items():
        if name not in _FREE and not name.startswith(_RDF):
            yield name, value.strip()
    for child in description:
        if isinstance(child.tag, str) and child.tag not in _FREE:
            yield _plain(child)


def _plain(element: Any) -> Property:
    """Return an element as tuples: a simple property is the same whether it was written as attribute or as element."""
    attributes = tuple(sorted(element.attrib.items()))
    text = (element.text or "").strip()
    if not len(element) and not attributes:
        return element.tag, text
    return element.tag, attributes, text, tuple(_plain(one) for one in element if isinstance(one.tag, str))
