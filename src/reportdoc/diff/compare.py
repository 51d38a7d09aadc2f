"""Two versions of a report become the list of what differs."""

from __future__ import annotations

from collections import defaultdict

from reportdoc.diff.changes import ChangeKind, Comparison, HeadingChange, ObjectChange, PartChanges, PassageChange
from reportdoc.diff.figures import Figures
from reportdoc.diff.heading_changes import heading_changes
from reportdoc.diff.matching import match
from reportdoc.diff.model import ComparedFile
from reportdoc.diff.moves import numbers, pages
from reportdoc.diff.names import UNKNOWN, Names
from reportdoc.diff.object_changes import ObjectChanges
from reportdoc.diff.passages import Passages
from reportdoc.diff.places import Places


def compare(old: ComparedFile, new: ComparedFile, old_names: Names = UNKNOWN, new_names: Names = UNKNOWN) -> Comparison:
    """Return what differs between two versions; names say what figures are called, where that is known."""
    matching = match(old, new)
    places = Places(old, new, matching)
    figures = Figures()
    passages = Passages(places, figures, old_names, new_names)
    # Figures are found in the order of this: text first, as it is read.
    texts = passages.texts(old, new, matching)
    objects = ObjectChanges(places, passages, figures, old_names, new_names).all(old, new, matching)
    headings = heading_changes(old, new, matching, places, passages)
    return Comparison(
        parts=_parts(old, new, places, headings, texts, objects),
        figures=figures.all(),
        numbers=tuple(numbers(old, new, matching, places)),
        pages=tuple(pages(old, new, matching, places)),
        paged=old.paged and new.paged,
        same_file=old.digest == new.digest,
    )


def _parts(
    old: ComparedFile,
    new: ComparedFile,
    places: Places,
    headings: list[HeadingChange],
    passages: list[PassageChange],
    objects: list[ObjectChange],
) -> tuple[PartChanges, ...]:
    in_headings, in_passages, in_objects = defaultdict(list), defaultdict(list), defaultdict(list)
    for heading in headings:
        in_headings[heading.part].append(heading)
    for passage in passages:
        in_passages[passage.where.part].append(passage)
    for one in objects:
        in_objects[one.where.part].append(one)
    found = []
    for place, (before, after) in enumerate(places.parts):
        was = old.headings[before] if before is not None else None
        now = new.headings[after] if after is not None else None
        shown = now or was
        assert shown is not None
        found.append(
            PartChanges(
                kind=shown.kind,
                number=now.number if now else "",
                title=now.title.text if now else "",
                old_number=was.number if was else "",
                old_title=was.title.text if was else "",
                state=ChangeKind.ADDED if was is None else ChangeKind.REMOVED if now is None else None,
                headings=tuple(in_headings[place]),
                passages=tuple(in_passages[place]),
                objects=tuple(in_objects[place]),
            )
        )
    return tuple(found)
