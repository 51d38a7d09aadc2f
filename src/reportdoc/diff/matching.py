"""What of one version is the same thing in the other: by label, by title or caption, or else by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from reportdoc.diff.model import ComparedFile, ComparedHeading, Object, ObjectKind
from reportdoc.text.align import blocks
from reportdoc.text.similar import pairs

_TITLE, _BODY, _CAPTION, _CELLS, _NEAR, _FAR = 0.5, 0.5, 0.6, 0.5, 0.5, 0.6
"""Likeness from which titles, texts of sections, captions, contents, paragraphs under the same heading, and paragraphs
anywhere are taken for versions of each other; found by trying on reports."""

_ROWS = 50
"""Rows of a table that are looked at to know it again."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of indexes, from the new version to the old one."""

    headings: dict[int, int]
    objects: dict[int, int]
    texts: dict[int, int]


def match(old: ComparedFile, new: ComparedFile) -> Matching:
    """Return what belongs together in two versions."""
    headings = _headings(old, new)
    objects = _objects(old, new, headings)
    return Matching(headings, objects, _texts(old, new, headings, objects))


class _Pairs:
    """Pairs found so far, and what is still free on both sides."""

    def __init__(self, old: int, new: int) -> None:
        self.found: dict[int, int] = {}
        self.old = dict.fromkeys(range(old))
        self.new = dict.fromkeys(range(new))

    def take(self, old: int, new: int) -> None:
        self.found[new] = old
        del self.old[old], self.new[new]

    def same(self, old: Callable[[int], Hashable], new: Callable[[int], Hashable]) -> None:
        """Pair what has the same key, in order; a key that is empty is none."""
        places = defaultdict(list)
        for index in reversed(self.old):
            places[old(index)].append(index)
        for index in list(self.new):
            key = new(index)
            if key and places.get(key):
                self.take(places[key].pop(), index)

    def alike(self, old: Callable[[int], str], new: Callable[[int], str], least: float) -> None:
        """Pair those whose texts are the same or alike; an empty text is like none."""
        ours = [index for index in self.old if old(index)]
        theirs = [index for index in self.new if new(index)]
        for one, other in pairs([old(index) for index in ours], [new(index) for index in theirs], least):
            self.take(ours[one], theirs[other])


def _headings(old: ComparedFile, new: ComparedFile) -> dict[int, int]:
    found = _Pairs(len(old.headings), len(new.headings))
    found.take(0, 0)
    found.same(lambda index: old.headings[index].label, lambda index: new.headings[index].label)
    _under_the_same(old, new, found)
    found.same(lambda index: _titled(old.headings[index]), lambda index: _titled(new.headings[index]))
    found.alike(lambda index: old.headings[index].title.key, lambda index: new.headings[index].title.key, _TITLE)
    before, after = _bodies(old), _bodies(new)
    found.alike(lambda index: before[index], lambda index: after[index], _BODY)
    return found.found


def _under_the_same(old: ComparedFile, new: ComparedFile, found: _Pairs) -> None:
    """Pair headings of the same title under the same heading; parents come before what stands under them."""
    places = defaultdict(list)
    for index in reversed(found.old):
        places[old.headings[index].parent, old.headings[index].title.key].append(index)
    for index in list(found.new):
        heading = new.headings[index]
        parent = found.found.get(heading.parent) if heading.parent >= 0 else -1
        candidates = places.get((parent, heading.title.key)) if parent is not None else None
        if candidates:
            found.take(candidates.pop(), index)


def _titled(heading: ComparedHeading) -> Hashable:
    return heading.level, heading.title.key


def _bodies(document: ComparedFile) -> list[str]:
    """Return the text that stands directly under each heading."""
    lines = defaultdict(list)
    for text in document.texts:
        lines[text.heading].append(text.line.key)
    return ["\n".join(lines[index]) for index in range(len(document.headings))]


def _objects(old: ComparedFile, new: ComparedFile, headings: dict[int, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for kind in dict.fromkeys(one.kind for one in (*old.objects, *new.objects)):
        before = [index for index, one in enumerate(old.objects) if one.kind is kind]
        after = [index for index, one in enumerate(new.objects) if one.kind is kind]
        paired = _of_a_kind([old.objects[index] for index in before], [new.objects[index] for index in after], headings)
        found |= {after[other]: before[one] for other, one in paired.items()}
    return found


def _of_a_kind(old: list[Object], new: list[Object], headings: dict[int, int]) -> dict[int, int]:
    found = _Pairs(len(old), len(new))
    found.same(lambda index: old[index].label, lambda index: new[index].label)
    found.alike(lambda index: old[index].caption.key, lambda index: new[index].caption.key, _CAPTION)
    found.same(lambda index: _bytes(old[index]), lambda index: _bytes(new[index]))
    before, after = list(map(_cells, old)), list(map(_cells, new))
    found.alike(lambda index: before[index], lambda index: after[index], _CELLS)
    found.same(
        lambda index: None if old[index].caption.text else (old[index].heading,),
        lambda index: None if new[index].caption.text else (headings.get(new[index].heading),),
    )
    return found.found


def _bytes(found: Object) -> str:
    return found.look if found.kind is ObjectKind.PICTURE else ""


def _cells(found: Object) -> str:
    if found.grid is None:
        return ""
    return "\n".join("\t".join(row) for row in found.grid.rows[:_ROWS])


def _texts(old: ComparedFile, new: ComparedFile, headings: dict[int, int], objects: dict[int, int]) -> dict[int, int]:
    before = [text.line.key for text in old.texts]
    after = [text.line.key for text in new.texts]
    found = _Pairs(len(before), len(after))
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, text in enumerate(old.texts):
        groups[text.heading, text.case].append(index)
    others: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, text in enumerate(new.texts):
        case = objects.get(text.case) if text.case >= 0 else -1
        others[headings.get(text.heading), case].append(index)
    for group, theirs in others.items():
        _in_order(found, before, after, groups.get(group, []), theirs)
    found.alike(lambda index: before[index], lambda index: after[index], _FAR)
    return found.found


def _in_order(found: _Pairs, old: list[str], new: list[str], ours: list[int], theirs: list[int]) -> None:
    """Pair the paragraphs under one heading: first those that are the same, in order, then those that are alike."""
    left: list[tuple[Iterable[int], Iterable[int]]] = []
    for kind, start, end, to, until in blocks([old[index] for index in ours], [new[index] for index in theirs]):
        if kind == "equal":
            for one, other in zip(ours[start:end], theirs[to:until], strict=True):
                found.take(one, other)
        else:
            left.append((ours[start:end], theirs[to:until]))
    free = [index for some, _ in left for index in some]
    open_ = [index for _, some in left for index in some]
    for one, other in pairs([old[index] for index in free], [new[index] for index in open_], _NEAR):
        found.take(free[one], open_[other])
