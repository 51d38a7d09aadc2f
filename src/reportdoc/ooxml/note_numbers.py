"""The numbers of notes at the foot of the page: 1, 2, … in the order of their marks."""

from __future__ import annotations

from lxml import etree

from reportdoc.ooxml.names import W, value
from reportdoc.ooxml.styles import on


class NoteNumbers:
    """Counts marks as they come (ECMA-376 Part 1, 17.11.14)."""

    def __init__(self) -> None:
        self.marked: dict[str, str] = {}
        """Id of each note so far → its number; empty where a mark of its own follows."""
        self._count = 0

    def next(self, mark: etree._Element) -> str:
        """Return the number that a `w:footnoteReference` prints."""
        number = ""
        if not on(mark.get(f"{W}customMarkFollows", "0")):
            self._count += 1
            number = str(self._count)
        self.marked.setdefault(mark.get(f"{W}id", ""), number)
        return number


def usual(*places: etree._Element | None) -> bool:
    """Tell whether notes are counted 1, 2, … through the whole file, by its settings and the properties of a section.

    LibreOffice 7.4 counts them so whatever a file says (17.11.17 to 17.11.20).
    """
    said = {"numFmt": "decimal", "numRestart": "continuous", "numStart": "1"}
    found = (place.find(f"{W}footnotePr") for place in places if place is not None)
    return all(
        value(one.find(f"{W}{name}"), usually) == usually
        for one in found
        if one is not None
        for name, usually in said.items()
    )
