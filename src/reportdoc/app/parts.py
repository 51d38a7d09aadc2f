"""The parts of a report as a person names them, and who answers for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from reportdoc.content.limits import TEXT_BYTES
from reportdoc.project.project import Project
from reportdoc.project.settings import PartEntry
from reportdoc.project.text import decode
from reportdoc.report.message import message
from reportdoc.report.problem import ContentError, InputError

_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """The preface, a chapter, or the indicator tables."""

    title: str
    """As it is printed, without its number; the file's name where it has no heading or cannot be read."""
    number: int | None
    """Of a chapter, from 1; none for the preface and what stands behind the chapters."""
    file: str
    """As `report.yaml` names it; empty for the indicator tables."""
    department: str
    """Who answers for it; empty for nobody."""
    place: tuple[str | int, ...]
    """Where it stands in `report.yaml`."""


def parts(project: Project) -> tuple[Part, ...]:
    """Return the parts of a project in order, the indicator tables last."""
    settings = project.settings
    front = [_part(project, one, None, ("front", index)) for index, one in enumerate(settings.front)]
    chapters = [_part(project, one, index + 1, ("chapters", index)) for index, one in enumerate(settings.chapters)]
    annex = [Part("附表", None, "", settings.annex.department, ("annex",))] if settings.annex else []
    return (*front, *chapters, *annex)


def part(found: Sequence[Part], name: str) -> Part:
    """Return the part of that title, number or file; raises InputError where there is none."""
    for one in found:
        if name in (one.title, one.file, str(one.number), f"{one.number} {one.title}"):
            return one
    titles = ", ".join(one.title for one in found)
    raise InputError(message('no part is called "{title}"', title=name), message("there are: {titles}", titles=titles))


def _part(project: Project, entry: PartEntry, number: int | None, place: tuple[str | int, ...]) -> Part:
    title = PurePosixPath(entry.file).name
    try:
        source = project.find(entry.file, *place, "file")
        heading = _HEADING.search(decode(source.read(TEXT_BYTES), source.file))
    except ContentError:  # told by whatever reads the content; here its name will do
        heading = None
    if heading:
        number = None if ".unnumbered" in heading[1].partition(" {")[2] else number
        title = heading[1].partition(" {")[0] if heading[1].endswith("}") else heading[1]
    return Part(title.strip(), number, entry.file, entry.department, place)
