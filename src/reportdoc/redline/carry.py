"""Elements of the older file made ready to stand in the output: with its relations, lists, styles, notes and ids."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from reportdoc.redline.keys import Side
from reportdoc.redline.list_map import ListMap
from reportdoc.redline.names import (
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    MARKERS,
    NAMESPACES,
    NUM_ID,
    VAL,
    w,
)
from reportdoc.redline.notes import NOTES, carried_note
from reportdoc.redline.output import Output
from reportdoc.redline.revisions import Revisions
from reportdoc.redline.styles import Styles

_R: Final = f"{{{NAMESPACES['r']}}}"
_STYLES: Final = frozenset({w("pStyle"), w("rStyle"), w("tblStyle")})
_PASSING: Final = ("}paraId", "}textId")
_NOTES: Final = {w(f"{name}Reference"): name for name in NOTES}
_LEFT: Final = frozenset({w("commentReference"), w("headerReference"), w("footerReference")})
"""References that are not carried: comments stay behind, and sections find their headers by themselves."""
_DRAWING: Final = f"{{{NAMESPACES['wp']}}}docPr"


@dataclass(slots=True)
class Stock:
    """What all parts of the output share."""

    output: Output
    revisions: Revisions
    lists: ListMap
    styles: Styles
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
        number = node.get(ID, "")
        name = self.side.bookmarks.get(number)
        if node.tag not in (BOOKMARK_START, BOOKMARK_END) or name is None or name in self.stock.bookmarks:
            return None
        copy = deepcopy(node)
        copy.tail = None
        if number not in self._ids:
            self._ids[number] = str(next(self.revisions.ids))
        copy.set(ID, self._ids[number])
        return copy

    def _prepare(self, node: etree._Element) -> None:
        for key in [key for key in node.attrib if str(key).endswith(_PASSING)]:
            del node.attrib[key]
        for key, value in node.attrib.items():
            if str(key).startswith(_R):
                node.set(key, self._relation(str(value)))
        if node.tag == NUM_ID:
            node.set(VAL, self.stock.lists.number(node.get(VAL, "")))
        elif node.tag in _STYLES:
            self.stock.styles.need(node.get(VAL, ""))
        elif node.tag in _NOTES:
            node.set(ID, carried_note(_NOTES[str(node.tag)], node.get(ID, ""), self))
        elif node.tag == _DRAWING:
            node.set("id", str(next(self.stock.drawings)))

    def _relation(self, number: str) -> str:
        relation = self.side.relations.get(number)
        if relation is None:
            return number
        target = relation.target if relation.external else self.stock.output.adopt(relation.target)
        return self.stock.output.relate(self.part, relation.type, target, relation.external)
