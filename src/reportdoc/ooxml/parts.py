"""A Word file in memory: its parts, what kinds they are, and how they refer to one another (ECMA-376 Part 2)."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from reportdoc.ooxml.names import W, parse
from reportdoc.ooxml.package import damaged, opened
from reportdoc.ooxml.relations import OFFICE, Relation, relations_name, relations_of

CONTENT_TYPES: Final = "[Content_Types].xml"
"""Name of the part that tells the kind of every other (Part 2, 7.3.7)."""

TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
"""Its namespace."""


class Parts:
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
            self._relations[part] = relations_of(part, None if content is None else parse(content))
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


def read(path: Path) -> Parts:
    """Return a Word file; raises InputError as `opened` and `Package.held` do, and where it has no text."""
    with opened(path) as package:
        parts = Parts(package.held())
        root = package.xml(parts.main)
    if root is None or root.find(f"{W}body") is None or CONTENT_TYPES not in parts.parts:
        raise damaged(str(path))
    return parts
