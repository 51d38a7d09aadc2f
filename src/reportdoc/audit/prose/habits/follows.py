"""Figures that do not follow from their neighbours where figures that stand so follow in other reports.

How a figure comes about is known by habit, not by words: a change of two figures before it, the nearer of an earlier
time, is what lies between them in 140 of 142 places of reports that were read. What breaks such a habit is told
where a slip of the pen, or a growth taken of the wrong one of two levels, explains it, the surer the less chance does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.habits.chance import Mended, expected, mended, mended_run
from reportdoc.audit.prose.habits.counted import WAYS, habit_of, mended_alone
from reportdoc.audit.prose.habits.neighbours import Spoken
from reportdoc.audit.prose.habits.one_whole import of_one_whole
from reportdoc.audit.prose.habits.runs import Run, runs
from reportdoc.audit.prose.habits.ways import Way, ways
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, rounded

CODE = "P410"

LOUD = 0.004
"""How many false alarms a figure may be expected to raise, at most, to be told aloud."""

TOLD = 0.03
"""The same, to be told at all."""

_SURE = 0.6
"""Share of places in which a habit holds from which it outweighs another that explains the figure."""

_UNEXPLAINED = 2.0
"""What a figure counts for that no slip explains."""

_IN_ROW = re.compile("(?:分别|依次)[^，。；]*$")

_WRONG_BASE = 0.01
"""How likely a growth is by chance the change divided by the later level."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A figure that breaks a habit."""

    score: float
    """How many false alarms such figures raise, each."""
    figure: Stated
    way: Way | Run
    slip: Mended | None


def broken(every: Sequence[Spoken], index: int) -> Broken | None:
    """Return how one of the figures of a passage breaks the habits of such figures, where it is worth telling."""
    found = [*_ways(every, index), *_runs(every, index)]
    best = min(found, key=lambda one: one.score, default=None)
    return best if best and best.score < TOLD else None


def _ways(every: Sequence[Spoken], index: int) -> Iterator[Broken]:
    figure = every[index].stated
    given = [(way, way.gives(figure)) for way in ways(every, index)]
    explained = any(gives for _, gives in given)
    if any(gives and way.name in WAYS for way, gives in given) or of_one_whole(every, index):
        return
    if every[index].role is Role.SHARE and figure.number.decimals > 1 and _is_share_of_far(every, index):
        return
    if _IN_ROW.search(figure.sentence.text[: figure.mention.start]):
        return  # its place in the row says what it is of: 100万元、120万元、150万元，分别增长20%、25%
    known = [(way, habit) for way, gives in given if not gives and (habit := WAYS.get(way.name))]
    if explained and not any(habit.holds >= _SURE for _, habit in known):
        return
    chances = [expected(way, figure) for way, _ in known]
    for (way, habit), own in zip(known, chances, strict=True):
        if explained and (habit.holds < _SURE or way.name[0] not in "DG"):
            continue
        slip = mended(way, figure)
        chance = slip.chance if slip else 1.0
        if _is_of_wrong_base(way, figure):
            chance = min(chance, _WRONG_BASE)
        elif slip is None:
            chance = _UNEXPLAINED
        # What the other habits may be met by counts as well.
        others = sum(chances) - own
        rate = habit.fails_beside if explained else habit.fails_alone
        yield Broken(rate * (chance + others * min(1.0, 5 * chance)) / habit.holds, figure, way, slip)


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
    if not way.name.startswith(("Gnt", "Gct")) or "T" not in way.name:
        return False
    first, second = float(way.first.value), float(way.second.value)
    later = first if way.name.startswith("Gnt") else first + second
    step = first - second if way.name.startswith("Gnt") else first
    return abs(100 * abs(step) / later - float(figure.value)) < float(figure.ulp)


def _runs(every: Sequence[Spoken], index: int) -> Iterator[Broken]:
    found = list(runs(every, index))
    if any(run.adds_up for run in found):
        return
    for run in found:
        habit, slip = habit_of(run.name), None
        if habit and (slip := mended_run(run)):
            score = habit.fails_alone * min(1.0, slip.chance * (len(run.parts) + 1))
            yield Broken(min(score, mended_alone(run.name)), run.total, run, slip)


def follow_findings(every: Sequence[Spoken]) -> Iterator[Finding]:
    """Yield the figures of a passage that break the habits of such figures."""
    for index in range(len(every)):
        if found := broken(every, index):
            severity = Severity.ERROR if found.score < LOUD else Severity.EXPLAIN
            yield _of_run(found, severity) if isinstance(found.way, Run) else _of_way(found, found.way, severity)


def _of_way(found: Broken, way: Way, severity: Severity) -> Finding:
    figure = found.figure
    said = [str(way.first), str(way.second)]
    result = rounded(Fraction(way.result) / Fraction(figure.factor), figure.number.ulp, figure.mention.unit)
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


def _of_run(found: Broken, severity: Severity) -> Finding:
    total, slip = found.figure, found.slip
    assert slip
    exact = sum((one.value for one in slip.parts), Decimal(0)) / total.factor
    result = PrintedNumber(exact, total.number.ulp, total.mention.unit, f"{exact.normalize():f}")
    text = message("{total} is not the sum of its parts", total=total.mention.text)
    formula = f"{' + '.join(str(one) for one in slip.parts)} = {result}"
    others = [one for one in (total, *slip.parts) if one is not slip.figure]
    return finding(CODE, text, slip.figure, others, formula, severity, result if slip.figure is total else None)
