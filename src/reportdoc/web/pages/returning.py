"""Where a form that stands on several pages leads back to."""

from __future__ import annotations

from starlette.responses import Response

from reportdoc.report.message import Message
from reportdoc.web.visit import Visit

_PLACES = ("/findings", "/numbers", "/pages")


def returned(visit: Visit, usual: str, told: Message) -> Response:
    """Send the browser back to the page that the form names as `to`, if it is one of ours, with what was done."""
    to = visit.text("to")
    return visit.back(to if is_inside(to) else usual, told)


def is_inside(to: str) -> bool:
    """Tell whether an address that a form names is one of ours."""
    return "\\" not in to and any(to == one or to.startswith((f"{one}?", f"{one}/")) for one in _PLACES)
