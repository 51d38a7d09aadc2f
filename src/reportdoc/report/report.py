"""The report: the typed tree that every stage reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reportdoc.report.block import Block, Case, FigureRow, Heading, List, Table
from reportdoc.report.value import Value


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the cover and the declaration say, and the file's properties."""

    college: str
    english: str
    code: str
    """Five-digit code of the institution."""
    title: str
    """Title without the year: 高等职业教育质量年度报告."""
    year: int
    """The year reported on."""
    date: date
    """Date of the declaration."""
    language: str
    """BCP 47 tag: zh-CN."""
    profile: str
    confirm: bool | None = None
    """Whether somebody must answer for every number before it is sealed; None: as the profile says."""

    @property
    def full_title(self) -> str:
        """College, title and year, as the file's properties name the report."""
        return f"{self.college}{self.title}（{self.year} 年度）"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of text: a chapter, or a part without a number before or behind the chapters."""

    file: str
    """Path relative to the project."""
    department: str
    """Who answers for it; may be empty."""
    blocks: tuple[Block, ...]

    @property
    def numbered(self) -> bool:
        """Whether it is a chapter."""
        return any(isinstance(one, Heading) and one.numbered for one in self.blocks[:1])


@dataclass(frozen=True, slots=True)
class Annex:
    """附表: the indicator tables after the last chapter."""

    label: str
    title: str
    department: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Previous:
    """Last year's report, and how much may change."""

    report: Report
    threshold: float
    """Percent by which an indicator may change before somebody has to say why."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, read and checked: labels are unique and every reference finds its label."""

    metadata: Metadata
    front: tuple[Part, ...]
    chapters: tuple[Part, ...]
    """Behind the chapters, parts without a number: 结语, 后记."""
    annex: Annex | None
    values: Mapping[str, Value]
    previous: Previous | None = None
    """Last year's, where the project keeps it."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part in the order of the document, without the annex."""
        return self.front + self.chapters


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks in reading order, each container before what it holds."""
    for block in blocks:
        yield block
        match block:
            case Case(blocks=inner):
                yield from walk(inner)
            case List(items=items):
                for item in items:
                    yield from walk(item)
            case FigureRow(figures=figures):
                yield from figures
            case _:
                pass
