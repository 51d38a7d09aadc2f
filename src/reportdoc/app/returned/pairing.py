"""Which item of the returned file is which of the built one, and which unit of the content each was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdoc.app.returned.items import Item, plainly
from reportdoc.app.returned.model import Unit
from reportdoc.text.align import Gap, align, anchors, gaps, likeness

LIKE = 0.5
"""Share of common pairs of letters from which a paragraph elsewhere is one that was moved and reworded."""
_CHAPTER, _PICTURE = "heading 1", "picture"
_SHORT = 8
"""Letters below which only an equal text has been moved: others are alike by chance."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What became of what."""

    kept: tuple[tuple[int, int], ...]
    """Items of both files in the order of both."""
    moved: tuple[tuple[int, int], ...]
    """Items that stand elsewhere now."""
    gone: tuple[int, ...]
    new: tuple[int, ...]


def paired(built: Sequence[Item], returned: Sequence[Item]) -> Pairs:
    """Return what the items of the built file have become."""
    kept = _aligned(built, returned)
    here, there = ({pair[side] for pair in kept} for side in (0, 1))
    gone = [i for i in range(len(built)) if i not in here]
    new = [j for j in range(len(returned)) if j not in there]
    moved: list[tuple[int, int]] = []
    for exact in (True, False):
        for i in list(gone):
            best = max(new, key=lambda j: likeness(built[i], returned[j]), default=None)
            if best is None:
                break
            alike = likeness(built[i], returned[best])
            if alike == 1 or (not exact and alike >= LIKE and len(built[i].key) >= _SHORT):
                moved.append((i, best))
                gone.remove(i)
                new.remove(best)
    return Pairs(tuple(kept), tuple(moved), tuple(gone), tuple(new))


def _aligned(built: Sequence[Item], returned: Sequence[Item]) -> list[tuple[int, int]]:
    """Return the items that have kept their order; chapters have, whatever was moved over their beginnings."""
    old, new = ([i for i, item in enumerate(one) if item.shape == _CHAPTER] for one in (built, returned))
    same = anchors([built[i].key for i in old], [returned[j].key for j in new])
    fixed = [(old[i], new[j]) for i, j in _as_many(same, len(old), len(new))]
    found = list(fixed)
    for gap in gaps(fixed, len(built), len(returned)):
        pairs = align(built[gap.old : gap.old_end], returned[gap.new : gap.new_end])
        found += [(gap.old + i, gap.new + j) for i, j in pairs]
    found.sort()
    for gap in gaps(found, len(built), len(returned)):
        found += _pictures(built, returned, gap)
    return sorted(found)


def _as_many(same: Sequence[tuple[int, int]], old: int, new: int) -> list[tuple[int, int]]:
    """Return the chapters that were kept: those of the same title, and between them as many as there were."""
    others = [one for one in gaps(same, old, new) if one.old_end - one.old == one.new_end - one.new]
    return sorted([*same, *(pair for gap in others for pair in zip(range(*gap[:2]), range(*gap[2:]), strict=True))])


def _pictures(built: Sequence[Item], returned: Sequence[Item], gap: Gap) -> list[tuple[int, int]]:
    """Return the pictures of a stretch that were replaced where they stand: as many as there were."""
    old = [i for i in range(gap.old, gap.old_end) if built[i].shape == _PICTURE]
    new = [j for j in range(gap.new, gap.new_end) if returned[j].shape == _PICTURE]
    return list(zip(old, new, strict=True)) if len(old) == len(new) else []


def sources(units: Sequence[Unit], built: Sequence[Item]) -> dict[int, Unit]:
    """Return the unit by the item of the built file that was made from it.

    What is in no unit, such as the declaration, is computed. Units are found in order; one that is not there has been
    built otherwise, and has no item.
    """
    found: dict[int, Unit] = {}
    at = 0
    for unit in units:
        wanted = _key(unit)
        place = next((i for i in range(at, len(built)) if _fits(built[i], unit, wanted)), None)
        if place is not None:
            found[place] = unit
            at = place + 1
    return found


def _fits(item: Item, unit: Unit, wanted: str) -> bool:
    if unit.shape in ("picture", "chart", "table"):
        return item.shape == unit.shape
    note = (item.shape == "note") == (unit.shape == "note")
    return note and item.shape not in ("picture", "chart", "table") and item.key == wanted


def _key(unit: Unit) -> str:
    return "".join(plainly(unit.text).split())
