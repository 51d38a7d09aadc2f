"""Charts that are drawn of boxes and arrows, or are SmartArt: each becomes a Word file of its own, to be a picture of.

What the boxes say stands in the picture and makes no paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO

from lxml import etree

from reportdoc.ooxml.names import MC, A, R, W, parse, serialized
from reportdoc.ooxml.package import Package
from reportdoc.ooxml.parts import CONTENT_TYPES, TYPES
from reportdoc.ooxml.relations import OFFICE, Relation, relations_name, relations_part
from reportdoc.ooxml.walk import boxes
from reportdoc.ooxml.writer import write

_VML = "{urn:schemas-microsoft-com:vml}"
_DRAWING_2010 = "{http://schemas.microsoft.com/office/word/2010/wordprocessing"
_SMART = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_TOGETHER = (f"{_DRAWING_2010}Group}}wgp", f"{_DRAWING_2010}Canvas}}wpc", f"{_VML}group")
_LINES = ("line", "straightConnector", "bentConnector", "curvedConnector")
_ARROW = "Arrow"
_KEPT = ("/styles", "/theme", "/fontTable", "/settings")
"""Relations of the text that tell how it looks."""
_DIAGRAM = "/diagram"
"""In the types of all parts of SmartArt."""


def sketched(paragraph: etree._Element) -> bool:
    """Tell whether what a paragraph draws is one chart: boxes in a group or with arrows between them, or SmartArt."""
    if next(paragraph.iter(f"{W}drawing", f"{W}pict"), None) is None:
        return False
    smart = together = lines = pictures = False
    for node in _own(paragraph):
        smart |= node.tag == _SMART
        together |= node.tag in _TOGETHER
        lines |= node.tag == f"{_VML}line" or (node.tag == f"{A}prstGeom" and _is_line(node.get("prst", "")))
        pictures |= node.tag == f"{A}blip" or (node.tag == f"{_VML}imagedata" and bool(node.get(f"{R}id")))
    said = sum(any((one.text or "").strip() for one in box.iter(f"{W}t")) for box in boxes(paragraph))
    return smart or (not pictures and said >= 2 and (together or lines))


def words(paragraph: etree._Element) -> str:
    """Return what the boxes of a paragraph say, a line each."""
    texts = ("".join(one.text or "" for one in box.iter(f"{W}t")) for box in boxes(paragraph))
    return "\n".join(filter(None, texts))


def alone(paragraph: etree._Element, package: Package, main: str) -> bytes:
    """Return a Word file with nothing but what a paragraph of a package draws; `main` is its part with the text."""
    document = _document(paragraph)
    relations = [one for one in package.relations(main).values() if _needed(one, document)]
    parts = {"word/document.xml": serialized(document)}
    parts |= {one.target: data for one in relations if (data := package.data(one.target)) is not None}
    parts[relations_name("word/document.xml")] = relations_part("word/document.xml", relations)
    root = Relation("rId1", f"{OFFICE}/officeDocument", "word/document.xml", False)
    parts[relations_name("")] = relations_part("", [root])
    stream = BytesIO()
    write(stream, [(CONTENT_TYPES, _types(package, main, parts)), *parts.items()])
    return stream.getvalue()


def _document(paragraph: etree._Element) -> etree._Element:
    whole = paragraph.getroottree().getroot()
    document = etree.Element(f"{W}document", nsmap=whole.nsmap)
    for name, value in whole.attrib.items():  # which namespaces a reader may pass over (Part 3, 10.2)
        document.set(name, value)
    body = etree.SubElement(document, f"{W}body")
    copy = deepcopy(paragraph)
    copy.tail = None
    for node in list(copy):
        if node.tag == f"{W}pPr" or not any(_draws(one) for one in node.iter()):
            copy.remove(node)
    body.append(copy)
    section = whole.find(f"{W}body/{W}sectPr")
    if section is not None:
        body.append(deepcopy(section))
        for node in list(body[-1]):
            if node.tag in (f"{W}headerReference", f"{W}footerReference"):
                body[-1].remove(node)
    return document


def _own(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield what a paragraph draws, without what stands in its boxes and what older programs show instead."""
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, node in walker:
        if node.tag in (f"{W}txbxContent", f"{MC}Fallback"):
            walker.skip_subtree()
        elif isinstance(node.tag, str):
            yield node


def _draws(node: etree._Element) -> bool:
    return node.tag in (f"{W}drawing", f"{W}pict")


def _is_line(shape: str) -> bool:
    return shape.startswith(_LINES) or shape.endswith(_ARROW)


def _needed(relation: Relation, document: etree._Element) -> bool:
    if relation.external:
        return False
    if relation.type.endswith(_KEPT) or _DIAGRAM in relation.type:
        return True
    values = (value for node in document.iter() for name, value in node.attrib.items() if name.startswith(R))
    return relation.id in values and not relation.type.endswith(("/header", "/footer"))


def _types(package: Package, main: str, parts: dict[str, bytes]) -> bytes:
    root = parse(package.data(CONTENT_TYPES) or f'<Types xmlns="{TYPES}"/>'.encode())
    for node in list(root.iterchildren(f"{{{TYPES}}}Override")):
        name = node.get("PartName", "").lstrip("/")
        if name == main:
            node.set("PartName", "/word/document.xml")
        elif name not in parts:
            root.remove(node)
    return serialized(root)
