"""Invitations."""

from __future__ import annotations

from starlette.responses import Response

from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.web.access.guard import int_of
from reportdoc.web.access.loopback import is_loopback
from reportdoc.web.access.role import Role
from reportdoc.web.visit import Visit


def invite(visit: Visit) -> Response:
    """Make a link, and show it once."""
    role = Role(visit.text("role")) if visit.text("role") in (Role.DEPARTMENT, Role.SIGNATORY) else None
    departments = tuple(dict.fromkeys(one for one in visit.texts("department") if one))
    if role is None or (role is Role.DEPARTMENT and not departments):
        raise InputError(message("Say whom the link is for: departments, or the signatory."))
    known = visit.state().survey.departments
    if unknown := [one for one in departments if one not in known]:
        raise InputError(message("No part of the report belongs to {departments}.", departments=", ".join(unknown)))
    given = visit.desk.invitations.invite(role, departments, visit.text("name"))
    base = visit.request.base_url
    shown = {
        "link": f"{base}i/{given.token}",
        "near": is_loopback(base.hostname or ""),
        "given": given,
        "for_role": role,
        "departments": departments,
    }
    return visit.page("invitation.html", shown)


def withdraw(visit: Visit) -> Response:
    """End a link."""
    visit.desk.invitations.withdraw(int_of(visit.path("identity")))
    return visit.back("/overview#invitations", message("The link lets nobody in any more."))
