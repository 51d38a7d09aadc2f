"""The file that is made: the newer one, with parts of the older carried over."""

from __future__ import annotations

import posixpath
from pathlib import Path

from lxml import etree

from reportdoc.ooxml.names import parse, serialized
from reportdoc.ooxml.parts import CONTENT_TYPES, TYPES, Parts
from reportdoc.ooxml.relations import OFFICE, Relation, relations_name, relations_part
from reportdoc.ooxml.writer import write


class Output:
    """Begins as the newer file and takes over from the older what tracked changes need."""

    def __init__(self, old: Parts, new: Parts) -> None:
        self._old, self._new = old, new
        self._parts = dict(new.parts)
        self._roots: dict[str, etree._Element] = {}
        self._relations: dict[str, list[Relation]] = {}
        self._overrides: dict[str, str] = {}
        self._adopted: dict[str, str] = {}
        self._known: dict[tuple[str, str], str] = {}

    @property
    def main(self) -> str:
        """Name of the part with the text."""
        return self._new.main

    def root(self, part: str) -> etree._Element:
        """Return the root of a part, which may be changed."""
        if part not in self._roots:
            self._roots[part] = parse(self._parts[part])
        return self._roots[part]

    def replace(self, part: str, root: etree._Element) -> None:
        """Let a part have another root."""
        self._roots[part] = root

    def relations(self, part: str) -> list[Relation]:
        """Return the relations of a part as they are by now."""
        if part not in self._relations:
            self._relations[part] = list(self._new.relations(part).values())
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """Return the name of the part that a part refers to in that kind of relation, or nothing."""
        found = (relation.target for relation in self.relations(part) if relation.type == f"{OFFICE}/{kind}")
        return next(found, "")

    def relate(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """Return the id of a part's relation of that type to a target; makes one where there is none."""
        relations = self.relations(part)
        for relation in relations:
            if (relation.type, relation.target, relation.external) == (kind, target, external):
                return relation.id
        taken = {relation.id for relation in relations}
        number = len(relations) + 1
        while f"rId{number}" in taken:
            number += 1
        relations.append(Relation(f"rId{number}", kind, target, external))
        return relations[-1].id

    def copy(self, part: str, root: etree._Element) -> str:
        """Add a part like another of this file with a root of its own, and return its name."""
        name = self._free(part)
        self._parts[name] = b""
        self._roots[name] = root
        self._relations[name] = list(self.relations(part))
        self._overrides[name] = self._overrides.get(part) or self._new.content_type(part)
        return name

    def adopt(self, part: str) -> str:
        """Return the name of what stands for a part of the older file: an equal part, or a copy with all it needs."""
        if part not in self._adopted:
            equal = self._equal(self._old.digest(part), self._old.content_type(part))
            self._adopted[part] = equal or self._copied(part)
        return self._adopted[part]

    def taken(self, part: str) -> str:
        """Return the name of what stands for a part of the older file by now, or nothing."""
        return self._adopted.get(part, "")

    def copy_old(self, part: str) -> str:
        """Add a copy of a part of the older file that is then changed, and return its name."""
        return self._copied(part)

    def write(self, target: Path) -> None:
        """Write the file, the same bytes for the same content; raises OSError where it cannot be written."""
        contents = {name: self._content(name) for name in self._parts}
        for part, relations in self._relations.items():
            if relations != list(self._new.relations(part).values()):
                contents[relations_name(part)] = relations_part(part, relations)
        contents[CONTENT_TYPES] = self._types()
        order = [CONTENT_TYPES, *sorted(contents.keys() - {CONTENT_TYPES})]
        write(target, ((name, contents[name]) for name in order))

    def _content(self, name: str) -> bytes:
        return serialized(self._roots[name]) if name in self._roots else self._parts[name]

    def _equal(self, digest: str, content_type: str) -> str:
        if not self._known:
            names = [name for name in self._new.parts if not name.endswith(".rels") and name != CONTENT_TYPES]
            self._known = {(self._new.digest(name), self._new.content_type(name)): name for name in reversed(names)}
        return self._known.get((digest, content_type), "")

    def _copied(self, part: str) -> str:
        name = self._free(part)
        self._adopted.setdefault(part, name)  # parts may refer to one another in a circle
        self._parts[name] = self._old.parts.get(part, b"")
        self._overrides[name] = self._old.content_type(part)
        self._relations[name] = [
            relation
            if relation.external
            else Relation(relation.id, relation.type, self.adopt(relation.target), external=False)
            for relation in self._old.relations(part).values()
        ]
        return name

    def _free(self, part: str) -> str:
        folder, name = posixpath.split(part)
        candidate, number = posixpath.join(folder, f"old-{name}"), 2
        while candidate in self._parts:
            candidate, number = posixpath.join(folder, f"old{number}-{name}"), number + 1
        return candidate

    def _types(self) -> bytes:
        root = parse(self._parts[CONTENT_TYPES])
        for name, kind in sorted(self._overrides.items()):
            if kind and self._new.defaults.get(name.rpartition(".")[2].lower()) != kind:
                etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
        return serialized(root)
