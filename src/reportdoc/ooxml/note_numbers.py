"""The numbers that Word gives to notes at the foot of the page: 1, 2, … in the order of their marks."""

from __future__ import annotations

from lxml import etree

from reportdoc.ooxml.names import W
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
