"""The four directories: 目录, 表目录, 案例目录, 图目录."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Table
from reportdoc.report.label import Kind
from reportdoc.report.numbering import Number
from reportdoc.report.plain import plain
from reportdoc.report.report import Report, walk

DEPTH = 3
"""Levels of headings that the table of contents lists."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a directory."""

    label: str
    level: int
    """Level of the heading, 1 to 3, 2 for a table of the annex; 1 in the lists of tables, cases and figures."""
    number: str
    """What stands before the title: `1.4.2`, `表 1-1`, `附表 1`; empty for an unnumbered heading."""
    title: str


def entries(report: Report, numbers: Mapping[str, Number], kind: Kind) -> tuple[Entry, ...]:
    """Return the lines of the directory of a kind, in the order of the document."""
    found = _entries(report, numbers)
    return tuple(entry for entry_kind, entry in found if entry_kind is kind and entry.level <= DEPTH)


def labels(report: Report, numbers: Mapping[str, Number]) -> tuple[str, ...]:
    """Return the labels of every line of every directory: those whose pages must be known."""
    return tuple(entry.label for _, entry in _entries(report, numbers) if entry.level <= DEPTH)


def _entries(report: Report, numbers: Mapping[str, Number]) -> Iterator[tuple[Kind, Entry]]:
    for part in report.parts:
        for block in walk(part.blocks):
            yield from _entry(block, numbers)
    if report.annex:
        yield Kind.SECTION, Entry(report.annex.label, 1, "", report.annex.title)
        for table in report.annex.tables:
            yield Kind.SECTION, Entry(table.label, 2, numbers[table.label].text, plain(table.caption, numbers))


def _entry(block: Block, numbers: Mapping[str, Number]) -> Iterator[tuple[Kind, Entry]]:
    match block:
        case Heading(label=label, level=level, content=title):
            number = numbers[label].text if block.numbered else ""
            yield Kind.SECTION, Entry(label, level, number, plain(title, numbers))
        case (
            Table(label=label, caption=title, numbered=True)
            | Figure(label=label, caption=title, numbered=True)
            | Chart(label=label, caption=title, numbered=True)
            | Case(label=label, title=title)
        ):
            yield numbers[label].kind, Entry(label, 1, numbers[label].text, plain(title, numbers))
        case _:
            return
