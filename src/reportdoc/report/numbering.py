"""Numbers: what the reader sees on headings, tables, figures and cases; computed, never typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Table
from reportdoc.report.label import Kind
from reportdoc.report.report import Report, walk

WORDS: Mapping[Kind, str] = {Kind.TABLE: "表", Kind.FIGURE: "图", Kind.CASE: "案例", Kind.ANNEX: "附表"}
"""The word before a number, by kind; also the name of its SEQ family in Word (ECMA-376 Part 1, 17.16.5.56)."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number of one block."""

    kind: Kind
    levels: tuple[int, ...]
    """A heading's number level by level, (1, 4, 2); (chapter, ordinal) of a table or figure; (ordinal,) of a case."""

    @property
    def digits(self) -> str:
        """The number alone: `1.4.2`, `1-1`, `7`."""
        return ("." if self.kind is Kind.SECTION else "-").join(map(str, self.levels))

    @property
    def text(self) -> str:
        """The number as a reference prints it: `1.4.2`, `表 1-1`, `案例 7`."""
        word = WORDS.get(self.kind)
        return f"{word} {self.digits}" if word else self.digits


def number(report: Report) -> dict[str, Number]:
    """Return the number of every numbered block, by label, in the order of the document."""
    headings = [0, 0, 0, 0]
    ordinals: Counter[Kind] = Counter()
    numbers: dict[str, Number] = {}
    for label, kind, level in _numbered(report):
        if kind is Kind.SECTION:
            headings[level - 1] += 1
            headings[level:] = [0] * (len(headings) - level)
            numbers[label] = Number(kind, tuple(headings[:level]))
            if level == 1:
                ordinals[Kind.TABLE] = ordinals[Kind.FIGURE] = 0
            continue
        ordinals[kind] += 1
        chapter = (headings[0],) if kind in (Kind.TABLE, Kind.FIGURE) else ()
        numbers[label] = Number(kind, (*chapter, ordinals[kind]))
    return numbers


def _numbered(report: Report) -> Iterator[tuple[str, Kind, int]]:
    for part in report.parts:
        for block in walk(part.blocks):
            kind = _kind(block)
            if kind is not None:
                assert isinstance(block, Heading | Table | Figure | Chart | Case)
                yield block.label, kind, block.level if isinstance(block, Heading) else 0
    for table in report.annex.tables if report.annex else ():
        yield table.label, Kind.ANNEX, 0


def _kind(block: Block) -> Kind | None:
    match block:
        case Heading(numbered=True):
            return Kind.SECTION
        case Table(numbered=True):
            return Kind.TABLE
        case Figure(numbered=True) | Chart(numbered=True):
            return Kind.FIGURE
        case Case():
            return Kind.CASE
        case _:
            return None
