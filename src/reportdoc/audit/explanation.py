"""Explanations: what a department says of a finding, in `content/explained.yaml`, until the office accepts it."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.project.collector import Collector
from reportdoc.project.files import Folder
from reportdoc.project.folders import CONTENT
from reportdoc.project.schema import Line, Model, validate, wrong
from reportdoc.project.yaml_file import YamlFile, read_yaml
from reportdoc.report.message import message
from reportdoc.report.place import Place

EXPLAINED = "explained.yaml"
"""The file in `content/` that holds explanations; there need not be one."""
LAPSED = "R804"
CODES = {LAPSED: message("an explanation whose finding is gone or has changed")}
"""What the explanations themselves can be found to be."""

_IDENTITY = re.compile(r"[A-Z][0-9]{3}-[0-9a-f]{8}")


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
    if not os.path.lexists(folder.root / CONTENT / EXPLAINED):
        return {}
    collector = Collector()
    file = read_yaml(folder.find(EXPLAINED, Place(f"{CONTENT}/{EXPLAINED}")), collector, may_be_empty=True)
    read = {identity: _explanation(file, identity, collector) for identity in file.data}
    collector.raise_any()
    return {identity: one for identity, one in read.items() if one}


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


def _words(value: str) -> str:
    if not value.strip():
        raise wrong(message("must not be empty"))
    return " ".join(value.split())


class _Entry(Model):
    text: Annotated[str, AfterValidator(_words)]
    name: Line
    department: str = ""
    date: datetime.date | None = None


def _explanation(file: YamlFile, identity: str, collector: Collector) -> Explanation | None:
    if not _IDENTITY.fullmatch(identity):
        text = message('"{identity}" is not the id of a finding', identity=identity)
        collector.add(file.place(identity), text, message("copy it from what reportdoc check prints"))
        return None
    data = file.data[identity]
    if not isinstance(data, dict):
        collector.add(file.place(identity), message("must hold keys and values"), message("give text and name"))
        return None
    entry = validate(_Entry, data, lambda *path: file.place(identity, *path), collector)
    if entry is None:
        return None
    place = Place(file.file, file.place(identity).line)
    return Explanation(identity, entry.text, entry.name, entry.department, entry.date, place)
