"""Footnotes and endnotes that deleted text refers to (ECMA-376 Part 1, 17.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from reportdoc.ooxml.names import plain
from reportdoc.ooxml.relations import OFFICE
from reportdoc.redline.names import ID, w

if TYPE_CHECKING:
    from reportdoc.redline.carry import Carrier

NOTES: Final = ("footnote", "endnote")
"""Names of the elements, which with an s are those of their parts."""


def content_of(note: etree._Element) -> str:
    """Return what a note says, the same for notes that differ in their ids alone."""
    return plain(note)


def carried_note(name: str, number: str, carrier: Carrier) -> str:
    """Copy a note of the older file into the output, once, and return its id there."""
    known = carrier.stock.notes
    if (name, number) not in known:
        known[name, number] = _copied(name, number, carrier)
    return known[name, number]


def _copied(name: str, number: str, carrier: Carrier) -> str:
    old = carrier.side.package
    part, output = old.related(old.main, f"{name}s"), carrier.stock.output
    target = output.related(output.main, f"{name}s")
    if not target or target == output.taken(part):
        # The whole part comes over, with the lines that separate notes from text, and keeps its ids.
        output.relate(output.main, f"{OFFICE}/{name}s", output.adopt(part))
        return number
    root, notes = output.root(target), carrier.beside(part, target)
    found = notes.side.root.find(f"{w(name)}[@{ID}='{number}']")
    if found is None:
        return number
    copy = notes.carried(found)
    copy.set(ID, str(1 + max((int(node.get(ID, "0")) for node in root.iterfind(w(name))), default=0)))
    root.append(copy)
    return copy.get(ID, "")
