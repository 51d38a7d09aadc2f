"""What makes elements of two files the same: their content, without ids and names that only one file knows.

Two measures. `Side.exact` is fast and may take equal things for different ones, as where text is cut into runs in
another way; `Side.canonical` does not depend on how the XML is written. Both give text that is equal where content is.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from reportdoc.ooxml.names import R, W, parse, plain, value
from reportdoc.ooxml.numbering import Lists
from reportdoc.ooxml.parts import Parts

NOTES: Final = ("footnote", "endnote")
"""Names of the elements of notes (ECMA-376 Part 1, 17.11), which with an s are those of their parts."""

_NOISE: Final = re.compile(
    r' xmlns(?::\w+)?="[^"]*"| w:rsid\w*="[^"]*"| w14:(?:paraId|textId)="[^"]*"'
    r"|<w:proofErr\b[^>]*/>|<w:lastRenderedPageBreak/>|<w:(?:head|foot)erReference\b[^>]*/>"
)
_OWN_IDS: Final = re.compile(
    r'(<w:bookmark(?:Start|End)\b[^>]*?) w:id="[^"]*"|(<(?:wp:docPr|pic:cNvPr)\b) id="[^"]*" name="[^"]*"'
)
_REFERENCES: Final = re.compile(r'\br:(?:id|embed|link|pict|dm|lo|qs|cs)="([^"]*)"')
_NOTES: Final = re.compile(r'<w:(foot|end)noteReference\b[^>]*w:id="([^"]*)"')
_LISTS: Final = re.compile(r'<w:numId w:val="([^"]*)"')
_DRAWING_NAMES: Final = ("docPr", "cNvPr")
_IGNORED: Final = frozenset({f"{W}proofErr", f"{W}lastRenderedPageBreak"})


class Side:
    """One part of one of the two files, and what its elements refer to."""

    def __init__(self, package: Parts, part: str, lists: Lists, root: etree._Element | None = None) -> None:
        self.package, self.part, self.lists = package, part, lists
        self.root = parse(package.parts[part]) if root is None else root
        self.relations = package.relations(part)
        starts = self.root.iter(f"{W}bookmarkStart")
        self.bookmarks: dict[str, str] = {node.get(f"{W}id", ""): node.get(f"{W}name", "") for node in starts}
        """Names of the part's bookmarks by their ids."""
        self._notes = {name: self._note_texts(name) for name in NOTES}

    def exact(self, node: etree._Element) -> str:
        """Return an element as it stands in the file, what only this file knows left out or replaced."""
        text = _NOISE.sub("", etree.tostring(node, encoding="unicode", with_tail=False))
        text = _OWN_IDS.sub(lambda found: found[1] or found[2], text)
        if "r:" in text:
            text = _REFERENCES.sub(lambda found: f'r="{self.target(found[1])}"', text)
        if "<w:numId" in text:
            text = _LISTS.sub(lambda found: f'<w:numId w:val="{self.lists.definition(found[1])}"', text)
        return _NOTES.sub(lambda found: f"<note {self._notes[f'{found[1]}note'].get(found[2])}", text)

    def canonical(self, node: etree._Element) -> str:
        """Return an element's content in a form that does not depend on prefixes or the order of attributes."""
        if not isinstance(node.tag, str) or node.tag in _IGNORED:
            return ""
        name = etree.QName(node).localname
        if node.tag == f"{W}numId":
            return f"<list {self.lists.definition(value(node))}>"
        if name in ("footnoteReference", "endnoteReference"):
            note = self._notes[name.removesuffix("Reference")].get(node.get(f"{W}id", ""))
            return f"<{name} {note}>"
        attributes = "".join(sorted(self._attributes(node, name)))
        return f"<{node.tag!s}{attributes}>{node.text or ''}{''.join(map(self.canonical, node))}</>"

    def shell(self, node: etree._Element) -> str:
        """Return an element's name and attributes in canonical form, without what stands in it."""
        return f"<{node.tag!s}{''.join(sorted(self._attributes(node, '')))}>"

    def marker(self, node: etree._Element) -> str:
        """Return what marks a place, the same for an end of one bookmark in both files."""
        name = (
            self.bookmarks.get(node.get(f"{W}id", ""))
            if node.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd")
            else node.get(f"{W}id")
        )
        return f"{node.tag!s} {name}"

    def target(self, relation: str) -> str:
        """Return what tells the target of a relation from others."""
        found = self.relations.get(relation)
        if found is None:
            return ""
        return found.target if found.external else self.package.digest(found.target)

    def _attributes(self, node: etree._Element, name: str) -> list[str]:
        written = []
        for key, said in node.attrib.items():
            if key.startswith(R):
                written.append(f" {key!s}={self.target(said)}")
            elif not (name in _DRAWING_NAMES and key in ("id", "name")) and not _own(key):
                written.append(f" {key!s}={said!s}")
        return written

    def _note_texts(self, name: str) -> dict[str, str]:
        part = self.package.related(self.part, f"{name}s")
        if not part:
            return {}
        return {node.get(f"{W}id", ""): plain(node) for node in parse(self.package.parts[part]).iter(f"{W}{name}")}


def _own(attribute: str) -> bool:
    return "}rsid" in attribute or attribute.endswith(("}paraId", "}textId"))
