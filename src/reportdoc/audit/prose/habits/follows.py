"""Figures that do not follow from their neighbours where figures that stand so follow in other reports.

How a figure comes about is known by habit, not by rule: `likely` says how likely it is meant to follow from each of
what stands around it. What breaks such a habit is told where a slip of the pen, or a growth taken of the wrong one of
two levels, explains it, the surer the less chance does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.habits.chance import Mended, mended, mended_run, met, width
from reportdoc.audit.prose.habits.likely import Candidate, Partly, candidates
from reportdoc.audit.prose.habits.neighbours import Spoken
from reportdoc.audit.prose.habits.one_whole import of_one_whole
from reportdoc.audit.prose.habits.runs import Run
from reportdoc.audit.prose.habits.way import Kind, Way
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, rounded

CODE = "P410"

LOUD = 0.004
"""How many false alarms a figure may be expected to raise, at most, to be told aloud."""

TOLD = 0.05
"""The same, to be told at all."""

_UNEXPLAINED = 2.0
"""What a figure counts for that no slip explains."""

_BEFORE = re.compile("p?[1-9][a-zA-Z]")
"""How what stands before a figure in its sentence stands to it: p2L; only that is told without a slip."""

_IN_ROW = re.compile("(?:分别|依次)[^，。；]*$")

_WRONG_BASE = 0.01
"""How likely a growth is by chance the change divided by the later level."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A figure that does not follow from what it is likely meant to."""

    score: float
    """How many false alarms such figures raise for each right one."""
    figure: Stated
    relation: Way | Run
    slip: Mended | None


def broken(
    every: Sequence[Spoken], index: int, principal: Sequence[Stated], sure: Callable[[Stated], bool]
) -> Broken | None:
    """Return how one of the figures of a passage breaks what it is likely meant to follow from, if worth telling."""
    figure = every[index].stated
    if every[index].role is Role.SHARE and (
        of_one_whole(every, index) or (figure.number.decimals > 1 and _is_share_of_far(every, index))
    ):
        return None
    offered = candidates(every, index, principal)
    # What gives a figure explains it the better, the less likely it would give another.
    otherwise = offered.none + sum(
        one.likely / max(_SELDOM, _met(one.relation, figure)) for one in offered.every if one.holds
    )
    found = (_broken(one, figure, otherwise, sure) for one in offered.every if not one.holds)
    best = min((one for one in found if one), key=lambda one: one.score, default=None)
    return best if best and best.score < TOLD else None


def _met(relation: Way | Run | Partly, figure: Stated) -> float:
    """Return how likely a relation gives, by accident, a figure that a slip has made another."""
    if isinstance(relation, Way):
        return width(relation, figure)
    return met(relation.run, in_part=True) if isinstance(relation, Partly) else met(relation)


def _broken(one: Candidate, figure: Stated, otherwise: float, sure: Callable[[Stated], bool]) -> Broken | None:
    relation = one.relation
    if one.likely < _LIKELY or isinstance(relation, Partly):
        return None
    if isinstance(relation, Run):
        slip = mended_run(relation, sure)
        chance = min(1.0, slip.chance * (len(relation.parts) + 1)) if slip else 0.0
        return Broken(chance * otherwise / one.likely, figure, relation, slip) if slip else None
    if not relation.accuses or (_IN_ROW.search(figure.sentence.text[: figure.mention.start])):
        return None  # its place in the row says what it is of: 100万元、120万元、150万元，分别增长20%、25%
    slip = mended(relation, figure, sure)
    chance = slip.chance if slip else _UNEXPLAINED
    stands_before = all(_BEFORE.fullmatch(at) for at in relation.at)
    if not stands_before and relation.kind is Kind.PART and not figure.number.decimals:
        return None  # too coarse to be known by what follows: 按486人算，40%要195人
    if not slip and (not stands_before or "其中" in figure.clause):
        return None
    if _is_of_wrong_base(relation, figure):
        chance = min(chance, _WRONG_BASE)
    return Broken(chance * otherwise / one.likely, figure, relation, slip)


_SELDOM = 1e-6
"""How unlikely it is at least that a relation is met by accident."""

_LIKELY = 0.02
"""How likely a relation is at least that accuses a figure."""


def _is_share_of_far(every: Sequence[Spoken], index: int) -> bool:
    """Tell whether a count of its sentence is this share of one told anywhere before: 96门, a sentence before 40门."""
    share = every[index].stated
    counts = [one for one in every[:index] if not one.is_share and one.stated.is_exact and one.stated.value > 0]
    value, ulp = float(share.value), float(share.ulp)
    return any(
        one.dimension == whole.dimension
        and abs(100 * float(one.stated.value) / float(whole.stated.value) - value) <= ulp * _ROUNDED
        for one in counts
        if one.sentence == every[index].sentence
        for whole in counts
    )


_ROUNDED = 0.51
"""Half a unit of the last digit, and what a float may be off."""


def _is_of_wrong_base(way: Way, figure: Stated) -> bool:
    """Tell whether a growth is the change divided by the later level, where the earlier one is known as such."""
    if way.kind not in (Kind.GROWN, Kind.CHANGED) or not any(at.endswith(("T", "Ts")) for at in way.at):
        return False
    first, second = float(way.first.value), float(way.second.value)
    later = first if way.kind is Kind.GROWN else first + second
    step = first - second if way.kind is Kind.GROWN else first
    return abs(100 * abs(step) / later - float(figure.value)) < float(figure.ulp)


def follow_findings(
    every: Sequence[Spoken], principal: Sequence[Stated] = (), states: Callable[[Stated], bool] = lambda _: False
) -> Iterator[Finding]:
    """Yield the figures of a passage that do not follow from what they are likely meant to, the surest first.

    `principal` has the numbers of students, teachers and the like that most passages of the report speak of; `states`
    tells whether another place states the same figure, which then is hardly the wrong one.
    """

    def sure(figure: Stated) -> bool:
        return len(figure.number.text) >= _TELLING and states(figure)

    found = [one for index in range(len(every)) if (one := broken(every, index, principal, sure))]
    for one in sorted(found, key=lambda each: each.score):
        severity = Severity.ERROR if one.score < LOUD else Severity.EXPLAIN
        yield _of_run(one, severity) if isinstance(one.relation, Run) else _of_way(one, one.relation, severity)


def _of_way(found: Broken, way: Way, severity: Severity) -> Finding:
    figure = found.figure
    said = [str(way.first), str(way.second)]
    exact, ulp = Fraction(way.result) / Fraction(figure.factor), figure.number.ulp
    result = rounded(exact, ulp / _FINER if way.even and exact.denominator > 1 else ulp, figure.mention.unit)
    text = message(
        "{stated} does not follow from {first} and {second}",
        stated=figure.mention.text,
        first=said[0],
        second=said[1],
    )
    wrong = found.slip.figure if found.slip else figure
    formula = f"{way.form.format(*said)} = {result}"
    others = [one for one in (figure, way.first, way.second) if one is not wrong]
    return finding(CODE, text, wrong, others, formula, severity, result if wrong is figure else None)


_TELLING = 4
"""Digits of a figure that does not stand in another place by accident."""

_FINER = 100
"""By how much finer a mean is told that is stated as if it came out even."""


def _of_run(found: Broken, severity: Severity) -> Finding:
    total, slip = found.figure, found.slip
    assert slip
    exact = sum((one.value for one in slip.parts), Decimal(0)) / total.factor
    result = PrintedNumber(exact, total.number.ulp, total.mention.unit, f"{exact.normalize():f}")
    text = message("{total} is not the sum of its parts", total=total.mention.text)
    formula = f"{' + '.join(str(one) for one in slip.parts)} = {result}"
    others = [one for one in (total, *slip.parts) if one is not slip.figure]
    return finding(CODE, text, slip.figure, others, formula, severity, result if slip.figure is total else None)
