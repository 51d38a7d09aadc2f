"""Automatic lists: bullets and 1. 2. 3. are lists, other numbers become text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdoc.manuscript.model import ManuscriptParagraph
from reportdoc.manuscript.recognition.inlines import inlines
from reportdoc.report import block
from reportdoc.report.inline import Text
from reportdoc.report.place import Place

DEPTH = 9
"""Levels of lists that content may have (docs/content-format.md)."""


def is_item(paragraph: ManuscriptParagraph) -> bool:
    """Tell whether a paragraph is an item of a list that Markdown has too."""
    mark = paragraph.mark
    return mark is not None and (
        mark.format == "bullet"
        or (mark.format == "decimal" and re.fullmatch(r"%\d[.．]?", mark.pattern.strip()) is not None)
    )


def lists(paragraphs: Sequence[ManuscriptParagraph], place: Place) -> tuple[block.List, ...]:
    """Return the items of neighbouring paragraphs as lists."""
    found: list[block.List] = []
    at = 0
    while at < len(paragraphs):
        end = _end(paragraphs, at)
        found.append(_list(paragraphs[at:end], place))
        at = end
    return tuple(found)


def _level(paragraph: ManuscriptParagraph) -> int:
    return min(paragraph.mark.level, DEPTH - 1) if paragraph.mark else 0


def _name(paragraph: ManuscriptParagraph) -> str:
    return paragraph.mark.list if paragraph.mark else ""


def _end(paragraphs: Sequence[ManuscriptParagraph], start: int) -> int:
    """Return where the list that begins at a place ends: at a shallower item, or one of another list as deep."""
    first = paragraphs[start]
    for at in range(start + 1, len(paragraphs)):
        one = paragraphs[at]
        if _level(one) < _level(first) or (_level(one) == _level(first) and _name(one) != _name(first)):
            return at
    return len(paragraphs)


def _list(paragraphs: Sequence[ManuscriptParagraph], place: Place) -> block.List:
    first = paragraphs[0]
    items: list[tuple[block.Block, ...]] = []
    at = 0
    while at < len(paragraphs):
        end = at + 1
        while end < len(paragraphs) and _level(paragraphs[end]) > _level(first):
            end += 1
        text = block.Paragraph(inlines(paragraphs[at].runs) or (Text("—"),), place)
        items.append((text, *lists(paragraphs[at + 1 : end], place)))
        at = end
    start = first.mark.number if first.mark and first.numbered else 1
    return block.List(first.numbered, start, tuple(items), place)
