"""The elements of tracked changes (ECMA-376 Part 1, 17.13.5), with author, time and counted ids."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from enum import Enum
from itertools import count

from lxml import etree

from reportdoc.ooxml.names import W


class Change(Enum):
    """What became of something, as the element that says so."""

    INSERTED = f"{W}ins"
    DELETED = f"{W}del"


class Revisions:
    """Makes the elements of one author at one moment and counts them."""

    def __init__(self, author: str, moment: datetime, first: int) -> None:
        utc = moment.astimezone(UTC) if moment.tzinfo else moment
        self._author, self._moment = author, utc.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.ids = count(first)
        """Ids that nothing in the file has yet; bookmarks draw on them too."""
        self.made: Counter[str] = Counter()
        """How many elements of a name there are."""

    def element(self, name: str) -> etree._Element:
        """Return a new element of a change."""
        self.made[name] += 1
        return etree.Element(
            name, {f"{W}id": str(next(self.ids)), f"{W}author": self._author, f"{W}date": self._moment}
        )

    def mark_paragraph(self, paragraph: etree._Element, change: Change) -> None:
        """Note that a paragraph's mark was inserted or deleted (17.13.5.15, 17.13.5.20)."""
        properties_of_mark(paragraph).insert(0, self.element(change.value))

    def mark_row(self, row: etree._Element, change: Change) -> None:
        """Note that a row was inserted or deleted (17.13.5.12, 17.13.5.16)."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            before = [child for child in row if child.tag == f"{W}tblPrEx"]
            row.insert(len(before), properties)
        properties.append(self.element(change.value))

    def changed(
        self, properties: etree._Element, old: etree._Element | None, without: frozenset[str] = frozenset()
    ) -> None:
        """Put the properties of before into those of after, as the last of them (17.13.5.29 to 17.13.5.38).

        `without` are those that the element of the change cannot hold; `old` must be ready to stand in the output.
        """
        tag = str(properties.tag)
        change = self.element(f"{tag}Change")
        if tag == f"{W}tblGrid":
            del change.attrib[f"{W}author"], change.attrib[f"{W}date"]
        change.append(etree.Element(tag) if old is None else old)
        properties.append(change)


def properties_of_paragraph(paragraph: etree._Element) -> etree._Element:
    """Return the properties of a paragraph, made where there are none."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    return properties


def properties_of_mark(paragraph: etree._Element) -> etree._Element:
    """Return the properties of a paragraph's mark, made where there are none."""
    properties = properties_of_paragraph(paragraph)
    found = properties.find(f"{W}rPr")
    if found is None:
        found = etree.Element(f"{W}rPr")
        after = [child for child in properties if child.tag in (f"{W}sectPr", f"{W}pPrChange")]
        properties.insert(len(properties) - len(after), found)
    return found
