"""Acceptances: findings that are right as they are, each with a reason and a name, in `content/accepted.yaml`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from reportdoc.audit.answered import read_answers, words
from reportdoc.audit.explanation import Explanation, lapsed
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.project.files import Folder
from reportdoc.project.schema import Line, Model
from reportdoc.report.message import message
from reportdoc.report.place import Place

ACCEPTED = "accepted.yaml"
"""The file in `content/` that holds acceptances; there need not be one."""
GONE = "R801"
CODES = {GONE: message("an acceptance whose finding is gone")}
"""What the acceptances themselves can be found to be."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Why a finding is right as it is, and who says so."""

    identity: str
    """`Finding.identity` of what is accepted."""
    reason: str
    name: str
    date: datetime.date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, and whether it is accepted."""

    finding: Finding
    acceptance: Acceptance | None = None
    members: tuple[Judged, ...] = ()
    """The findings that it gathers."""
    explanation: Explanation | None = None
    """What those say of it who answer for the figure."""


def read_acceptances(folder: Folder) -> dict[str, Acceptance]:
    """Return the acceptances of a project by the id of the finding; none where there is no such file.

    Raises ContentError with every problem of the file.
    """
    return read_answers(folder, ACCEPTED, _Entry, _acceptance, message("give reason and name"))


def judge(
    findings: Iterable[Finding],
    acceptances: Mapping[str, Acceptance],
    explanations: Mapping[str, Explanation] | None = None,
) -> tuple[Judged, ...]:
    """Return findings with their acceptances and explanations, and after them one for each of those that fits none.

    Who accepts a gathered finding accepts all it gathers; it is accepted as well where every one of those is.
    """
    known = list(findings)
    said = explanations or {}
    judged = [_judged(found, acceptances, said) for found in known]
    fitting = {found.identity for found in _with_members(known)}
    gone = [_gone(acceptance) for identity, acceptance in acceptances.items() if identity not in fitting]
    return (*judged, *map(Judged, gone), *map(Judged, lapsed(said, fitting)))


class _Entry(Model):
    reason: Annotated[str, AfterValidator(words)]
    name: Line
    date: datetime.date | None = None


def _acceptance(identity: str, entry: _Entry, place: Place) -> Acceptance:
    return Acceptance(identity, entry.reason, entry.name, entry.date, place)


def _judged(
    found: Finding,
    acceptances: Mapping[str, Acceptance],
    explanations: Mapping[str, Explanation],
    above: Acceptance | None = None,
) -> Judged:
    own = acceptances.get(found.identity, above)
    members = tuple(_judged(member, acceptances, explanations, own) for member in found.members)
    if own is None and members and all(member.acceptance for member in members):
        own = members[0].acceptance
    return Judged(found, own, members, explanations.get(found.identity))


def _with_members(findings: Iterable[Finding]) -> Iterator[Finding]:
    for found in findings:
        yield found
        yield from _with_members(found.members)


def _gone(acceptance: Acceptance) -> Finding:
    return Finding(
        GONE,
        Severity.EXPLAIN,
        message(
            "nothing is found any more that has the id {identity}; delete its acceptance", identity=acceptance.identity
        ),
        (Spot(acceptance.place, "", f"{acceptance.identity}: {acceptance.reason}"),),
        key=acceptance.identity,
    )
