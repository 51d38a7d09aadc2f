"""Headings that came, went, moved or were renamed."""

from __future__ import annotations

from collections import defaultdict

from reportdoc.diff.changes import ChangeKind, HeadingChange, Use
from reportdoc.diff.matching import Matching
from reportdoc.diff.model import ComparedFile, ComparedHeading
from reportdoc.diff.passages import Passages
from reportdoc.diff.places import Places, named
from reportdoc.text.align import in_order


def heading_changes(
    old: ComparedFile, new: ComparedFile, matching: Matching, places: Places, passages: Passages
) -> list[HeadingChange]:
    """Return what became of the headings, in the order of the new version; those that have gone come last."""
    moved = _moved(old, new, matching)
    found = []
    for index, heading in enumerate(new.headings[1:], 1):
        before = matching.headings.get(index)
        was = old.headings[before] if before is not None else None
        kinds = _kinds(was, heading, index in moved)
        if kinds:
            found.append(_change(kinds, was, heading, places.part_now(index), old, new))
        if was is not None:
            where = places.now(index, -1)
            passages.whole(was.title, heading.title, Use(where, "", "", "", ""), index)
    kept = set(matching.headings.values())
    for index, heading in enumerate(old.headings):
        if index not in kept:
            found.append(_change((ChangeKind.REMOVED,), heading, None, places.part_before(index), old, new))
    return found


def _kinds(old: ComparedHeading | None, new: ComparedHeading, moved: bool) -> tuple[ChangeKind, ...]:
    if old is None:
        return (ChangeKind.ADDED,)
    renamed = old.title.key != new.title.key
    return (*((ChangeKind.MOVED,) if moved else ()), *((ChangeKind.CHANGED,) if renamed else ()))


def _moved(old: ComparedFile, new: ComparedFile, matching: Matching) -> set[int]:
    """Return the headings that stand under another heading, or in another order among those that stayed under it."""
    moved: set[int] = set()
    stayed: defaultdict[int, list[int]] = defaultdict(list)
    for index, heading in enumerate(new.headings):
        before = matching.headings.get(index)
        if before is None:
            continue
        above = matching.headings.get(heading.parent) if heading.parent >= 0 else -1
        if above == old.headings[before].parent:
            stayed[heading.parent].append(index)
        else:
            moved.add(index)
    for children in stayed.values():
        kept = in_order([matching.headings[index] for index in children])
        moved.update(index for place, index in enumerate(children) if place not in kept)
    return moved


def _change(
    kinds: tuple[ChangeKind, ...],
    was: ComparedHeading | None,
    now: ComparedHeading | None,
    part: int,
    old: ComparedFile,
    new: ComparedFile,
) -> HeadingChange:
    shown = now or was
    assert shown is not None
    return HeadingChange(
        kinds=kinds,
        label=shown.label,
        part=part,
        old_number=was.number if was else "",
        old_title=was.title.text if was else "",
        old_above=_above(was, old),
        number=now.number if now else "",
        title=now.title.text if now else "",
        above=_above(now, new),
    )


def _above(heading: ComparedHeading | None, document: ComparedFile) -> str:
    return named(document.headings[heading.parent]) if heading and heading.parent >= 0 else ""
