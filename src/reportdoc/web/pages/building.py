"""Builds: wished for, and how far one is."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from reportdoc.report.message import message
from reportdoc.web.visit import Visit


def wish(visit: Visit) -> Response:
    """Have the project built."""
    visit.desk.builder.wish()
    return visit.back(
        visit.text("to") if visit.text("to") in ("/overview", "/pages", "/handover") else "/overview",
        message("The build has begun; the page tells when it is done."),
    )


def shown(visit: Visit) -> Response:
    """Return how far the build is, for the script that shows it."""
    state = visit.desk.builder.state
    name = visit.language.translated(state.step) if state.step else ""
    return JSONResponse({"running": state.running, "step": name, "index": state.index + 1, "steps": state.steps})
