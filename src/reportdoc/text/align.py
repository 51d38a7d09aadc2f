"""Which item of the older file became which of the newer, in time that grows with the number of items.

`blocks` compares item by item, `in_order` tells what has kept its order, and `align` pairs items that may have changed:
those that are equal and occur once on either side are fixed first, as in Bram Cohen's patience diff; between them the
same is done with looser measures of equality; what is left in the gaps is paired where it is similar enough.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple, Protocol, TypeVar

LEVELS: Final = 2
"""Looser measures of equality that an item has."""

SIMILAR: Final = 0.4
"""From which share of common pairs of letters two items are taken for two versions of one."""

CELLS: Final = 20_000
"""Comparisons of two items that one gap may cost; in a longer one only items at like places are compared."""

LIMIT: Final = 20_000
"""Items that `blocks` puts side by side in order."""

_ROUNDS: Final = 50
"""How often a gap is looked at again for items that have become unique in it."""

T = TypeVar("T", bound=Hashable)

Stretch = tuple[str, int, int, int, int]
"""What became of a stretch (`equal`, `replace`, `delete`, `insert`), its ends in the old and in the new sequence."""


class Item(Protocol):
    """What can be aligned."""

    @property
    def key(self) -> str:
        """Equal for items that are the same."""

    @property
    def shape(self) -> Hashable:
        """Only items of one shape can be paired."""

    @property
    def loose(self) -> tuple[Hashable | None, ...]:
        """The looser measures, the surest first: equal for what is likely one item; None says nothing."""

    @property
    def grams(self) -> frozenset[str]:
        """What similarity is measured by."""


class Gap(NamedTuple):
    """A stretch of both sequences: from (included) and to (excluded), old and new."""

    old: int
    old_end: int
    new: int
    new_end: int


def blocks(old: Sequence[T], new: Sequence[T], limit: int = LIMIT) -> Iterator[Stretch]:
    """Yield the stretches that make the new sequence out of the old one, in order.

    Beyond the limit only what is the same at the start and at the end is found.
    """
    _, gap = _ends(old, new, Gap(0, len(old), 0, len(new)))
    if gap.old:
        yield "equal", 0, gap.old, 0, gap.new
    inner_old, inner_new = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    if inner_old and inner_new and max(len(inner_old), len(inner_new)) > limit:
        yield "replace", *gap
    else:
        for kind, first, last, to, until in SequenceMatcher(None, inner_old, inner_new).get_opcodes():
            yield kind, gap.old + first, gap.old + last, gap.new + to, gap.new + until
    if gap.old_end < len(old):
        yield "equal", gap.old_end, len(old), gap.new_end, len(new)


def in_order(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest run of numbers that rises, in which others may stand: all else has been moved."""
    return {place for place, _ in _increasing(list(enumerate(numbers)))}


def align(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[int, int]]:
    """Return the indices of items that belong together, increasing on both sides."""
    found = anchors([item.key for item in old], [item.key for item in new])
    for level in range(LEVELS):
        for gap in gaps(found, len(old), len(new)):
            measures = [_measure(item, level) for item in old[gap.old : gap.old_end]]
            others = [_measure(item, level) for item in new[gap.new : gap.new_end]]
            found.extend((gap.old + i, gap.new + j) for i, j in anchors(measures, others))
        found.sort()
    for gap in gaps(found, len(old), len(new)):
        found.extend(_similar(old, new, gap))
    return sorted(found)


def anchors(old: Sequence[Hashable | None], new: Sequence[Hashable | None]) -> list[tuple[int, int]]:
    """Return the indices of equal values at both ends, and of those that occur once, and so on between them."""
    found: list[tuple[int, int]] = []
    waiting = [(Gap(0, len(old), 0, len(new)), 0)]
    while waiting:
        gap, rounds = waiting.pop()
        ends, gap = _ends(old, new, gap)
        unique = _unique(old, new, gap) if rounds < _ROUNDS else []
        found.extend(ends + unique)
        if unique:
            waiting.extend((inner, rounds + 1) for inner in gaps(unique, gap.old_end, gap.new_end, gap.old, gap.new))
    return sorted(found)


def gaps(pairs: Sequence[tuple[int, int]], old_end: int, new_end: int, old: int = 0, new: int = 0) -> list[Gap]:
    """Return the stretches between pairs in which both sides have something."""
    found = []
    for i, j in [*pairs, (old_end, new_end)]:
        if old < i and new < j:
            found.append(Gap(old, i, new, j))
        old, new = i + 1, j + 1
    return found


def _measure(item: Item, level: int) -> Hashable | None:
    measure = item.loose[level]
    return None if measure is None else (item.shape, measure)


def _ends(
    old: Sequence[Hashable | None], new: Sequence[Hashable | None], gap: Gap
) -> tuple[list[tuple[int, int]], Gap]:
    i, i_end, j, j_end = gap
    found = []
    while i < i_end and j < j_end and old[i] is not None and old[i] == new[j]:
        found.append((i, j))
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and old[i_end - 1] is not None and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
        found.append((i_end, j_end))
    return found, Gap(i, i_end, j, j_end)


def _unique(old: Sequence[Hashable | None], new: Sequence[Hashable | None], gap: Gap) -> list[tuple[int, int]]:
    counts, others = Counter(old[gap.old : gap.old_end]), Counter(new[gap.new : gap.new_end])
    places = {new[j]: j for j in range(gap.new, gap.new_end) if new[j] is not None and others[new[j]] == 1}
    return _increasing(
        [(i, places[old[i]]) for i in range(gap.old, gap.old_end) if old[i] in places and counts[old[i]] == 1]
    )


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that increase on both sides (patience sorting)."""
    tops: list[int] = []
    heap: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(heap[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        heap[pile : pile + 1] = [index]
    found = []
    index = heap[-1] if heap else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _similar(old: Sequence[Item], new: Sequence[Item], gap: Gap) -> list[tuple[int, int]]:
    """Return the pairs of a gap that have the most in common, all in all: dynamic programming within a band."""
    height, width = gap.old_end - gap.old, gap.new_end - gap.new
    reach = max(1, CELLS // (2 * height))
    rows = [_Row(0, [0.0], [False])]
    for i in range(1, height + 1):
        above, centre = rows[-1], i * width // height
        row = _Row(max(0, centre - reach), [], [])
        for j in range(row.start, min(width, centre + reach) + 1):
            skipped = max(above.total(j), row.total(j - 1))
            alike = likeness(old[gap.old + i - 1], new[gap.new + j - 1]) if j else 0.0
            paired = above.total(j - 1) + alike if alike >= SIMILAR else 0.0
            row.totals.append(max(skipped, paired))
            row.pairs.append(paired > skipped)
        rows.append(row)
    return [(gap.old + i, gap.new + j) for i, j in _path(rows, width)]


class _Row(NamedTuple):
    """What the items of the older file up to one have in common with those of the newer, from a start on."""

    start: int
    totals: list[float]
    pairs: list[bool]

    def total(self, j: int) -> float:
        place = min(j - self.start, len(self.totals) - 1)
        return self.totals[place] if place >= 0 else 0.0


def _path(rows: list[_Row], j: int) -> list[tuple[int, int]]:
    found = []
    i = len(rows) - 1
    while i > 0 and j >= rows[i].start:
        row = rows[i]
        place = min(j - row.start, len(row.totals) - 1)
        j = row.start + place
        if row.pairs[place]:
            found.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif place > 0 and row.totals[place - 1] == row.totals[place]:
            j -= 1
        else:
            i -= 1
    return found


def likeness(old: Item, new: Item) -> float:
    """Return the share of what two items have in common, from 0 to 1 (Dice's coefficient)."""
    if old.shape != new.shape:
        return 0.0
    if old.key == new.key:
        return 1.0
    size = len(old.grams) + len(new.grams)
    return 2 * len(old.grams & new.grams) / size if size else 0.0
