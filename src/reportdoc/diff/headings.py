"""The headings of a document as they come: their numbers, and what stands under what."""

from __future__ import annotations

from dataclasses import replace

from reportdoc.diff.model import ComparedHeading, ComparedLine, PartKind
from reportdoc.ooxml.styles import LEVELS
from reportdoc.report.label import ANNEX


class Headings:
    """Gathers headings; what has been read so far stands under the last of them."""

    def __init__(self) -> None:
        self.found = [ComparedHeading("", 0, "", ComparedLine(""), None, -1, 0, PartKind.COVER)]
        self._counters = [0] * LEVELS
        self._above = [0]

    @property
    def current(self) -> int:
        """Index of the last heading."""
        return len(self.found) - 1

    def add(self, label: str, level: int, numbered: bool, title: ComparedLine) -> None:
        """Add a heading; its number counts on from those before it."""
        while len(self._above) > 1 and self.found[self._above[-1]].level >= level:
            self._above.pop()
        index, parent = len(self.found), self._above[-1]
        opens = level == 1 or parent == 0
        part = index if opens else self.found[parent].part
        kind = self._kind(label, numbered) if opens else self.found[parent].kind
        number = self._number(level) if numbered else ""
        self.found.append(ComparedHeading(label, level, number, title, None, -1 if opens else parent, part, kind))
        self._above.append(index)

    def all(self) -> tuple[ComparedHeading, ...]:
        """Return them; where no part has a number, as in files of others, every part is a chapter."""
        if any(heading.parent < 0 and heading.number for heading in self.found):
            return tuple(self.found)
        return tuple(
            replace(heading, kind=PartKind.CHAPTER) if heading.kind is not PartKind.COVER else heading
            for heading in self.found
        )

    def _number(self, level: int) -> str:
        self._counters[level - 1] += 1
        self._counters[level:] = [0] * (LEVELS - level)
        return ".".join(map(str, self._counters[:level]))

    def _kind(self, label: str, numbered: bool) -> PartKind:
        if numbered:
            return PartKind.CHAPTER
        return PartKind.ANNEX if label == ANNEX or any(self._counters) else PartKind.FRONT
