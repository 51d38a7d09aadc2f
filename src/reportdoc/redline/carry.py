"""Elements of the older file made ready to stand in the output: with its relations, lists, styles, notes and ids."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from reportdoc.ooxml.names import MARKERS, WP, R, W
from reportdoc.ooxml.relations import OFFICE
from reportdoc.redline.keys import NOTES, Side
from reportdoc.redline.list_map import ListMap, next_id
from reportdoc.redline.output import Output
from reportdoc.redline.revisions import Revisions
from reportdoc.redline.styles import StyleMap

_STYLES: Final = frozenset({f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"})
_PASSING: Final = ("}paraId", "}textId")
_NOTES: Final = {f"{W}{name}Reference": name for name in NOTES}
_LEFT: Final = frozenset({f"{W}commentReference", f"{W}headerReference", f"{W}footerReference"})
"""References that are not carried: comments stay behind, and sections find their headers by themselves."""
_DRAWING: Final = f"{WP}docPr"


@dataclass(slots=True)
class Stock:
    """What all parts of the output share."""

    output: Output
    revisions: Revisions
    lists: ListMap
    styles: StyleMap
    bookmarks: frozenset[str]
    """Names of the newer file's bookmarks: a name stands once in a file, and the newer one keeps it."""
    drawings: Iterator[int]
    """Ids that no drawing has yet."""
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """Ids of notes in the output, by their name and id in the older file."""


class Carrier:
    """Carries elements from one part of the older file into one of the output."""

    def __init__(self, side: Side, part: str, stock: Stock) -> None:
        self.side, self.part, self.stock = side, part, stock
        self.revisions = stock.revisions
        self._ids: dict[str, str] = {}

    def beside(self, old: str, new: str) -> Carrier:
        """Return a carrier between two other parts of the same files."""
        return Carrier(Side(self.side.package, old, self.side.lists), new, self.stock)

    def carried(self, element: etree._Element) -> etree._Element:
        """Return a copy of an element that can stand in the output."""
        copy = deepcopy(element)
        copy.tail = None
        for node in list(copy.iter(etree.Element)):
            parent = node.getparent()
            if parent is not None and node.tag in MARKERS:
                marker = self.marker(node)
                parent.remove(node) if marker is None else parent.replace(node, marker)
            elif parent is not None and node.tag in _LEFT:
                parent.remove(node)
            else:
                self._prepare(node)
        return copy

    def marker(self, node: etree._Element) -> etree._Element | None:
        """Return a copy of an end of a bookmark; None for one that the newer file has, and for other markers."""
        number = node.get(f"{W}id", "")
        name = self.side.bookmarks.get(number)
        if node.tag not in (f"{W}bookmarkStart", f"{W}bookmarkEnd") or name is None or name in self.stock.bookmarks:
            return None
        copy = deepcopy(node)
        copy.tail = None
        if number not in self._ids:
            self._ids[number] = str(next(self.revisions.ids))
        copy.set(f"{W}id", self._ids[number])
        return copy

    def _prepare(self, node: etree._Element) -> None:
        for key in [key for key in node.attrib if key.endswith(_PASSING)]:
            del node.attrib[key]
        for key, value in node.attrib.items():
            if key.startswith(R):
                node.set(key, self._relation(value))
        if node.tag == f"{W}numId":
            node.set(f"{W}val", self.stock.lists.number(node.get(f"{W}val", "")))
        elif node.tag in _STYLES:
            self.stock.styles.need(node.get(f"{W}val", ""))
        elif node.tag in _NOTES:
            node.set(f"{W}id", self._note(_NOTES[node.tag], node.get(f"{W}id", "")))
        elif node.tag == _DRAWING:
            node.set("id", str(next(self.stock.drawings)))

    def _note(self, name: str, number: str) -> str:
        """Copy a note of the older file into the output, once, and return its id there."""
        known = self.stock.notes
        if (name, number) not in known:
            known[name, number] = self._copied(name, number)
        return known[name, number]

    def _copied(self, name: str, number: str) -> str:
        old, output = self.side.package, self.stock.output
        part, target = old.related(old.main, f"{name}s"), output.related(output.main, f"{name}s")
        if not target or target == output.taken(part):
            # The whole part comes over, with the lines that separate notes from text, and keeps its ids.
            output.relate(output.main, f"{OFFICE}/{name}s", output.adopt(part))
            return number
        root, notes = output.root(target), self.beside(part, target)
        found = notes.side.root.find(f"{W}{name}[@{W}id='{number}']")
        if found is None:
            return number
        copy = notes.carried(found)
        copy.set(f"{W}id", next_id(root, f"{W}{name}", f"{W}id"))
        root.append(copy)
        return copy.get(f"{W}id", "")

    def _relation(self, number: str) -> str:
        relation = self.side.relations.get(number)
        if relation is None:
            return number
        target = relation.target if relation.external else self.stock.output.adopt(relation.target)
        return self.stock.output.relate(self.part, relation.type, target, relation.external)
