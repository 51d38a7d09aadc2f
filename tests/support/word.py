"""Looking into Word files: parts as XML, paragraphs as a reader sees them, fields with their results."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
"""Prefixes for `find`."""

BODY = "word/document.xml"
"""Name of the part with the text."""

_AS_SHOWN = {0xA0: " ", 0x2007: " ", 0x200B: "", 0x2060: ""}
_W = f"{{{NAMESPACES['w']}}}"


@dataclass(frozen=True, slots=True)
class Field:
    """A field and the result that stands in the file."""

    instruction: str
    """`SEQ 表 \\* ARABIC \\s 1`, with single spaces."""
    result: str
    """Its text, that of fields within included; a paragraph's end is a line feed."""


def parts(document: Path) -> list[str]:
    """Return the names of the parts in the order of the package."""
    with ZipFile(document) as package:
        return package.namelist()


def part(document: Path, name: str = BODY) -> etree._Element:
    """Return a part as XML; raises KeyError where there is none."""
    with ZipFile(document) as package:
        return etree.fromstring(package.read(name))


def find(element: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements that an XPath with the prefixes of `NAMESPACES` selects."""
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [node for node in found if isinstance(node, etree._Element)]


def strings(element: etree._Element, path: str) -> list[str]:
    """Return the attributes or texts that an XPath with the prefixes of `NAMESPACES` selects."""
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [node for node in found if isinstance(node, str)]


def text(element: etree._Element) -> str:
    """Return the text of an element as shown: results of fields, not their instructions; tabs and line breaks.

    Spaces and hyphens at which no line breaks are shown as any others.
    """
    return "".join(_shown(node) for node in element.iter())


def paragraphs(document: Path, style: str | None = None) -> list[str]:
    """Return the text of each paragraph of the body, or of those in a style (by its id)."""
    path = "//w:p" if style is None else f"//w:p[w:pPr/w:pStyle/@w:val='{style}']"
    return [text(paragraph) for paragraph in find(part(document), path)]


def fields(document: Path, name: str = BODY) -> list[Field]:
    """Return all fields of a part, `w:fldSimple` too, in the order in which they begin."""
    found: list[_Open] = []
    within: list[_Open] = []
    for event, node in etree.iterwalk(part(document, name), events=("start", "end")):
        match event, _local(node):
            case "start", "fldSimple":
                within.append(_Open(node.get(f"{_W}instr", ""), separated=True))
                found.append(within[-1])
            case "end", "fldSimple":
                within.pop()
            case "start", "fldChar":
                match node.get(f"{_W}fldCharType"):
                    case "begin":
                        within.append(_Open())
                        found.append(within[-1])
                    case "separate":
                        within[-1].separated = True
                    case _:
                        within.pop()
            case "start", "instrText":
                within[-1].instruction += node.text or ""
            case "start", _:
                _add(within, _shown(node))
            case "end", "p":
                _add(within, "\n")
    return [Field(" ".join(entry.instruction.split()), entry.result.strip("\n")) for entry in found]


@dataclass(slots=True)
class _Open:
    """A field that has begun and not ended."""

    instruction: str = ""
    result: str = ""
    separated: bool = False


def _add(within: list[_Open], piece: str) -> None:
    for entry in within:
        if entry.separated:
            entry.result += piece


def _local(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _shown(node: etree._Element) -> str:
    parent = node.getparent()
    match _local(node):
        case "t":
            return (node.text or "").translate(_AS_SHOWN)
        case "noBreakHyphen":
            return "-"
        case "br" | "cr":
            return "\n"
        # Within `w:tabs` the same name stands for a tab stop.
        case "tab" if parent is not None and _local(parent) == "r":
            return "\t"
        case _:
            return ""
