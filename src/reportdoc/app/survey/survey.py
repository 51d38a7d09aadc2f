"""One look at a project: what the audit finds, how far each department is, and what there is to deliver."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from reportdoc.app.audit.check import Audited, audited
from reportdoc.app.begin import begin
from reportdoc.app.deliveries.status import ProjectStatus, status, status_of
from reportdoc.app.survey.items import Item, items
from reportdoc.app.survey.landmarks import Landmarks, landmarks
from reportdoc.app.survey.stamp import content_stamp, stamp
from reportdoc.project.collector import Collector
from reportdoc.project.project import load_project
from reportdoc.report.problem import ContentError, Problem


@dataclass(frozen=True, slots=True)
class Survey:
    """What one look found; where the content has problems there is nothing but them."""

    stamp: str
    """`stamp` of what was looked at."""
    content: str = ""
    """Its `content_stamp`."""
    problems: tuple[Problem, ...] = ()
    audited: Audited | None = None
    status: ProjectStatus | None = None
    items: tuple[Item, ...] = ()
    deadlines: Mapping[str, date] = field(default_factory=dict)
    """By department, until when it is to deliver."""
    landmarks: Landmarks = field(default_factory=Landmarks)
    """What is labelled, and whose it is."""

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department that answers for anything, in the report's order."""
        return tuple(dict.fromkeys(one.department for one in self.items if one.department))


def survey(project: Path, before: Survey | None = None) -> Survey:
    """Look at a project; where only its files were built since a look `before`, that tells the rest.

    Raises OperationError and OSError for failures outside its content.
    """
    # The server holds what this finds, and has no need of what reads content.
    from reportdoc.content.load import load

    begin(project)
    content = content_stamp(project)
    now = stamp(project, content)
    if before and before.content == content and before.audited:
        with suppress(ContentError):
            return replace(before, stamp=now, status=status(project))
    collector, loaded, found = Collector(), None, None
    with collector.collecting():
        loaded = load(project)
    with collector.collecting():
        found = audited(project, loaded.report if loaded else None)
    try:
        collector.raise_any()
    except ContentError as error:
        return Survey(now, content, tuple(error.problems))
    assert loaded
    deadlines = load_project(project).settings.deadlines
    return Survey(
        now,
        content,
        (),
        found,
        status_of(project, loaded.report),
        items(loaded.report),
        deadlines,
        landmarks(loaded.report),
    )
