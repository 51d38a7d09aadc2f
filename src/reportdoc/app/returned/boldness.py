"""Bold that was put on or taken off words which say what they said: marks are set and taken out, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from reportdoc.app.returned.items import Item, plainly
from reportdoc.app.returned.merging import applied
from reportdoc.app.returned.model import Edit, Segment, SegmentKind, Unit, Written
from reportdoc.content.parser import Parser
from reportdoc.content.pieces import PieceKind, Unlocated, pieces
from reportdoc.manuscript.model import ManuscriptParagraph

_MARK = "**"
_MARKS = (_MARK, "__")
_AROUND = (SegmentKind.OPEN, SegmentKind.CLOSE)
_WEIGHTLESS = (SegmentKind.NOTE, SegmentKind.FORMULA)
_WRITTEN = (SegmentKind.VALUE, SegmentKind.COMPUTED)
"""What is compared as it is written, for what it prints only the report knows."""
_READ = (PieceKind.TEXT, PieceKind.VALUE, PieceKind.REFERENCE)

_LONG = 4_000
"""Characters of a paragraph up to which every pair is weighed."""
_SAME = 3
"""Characters in a row from which they are taken for the same ones."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters of the file that are to be of one weight."""

    start: int
    end: int
    text: str
    bold: bool | None
    """None for blanks, which go with what is beside them."""


def weights(item: Item) -> list[tuple[str, bool]]:
    """Return the characters of a paragraph that are no blanks, each with whether it is bold; no notes and formulas."""
    assert isinstance(item.element, ManuscriptParagraph)
    runs = [run for run in item.element.runs if not (run.note or run.formula)]
    return [(one, run.bold) for run in runs for one in _solid(plainly(run.text))]


def reweighted(unit: Unit, built: Item, returned: Item, source: str) -> list[Edit] | None:
    """Return the edits after which what is bold in the returned file is bold in the content, and nothing else.

    `source` is the text of the unit's file. None where the marks cannot be set so.
    """
    old, new = weights(built), weights(returned)
    if old == new or [one for one, _ in old] != [one for one, _ in new]:
        return []
    solid = sum(len(_solid(plainly(one.text))) for one in unit.segments if one.kind not in (*_WEIGHTLESS, *_AROUND))
    if unit.written is not Written.MARKDOWN or solid != len(old):
        return None
    wishes = [None if was == now else now for (_, was), (_, now) in zip(old, new, strict=True)]
    stretches = _filled(list(_stretches(unit, wishes, source)))
    edits = [Edit(unit.file, start, end, text, unit.place) for start, end, text in _marks(unit, stretches, source)]
    return edits if _says(edits, stretches, source) else None


def differ(built: Item, returned: Item) -> bool:
    """Tell whether characters that both have, in words that were changed elsewhere, are bold in one of them only."""
    old, new = weights(built), weights(returned)
    if not any(bold for _, bold in (*old, *new)):
        return False
    matcher = SequenceMatcher(None, [one for one, _ in old], [one for one, _ in new], autojunk=len(old) > _LONG)
    blocks = matcher.get_matching_blocks()
    return any(old[one.a + at] != new[one.b + at] for one in blocks for at in range(one.size) if one.size >= _SAME)


def _solid(text: str) -> str:
    return "".join(text.split())


def _stretches(unit: Unit, wishes: Sequence[bool | None], source: str) -> Iterator[_Stretch]:
    """Yield what a unit prints, text by the character; `wishes` has none where the weight stays as it is."""
    at = 0
    for one in unit.segments:
        if one.kind in _WEIGHTLESS:
            yield _Stretch(one.start, one.end, "", None)
        if one.kind in (*_WEIGHTLESS, *_AROUND):
            continue
        for start, end, text in _characters(one):
            wished = set(wishes[at : at + len(_solid(plainly(text)))])
            at += len(_solid(plainly(text)))
            weight = wished.pop() if len(wished) == 1 else None
            bold = None if not _solid(plainly(text)) else one.bold if weight is None else weight
            if start < end:
                yield _Stretch(start, end, source[start:end] if one.kind in _WRITTEN else text, bold)


def _characters(one: Segment) -> Iterator[tuple[int, int, str]]:
    if one.kind is SegmentKind.TEXT and len(one.text) == one.end - one.start:
        for at, character in enumerate(one.text, one.start):
            yield at, at + 1, character
    else:
        yield one.start, one.end, one.text


def _filled(found: Sequence[_Stretch]) -> list[_Stretch]:
    """Return the stretches, blanks bold where what stands on both sides is."""
    before = [False]
    for one in found:
        before.append(before[-1] if one.bold is None else one.bold)
    after = [False]
    for one in reversed(found):
        after.append(after[-1] if one.bold is None else one.bold)
    sides = zip(found, before, reversed(after[:-1]), strict=False)
    return [replace(one, bold=left and right) if one.bold is None else one for one, left, right in sides]


def _marks(unit: Unit, stretches: Sequence[_Stretch], source: str) -> Iterator[tuple[int, int, str]]:
    """Yield the marks that go and those that come: where they stand, and what stands there then."""
    groups = [(bold, list(found)) for bold, found in groupby(stretches, key=lambda one: one.bold)]
    runs = [(found[0].start, found[-1].end) for bold, found in groups if bold]
    opened: list[Segment] = []
    kept = set()
    for one in unit.segments:
        if one.kind is SegmentKind.OPEN and source[one.start : one.end] in _MARKS:
            opened.append(one)
        elif one.kind is SegmentKind.CLOSE and source[one.start : one.end] in _MARKS:
            first = opened.pop()
            inside = [each for each in stretches if first.end <= each.start and each.end <= one.start]
            span = (inside[0].start, inside[-1].end) if inside else None
            if span in runs:
                kept.add(span)
            else:
                yield from ((first.start, first.end, ""), (one.start, one.end, ""))
    for start, end in runs:
        if (start, end) not in kept:
            yield from ((start, start, _MARK), (end, end, _MARK))


def _says(edits: Sequence[Edit], stretches: Sequence[_Stretch], source: str) -> bool:
    """Tell whether what the edits make reads as it is to: the same words, and bold what is to be."""
    begin = min([stretches[0].start, *(one.start for one in edits)])
    end = max([stretches[-1].end, *(one.end for one in edits)])
    moved = [replace(one, start=one.start - begin, end=one.end - begin) for one in edits]
    text = applied(source[begin:end], moved)
    try:
        found = pieces(text, 0, Parser().inline(text))
    except Unlocated:
        return False
    read = [(_solid(one.text or text[one.start : one.end]), one.bold) for one in found if one.kind in _READ]
    wanted = [(_solid(one.text), one.bold is True) for one in stretches]
    return _letters(read) == _letters(wanted)


def _letters(found: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    return [(letter, bold) for text, bold in found for letter in text]
