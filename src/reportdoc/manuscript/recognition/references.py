"""Typed references, 见表 1-3, and fields become references by label."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportdoc.manuscript.import_log import Log
from reportdoc.manuscript.recognition.inlines import BOOKMARK, merged
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.inline import Emphasis, Inline, Link, Note, Reference, Strong, Subscript, Superscript, Text
from reportdoc.report.label import is_label
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Part, Report, walk

_TYPED = re.compile(
    r"(?P<word>附表|(?<![代发报钟仪列外手])表|(?<![地版蓝草插构企意])图|案例)\s*"
    r"(?P<number>\d{1,2}(?:\s*[-－–—‐‑]\s*\d{1,2})?)(?![\d.．]*\d|\s*[-－–—‐‑]\s*\d|[人名项个次年月日%％])"
)
_SECTION = re.compile(
    r"(?P<before>(?:详见|参见|见|如)\s*(?:本报告\s*)?(?:第\s*)?)(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})(?![.\d%％])"
)
_MARKS = "!"
_HYPHEN = re.compile(r"[-－–—‐‑.．]")


def referenced(report: Report, log: Log, known: Mapping[str, str]) -> Report:
    """Return a report in which what refers to a caption or a heading does so by label.

    `known` has labels outside the report by the numbers that refer to them.
    """
    return _References(report, log, known).report()


class _References:
    def __init__(self, report: Report, log: Log, known: Mapping[str, str]) -> None:
        self._report, self._log = report, log
        blocks = [block for part in report.parts for block in walk(part.blocks)]
        tables = report.annex.tables if report.annex else ()
        named = [block for block in (*blocks, *tables) if not isinstance(block, Paragraph | List | FigureRow)]
        self._labels = frozenset(block.label for block in named if getattr(block, "numbered", True))
        # What is outside may begin with a mark of the caller's.
        self._outside = {label.lstrip(_MARKS): label for label in known.values()}
        outside = {_key(number): label for number, label in known.items()}
        self._typed = outside | _unique(
            (_key(block.place.key), block.label) for block in named if block.place.key and block.label
        )

    def report(self) -> Report:
        front = tuple(self._part(part) for part in self._report.front)
        return replace(self._report, front=front, chapters=tuple(self._part(part) for part in self._report.chapters))

    def _part(self, part: Part) -> Part:
        return replace(part, blocks=self._blocks(part.blocks))

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(content=content, place=place):
                return replace(block, content=tuple(merged(self._content(content, place))))
            case List(items=items):
                return replace(block, items=tuple(self._blocks(item) for item in items))
            case Case(blocks=inner, title=title):
                return replace(block, title=_without_links(title), blocks=self._blocks(inner))
            case Heading(content=content):
                return replace(block, content=_without_links(content))
            case Table(caption=caption) | Figure(caption=caption) | Chart(caption=caption):
                return replace(block, caption=_without_links(caption))
            case FigureRow(figures=figures):
                return replace(
                    block, figures=tuple(replace(one, caption=_without_links(one.caption)) for one in figures)
                )

    def _content(self, content: tuple[Inline, ...], place: Place) -> Iterator[Inline]:
        for inline in content:
            match inline:
                case Link(target=target, content=inner) if target.startswith(BOOKMARK):
                    label = target.removeprefix(BOOKMARK).replace("_", "-")
                    if is_label(label) and (label in self._labels or label in self._outside):
                        yield Reference((label if label in self._labels else self._outside[label],), place)
                    else:
                        yield from self._content(inner, place)
                case Text(text=text):
                    yield from self._text(text, place)
                case Note(text=said):
                    yield replace(inline, text=tuple(merged(self._content(said, place))))
                case Strong(content=inner) | Emphasis(content=inner) | Link(content=inner):
                    yield replace(inline, content=tuple(self._content(inner, place)))
                case _:
                    yield inline

    def _text(self, text: str, place: Place) -> Iterator[Inline]:
        at = 0
        for found in sorted((*_TYPED.finditer(text), *_SECTION.finditer(text)), key=lambda one: one.start()):
            if found.start() < at:
                continue
            section = found.re is _SECTION
            label = self._typed.get(_key(found["number"] if section else found[0]), "")
            if not label:
                if "-" in _key(found[0]) and not section:
                    self._log.review(
                        message("refers to what no caption is, or more than one"), place.line or 0, found[0]
                    )
                continue
            start = found.end("before") if section else found.start()
            yield Text(text[at:start])
            yield Reference((label,), place)
            at = found.end()
        yield Text(text[at:])


def _key(typed: str) -> str:
    """Return what was typed in the form in which numbers are compared: `表1-3`, `1.4.2`."""
    bare = unicodedata.normalize("NFKC", re.sub(r"\s", "", typed)).rstrip("、.:")
    return bare if re.fullmatch(r"[\d.]+", bare) else _HYPHEN.sub("-", bare)


def _unique(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    listed = list(pairs)
    counts = Counter(key for key, _ in listed)
    return {key: label for key, label in listed if counts[key] == 1}


def _without_links(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a title with the numbers of cross-references as words."""
    made: list[Inline] = []
    for inline in content:
        match inline:
            case Link(target=target, content=inner) if target.startswith(BOOKMARK):
                made.append(Text(plain_words(inner)))
            case (
                Strong(content=inner) | Emphasis(content=inner) | Superscript(content=inner) | Subscript(content=inner)
            ):
                made.append(replace(inline, content=_without_links(inner)))
            case _:
                made.append(inline)
    return tuple(merged(iter(made)))
