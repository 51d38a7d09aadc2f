"""A Word file in memory: its parts, what kinds they are, and how they refer to one another (ECMA-376 Part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from reportdoc.redline.names import w
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

UNPACKED_BYTES: Final = 1_000_000_000
"""Total of the parts of a file when unpacked; the sample has 2 million."""

RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
"""Namespace of relationship parts (Part 2, Annex E)."""

CONTENT_TYPES: Final = "[Content_Types].xml"
"""Name of the part that tells the kind of every other (Part 2, 7.3.7)."""

TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
"""Its namespace."""

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""What the types of relationships begin with (Part 1, Annex A)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one part to another, or to an address outside."""

    id: str
    type: str
    target: str
    """Name of the part, without the slash at the front, or an address."""
    external: bool


class Package:
    """The parts of a file, as they were read."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self._relations: dict[str, dict[str, Relation]] = {}
        self._digests: dict[str, str] = {}

    @cached_property
    def main(self) -> str:
        """Name of the part with the text, `word/document.xml`."""
        return self.related("", "officeDocument")

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations of a part, or of the package where the name is empty, by their ids."""
        if part not in self._relations:
            content = self.parts.get(relations_name(part))
            found = [] if content is None else [_relation(node, part) for node in parse(content)]
            self._relations[part] = {relation.id: relation for relation in found}
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """Return the name of the part that a part refers to in that kind of relation, or nothing."""
        found = (relation.target for relation in self.relations(part).values() if relation.type == f"{OFFICE}/{kind}")
        return next((target for target in found if target in self.parts), "")

    @cached_property
    def defaults(self) -> dict[str, str]:
        """Content types by extension."""
        types = parse(self.parts[CONTENT_TYPES]).iterfind(f"{{{TYPES}}}Default")
        return {node.get("Extension", "").lower(): node.get("ContentType", "") for node in types}

    @cached_property
    def overrides(self) -> dict[str, str]:
        """Content types of single parts, by their names."""
        types = parse(self.parts[CONTENT_TYPES]).iterfind(f"{{{TYPES}}}Override")
        return {node.get("PartName", "").lstrip("/"): node.get("ContentType", "") for node in types}

    def content_type(self, part: str) -> str:
        """Return the kind of a part."""
        return self.overrides.get(part) or self.defaults.get(part.rpartition(".")[2].lower(), "")

    def digest(self, part: str) -> str:
        """Return what tells a part from others: its bytes and those of all parts that it refers to."""
        if part not in self._digests:
            self._digests[part] = ""  # parts may refer to one another in a circle
            found = sha256(self.parts.get(part, b""))
            for relation in self.relations(part).values():
                target = relation.target if relation.external else self.digest(relation.target)
                found.update(f"{relation.id} {relation.type} {target}".encode())
            self._digests[part] = found.hexdigest()
        return self._digests[part]


def read(path: Path) -> Package:
    """Return a Word file; raises InputError where it is none or cannot be unpacked, OSError where it cannot be read."""
    try:
        with ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > UNPACKED_BYTES:
                raise InputError(message("{file} is too large to be compared", file=path))
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
        roots = {name: parse(content) for name, content in parts.items() if name.endswith((".xml", ".rels"))}
        package = Package(parts)
        if roots[package.main].find(w("body")) is not None and CONTENT_TYPES in parts:
            return package
    except (BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, KeyError, etree.XMLSyntaxError):
        pass
    raise InputError(message("{file} is damaged or is no Word file", file=path))


def parse(content: bytes) -> etree._Element:
    """Return the root of a part; nothing outside it is fetched, no entity expanded, nothing nested beyond reason."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def serialized(root: etree._Element) -> bytes:
    """Return a part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def plain(elements: Iterable[etree._Element]) -> str:
    """Return elements as text that does not depend on where they stand (Exclusive XML Canonicalization)."""
    return "".join(etree.tostring(node, method="c14n", exclusive=True).decode() for node in elements)


def relations_name(part: str) -> str:
    """Return the name of the part that holds a part's relations (Part 2, 6.5.3)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def reference(source: str, target: str) -> str:
    """Return how a part refers to another: relative to its own folder."""
    return quote(posixpath.relpath(target, posixpath.dirname(source) or "."), safe="/!$&'()*+,;=:@")


def _relation(node: etree._Element, part: str) -> Relation:
    target, external = node.get("Target", ""), node.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), unquote(target))).lstrip("/")
    return Relation(node.get("Id", ""), node.get("Type", ""), target, external)
