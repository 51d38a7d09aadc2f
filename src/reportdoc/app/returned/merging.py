"""Three-way merge: edits of a file as it was built go into the file as it is today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum
from types import MappingProxyType

from reportdoc.app.returned.model import CellEdit, Edit, EditSpot

_PAIRS = 4_000_000
"""Pairs of characters up to which two versions of some lines are compared character by character."""


_ENDS = re.compile(r"\s*+(?:$|:::|#)")
"""Lines that belong to no paragraph."""
_ALONE = re.compile(r"\s*+(?:[-*+]|\d{1,9}[.)])\s")
"""Beginnings of items of a list."""


class Choice(Enum):
    """Whose text stands where both sides changed the same place."""

    OURS = "ours"
    """The content of today."""
    THEIRS = "theirs"
    """The returned file."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that was changed both in the returned file and in the content since it was built."""

    edit: Edit | CellEdit
    ours: str
    """What the content has there today; of running text the whole paragraph, as the returned file is quoted."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A file with edits in it."""

    text: str
    conflicts: tuple[Conflict, ...]
    """Places that stay as they are today."""


def merged(
    base: str,
    today: str,
    edits: Sequence[Edit],
    choice: Choice | None = None,
    chosen: Mapping[EditSpot, Choice] = MappingProxyType({}),
) -> Merged:
    """Return the text of today with edits that were made to its text as it was built, `base`.

    Where both changed the same place nothing is written, unless `chosen`, of this place, or else `choice` says whose
    text it is to be.
    """
    if today in (base, theirs := applied(base, edits)):
        return Merged(theirs, ())
    conflicts: list[Conflict] = []
    made: list[Edit] = []
    for one in _clusters(list(_slid(base, edits)), list(_changes(base, today))):
        text = applied(base[one.start : one.end], [_from(edit, one.start) for edit in one.edits])
        ours = today[one.today : one.today_end]
        if not one.edits or text == ours:
            continue
        mine = chosen.get(one.edits[0].spot, choice)
        if one.changed and mine is not Choice.THEIRS:
            shown = _passage(today, one.today, one.today_end) if one.edits[0].file.endswith(".md") else ours
            conflicts += [] if mine is Choice.OURS else [Conflict(one.edits[0], shown)]
        else:
            made.append(replace(one.edits[0], start=one.today, end=one.today_end, text=text))
    return Merged(applied(today, made), tuple(conflicts))


def _passage(text: str, start: int, end: int) -> str:
    """Return the paragraph of a Markdown file that holds some characters, on one line."""
    before, after = text[:start].split("\n"), text[end:].split("\n")
    first, *later = (before[-1] + text[start:end] + after[0]).split("\n")
    found = [first, *later]
    for line in [] if _ENDS.match(first) else reversed(before[:-1]):
        if _ALONE.match(found[0]) or _ENDS.match(line):
            break
        found.insert(0, line)
    for line in [] if _ENDS.match(first) else after[1:]:
        if _ALONE.match(line) or _ENDS.match(line):
            break
        found.append(line)
    return "".join(one.strip().removesuffix("\\") for one in found)


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits made; those of one place in the order given."""
    made, done = "", 0
    for edit in sorted(edits, key=lambda one: one.start):
        made += text[done : max(done, edit.start)] + edit.text
        done = max(done, edit.end)
    return made + text[done:]


@dataclass(slots=True)
class _Cluster:
    """What touches: a stretch of the text as built, and where it is today."""

    start: int
    end: int
    today: int
    today_end: int
    edits: list[Edit]
    changed: bool
    """Whether today's text differs there."""


def _clusters(edits: Sequence[Edit], changes: Sequence[_Change]) -> Iterator[_Cluster]:
    """Yield edits and changes, those that touch one another together."""
    shift = 0
    held: _Cluster | None = None
    for start, _, one in sorted([(e.start, 1, e) for e in edits] + [(c.start, 0, c) for c in changes], key=_order):
        if held is not None and start > held.end:
            yield held
            held = None
        if held is None:
            held = _Cluster(start, start, start + shift, start + shift, [], changed=False)
        end = max(held.end, one.end)
        held.today_end += end - held.end
        held.end = end
        if isinstance(one, Edit):
            held.edits.append(one)
        else:
            shift += one.longer
            held.today_end += one.longer
            held.changed = True
    if held is not None:
        yield held


def _order(one: tuple[int, int, Edit | _Change]) -> tuple[int, int]:
    return one[0], one[1]


def _slid(base: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield edits in order, what is put in as far behind as it may stand, so that the same comes to the same place."""
    ordered: list[Edit] = []
    for one in sorted(edits, key=lambda one: (one.start, one.end)):
        last = ordered[-1] if ordered else None
        if last is not None and last.start == last.end == one.start == one.end:
            ordered[-1] = replace(last, text=last.text + one.text, new=last.new + one.new)
        else:
            ordered.append(one)
    ends = [*(one.start for one in ordered[1:]), len(base)]
    for at, (one, end) in enumerate(zip(ordered, ends, strict=True)):
        alone = not at or ordered[at - 1].end < one.start
        by = _reach(base, one.start, end, one.text) if one.start == one.end and alone else 0
        yield replace(one, start=one.start + by, end=one.end + by, text=_turned(one.text, by)) if by else one


def _reach(base: str, at: int, end: int, text: str) -> int:
    """Return by how many characters a text that is put in can stand later, before `end`, and read the same."""
    by = 0
    while text and at + by < end and base[at + by] == text[by % len(text)]:
        by += 1
    return by


def _turned(text: str, by: int) -> str:
    by %= len(text)
    return text[by:] + text[:by]


def _from(edit: Edit, start: int) -> Edit:
    return replace(edit, start=edit.start - start, end=edit.end - start)


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of the text as built that is another today, longer by so many characters."""

    start: int
    end: int
    longer: int


def _changes(base: str, today: str) -> Iterator[_Change]:
    """Yield what was changed in the content, what was put in as far behind as it may stand."""
    found = list(_differences(base, today))
    ends = [*(one.start for one, _ in found[1:]), len(base)]
    for (one, text), end in zip(found, ends, strict=True):
        by = _reach(base, one.start, end, text) if one.start == one.end else 0
        yield replace(one, start=one.start + by, end=one.end + by)


def _differences(base: str, today: str) -> Iterator[tuple[_Change, str]]:
    """Yield what was changed and what stands there: lines first, then the characters of lines that were changed."""
    one, other = base.splitlines(keepends=True), today.splitlines(keepends=True)
    at = [0]
    for line in one:
        at.append(at[-1] + len(line))
    for kind, i, i_end, j, j_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        old, new = "".join(one[i:i_end]), "".join(other[j:j_end])
        if len(old) * len(new) > _PAIRS or kind != "replace":
            yield _Change(at[i], at[i_end], len(new) - len(old)), new
            continue
        for tag, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                yield _Change(at[i] + a, at[i] + a_end, (b_end - b) - (a_end - a)), new[b:b_end]
