"""How far each department is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportdoc.app.survey.survey import Survey
from reportdoc.audit.finding import Severity
from reportdoc.audit.ledger.entries import UNANSWERED


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of what one department answers for."""

    department: str
    """Empty for what nobody is named for."""
    parts: int
    """Chapters, sections and indicator tables."""
    delivered: int
    """Those whose text or values were delivered."""
    holes: int
    """Texts, pictures, rows and values that are missing."""
    newer: int
    """Parts that have changed since the last build."""
    findings: Mapping[Severity, int]
    """Those not accepted."""
    numbers: int
    """Numbers that nobody answers for."""
    deadline: date | None
    late: bool
    """Whether something is still to be delivered after the deadline."""


def progress(survey: Survey, today: date) -> tuple[Progress, ...]:
    """Return how far each department is, in the report's order, what nobody is named for last."""
    if survey.status is None or survey.audited is None:
        return ()
    findings: dict[str, Counter[Severity]] = {}
    for result in survey.audited.audit.results:
        if not result.acceptance:
            findings.setdefault(result.finding.owner, Counter())[result.finding.severity] += 1
    numbers = Counter(one.spot.owner for one in survey.audited.audit.ledger.entries if one.status in UNANSWERED)
    lines = survey.status.lines
    names = dict.fromkeys((*survey.departments, *(one.department for one in lines if one.department)))
    others = {one.department for one in lines} | set(findings) | set(numbers)
    rest = [""] if "" in others else []
    found = []
    for name in (*names, *rest):
        mine = [one for one in lines if one.department == name]
        delivered, deadline = sum(one.text is not None for one in mine), survey.deadlines.get(name)
        late = deadline is not None and today > deadline and delivered < len(mine)
        found.append(
            Progress(
                department=name,
                parts=len(mine),
                delivered=delivered,
                holes=sum(len(one.missing) for one in mine),
                newer=sum(one.newer for one in mine),
                findings=findings.get(name, Counter()),
                numbers=numbers[name],
                deadline=deadline,
                late=late,
            )
        )
    return tuple(found)
