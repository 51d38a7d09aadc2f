"""Two sequences side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

LIMIT = 20_000
"""Items that are put side by side in order."""

T = TypeVar("T", bound=Hashable)
Block = tuple[str, int, int, int, int]
"""What became of a stretch (`equal`, `replace`, `delete`, `insert`), its ends in the old and in the new sequence."""


def blocks(old: Sequence[T], new: Sequence[T], limit: int = LIMIT) -> Iterator[Block]:
    """Yield the stretches that make the new sequence out of the old one, in order.

    Beyond the limit only what is the same at the start and at the end is found.
    """
    start, end = 0, 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if start:
        yield "equal", 0, start, 0, start
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    yield from _middle(middle_old, middle_new, start, limit)
    if end:
        yield "equal", len(old) - end, len(old), len(new) - end, len(new)


def _middle(old: Sequence[T], new: Sequence[T], start: int, limit: int) -> Iterator[Block]:
    if not old and not new:
        return
    if max(len(old), len(new)) > limit or not old or not new:
        kind = "replace" if old and new else "delete" if old else "insert"
        yield kind, start, start + len(old), start, start + len(new)
        return
    for kind, *ends in SequenceMatcher(None, old, new).get_opcodes():
        first, last, to, until = (end + start for end in ends)
        yield kind, first, last, to, until


def in_order(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest run of numbers that rises, in which others may stand: all else has been moved."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(numbers):
        length = bisect_left(ends, value)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        places[length : length + 1] = [place]
    kept: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept
