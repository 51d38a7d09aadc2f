"""Word files in one XML file, flat OPC ("Office Open XML, Transitional" as Word 2007 saves it under .xml)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from reportdoc.ooxml.names import parse, serialized
from reportdoc.ooxml.package import damaged
from reportdoc.ooxml.writer import write

PACKAGE = b"http://schemas.microsoft.com/office/2006/xmlPackage"
"""What the beginning of such a file names."""
_PKG = f"{{{PACKAGE.decode()}}}"


def packed(source: Path, target: Path) -> Path:
    """Write a flat file as an archive with the same parts, and return its path; raises InputError where it is damaged.

    The archive has no list of content types, which readers here do without.
    """
    try:
        root = parse(source.read_bytes())
        write(target, _parts(root))
    except (etree.XMLSyntaxError, binascii.Error, ValueError):
        raise damaged(source.name) from None
    return target


def _parts(root: etree._Element) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for part in root.iterchildren(f"{_PKG}part"):
        name = part.get(f"{_PKG}name", "").lstrip("/")
        if not name or name in seen:
            continue
        seen.add(name)
        xml, binary = part.find(f"{_PKG}xmlData"), part.find(f"{_PKG}binaryData")
        if xml is not None and len(xml):
            yield name, serialized(xml[0])
        elif binary is not None:
            yield name, base64.b64decode(binary.text or "")
