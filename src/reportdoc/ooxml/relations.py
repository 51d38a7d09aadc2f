"""How the parts of an Office file refer to one another (ECMA-376 Part 2, 6.5)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from lxml import etree

from reportdoc.ooxml.names import serialized

RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
"""Namespace of relationship parts (Part 2, Annex E)."""

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


def relations_name(part: str) -> str:
    """Return the name of the part that holds a part's relations (Part 2, 6.5.3); the package's own is named ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_of(part: str, root: etree._Element | None) -> dict[str, Relation]:
    """Return the relations of a part by their ids, from the root of the part that holds them, if there is one."""
    found = [_relation(node, part) for node in root] if root is not None else []
    return {relation.id: relation for relation in found}


def relations_part(part: str, relations: Iterable[Relation]) -> bytes:
    """Return the part that holds a part's relations."""
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    for relation in relations:
        target = relation.target if relation.external else _reference(part, relation.target)
        node = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=relation.id, Type=relation.type)
        node.set("Target", target)
        if relation.external:
            node.set("TargetMode", "External")
    return serialized(root)


def _relation(node: etree._Element, part: str) -> Relation:
    target, external = node.get("Target", ""), node.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), unquote(target))).lstrip("/")
    return Relation(node.get("Id", ""), node.get("Type", ""), target, external)


def _reference(source: str, target: str) -> str:
    # Relative to the part's own folder.
    return quote(posixpath.relpath(target, posixpath.dirname(source) or "."), safe="/!$&'()*+,;=:@")
