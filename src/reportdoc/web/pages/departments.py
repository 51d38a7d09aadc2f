"""部门: what a department has to deliver and how it stands, forms, deadlines, reminders."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from starlette.responses import Response

from reportdoc.app.forms.forms import form as form_of
from reportdoc.app.forms.forms import forms, has_form, zipped
from reportdoc.app.incoming.box import State, waiting
from reportdoc.app.incoming.standing import Stand, Standing, standings
from reportdoc.app.settings import Wish, as_seen, change
from reportdoc.app.survey.progress import progress
from reportdoc.audit.finding import Severity
from reportdoc.project.portable import fit
from reportdoc.report.message import message
from reportdoc.web.access.loopback import is_loopback
from reportdoc.web.access.role import Role
from reportdoc.web.visit import NotFound, Visit


def own(visit: Visit) -> Response:
    """Show a department's visitor what is theirs."""
    return _shown(visit, visit.who.departments)


def one(visit: Visit) -> Response:
    """Show the office what one department's visitor sees."""
    name = visit.path("name")
    if name not in visit.state().survey.departments:
        raise NotFound
    return _shown(visit, (name,))


def every(visit: Visit) -> Response:
    """Show the office every department with its deadline."""
    state = visit.state()
    lines = [line for line in progress(state.survey, date.today()) if line.department]
    held = [one for one in waiting(visit.desk.project) if one.state is State.WAITING]
    return visit.page(
        "departments.html",
        {
            "lines": lines,
            "waiting": {line.department: sum(one.department == line.department for one in held) for line in lines},
            "Severity": Severity,
            "state": state,
            "fresh": state.fresh,
            "seen": as_seen(visit.desk.project),
        },
    )


def deadlines(visit: Visit) -> Response:
    """Write until when departments are to deliver."""
    days = dict(zip(visit.texts("department"), visit.texts("day"), strict=False))
    if not change(visit.desk.project, Wish(deadlines=days), visit.who.name, visit.text("seen")):
        return visit.back("/departments", message("Nothing changes: the project says this already."))
    return visit.back("/departments", message("The deadlines are set."))


def archive(visit: Visit) -> Response:
    """Send all forms of a department."""
    department = visit.asked("department")
    if not department or not visit.who.sees(department):
        raise NotFound
    if department not in visit.desk.keeper.state().survey.departments:
        raise NotFound
    data = zipped(visit.desk.beside.call(forms, visit.desk.project, department))
    return _sent(data, f"{fit(department)}.zip", "application/zip")


def form(visit: Visit) -> Response:
    """Send one form."""
    known = visit.desk.keeper.state().survey.items
    item = next((item for item in known if item.label == visit.asked("label") and has_form(item)), None)
    if item is None or not visit.who.sees(item.department):
        raise NotFound
    found = visit.desk.beside.call(form_of, visit.desk.project, item.label)
    return _sent(found.data, found.name, "application/octet-stream")


def remind(visit: Visit) -> Response:
    """Show a text for a department with what is open, to be pasted into a chat or mail."""
    state = visit.state()
    department = visit.asked("department")
    line = next((one for one in progress(state.survey, date.today()) if one.department == department != ""), None)
    if line is None:
        raise NotFound
    stands = standings(visit.desk.project, state.survey.items, department)
    base = visit.request.base_url
    values = {
        "line": line,
        "missing": [one for one in stands if one.stand is Stand.MISSING and _counts(one)],
        "returned": [one for one in stands if one.stand is Stand.RETURNED],
        "findings": sum(line.findings.values()),
        "college": state.survey.audited.metadata if state.survey.audited else None,
        # An address of this machine alone is of no use to whom the text is for.
        "link": "" if is_loopback(base.hostname or "") else f"{base}department",
    }
    return visit.page("remind.html", values)


def _shown(visit: Visit, departments: tuple[str, ...]) -> Response:
    state = visit.state()
    lines = {line.department: line for line in progress(state.survey, date.today())}
    items, days = state.survey.items, state.survey.deadlines
    rooms = [
        (name, lines.get(name), standings(visit.desk.project, items, name), days.get(name)) for name in departments
    ]
    held = [one for one in waiting(visit.desk.project) if one.department in departments]
    return visit.page(
        "department.html",
        {
            "rooms": rooms,
            "new": [one for one in held if one.state is State.NEW] if visit.who.role is Role.DEPARTMENT else [],
            "held": [one for one in held if one.state is not State.NEW],
            "Stand": Stand,
            "State": State,
            "has_form": has_form,
            "state": state,
            "fresh": state.fresh,
            "departments": departments,
        },
    )


def _counts(one: Standing) -> bool:
    """Tell whether a reminder names a thing: what stands in a chapter comes with it."""
    return one.item.kind in ("chapter", "section", "annex")


def _sent(data: bytes, name: str, kind: str) -> Response:
    return Response(
        data, media_type=kind, headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    )
