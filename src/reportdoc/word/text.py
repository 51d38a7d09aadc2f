"""Headings, paragraphs and lists."""

from __future__ import annotations

from collections.abc import Callable

from reportdoc.report.block import Block, Heading, List, Paragraph
from reportdoc.report.formula import tall
from reportdoc.report.inline import Math
from reportdoc.report.label import bookmark
from reportdoc.word import style
from reportdoc.word.builder import Builder
from reportdoc.word.inline import runs

_NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


def heading(builder: Builder, block: Heading) -> str:
    """Return a heading; its number comes from the multilevel list of the style."""
    properties = "" if block.numbered else _NO_NUMBER
    content = builder.bookmark(bookmark(block.label), runs(builder, block.content))
    return builder.paragraph(style.HEADING[block.level - 1], content, properties)


def paragraph(builder: Builder, block: Paragraph) -> str:
    """Return a paragraph of running text."""
    if any(isinstance(inline, Math) and inline.display for inline in block.content):
        builder.optional(style.FORMULA, block.place)
        return builder.paragraph(style.FORMULA, runs(builder, block.content))
    return builder.paragraph(
        builder.text_style, runs(builder, block.content), _room(builder, builder.text_style, block)
    )


def list_items(builder: Builder, block: List, other: Callable[[Builder, Block], str], level: int = 0) -> str:
    """Return the paragraphs of a list; an ordered list counts afresh from its start.

    In a case it is set as the text there is. `other` writes the blocks of an item that are neither its first paragraph
    nor an inner list.
    """
    counted = style.LIST_NUMBER if block.ordered else style.LIST_BULLET
    name = style.CASE_TEXT if builder.text_style == style.CASE_TEXT else counted
    number = builder.parts.numbering(builder.styles[counted], level, block.start if block.ordered else None)
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    written: list[str] = []
    for item in block.items:
        first = True
        for inner in item:
            if isinstance(inner, List):
                written.append(list_items(builder, inner, other, level + 1))
            elif first and isinstance(inner, Paragraph):
                written.append(
                    builder.paragraph(name, runs(builder, inner.content), properties + _room(builder, name, inner))
                )
            else:
                written.append(other(builder, inner))
            first = False
    return "".join(written)


def _room(builder: Builder, name: str, block: Paragraph) -> str:
    """Return spacing for a paragraph with a formula that is higher than its lines, which are exact; else nothing."""
    if not any(isinstance(inline, Math) and tall(inline.formula) for inline in block.content):
        return ""
    line = builder.parts.line(builder.styles[name])
    return f'<w:spacing w:line="{line}" w:lineRule="atLeast"/>' if line else ""
