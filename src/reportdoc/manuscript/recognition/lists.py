"""Automatic lists: bullets and 1. 2. 3. are lists, other numbers become text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdoc.manuscript.model import Paragraph
from reportdoc.manuscript.recognition.inlines import inlines
from reportdoc.ooxml.numbering import ListMark
from reportdoc.report import block
from reportdoc.report.inline import Text
from reportdoc.report.place import Place

_HANZI = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographTraditional", "taiwaneseCounting")
_DIGITS = "〇一二三四五六七八九"
DEPTH = 9
"""Levels of lists that content may have (docs/content-format.md)."""


class Counters:
    """Counts the items of automatic lists as Word does: each list by itself, deeper levels anew (17.9.10)."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}

    def next(self, mark: ListMark) -> tuple[int, ...]:
        """Return the numbers of the next item, level by level."""
        level = max(0, min(mark.level, DEPTH - 1))
        counts = self._counts.setdefault(mark.list, [0] * DEPTH)
        counts[level] += 1
        counts[level + 1 :] = [0] * (DEPTH - level - 1)
        return tuple(max(1, one) for one in counts[: level + 1])


def is_item(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is an item of a list that Markdown has too."""
    mark = paragraph.mark
    return mark is not None and (
        mark.format == "bullet"
        or (mark.format == "decimal" and re.fullmatch(r"%\d[.．]?", mark.text.strip()) is not None)
    )


def mark_text(mark: ListMark, numbers: Sequence[int]) -> str:
    """Return what an automatic number shows: （一）, 第2条."""

    def shown(found: re.Match[str]) -> str:
        level = int(found[1])
        value = numbers[level - 1] if 0 < level <= len(numbers) else 1
        return _hanzi(value) if mark.format in _HANZI and level == len(numbers) else str(value)

    return re.sub(r"%(\d)", shown, mark.text)


def _hanzi(number: int) -> str:
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def lists(paragraphs: Sequence[tuple[Paragraph, tuple[int, ...]]], place: Place) -> tuple[block.List, ...]:
    """Return the items of neighbouring paragraphs, each with its numbers, as lists."""
    found: list[block.List] = []
    at = 0
    while at < len(paragraphs):
        end = _end(paragraphs, at)
        found.append(_list(paragraphs[at:end], place))
        at = end
    return tuple(found)


def _level(paragraph: Paragraph) -> int:
    return min(paragraph.mark.level, DEPTH - 1) if paragraph.mark else 0


def _key(paragraph: Paragraph) -> tuple[str, bool]:
    assert paragraph.mark
    return paragraph.mark.list, paragraph.mark.format == "bullet"


def _end(paragraphs: Sequence[tuple[Paragraph, tuple[int, ...]]], start: int) -> int:
    """Return where the list that begins at a place ends: at a shallower item, or one of another list as deep."""
    first = paragraphs[start][0]
    for at in range(start + 1, len(paragraphs)):
        one = paragraphs[at][0]
        if _level(one) < _level(first) or (_level(one) == _level(first) and _key(one) != _key(first)):
            return at
    return len(paragraphs)


def _list(paragraphs: Sequence[tuple[Paragraph, tuple[int, ...]]], place: Place) -> block.List:
    first, numbers = paragraphs[0]
    items: list[tuple[block.Block, ...]] = []
    at = 0
    while at < len(paragraphs):
        end = at + 1
        while end < len(paragraphs) and _level(paragraphs[end][0]) > _level(first):
            end += 1
        text = block.Paragraph(inlines(paragraphs[at][0].runs) or (Text("—"),), place)
        items.append((text, *lists(paragraphs[at + 1 : end], place)))
        at = end
    ordered = first.mark is not None and first.mark.format != "bullet"
    return block.List(ordered, numbers[-1] if ordered else 1, tuple(items), place)
