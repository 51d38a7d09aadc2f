"""Paragraphs added or removed at the very end of a body or cell.

The last mark of a container is always there, so it can be neither inserted nor deleted. As in Word, it is handed over:
where a paragraph is added after the last one, the mark of the former last is the new one, and the mark at the end is
the old one, with other properties; where the last one is removed, the mark before it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from reportdoc.ooxml.names import W, plain
from reportdoc.redline.blocks import BlockKind
from reportdoc.redline.compare import BlockStep
from reportdoc.redline.properties import Properties
from reportdoc.redline.revisions import Change, Revisions, properties_of_mark

_CHANGES = frozenset({f"{W}ins", f"{W}del", f"{W}rPrChange", f"{W}pPrChange"})


@dataclass(frozen=True, slots=True)
class _Look:
    """The properties of a paragraph and of its mark."""

    paragraph: list[etree._Element]
    mark: list[etree._Element]


def hand_over(
    steps: Sequence[BlockStep], nodes: list[list[etree._Element]], properties: Properties, revisions: Revisions
) -> None:
    """Let the mark at the end of a container stay; `nodes` are what stands for each step in the output."""
    change = _change(steps[-1]) if steps else None
    if change is None or nodes[-1][-1].tag != f"{W}p":
        return
    start = next((index for index in range(len(steps), 0, -1) if _change(steps[index - 1]) is not change), 0)
    last, new = nodes[-1][-1], steps[start - 1].new if start else None
    _write(last, _look(last.find(f"{W}pPr")))
    if new is None or new.kind is not BlockKind.PARAGRAPH:
        return
    old = steps[start - 1].old
    assert old is not None  # a step that is neither inserted nor deleted has both sides
    before, after = _look(properties.ready(old.node)), _look(new.node.find(f"{W}pPr"))
    if change is Change.INSERTED:
        _write(new.node, after)
        _write(last, _look(last.find(f"{W}pPr")), before, revisions)
    else:
        _write(new.node, before)
        _write(last, after, _look(last.find(f"{W}pPr")), revisions)
    revisions.mark_paragraph(new.node, change)


def _change(step: BlockStep) -> Change | None:
    if step.old is None:
        return Change.INSERTED
    return Change.DELETED if step.new is None else None


def _look(properties: etree._Element | None) -> _Look:
    """Return properties without what says how they changed."""
    if properties is None:
        return _Look([], [])
    own = [child for child in properties if child.tag not in _CHANGES and child.tag != f"{W}rPr"]
    mark = properties.find(f"{W}rPr")
    return _Look(own, [] if mark is None else [child for child in mark if child.tag not in _CHANGES])


def _write(
    paragraph: etree._Element, look: _Look, before: _Look | None = None, revisions: Revisions | None = None
) -> None:
    """Give a paragraph that look, and note that it had another before."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    properties[:] = look.paragraph
    changed = before is not None and plain(look.mark) != plain(before.mark)
    if look.mark or changed:
        properties_of_mark(paragraph)[:] = look.mark
    if before is None or revisions is None:
        return
    if changed:
        revisions.changed(properties_of_mark(paragraph), _element(f"{W}rPr", before.mark))
    if plain(look.paragraph) != plain(before.paragraph):
        revisions.changed(properties, _element(f"{W}pPr", before.paragraph))


def _element(tag: str, children: list[etree._Element]) -> etree._Element:
    element = etree.Element(tag)
    element.extend(children)
    return element
