"""Blocks that were taken out, moved or put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from reportdoc.app.returned.items import Item, plainly
from reportdoc.app.returned.model import Lines, Unit
from reportdoc.app.returned.pairing import Pairs
from reportdoc.manuscript.model import Element, Manuscript, ManuscriptParagraph

_BESIDE = 2
"""How many items away a line stands from what it belongs to: caption, unit, table, source."""
Block = tuple[str, Lines]
"""A file and the lines of a block in it."""


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between two items that were there before: new elements and blocks that were moved there, in order."""

    after: int | None
    """Item of the returned file before it; none at the start."""
    parent: tuple[int, ...]
    """Tables it stands in."""
    entries: list[Element | Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Blocks:
    """What became of the blocks of the content."""

    removed: tuple[Block, ...]
    moved: tuple[Block, ...]
    """They stand in `groups` as well."""
    partly: tuple[Unit, ...]
    """Units that are gone though the block they are part of is there: a caption, a picture, the title of a case."""
    groups: tuple[Group, ...]


def blocks(
    sources: Mapping[int, Unit], pairs: Pairs, returned: Sequence[Item], manuscript: Manuscript, bound: Sequence[int]
) -> Blocks:
    """Return which blocks are gone, were moved, or are new.

    `sources` has the units by the items of the built file. `bound` are new items that belong to an old one: halves
    of a paragraph that was parted.
    """
    members: dict[Block, set[int]] = {}
    for item, unit in sources.items():
        # A line such as 单位：人 that is left where its table was is no reason to keep the table.
        for lines in unit.chain if unit.shape != "line" else ():
            members.setdefault((unit.home, lines), set()).add(item)
    gone = {i for i in pairs.gone if i in sources}
    moved = {i: j for i, j in pairs.moved if i in sources}
    removed, partly = _outermost(sources, members, gone, gone)
    shifted, parts = _outermost(sources, members, set(moved), gone | set(moved))
    homes = {j: next((b for b in shifted if i in members[b]), None) for i, j in moved.items()}
    new = set(pairs.new) - set(bound)
    # Where only a part of a block seems moved, as a line that is like another, it counts as new.
    new |= {j for j, home in homes.items() if home is None}
    placed = {j: home for j, home in homes.items() if home is not None}
    along = _along(sources, placed, returned, new)
    placed |= along
    new -= set(along)
    return Blocks(
        tuple(one for one in removed if not any(_within(one, other) for other in shifted)),
        tuple(shifted),
        tuple(sources[i] for i in (*partly, *parts)),
        tuple(_groups(returned, new, placed, set(bound), manuscript)),
    )


def _along(
    sources: Mapping[int, Unit], placed: Mapping[int, Block], returned: Sequence[Item], new: Set[int]
) -> dict[int, Block]:
    """Return the lines beside blocks that were moved that are theirs, 单位：人 and 数据来源：…, with their blocks."""
    lines = {
        (unit.home, chain): {one.text for one in sources.values() if one.shape == "line" and chain in one.chain}
        for unit in sources.values()
        for chain in unit.chain
        if (unit.home, chain) in placed.values()
    }
    return {
        near: block
        for j, block in placed.items()
        for near in range(j - _BESIDE, j + _BESIDE + 1)
        if near in new and returned[near].key in {"".join(plainly(text).split()) for text in lines[block]}
    }


def _outermost(
    sources: Mapping[int, Unit], members: Mapping[Block, set[int]], wanted: set[int], away: set[int]
) -> tuple[list[Block], list[int]]:
    """Return the outermost blocks all of whose items are away, and the items that are in none."""
    found: dict[Block, None] = {}
    left = []
    for item in sorted(wanted):
        unit = sources[item]
        # The lines of a caption alone are no block.
        chain = unit.chain[:-1] if unit.shape == "caption" else unit.chain
        whole = next((lines for lines in chain if members.get((unit.home, lines), {item}) <= away), None)
        if whole is not None:
            found[unit.home, whole] = None
        else:
            left.append(item)
    return list(found), left


def _within(one: Block, other: Block) -> bool:
    return one[0] == other[0] and other[1].start <= one[1].start and one[1].end <= other[1].end


def _groups(
    returned: Sequence[Item], new: set[int], placed: Mapping[int, Block], bound: set[int], manuscript: Manuscript
) -> list[Group]:
    fresh = _fresh(returned, new, manuscript)
    found: list[Group] = []
    seen: set[object] = set()
    last: int | None = None
    open_: Group | None = None
    for j, item in enumerate(returned):
        if j not in new and j not in placed:
            last, open_ = (last, open_) if j in bound else (j, None)
            continue
        entry: Element | Block = placed[j] if j in placed else fresh[j][0]
        parent = item.boxes[::3] if j in placed else fresh[j][1]
        key = entry if isinstance(entry, tuple) else id(entry)
        if key in seen:
            continue
        seen.add(key)
        if open_ is None or open_.parent != parent:
            open_ = Group(last, parent)
            found.append(open_)
        open_.entries.append(entry)
    return found


def _fresh(
    returned: Sequence[Item], new: set[int], manuscript: Manuscript
) -> dict[int, tuple[Element, tuple[int, ...]]]:
    """Return for each new item the outermost element that is all new, and the tables that one stands in."""
    inside: dict[int, set[int]] = {}
    for j, item in enumerate(returned):
        for box in item.boxes[::3]:
            inside.setdefault(box, set()).add(j)
    elements = {one.index: one for one in _walk(manuscript.elements)}
    found: dict[int, tuple[Element, tuple[int, ...]]] = {}
    for j in new:
        boxes = returned[j].boxes[::3]
        at = next((at for at, box in enumerate(boxes) if inside[box] <= new), None)
        element = returned[j].element if at is None else elements[boxes[at]]
        found[j] = (element, boxes if at is None else boxes[:at])
    return found


def _walk(elements: Sequence[Element]) -> list[Element]:
    found: list[Element] = []
    for one in elements:
        found.append(one)
        if not isinstance(one, ManuscriptParagraph):
            for cell in one.cells():
                found += _walk(cell.blocks)
    return found
