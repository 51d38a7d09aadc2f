"""Builds: wished for, and how far one is."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from reportdoc.report.message import message
from reportdoc.web.pages.returning import is_inside
from reportdoc.web.visit import Visit


def wish(visit: Visit) -> Response:
    """Have the project built."""
    visit.desk.builder.wish()
    to, told = visit.text("to"), message("The build has begun; the page tells when it is done.")
    inside = to in ("/overview", "/handover") or is_inside(to)
    # Pages of the report show what has changed as a preview, and wait for nothing else.
    return visit.back(to if inside else "/overview", told, changed=not is_inside(to))


def shown(visit: Visit) -> Response:
    """Return how far the build is, for the script that shows it."""
    state = visit.desk.builder.state
    name = visit.language.translated(state.step) if state.step else ""
    return JSONResponse({"running": state.running, "step": name, "index": state.index + 1, "steps": state.steps})
