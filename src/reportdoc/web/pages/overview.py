"""总览: departments and their state, what to do next, the last build."""

from __future__ import annotations

from collections import Counter
from datetime import date

from starlette.responses import RedirectResponse, Response

from reportdoc.app.compare.versions import is_project
from reportdoc.app.incoming.standing import Stand, standings
from reportdoc.app.survey.agenda import agenda
from reportdoc.app.survey.progress import progress
from reportdoc.audit.finding import Severity
from reportdoc.present.problems import line
from reportdoc.web.access.role import Role
from reportdoc.web.visit import Visit


def home(visit: Visit) -> Response:
    """Send everybody to the page that is theirs."""
    first = {Role.OFFICE: "/overview", Role.DEPARTMENT: "/department", Role.SIGNATORY: "/versions"}
    return RedirectResponse(first[visit.who.role], 303)


def overview(visit: Visit) -> Response:
    """Show the whole project at a glance."""
    if not is_project(visit.desk.project):
        return RedirectResponse("/begin", 303)
    state = visit.state()
    found = state.survey
    lines = progress(found, date.today())
    return visit.page(
        "overview.html",
        {
            "state": state,
            "fresh": state.fresh,
            "problems": [line(visit.language, one) for one in found.problems],
            "lines": lines,
            "stands": Counter((one.item.department, one.stand) for one in standings(visit.desk.project, found.items)),
            "Stand": Stand,
            "steps": agenda(found, lines, visit.desk.builder.state.running),
            "invitations": visit.desk.invitations.listed() if visit.who.role is Role.OFFICE else [],
            "Severity": Severity,
        },
    )
