"""What the report is about, and who answers for what."""

from __future__ import annotations

from starlette.responses import Response

from reportdoc.app.parts import parts
from reportdoc.app.settings import Wish, as_seen, change
from reportdoc.project.project import load_project
from reportdoc.report.message import message
from reportdoc.web.visit import Visit


def settings(visit: Visit) -> Response:
    """Show what `report.yaml` says."""
    project = visit.desk.project
    loaded, state = load_project(project), visit.state()
    return visit.page(
        "settings.html",
        {
            "known": loaded.settings,
            "parts": [(one.file, f"{one.number or ''} {one.title}", one.department) for one in parts(loaded)],
            "departments": state.survey.departments,
            "seen": as_seen(project),
        },
    )


def changed(visit: Visit) -> Response:
    """Write what was typed."""
    departments = dict(zip(visit.texts("part"), visit.texts("department"), strict=False))
    wish = Wish(
        college=visit.text("college"),
        english=visit.text("english"),
        code=visit.text("code"),
        year=visit.text("year"),
        day=visit.text("date"),
        departments={file: " ".join(name.split()) for file, name in departments.items()},
    )
    if not change(visit.desk.project, wish, visit.who.name, visit.text("seen")):
        return visit.back("/settings", message("Nothing changes: the project says this already."))
    return visit.back("/overview", message("Written."))
