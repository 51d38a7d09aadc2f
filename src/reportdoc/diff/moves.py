"""Numbers and pages of things that are still there."""

from __future__ import annotations

from collections.abc import Iterator

from reportdoc.diff.changes import Move
from reportdoc.diff.matching import Matching
from reportdoc.diff.model import ComparedFile, ComparedHeading, Object
from reportdoc.diff.places import Places

SECTION = "section"
"""What a heading is called in a `Move`."""


def numbers(old: ComparedFile, new: ComparedFile, matching: Matching, places: Places) -> Iterator[Move]:
    """Yield the numbers that changed: headings, then objects, in the order of the new version."""
    for was, now, part in _kept(old, new, matching, places):
        if was.number != now.number:
            yield _move(now, part, was.number, now.number)


def pages(old: ComparedFile, new: ComparedFile, matching: Matching, places: Places) -> Iterator[Move]:
    """Yield the pages that changed, of whatever the directories of both versions list, as `numbers` does."""
    for was, now, part in _kept(old, new, matching, places):
        if was.page is not None and now.page is not None and was.page != now.page:
            yield _move(now, part, str(was.page), str(now.page))


def _kept(
    old: ComparedFile, new: ComparedFile, matching: Matching, places: Places
) -> Iterator[tuple[ComparedHeading | Object, ComparedHeading | Object, int]]:
    for index, heading in enumerate(new.headings):
        if index in matching.headings:
            yield old.headings[matching.headings[index]], heading, places.part_now(index)
    for index, found in enumerate(new.objects):
        if index in matching.objects:
            yield old.objects[matching.objects[index]], found, places.part_now(found.heading)


def _move(now: ComparedHeading | Object, part: int, old: str, new: str) -> Move:
    if isinstance(now, ComparedHeading):
        return Move(SECTION, now.label, part, now.number, now.title.text, old, new)
    return Move(now.kind.value, now.label, part, now.number, now.caption.text, old, new)
