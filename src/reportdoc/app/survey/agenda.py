"""What is to be done next, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportdoc.app.survey.progress import Progress
from reportdoc.app.survey.survey import Survey
from reportdoc.audit.finding import Severity
from reportdoc.report.message import Message, message


class Where(StrEnum):
    """Where a step is done."""

    OVERVIEW = "overview"
    DEPARTMENTS = "departments"
    SETTINGS = "settings"
    FINDINGS = "findings"
    NUMBERS = "numbers"
    VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    text: Message
    where: Where


def agenda(survey: Survey, lines: Sequence[Progress], building: bool = False) -> tuple[Step, ...]:
    """Return what is to be done, the first thing first; what is in order is not mentioned."""
    return tuple(_steps(survey, lines, building))


def _steps(survey: Survey, lines: Sequence[Progress], building: bool) -> Iterator[Step]:
    if survey.problems:
        yield Step(message("Mend the problems below; until then nothing can be built."), Where.OVERVIEW)
        return
    late = [one.department for one in lines if one.late]
    if late:
        yield Step(
            message("Remind {departments}: the deadline is over.", departments="、".join(late)), Where.DEPARTMENTS
        )
    waiting = [one for one in lines if one.department and one.delivered < one.parts]
    if waiting:
        text = message("{count} departments have not delivered everything: invite or remind them.", count=len(waiting))
        yield Step(text, Where.DEPARTMENTS)
    unnamed = sum(one.parts for one in lines if not one.department)
    if unnamed:
        yield Step(message("{count} parts have no department that answers for them.", count=unnamed), Where.SETTINGS)
    loud = sum(one.findings.get(grade, 0) for one in lines for grade in (Severity.ERROR, Severity.CONFLICT))
    if loud:
        yield Step(
            message("{count} errors and conflicts: correct them, or accept them with a reason.", count=loud),
            Where.FINDINGS,
        )
    explain = sum(one.findings.get(Severity.EXPLAIN, 0) for one in lines)
    if explain:
        yield Step(message("{count} findings wait for an explanation.", count=explain), Where.FINDINGS)
    numbers = sum(one.numbers for one in lines)
    if numbers:
        yield Step(message("{count} numbers have nobody who answers for them.", count=numbers), Where.NUMBERS)
    assert survey.status
    if not building and survey.status.built is None:
        yield Step(message("Build the report for the first time."), Where.OVERVIEW)
    elif not building and any(one.newer for one in lines):
        yield Step(message("Build: the content is newer than the last build."), Where.OVERVIEW)
    yield Step(message("Have the signatory approve a version."), Where.VERSIONS)
