"""Sections with their headers and footers (ECMA-376 Part 1, 17.6 and 17.10).

Which header a section refers to cannot be tracked, what stands in the header can. So a section that is in both files
refers to one header in which the changes are tracked. A section that names none has that of the section before; since
sections may come and go, it is noted which header each has with all changes made and with none.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from reportdoc.ooxml.names import R, W
from reportdoc.ooxml.relations import OFFICE
from reportdoc.redline.carry import Carrier
from reportdoc.redline.keys import Side
from reportdoc.redline.properties import REFERENCES, Properties

Slot = tuple[str, str]
"""Which header or footer: the name of the reference's element and its type, `default`, `first` or `even`."""


class Sections:
    """Follows the sections of both files in their order; every method takes `w:sectPr` elements."""

    def __init__(self, before: Side, after: Side, carrier: Carrier, merged: Callable[[str, str], str]) -> None:
        """Take the two documents and what makes one header of two, either of which may be missing."""
        self._before, self._after, self._carrier, self._merged = before, after, carrier, merged
        self._properties = Properties(before, after, carrier)
        self._old: dict[Slot, str] = {}
        self._new: dict[Slot, str] = {}
        self._rejected: dict[Slot, str] = {}
        self._accepted: dict[Slot, str] = {}
        self._became: dict[tuple[Slot, str], str] = {}
        self._deleted: list[tuple[etree._Element, dict[Slot, str]]] = []

    def keep(self, old: etree._Element, new: etree._Element) -> None:
        """Note what changed in a section that stays."""
        self._properties.note_section(old, new)
        self._old |= _targets(old, self._before)
        own = _targets(new, self._after)
        self._new |= own
        for slot in sorted(self._old.keys() | self._new.keys()):
            was, now = self._old.get(slot, ""), self._new.get(slot, "")
            part = self._merged(was, now)
            self._became.setdefault((slot, was), now)
            inherited = self._rejected.get(slot) == self._accepted.get(slot) == part
            if slot in own or not inherited:
                self._refer(new, slot, part)
            self._rejected[slot] = self._accepted[slot] = part

    def insert(self, new: etree._Element) -> None:
        """Note a section that is inserted."""
        own = _targets(new, self._after)
        self._new |= own
        self._accepted |= own

    def delete(self, old: etree._Element, copy: etree._Element) -> None:
        """Note a section that is deleted, and its copy in the output, which `finish` lets refer to headers."""
        own = _targets(old, self._before)
        self._old |= own
        self._deleted.append((copy, own))
        self._rejected |= own

    def finish(self) -> None:
        """Let deleted sections refer to headers: to those that show what became of them, so that all pages show it."""
        for section, own in self._deleted:
            for slot, part in own.items():
                self._refer(section, slot, self._merged(part, self._became.get((slot, part), "")))

    def _refer(self, section: etree._Element, slot: Slot, part: str) -> None:
        name, kind = slot
        found = next((node for node in section if node.tag in REFERENCES and _slot(node) == slot), None)
        if found is None:
            found = etree.Element(name, {f"{W}type": kind})
            section.insert(sum(node.tag in REFERENCES for node in section), found)
        relation = f"{OFFICE}/{etree.QName(name).localname.removesuffix('Reference')}"
        found.set(f"{R}id", self._carrier.stock.output.relate(self._carrier.part, relation, part))


def _slot(reference: etree._Element) -> Slot:
    return str(reference.tag), reference.get(f"{W}type", "default")


def _targets(section: etree._Element, side: Side) -> dict[Slot, str]:
    return {
        _slot(node): side.relations[node.get(f"{R}id", "")].target
        for node in section
        if node.tag in REFERENCES and node.get(f"{R}id", "") in side.relations
    }
