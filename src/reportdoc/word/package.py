"""The Open XML package written so that the same content gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from lxml import etree

from reportdoc.ooxml import archive as ooxml
from reportdoc.ooxml.identity import NO_PROPERTIES as NO_CUSTOM_PROPERTIES
from reportdoc.ooxml.identity import PART as CUSTOM_PROPERTIES
from reportdoc.ooxml.limits import OWN
from reportdoc.ooxml.names import serialized
from reportdoc.ooxml.styles import Styles
from reportdoc.ooxml.writer import write
from reportdoc.report.problem import Problem

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {"jpeg": CONTENT_TYPE.JPEG, "png": CONTENT_TYPE.PNG, "xlsx": CONTENT_TYPE.SML_SHEET}

_NOTES = re.compile(r"word/footnotes[0-9]*\.xml")
_STYLES = "word/styles.xml"
_PROPERTIES = "docProps/core.xml"
_NO_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
    b' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file in memory: the document as a tree, which the engine's copy and the finished file derive from."""

    document: etree._Element
    """`w:document` (ECMA-376 Part 1, 17.2.3)."""
    document_name: str
    """Name of its part: `word/document.xml`."""
    parts: tuple[tuple[str, bytes], ...]
    """Name and content of every other member of the archive, in the order they are written."""
    notices: tuple[Problem, ...] = ()
    """What does not fit its page."""

    def styles(self) -> Styles:
        """Return its styles (17.7)."""
        return Styles(next((etree.fromstring(part) for name, part in self.parts if name == _STYLES), None))


def with_notes(file: WordFile, changed: Callable[[etree._Element], etree._Element]) -> WordFile:
    """Return a Word file with the part of its notes, `w:footnotes`, changed; one without notes as it is."""
    return replace(
        file,
        parts=tuple(
            (name, serialized(changed(etree.fromstring(part))) if _NOTES.fullmatch(name) else part)
            for name, part in file.parts
        ),
    )


def notes_of(file: WordFile) -> Iterator[etree._Element]:
    """Yield the `w:footnotes` of a Word file; none where it has no notes."""
    yield from (etree.fromstring(part) for name, part in file.parts if _NOTES.fullmatch(name))


def word_file(document: Document, content: etree._Element) -> WordFile:
    """Return a document that python-docx holds as a Word file of ours, with that `w:document` for its own."""
    package, main = document.part.package, document.part
    assert package is not None
    members = {"_rels/.rels": package.rels.xml}
    types: list[tuple[str, str]] = []
    for part in package.iter_parts():
        types.append((str(part.partname), part.content_type))
        if part is not main:
            members[part.partname.membername] = part.blob
        if len(part.rels):
            members[part.partname.rels_uri.membername] = part.rels.xml
    listed = [("[Content_Types].xml", _content_types(sorted(types))), *sorted(members.items())]
    return WordFile(content, main.partname.membername, tuple(listed))


def archive(file: WordFile, document: etree._Element) -> bytes:
    """Return a Word file with the given tree as its document, as the bytes of its zip archive."""
    xml = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    buffer = BytesIO()
    write(buffer, (*file.parts[:1], (file.document_name, xml), *file.parts[1:]))
    return buffer.getvalue()


def opened(data: bytes) -> WordFile:
    """Return the Word file that `archive` wrote."""
    with ooxml.opened(data, OWN) as members:
        (types, content), (name, document), *rest = ((name, members.read(name)) for name in members.names)
    return WordFile(etree.fromstring(document), name, ((types, content), *rest))


def without_properties(file: WordFile) -> WordFile:
    """Return a Word file that says nothing of its title, author, dates and identity: no line of it moves for them."""
    empty = {_PROPERTIES: _NO_PROPERTIES, CUSTOM_PROPERTIES: NO_CUSTOM_PROPERTIES}
    return replace(file, parts=tuple((name, empty.get(name, part)) for name, part in file.parts))


def _content_types(parts: list[tuple[str, str]]) -> bytes:
    """Return `[Content_Types].xml` (ECMA-376 Part 2, 7.2.3.2)."""
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    extensions = {name.rpartition(".")[2] for name, _ in parts}
    known = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    known |= {extension: kind for extension, kind in _DEFAULTS.items() if extension in extensions}
    for extension, kind in sorted(known.items()):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
    for name, kind in parts:
        if known.get(name.rpartition(".")[2]) != kind:
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
