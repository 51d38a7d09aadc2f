"""Coming in and going out: the start address, the office's password, invitations."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from reportdoc.report.message import Message, message
from reportdoc.web.access.invitations import Invitation
from reportdoc.web.access.passwords import fits
from reportdoc.web.access.role import Role
from reportdoc.web.access.sessions import LASTING
from reportdoc.web.rendering import CHINESE, ENGLISH, LANGUAGE
from reportdoc.web.visit import Visit


def start(visit: Visit) -> Response:
    """Let in whoever has the address that the server printed when it was started."""
    if visit.role is Role.OFFICE:
        return RedirectResponse("/", 303)
    if wait := visit.desk.throttle.wait(_who(visit)):
        return _wait(visit, "enter.html", wait)
    if not visit.desk.office.enters(visit.asked("token")):
        visit.desk.throttle.wrong(_who(visit))
        wrong = message("This start address was used before, or is that of an earlier start.")
        return _asked(visit, wrong, 403)
    return _entered(visit, visit.desk.sessions.begin(Role.OFFICE))


def asked(visit: Visit) -> Response:
    """Show how one enters."""
    if (chosen := visit.asked("lang")) in (CHINESE, ENGLISH):
        response = RedirectResponse(_inside(visit.asked("to")), 303)
        response.set_cookie(LANGUAGE, chosen, max_age=31_536_000, samesite="strict", httponly=True)
        return response
    return _asked(visit, None)


def enter(visit: Visit) -> Response:
    """Let the office in by its password."""
    who = _who(visit)
    if wait := visit.desk.throttle.wait(who):
        return _wait(visit, "enter.html", wait)
    if not visit.desk.office.knows(visit.text("password")):
        visit.desk.throttle.wrong(who)
        return _asked(visit, message("That is not the password."), 403)
    visit.desk.throttle.right(who)
    return _entered(visit, visit.desk.sessions.begin(Role.OFFICE))


def invited(visit: Visit) -> Response:
    """Show what an invitation is for; it lets in by a button, since chats open links to show a preview."""
    if wait := visit.desk.throttle.wait(_who(visit)):
        return _wait(visit, "invited.html", wait)
    return _invited(visit, _invitation(visit), None)


def accept(visit: Visit) -> Response:
    """Let in by an invitation, with a name to sign with and, for a signatory, the password."""
    if wait := visit.desk.throttle.wait(_who(visit)):
        return _wait(visit, "invited.html", wait)
    found = _invitation(visit)
    if found is None:
        return _invited(visit, None, None)
    who = f"invitation {found.id}"
    if wait := visit.desk.throttle.wait(who):
        return _wait(visit, "invited.html", wait)
    name = visit.text("name")
    if not name:
        return _invited(visit, found, message("Please type your name; what you confirm bears it."))
    if found.password and not fits(visit.text("password"), found.password):
        visit.desk.throttle.wrong(who)
        return _invited(visit, found, message("That is not the password."))
    visit.desk.throttle.right(who)
    visit.desk.invitations.entered(found.id)
    return _entered(visit, visit.desk.sessions.begin(found.role, found.departments, name, found.id))


def leave(visit: Visit) -> Response:
    """End the session."""
    visit.desk.sessions.end(visit.who)
    response = RedirectResponse("/enter", 303)
    response.delete_cookie(visit.desk.cookie)
    return response


def _invitation(visit: Visit) -> Invitation | None:
    found = visit.desk.invitations.find(visit.path("token"))
    if found is None:
        visit.desk.throttle.wrong(_who(visit))
    return found


def _invited(visit: Visit, found: Invitation | None, wrong: Message | None) -> Response:
    status = 404 if found is None else 422 if wrong else 200
    return visit.page("invited.html", {"invitation": found, "wrong": wrong}, status)


def _asked(visit: Visit, wrong: Message | None, status: int = 200) -> Response:
    values = {"wrong": wrong, "password": visit.desk.office.has_password}
    return visit.page("enter.html", values, status)


def _wait(visit: Visit, template: str, seconds: float) -> Response:
    wrong = message("Too many wrong answers; wait {seconds} seconds.", seconds=int(seconds) + 1)
    values = {"wrong": wrong, "password": visit.desk.office.has_password, "invitation": None}
    return visit.page(template, values, 429)


def _who(visit: Visit) -> str:
    client = visit.request.client
    return client.host if client else ""


def _inside(path: str) -> str:
    """Return a path of ours; anything that could lead elsewhere is the first page."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path else "/"


def _entered(visit: Visit, token: str) -> Response:
    response = RedirectResponse("/", 303)
    response.set_cookie(
        visit.desk.cookie,
        token,
        max_age=int(LASTING.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=visit.request.headers.get("x-forwarded-proto") == "https" or visit.request.url.scheme == "https",
    )
    return response
