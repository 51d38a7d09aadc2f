"""The parts of a report as a person names them, and who answers for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportdoc.project.folders import CONTENT
from reportdoc.project.settings import PartEntry, Settings
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """The preface, a chapter, or the indicator tables."""

    title: str
    """As it is printed, without its number; the file's name where there is no heading yet."""
    number: int | None
    """Of a chapter, from 1."""
    file: str
    """As `report.yaml` names it; empty for the indicator tables."""
    department: str
    """Who answers for it; empty for nobody."""
    place: tuple[str | int, ...]
    """Where it stands in `report.yaml`."""


def parts(project: Path, settings: Settings) -> tuple[Part, ...]:
    """Return the parts of a project in order, the indicator tables last; raises OSError, UnicodeError."""
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


def _part(project: Path, entry: PartEntry, number: int | None, place: tuple[str | int, ...]) -> Part:
    path = project / CONTENT / entry.file
    heading = _HEADING.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    title = heading[1] if heading else path.name
    title = title.partition(" {")[0] if title.endswith("}") else title
    return Part(title.strip(), number, entry.file, entry.department, place)
