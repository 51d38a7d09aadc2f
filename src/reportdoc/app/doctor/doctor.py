"""Looking at the machine, and at a project if there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportdoc.app.doctor import machine
from reportdoc.app.doctor.diagnosis import Check, Diagnosis, State
from reportdoc.project.folders import CONTENT


def diagnose(project: Path | None) -> Diagnosis:
    """Return what there is and what is missing to build a report; without a project, with the official templates.

    Nothing is changed. Where packages of ours are missing, what needs them is not looked at.
    """
    return Diagnosis(tuple(_checks(project)))


def here(folder: Path) -> Path | None:
    """Return a folder if it is a project."""
    return folder if (folder / CONTENT).is_dir() else None


def _checks(project: Path | None) -> Iterator[Check]:
    folder = project or Path()
    yield machine.python()
    packages = machine.packages()
    yield packages
    if packages.state is not State.MISSING:
        # Imported here, for what they import may be what is missing.
        from reportdoc.app.doctor import typesetting

        yield from typesetting.engine(folder)
        yield from typesetting.fonts(folder)
    yield machine.room(folder)
    yield from machine.passing(folder)
    yield from machine.rights(project)
    yield from machine.depth(folder)
    yield machine.browser()
    if project and packages.state is not State.MISSING:
        from reportdoc.app.doctor import content

        yield content.content(project)
        yield from content.certificates(project)
