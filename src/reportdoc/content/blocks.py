"""Parsed Markdown → blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from reportdoc.content import floats, limits
from reportdoc.content.attributes import (
    CaseAttributes,
    ChartAttributes,
    FigureAttributes,
    FigureRowAttributes,
    TableAttributes,
)
from reportdoc.content.document import Opening
from reportdoc.content.headings import check_order, heading
from reportdoc.content.inlines import inlines, math, only_words
from reportdoc.content.rule_near_miss import reference_misses
from reportdoc.content.scope import Scope
from reportdoc.content.tree import Node
from reportdoc.report.block import Block, Case, Figure, List, Paragraph
from reportdoc.report.label import Kind
from reportdoc.report.message import Message, message


class Inside(Enum):
    """Where blocks stand, which decides what they may be."""

    PART = "part"
    CASE = "case"
    ROW = "row"
    """A row of figures."""
    LIST = "list"


_REFUSED: Mapping[str, tuple[Message, Message | None]] = {
    "fence": (message("code has no place in the report"), message("write it as a paragraph")),
    "code_block": (
        message("text indented by four spaces is code, which has no place in the report"),
        message("remove the spaces; paragraphs indent by themselves"),
    ),
    "blockquote": (message("quotations have no place in the report"), message("remove the >")),
    "table": (
        message("tables are not written in the text"),
        message('put it into a CSV file and write a block ::: {{.table #tbl-label src="…"}} with its caption and :::'),
    ),
    "hr": (message("rules have no place in the report"), message("remove the line; headings divide the text")),
    "html_block": (message("HTML has no place in the report"), message("write it as Markdown")),
}


def part_blocks(scope: Scope) -> tuple[Block, ...]:
    """Return the blocks of the scope's document; everything wrong is noted in its collector."""
    blocks = _blocks(scope.document.nodes, Inside.PART, scope, 0)
    check_order(blocks, scope)
    return blocks


def _blocks(nodes: Iterable[Node], inside: Inside, scope: Scope, depth: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for node in nodes:
        with scope.collector.collecting():
            blocks += _block(node, inside, scope, depth)
    return tuple(blocks)


def _block(node: Node, inside: Inside, scope: Scope, depth: int) -> Iterator[Block]:
    match node.type:
        case "paragraph":
            text = node.children[0]
            if content := inlines(text.inline, text.line, scope):
                yield Paragraph(content, scope.place(node.line))
        case "math_block":
            if node.info != "unclosed" and (found := math(node.content, node.line, scope, display=True)):
                yield Paragraph((found,), scope.place(node.line))
        case "note_text":
            return  # printed where it is marked
        case "heading":
            if inside is not Inside.PART:
                scope.add(node.line, message("a heading cannot stand inside a block or a list"))
            yield heading(node, scope)
        case "bullet_list" | "ordered_list":
            yield _list(node, scope, depth)
        case "div":
            opening = scope.document.openings.get(node.line)
            if opening is not None:
                yield from _div(node, opening, inside, scope)
            else:
                _blocks(node.children, Inside.CASE, scope, depth)  # unknown kind: still look for problems inside
        case other:
            scope.add(node.line, *_REFUSED.get(other, (message("this has no place in the report"), None)))


def _div(node: Node, opening: Opening, inside: Inside, scope: Scope) -> Iterator[Block]:
    if inside is Inside.LIST:
        text = message("a {kind} cannot stand in a list", kind=opening.name)
        scope.add(node.line, text, message("end the list with a line that is not indented"))
    match opening.attributes:
        case TableAttributes() as attributes:
            yield floats.table(node, opening, attributes, scope)
        case FigureAttributes() as attributes:
            yield floats.figure(node, opening, attributes, scope)
        case ChartAttributes() as attributes:
            yield floats.chart(node, opening, attributes, scope)
        case FigureRowAttributes():
            figures = _blocks((child for child in node.children if child.type == "div"), Inside.ROW, scope, 0)
            yield floats.figure_row(node, tuple(block for block in figures if isinstance(block, Figure)), scope)
        case CaseAttributes(title=title):
            yield _case(node, opening, title, inside, scope)
        case _:
            _blocks(node.children, Inside.CASE, scope, 0)


def _case(node: Node, opening: Opening, title: str, inside: Inside, scope: Scope) -> Case:
    if inside is Inside.CASE:
        scope.add(node.line, message("a case cannot stand inside another block"), message("close that one first"))
    # An unclosed case swallows what follows it; that is one problem, already noted, and not one for each heading.
    unclosed = node.meta.get("unclosed", False)
    blocks = _blocks(node.children, Inside.PART if unclosed else Inside.CASE, scope, 0)
    if not node.children and not unclosed:
        scope.add(node.line, message("the case is empty"))
    content = only_words(inlines(scope.parser.inline(title), node.line, scope), node.line, scope)
    for text, hint in reference_misses(title):
        scope.add(node.line, text, hint)
    return Case(scope.label(opening.label, Kind.CASE), content, blocks, opening.place)


def _list(node: Node, scope: Scope, depth: int) -> List:
    if depth == limits.LIST_DEPTH:
        scope.add(node.line, message("lists are nested more than {limit} levels deep", limit=limits.LIST_DEPTH))
    items = tuple(_blocks(item.children, Inside.LIST, scope, depth + 1) for item in node.children)
    start = int(node.attrs.get("start", 1))
    return List(node.type == "ordered_list", start, items, scope.place(node.line))
