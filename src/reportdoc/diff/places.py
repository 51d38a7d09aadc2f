"""Where things stand, in words the reader of the newer version knows."""

from __future__ import annotations

from reportdoc.diff.changes import Where
from reportdoc.diff.matching import Matching
from reportdoc.diff.model import ComparedFile, ComparedHeading


class Places:
    """The parts of both versions in one order, and what stands where in them."""

    def __init__(self, old: ComparedFile, new: ComparedFile, matching: Matching) -> None:
        self._old, self._new = old, new
        self._matching = matching
        self.parts = _parts(old, new, matching)
        """Index of each part's heading in the old and in the new version, none where it is not there."""
        self._part_of_old = {one: place for place, (one, _) in enumerate(self.parts) if one is not None}
        self._part_of_new = {other: place for place, (_, other) in enumerate(self.parts) if other is not None}

    def now(self, heading: int, case: int) -> Where:
        """Return a place in the new version, by the indexes of heading and case."""
        return _where(self._new, self.part_now(heading), heading, case)

    def before(self, heading: int, case: int) -> Where:
        """Return a place in the old version."""
        return _where(self._old, self.part_before(heading), heading, case)

    def part_now(self, heading: int) -> int:
        """Return the part in which a heading of the new version stands."""
        return self._part_of_new[self._new.headings[heading].part]

    def part_before(self, heading: int) -> int:
        """Return the part in which a heading of the old version stands."""
        return self._part_of_old[self._old.headings[heading].part]

    def elsewhere(self, old_heading: int, old_case: int, heading: int, case: int) -> bool:
        """Tell whether two places, of the old and of the new version, are different ones."""
        matched = self._matching.objects.get(case) if case >= 0 else -1
        return self._matching.headings.get(heading) != old_heading or matched != old_case


def named(heading: ComparedHeading) -> str:
    """Return number and title of a heading."""
    return " ".join(filter(None, (heading.number, heading.title.text)))


def _where(document: ComparedFile, part: int, heading: int, case: int) -> Where:
    found = document.headings[heading]
    return Where(part, found.number, found.title.text, document.objects[case].name if case >= 0 else "")


def _parts(old: ComparedFile, new: ComparedFile, matching: Matching) -> list[tuple[int | None, int | None]]:
    """Return the new version's parts in order; an old one that has gone follows what it followed."""
    gone: dict[int | None, list[int]] = {}
    follows: int | None = None
    taken = {matching.headings.get(index) for index in _opening(new)}
    for index in _opening(old):
        if index in taken:
            follows = index
        else:
            gone.setdefault(follows, []).append(index)
    found: list[tuple[int | None, int | None]] = []
    for index in _opening(new):
        before = matching.headings.get(index)
        was_part = before is not None and old.headings[before].parent < 0
        found.append((before if was_part else None, index))
        found += [(lost, None) for lost in gone.get(before, [])] if was_part else []
    return found


def _opening(document: ComparedFile) -> list[int]:
    return [index for index, heading in enumerate(document.headings) if heading.parent < 0]
