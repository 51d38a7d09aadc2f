"""Which department answers for what a comparison shows, so that nobody is shown the text of others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from reportdoc.diff.changes import Comparison, FigureChange, HeadingChange, Move, PartChanges, PassageChange, Where
from reportdoc.report.block import Heading
from reportdoc.report.numbering import number
from reportdoc.report.report import Report
from reportdoc.report.sections import owners, title

_Key = tuple[str, str]
"""Number and title of a heading."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Departments by the headings that things stand under."""

    known: tuple[tuple[_Key, str], ...] = ()

    def __or__(self, other: Owners) -> Owners:
        return Owners(tuple(dict.fromkeys((*self.known, *other.known))))

    def all_of(self, section: str, heading: str, departments: Collection[str]) -> bool:
        """Tell whether everybody who may answer for a heading is one of some departments."""
        found = {name for key, name in self.known if key == (section, heading)}
        return bool(found) and found <= set(departments)


def owners_of(report: Report) -> Owners:
    """Return who answers for what stands under each heading of a report."""
    numbers = number(report)
    found: list[tuple[_Key, str]] = []
    for part in report.parts:
        for block, (_, department) in zip(part.blocks, owners(part), strict=True):
            if isinstance(block, Heading):
                shown = numbers[block.label].text if block.label in numbers else ""
                found.append(((shown, title(block)), department))
    if report.annex:
        found.append((("", report.annex.title), report.annex.department))
    return Owners(tuple(found))


@dataclass(frozen=True, slots=True)
class Seen:
    """A comparison as some departments may see it."""

    comparison: Comparison
    hidden: int
    """Changes, and uses of changed figures, that are in the text of others."""


def seen_by(comparison: Comparison, known: Owners, departments: Collection[str]) -> Seen:
    """Return a comparison without what stands in the text of others; how much that is, is counted."""
    return _Seeing(known, departments).of(comparison)


class _Seeing:
    def __init__(self, known: Owners, departments: Collection[str]) -> None:
        self._known, self._departments, self._hidden = known, departments, 0

    def of(self, comparison: Comparison) -> Seen:
        figures = tuple(one for figure in comparison.figures if (one := self._figure(figure)))
        parts = tuple(self._part(part) for part in comparison.parts)
        numbers = tuple(one for one in comparison.numbers if self._moved(one))
        return Seen(replace(comparison, parts=parts, figures=figures, numbers=numbers, pages=()), self._hidden)

    def _mine(self, where: Where) -> bool:
        return self._known.all_of(where.section, where.heading, self._departments)

    def _kept(self, mine: bool) -> bool:
        self._hidden += not mine
        return mine

    def _figure(self, figure: FigureChange) -> FigureChange | None:
        uses = tuple(one for one in figure.uses if self._kept(self._mine(one.where)))
        return replace(figure, uses=uses) if uses else None

    def _part(self, part: PartChanges) -> PartChanges:
        objects = (one for one in part.objects if self._kept(self._mine(one.where) and self._origin(one.origin)))
        passages = (one for one in part.passages if self._passage(one))
        headings = (one for one in part.headings if self._kept(self._heading(one)))
        titles = ((part.number, part.title), (part.old_number, part.old_title))
        known = any(self._known.all_of(*one, self._departments) for one in titles)
        return replace(
            part,
            state=part.state if known else None,
            objects=tuple(objects),
            passages=tuple(passages),
            headings=tuple(headings),
        )

    def _passage(self, one: PassageChange) -> bool:
        mine = self._mine(one.where) and self._origin(one.origin)
        # Where nothing but figures differs, these are counted.
        return mine if one.figures_only else self._kept(mine)

    def _origin(self, where: Where | None) -> bool:
        return where is None or self._mine(where)

    def _heading(self, one: HeadingChange) -> bool:
        pairs = ((one.old_number, one.old_title), (one.number, one.title))
        return all(self._known.all_of(*pair, self._departments) for pair in pairs if any(pair))

    def _moved(self, one: Move) -> bool:
        # Numbers of headings are told by their titles; those of tables and figures do not say whose they are.
        pairs = ((one.old, one.title), (one.new, one.title))
        return any(self._known.all_of(*pair, self._departments) for pair in pairs)
