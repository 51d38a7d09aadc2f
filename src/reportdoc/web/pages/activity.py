"""动态: who did what, when; and taking the latest back."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from reportdoc.app.undo import entries
from reportdoc.app.undo import undo as take_back
from reportdoc.present.history.words import deed
from reportdoc.report.message import message
from reportdoc.web.visit import Visit


def activity(visit: Visit) -> Response:
    """Show what was written into the project, the latest first."""
    found = entries(visit.desk.project)
    return visit.page("activity.html", {"entries": found, "deed": partial(deed, visit.language)})


def undo(visit: Visit) -> Response:
    """Take the latest change back."""
    done = take_back(visit.desk.project).entry.deed
    visit.desk.builder.wish()
    told = message("Taken back: {command} {about}", command=deed(visit.language, done), about=", ".join(done.about))
    return visit.back("/activity", told)
