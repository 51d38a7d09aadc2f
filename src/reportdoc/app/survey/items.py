"""What departments have to deliver: chapters and sections, tables, charts, figures, cases, indicator tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.report.block import Block, Case, Chart, Figure, Table
from reportdoc.report.numbering import number
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Part, Report, walk
from reportdoc.report.sections import owners, section_target, shares, title, title_of


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that somebody answers for."""

    kind: TargetKind
    label: str
    """As a delivery's target: the file of a chapter, `section_target` of a section, else its label."""
    number: str
    """What the reader sees: 表 1-1; empty where it has none."""
    title: str
    department: str
    """May be empty."""
    part: str
    """Title of the chapter it stands in; that of the annex."""
    file: str
    """Where its text or its values are, relative to the project."""


def items(report: Report) -> tuple[Item, ...]:
    """Return all there is to deliver, in the report's order."""
    return tuple(_items(report))


def _items(report: Report) -> Iterator[Item]:
    numbers = {label: one.text for label, one in number(report).items()}
    for part in report.parts:
        for share in shares(part):
            whole = share.heading is part.blocks[0]
            kind = TargetKind.CHAPTER if whole else TargetKind.SECTION
            label = part.file if whole else section_target(part, share.heading)
            shown = numbers.get(share.heading.label, "")
            yield Item(kind, label, shown, title(share.heading), share.department, title_of(part), part.file)
        for block, (_, department) in zip(part.blocks, owners(part), strict=True):
            for inner in walk((block,)):
                yield from _item(inner, department, part, numbers)
    if report.annex:
        for table in report.annex.tables:
            words = plain_words(table.caption)
            yield Item(
                TargetKind.ANNEX, table.label, "", words, report.annex.department, report.annex.title, table.data
            )


def _item(block: Block, department: str, part: Part, numbers: dict[str, str]) -> Iterator[Item]:
    match block:
        case Table() | Chart():
            kind, words, file = TargetKind.TABLE, block.caption, block.data
        case Figure():
            kind, words, file = TargetKind.FIGURE, block.caption, part.file
        case Case():
            kind, words, file = TargetKind.CASE, block.title, part.file
        case _:
            return
    shown = numbers.get(block.label, "")
    yield Item(kind, block.label, shown, plain_words(words).strip(), department, title_of(part), file)
