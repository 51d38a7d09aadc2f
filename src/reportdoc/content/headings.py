"""The order of headings in a part, and what may stand in one."""

from __future__ import annotations

from collections.abc import Iterable

from reportdoc.content.attributes import HeadingAttributes
from reportdoc.content.inlines import inlines, only_words
from reportdoc.content.scope import Scope
from reportdoc.content.tree import Node
from reportdoc.report.block import Block, Heading
from reportdoc.report.label import Kind
from reportdoc.report.message import message

_DEEPEST = 4


def heading(node: Node, scope: Scope) -> Heading:
    """Return a heading; a level below the fourth is noted in the scope."""
    opening = scope.document.openings[node.line]
    level = int(node.tag[1:])
    content = only_words(inlines(node.children[0].inline, node.line, scope), node.line, scope)
    numbered = "unnumbered" not in opening.flags and not scope.document.unnumbered
    if not content:
        scope.add(node.line, message("the heading is empty"))
    if level > _DEEPEST:
        text = message("headings have four levels, and this one is of level {level}", level=level)
        scope.add(node.line, text, message("write #### at most"))
    given = opening.attributes
    department = given.department.strip() if isinstance(given, HeadingAttributes) else ""
    label = scope.label(opening.label, Kind.SECTION)
    return Heading(label, level, content, numbered, scope.place(node.line), department)


def check_order(blocks: Iterable[Block], scope: Scope) -> None:
    """Note in the scope where a part does not begin with its one heading of level 1, or headings skip a level."""
    blocks = tuple(blocks)
    first = blocks[0] if blocks else None
    if not isinstance(first, Heading) or first.level != 1:
        line = first.place.line if first and first.place.line else 1
        text = message("the file must begin with a heading of level 1")
        scope.add(line, text, message("write #, a space and the title"))
    elif not first.numbered and not scope.document.unnumbered:
        text = message("the heading of a chapter must have a number")
        scope.add(
            first.place.line or 1,
            text,
            message("name the file under front:, or last under chapters:, to have it without"),
        )
    numbers: list[bool] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            _check_step(block, index, numbers, scope)
            numbers[block.level - 1 :] = [block.numbered]


def _check_step(block: Heading, index: int, numbers: list[bool], scope: Scope) -> None:
    """`numbers` tells for each level above and beside this heading whether the last one has a number."""
    line = block.place.line or 1
    if block.level == 1 and index:
        text = message("a second heading of level 1")
        scope.add(line, text, message("a chapter is a file of its own, named in content/report.yaml"))
    elif numbers and block.level > len(numbers) + 1:
        text = message("the heading skips from level {above} to level {level}", above=len(numbers), level=block.level)
        scope.add(line, text, message("write {marks}", marks="#" * (len(numbers) + 1)))
    elif block.numbered and not all(numbers[: block.level - 1]):
        text = message("a heading with a number stands under one without")
        scope.add(line, text, message("write {{.unnumbered}} after it"))
