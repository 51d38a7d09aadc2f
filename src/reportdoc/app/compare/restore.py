"""A kept version becomes the project's again."""

from __future__ import annotations

from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.app.compare.snapshots import find
from reportdoc.project.folders import SOURCES
from reportdoc.project.history.entry import Deed
from reportdoc.project.history.record import copy, publish
from reportdoc.project.publishing.identity import identity
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.workplace import workplace


def restore(project: Path, name: str) -> tuple[str, ...]:
    """Put content, templates and fonts of a snapshot in place of today's, which `undo` brings back.

    Returns the folders that changed. Raises as `find` and `Workplace.publish` do.
    """
    begin(project)
    kept = find(project, name).folder
    changed = tuple(one for one in SOURCES if identity(kept / one) != identity(project / one))
    there = [one for one in changed if (kept / one).is_dir()]
    with workplace(project, PATIENCE) as place:
        for one in there:
            copy(kept / one, place.folder / one)
        made = {one: place.folder / one for one in there}
        publish(place, made, Deed("snapshot --restore", (name,)), [one for one in changed if one not in made])
    return changed
