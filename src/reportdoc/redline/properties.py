"""Properties of paragraphs, tables, rows and cells compared, and what they were before noted where they changed."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.redline.carry import Carrier
from reportdoc.redline.keys import Side
from reportdoc.redline.revisions import properties_of_mark

APART: Final = frozenset({f"{W}rPr", f"{W}sectPr"})
"""What a paragraph's properties hold that is no property of the paragraph (17.3.1.26)."""

REFERENCES: Final = frozenset({f"{W}headerReference", f"{W}footerReference"})
"""What a section's properties hold that a change to them cannot."""

_LEADING: Final = {
    **dict.fromkeys((f"{W}tblPr", f"{W}tblPrEx", f"{W}tcPr", f"{W}pPr"), ()),
    f"{W}tblGrid": (f"{W}tblPr",),
    f"{W}trPr": (f"{W}tblPrEx",),
}
"""What stands before properties among their siblings."""


class Properties:
    """Compares what both files say of one thing."""

    def __init__(self, before: Side, after: Side, carrier: Carrier) -> None:
        self._before, self._after, self._carrier = before, after, carrier

    def note(self, old: etree._Element, new: etree._Element, tag: str) -> None:
        """Note what the properties of that name were before in an element of the output, where they changed."""
        was, now = old.find(tag), new.find(tag)
        if self._said(self._before, was) == self._said(self._after, now):
            return
        if now is None:
            now = etree.Element(tag)
            new.insert(sum(child.tag in _LEADING[tag] for child in new), now)
        self._carrier.revisions.changed(now, self._ready(was))

    def note_paragraph(self, old: etree._Element | None, new: etree._Element) -> None:
        """Note what a paragraph's properties and those of its mark were, in a paragraph of the output."""
        was, now = None if old is None else old.find(f"{W}pPr"), new.find(f"{W}pPr")
        same_list = self._carrier.stock.lists.same(number(was), number(now))
        marks = None if was is None else was.find(f"{W}rPr"), None if now is None else now.find(f"{W}rPr")
        if self._said(self._before, marks[0]) != self._said(self._after, marks[1]):
            self._note_mark(marks[0], new)
        if same_list and self._said(self._before, was, APART) == self._said(self._after, now, APART):
            return
        if now is None:
            now = etree.Element(f"{W}pPr")
            new.insert(0, now)
        self._carrier.revisions.changed(now, self._ready(was, APART))

    def note_section(self, old: etree._Element, new: etree._Element) -> None:
        """Note what a section's properties were; references to headers and footers cannot be told (17.13.5.33)."""
        if self._said(self._before, old, REFERENCES) != self._said(self._after, new, REFERENCES):
            self._carrier.revisions.changed(new, self._ready(old, REFERENCES))

    def ready(self, paragraph: etree._Element) -> etree._Element:
        """Return the properties of a paragraph of the older file and its mark, fit for the output; maybe empty."""
        found = self._ready(paragraph.find(f"{W}pPr"), frozenset({f"{W}sectPr"}))
        return etree.Element(f"{W}pPr") if found is None else found

    def _note_mark(self, old: etree._Element | None, paragraph: etree._Element) -> None:
        properties = properties_of_mark(paragraph)
        self._carrier.revisions.changed(properties, self._ready(old))

    def _ready(self, old: etree._Element | None, without: frozenset[str] = frozenset()) -> etree._Element | None:
        if old is None:
            return None
        kept = etree.Element(old.tag, dict(old.attrib))
        kept.extend(deepcopy(child) for child in old if child.tag not in without)
        return self._carrier.carried(kept)

    @staticmethod
    def _said(side: Side, properties: etree._Element | None, without: frozenset[str] = frozenset()) -> str:
        if properties is None:
            return ""
        return "".join(side.canonical(child) for child in properties if child.tag not in without)


def number(properties: etree._Element | None) -> str | None:
    """Return the list that a paragraph's own properties name."""
    found = None if properties is None else properties.find(f"{W}numPr/{W}numId")
    return None if found is None else found.get(f"{W}val")
