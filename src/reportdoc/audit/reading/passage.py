"""Running text as sentences, with lines, sections and the figures in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.mention import Mention, mentions
from reportdoc.audit.reading.stated import Stated, stated
from reportdoc.report.inline import Inline, LineBreak, Quantity, Reference, SoftBreak, Text
from reportdoc.report.numbering import Number
from reportdoc.report.plain import plain

if TYPE_CHECKING:
    from reportdoc.audit.reading.role import Role


class PassageKind(Enum):
    """What a passage is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    """A paragraph of a list."""
    HEADING = "heading"
    CAPTION = "caption"
    """Of a table, figure or chart."""
    CASE = "case"
    """The title of a case."""
    NOTE = "note"
    """Unit or source by a table, figure or chart."""


_WRITTEN_YEAR = re.compile("[一二][〇零一二三四五六七八九]{3}(?=[年届级])")

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True)
class Sentence:
    """A sentence up to its 。！？, or a heading, caption or title."""

    text: str
    spot: Spot
    """Its own line, and itself as text."""
    kind: PassageKind
    passage: int
    """Index of its passage in the document."""
    quantities: tuple[tuple[int, int, Quantity], ...] = ()
    """Start and end of each `{{ … }}` in it, and what it is."""
    references: tuple[tuple[int, int, tuple[str, ...]], ...] = ()
    """Start, end and labels of each cross-reference in it."""

    @cached_property
    def dated(self) -> str:
        """The text with its years in digits, 2008年 for 二〇〇八年, and as long as it is."""
        return _WRITTEN_YEAR.sub(lambda found: found[0].translate(_DIGITS), self.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The numbers in it, without those of cross-references; those bound to values say so."""
        return tuple(
            self._bound(found)
            for found in mentions(self.text)
            if not any(start < found.end and found.start < end for start, end, _ in self.references)
        )

    @cached_property
    def roles(self) -> dict[int | None, tuple[Role, ...]]:
        """What each of its figures does, by the year reported on (`role.roles` fills it)."""
        return {}

    @cached_property
    def figures(self) -> tuple[Stated, ...]:
        """The quantities in it, from left to right."""
        return tuple(stated(self))

    def _bound(self, found: Mention) -> Mention:
        for start, end, one in self.quantities:
            if start < found.end and found.start < end:
                formula = one.expression if (one.expression,) != one.names else ""
                return replace(found, names=one.names, formula=formula)
        return found


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, caption or title."""

    kind: PassageKind
    text: str
    sentences: tuple[Sentence, ...]
    spot: Spot
    case: str = ""
    """Label of the case it stands in; empty outside cases."""
    block: str = ""
    """Label of the heading, table, figure, chart or case it belongs to; empty for running text."""
    heading: str = ""
    """Label of the heading it stands under."""
    items: tuple[int, int] | None = None
    """For a paragraph of a list: number of the list in the document, number of the item in it, both from 0."""
    level: int = field(default=0)
    """Level of a heading, 1 to 4; 0 otherwise."""


_Said = TypeVar("_Said")
_END = re.compile(r"(?:[。！？!?](?![%％]))+[”’」』）)]*|\n")
"""What ends a sentence; in 9?% the mark stands for a digit."""

_LONGEST = 1000
"""Characters of a sentence; of what goes on, no more is read as one, so that checks within sentences stay quick.

The longest in thirteen reports has 306.
"""


@dataclass(frozen=True, slots=True)
class _Flat:
    """Inline content flattened: what a sentence needs to know of its characters."""

    text: str
    quantities: tuple[tuple[int, int, Quantity], ...]
    references: tuple[tuple[int, int, tuple[str, ...]], ...]
    starts: tuple[int, ...]
    """Offsets at which a new line of the source begins, the first 0."""
    lines: tuple[int, ...]
    """The lines that begin there."""

    def line(self, offset: int) -> int:
        return self.lines[bisect_right(self.starts, offset) - 1]


def flatten(content: tuple[Inline, ...], line: int, numbers: Mapping[str, Number]) -> _Flat:
    """Return inline content whose source begins on a line as text with its marks."""
    text: list[str] = []
    quantities: list[tuple[int, int, Quantity]] = []
    references: list[tuple[int, int, tuple[str, ...]]] = []
    starts, lines, length = [0], [line], 0
    for inline in _leaves(content):
        match inline:
            case SoftBreak(line=at):
                starts.append(length)
                lines.append(at)
                continue
            case LineBreak():
                piece = "\n"
            case Text(text=piece):
                pass
            case Quantity(text=piece):
                quantities.append((length, length + len(piece), inline))
            case Reference(labels=labels):
                piece = plain((inline,), numbers)
                references.append((length, length + len(piece), labels))
            case _:
                continue
        text.append(piece)
        length += len(piece)
    return _Flat("".join(text), tuple(quantities), tuple(references), tuple(starts), tuple(lines))


def sentences(flat: _Flat, spot: Spot, kind: PassageKind, index: int) -> Iterator[Sentence]:
    """Yield the sentences of flattened content; headings, captions and titles are one each."""
    start, ends = 0, [len(flat.text)]
    if kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
        ends = [*_parted(flat.text, [found.end() for found in _END.finditer(flat.text)] + ends)]
    for end in ends:
        text = flat.text[start:end]
        if text.strip():
            begin = start + len(text) - len(text.lstrip())
            stripped = text.strip()
            place = replace(spot.place, line=flat.line(begin)) if spot.place.line else spot.place
            yield Sentence(
                stripped,
                replace(spot, place=place, text=stripped),
                kind,
                index,
                _within(flat.quantities, begin, begin + len(stripped)),
                _within(flat.references, begin, begin + len(stripped)),
            )
        start = end


def _parted(text: str, ends: Iterable[int]) -> Iterator[int]:
    """Yield the ends of sentences, and where longer ones are parted: behind a comma, if there is any."""
    start = 0
    for end in ends:
        while end - start > _LONGEST:
            comma = max(text.rfind(mark, start, start + _LONGEST) for mark in "，；、")
            start = comma + 1 if comma >= start else start + _LONGEST
            yield start
        yield end
        start = end


def _leaves(content: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in content:
        inner = getattr(inline, "content", None)
        if inner is None:
            yield inline
        else:
            yield from _leaves(inner)


def _within(marks: tuple[tuple[int, int, _Said], ...], begin: int, end: int) -> tuple[tuple[int, int, _Said], ...]:
    return tuple((start - begin, stop - begin, said) for start, stop, said in marks if begin <= start < end)
