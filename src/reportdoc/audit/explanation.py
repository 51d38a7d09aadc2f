"""Explanations: what a department says of a finding, in `content/explained.yaml`, until the office accepts it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from reportdoc.audit.answered import read_answers, words
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.project.files import Folder
from reportdoc.project.schema import Line, Model
from reportdoc.report.message import message
from reportdoc.report.place import Place

EXPLAINED = "explained.yaml"
"""The file in `content/` that holds explanations; there need not be one."""
LAPSED = "R804"
CODES = {LAPSED: message("an explanation whose finding is gone or has changed")}
"""What the explanations themselves can be found to be."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding may be right as it is, as those say who answer for the figure."""

    identity: str
    """`Finding.identity` of what is explained."""
    text: str
    name: str
    department: str
    """May be empty."""
    date: datetime.date | None
    place: Place


def read_explanations(folder: Folder) -> dict[str, Explanation]:
    """Return the explanations of a project by the id of the finding; none where there is no such file.

    Raises ContentError with every problem of the file.
    """
    return read_answers(folder, EXPLAINED, _Entry, _explanation, message("give text and name"))


def lapsed(explanations: Mapping[str, Explanation], known: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each explanation of what is not found any more under its id."""
    there = frozenset(known)
    for one in explanations.values():
        if one.identity not in there:
            text = message(
                "what {name} explained has changed or is gone, {identity}: explain it again, or withdraw this",
                name=one.name,
                identity=one.identity,
            )
            spot = Spot(one.place, "", f"{one.identity}: {one.text}", one.department)
            yield Finding(LAPSED, Severity.EXPLAIN, text, (spot,), key=one.identity)


class _Entry(Model):
    text: Annotated[str, AfterValidator(words)]
    name: Line
    department: str = ""
    date: datetime.date | None = None


def _explanation(identity: str, entry: _Entry, place: Place) -> Explanation:
    return Explanation(identity, entry.text, entry.name, entry.department, entry.date, place)
