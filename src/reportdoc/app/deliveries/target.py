"""What a delivery is for: a chapter, a table, a case, a figure, or the indicator tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from reportdoc.app.deliveries.kinds import KIND_NAMES, TargetKind, check_ending
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Table
from reportdoc.report.message import Message, message
from reportdoc.report.numbering import number
from reportdoc.report.plain import plain_words
from reportdoc.report.problem import InputError
from reportdoc.report.report import Part, Report, walk
from reportdoc.report.sections import owners, section_target, title, title_of
from reportdoc.text.suggest import did_you_mean


class New(StrEnum):
    """Kinds of what a file can add to the report."""

    TABLE = "table"
    CHART = "chart"
    FIGURE = "figure"
    CASE = "case"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Addition:
    """Something new that a file is to become."""

    new: New
    after: str
    """Label or number of what it comes behind; empty leaves it to the file."""
    title: str
    """Its title; empty leaves it to the file."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line says a file is for; empty names leave it to the file."""

    kind: TargetKind | None
    name: str
    addition: Addition | None = None
    """What it is to become, where it is for nothing that is there already."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a report."""

    kind: TargetKind
    label: str
    """Of the table, case or figure; `annex`; the path of a chapter's file, relative to the project; of a section as
    `section_target` calls it."""
    part: Part | None
    """The chapter it stands in; none for the annex."""
    block: Block | None
    """The block itself, of a section its heading; none for a chapter and the annex."""

    @property
    def department(self) -> str:
        """Who answers for it."""
        if self.part is None:
            return ""
        for block, (_, department) in zip(self.part.blocks, owners(self.part), strict=True):
            if any(one is self.block for one in walk((block,))):
                return department
        return self.part.department


def target(report: Report, file: Path, wish: Wish) -> Target:
    """Return what a file is for; raises InputError where there is no such thing, or the file cannot tell."""
    kind, name = wish.kind, wish.name
    if kind is None:
        from reportdoc.app.deliveries.guess import guessed

        kind, name = guessed(report, file)
    check_ending(kind, file)
    if kind is TargetKind.ANNEX:
        if report.annex is None:
            raise InputError(message("the report has no indicator tables"))
        return Target(kind, "annex", None, None)
    if kind is TargetKind.CHAPTER:
        return _chapter(report, name)
    if kind is TargetKind.SECTION:
        return _section(report, name)
    return _block(report, kind, name)


def _chapter(report: Report, name: str) -> Target:
    names: dict[str, Part] = {}
    count = 0
    for part in report.parts:
        first = part.blocks[0]
        assert isinstance(first, Heading)
        names |= dict.fromkeys((part.file, PurePosixPath(part.file).stem, first.label, title_of(part)), part)
        if part.numbered:
            count += 1
            names[str(count)] = part
    if name not in names:
        raise InputError(message('there is no chapter "{name}"', name=name), _near(name, list(names)))
    return Target(TargetKind.CHAPTER, names[name].file, names[name], None)


def _section(report: Report, name: str) -> Target:
    numbers = number(report)
    names: list[str] = []
    found: list[Target] = []
    for part in report.parts:
        for heading in part.blocks[1:]:
            if not isinstance(heading, Heading):
                continue
            known = (section_target(part, heading), title(heading))
            names += known
            shown = numbers[heading.label].text if heading.label in numbers else ""
            if name in (*known, heading.label) or name.rstrip(".") == shown:
                found.append(Target(TargetKind.SECTION, known[0], part, heading))
    if len(found) > 1:
        text = message('"{name}" is the title of several sections', name=name)
        raise InputError(text, message("name it by its number or label"))
    if not found:
        raise InputError(message('there is no {kind} "{name}"', kind=message("section"), name=name), _near(name, names))
    return found[0]


def _block(report: Report, kind: TargetKind, name: str) -> Target:
    kinds = {TargetKind.TABLE: (Table, Chart), TargetKind.CASE: (Case,), TargetKind.FIGURE: (Figure,)}[kind]
    numbers = number(report)
    labels: list[str] = []
    for part in report.parts:
        for block in walk(part.blocks):
            if not isinstance(block, kinds):
                continue
            assert isinstance(block, Table | Chart | Case | Figure)
            labels.append(block.label)
            shown = numbers[block.label].text.replace(" ", "") if block.label in numbers else ""
            if name == block.label or name.replace(" ", "") == shown:
                return Target(kind, block.label, part, block)
    for table in report.annex.tables if report.annex else ():
        labels.append(table.label)
        if kind is TargetKind.TABLE and name in (table.label, plain_words(table.caption)):
            return Target(kind, table.label, None, table)
    raise InputError(message('there is no {kind} "{name}"', kind=KIND_NAMES[kind], name=name), _near(name, labels))


def _near(name: str, known: list[str]) -> Message | None:
    return did_you_mean(name, [one for one in known if one])
