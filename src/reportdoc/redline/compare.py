"""What became of each block, row and cell: kept, changed, deleted or inserted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from reportdoc.ooxml.names import MARKERS, W
from reportdoc.redline.blocks import AlignedBlock, AlignedRow, BlockKind, blocks, rows
from reportdoc.redline.keys import Side
from reportdoc.text.align import align

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class BlockStep:
    """A block before and after; without one of them it was inserted or deleted."""

    old: AlignedBlock | None
    new: AlignedBlock | None
    rows: tuple[RowStep, ...] = ()
    """Of a table that changed."""
    inner: Content | None = None
    """Of a directory or a content control that changed."""


@dataclass(frozen=True, slots=True)
class RowStep:
    """A row before and after, and its cells where there are both."""

    old: AlignedRow | None
    new: AlignedRow | None
    cells: tuple[Content, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What became of the blocks of a container."""

    steps: tuple[BlockStep, ...]
    old_markers: list[etree._Element]
    """Bookmarks and the like after the last block before."""
    new_markers: list[etree._Element]
    """The same after."""

    def all_steps(self) -> Iterator[BlockStep]:
        """Yield all steps, those within tables, directories and controls too."""
        for step in self.steps:
            yield step
            for row in step.rows:
                for cell in row.cells:
                    yield from cell.all_steps()
            if step.inner:
                yield from step.inner.all_steps()


def compare(old: etree._Element, new: etree._Element, before: Side, after: Side) -> Content:
    """Return what became of the blocks of a container; `before` and `after` are the parts they stand in."""
    blocks_before, markers_before = blocks(old, before)
    blocks_after, markers_after = blocks(new, after)
    pairs = _with_last(blocks_before, blocks_after, align(blocks_before, blocks_after))
    steps = _steps(blocks_before, blocks_after, pairs, before, after)
    return Content(tuple(steps), markers_before, markers_after)


def _with_last(
    old: Sequence[AlignedBlock], new: Sequence[AlignedBlock], pairs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pair the last paragraphs where both are new or gone: the last mark of a container cannot be deleted."""
    last = (len(old) - 1, len(new) - 1)
    open_ends = not pairs or (pairs[-1][0] < last[0] and pairs[-1][1] < last[1])
    if min(last) >= 0 and open_ends and old[-1].kind is BlockKind.PARAGRAPH and old[-1].shape == new[-1].shape:
        return [*pairs, last]
    return pairs


def _steps(
    old: Sequence[AlignedBlock], new: Sequence[AlignedBlock], pairs: list[tuple[int, int]], before: Side, after: Side
) -> Iterator[BlockStep]:
    for one, other in _in_order(old, new, pairs):
        if one is None or other is None:
            yield BlockStep(one, other)
        else:
            yield from _paired(one, other, before, after)


def _in_order(
    old: Sequence[_Item], new: Sequence[_Item], pairs: list[tuple[int, int]]
) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Yield pairs in their order, and before each what was deleted, then what was inserted."""
    i = j = 0
    for one, other in [*pairs, (len(old), len(new))]:
        yield from ((item, None) for item in old[i:one])
        yield from ((None, item) for item in new[j:other])
        if one < len(old) and other < len(new):
            yield old[one], new[other]
        i, j = one + 1, other + 1


def _paired(old: AlignedBlock, new: AlignedBlock, before: Side, after: Side) -> Iterator[BlockStep]:
    """Yield what became of a block; one that cannot be changed in place is deleted and inserted."""
    if old.kind is BlockKind.PARAGRAPH or (old.key == new.key and "<w:numId" not in new.key):
        yield BlockStep(old, new)
    elif old.kind is BlockKind.TABLE and _plain(old.node) and _plain(new.node):
        yield BlockStep(old, new, rows=tuple(_row_steps(old.node, new.node, before, after)))
    elif old.kind is BlockKind.FIELD and _ends_pair(old) and _ends_pair(new):
        yield BlockStep(old, new, inner=Content(tuple(_field_steps(old.inner, new.inner, before, after)), [], []))
    elif old.kind is BlockKind.CONTROL:
        inner = compare(_content(old.node), _content(new.node), before, after)
        yield BlockStep(old, new, inner=inner)
    else:
        yield BlockStep(old, None)
        yield BlockStep(None, new)


def _row_steps(old: etree._Element, new: etree._Element, before: Side, after: Side) -> Iterator[RowStep]:
    rows_before, rows_after = rows(old, before), rows(new, after)
    for one, other in _in_order(rows_before, rows_after, align(rows_before, rows_after)):
        if one is None or other is None or (one.key == other.key and "<w:numId" not in other.key):
            yield RowStep(one, other)
        else:
            cells = zip(one.cells, other.cells, strict=True)
            yield RowStep(one, other, tuple(compare(*pair, before, after) for pair in cells))


def _field_steps(
    old: Sequence[AlignedBlock], new: Sequence[AlignedBlock], before: Side, after: Side
) -> Iterator[BlockStep]:
    """Compare the lines of a directory; the first and the last hold the field's ends, so they belong together."""
    inner = align(old[1:-1], new[1:-1])
    pairs = [(0, 0), *((i + 1, j + 1) for i, j in inner), (len(old) - 1, len(new) - 1)]
    return _steps(old, new, pairs, before, after)


def _plain(table: etree._Element) -> bool:
    """Tell whether a table's rows stand in it directly, not in content controls."""
    return all(child.tag in (f"{W}tblPr", f"{W}tblGrid", f"{W}tr", *MARKERS) for child in table)


def _ends_pair(block: AlignedBlock) -> bool:
    return len(block.inner) > 1 and all(end.kind is BlockKind.PARAGRAPH for end in (block.inner[0], block.inner[-1]))


def _content(control: etree._Element) -> etree._Element:
    content = control.find(f"{W}sdtContent")
    assert content is not None  # else it is no control to us
    return content
