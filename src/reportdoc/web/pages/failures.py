"""Pages for what went wrong: what it is, and what to do."""

from __future__ import annotations

from starlette.responses import Response

from reportdoc.present.problems import Said, error_text, errors, line
from reportdoc.report.message import Message, message
from reportdoc.report.problem import ContentError, InputError, OperationError
from reportdoc.web.access.guard import LARGEST
from reportdoc.web.own_files import own_files
from reportdoc.web.visit import Visit


def not_entered(visit: Visit) -> Response:
    """Answer somebody who has not entered, or no more."""
    text = message("You have not entered, or your entry has ended. Enter again, and do this once more.")
    return _shown(visit, 401, message("Please enter again"), text)


def not_allowed(visit: Visit) -> Response:
    """Answer somebody who has entered and may not do this."""
    return _shown(visit, 403, message("Not for you"), message("This page is not open to your role."))


def not_found(visit: Visit, status: int = 404) -> Response:
    """Answer where there is no such page."""
    return _shown(visit, status, message("There is no such page"), message("It may be gone, or never was."))


def stale_form(visit: Visit) -> Response:
    """Answer a form that lacks its token."""
    text = message("The page was too old, or came from elsewhere; nothing was done. Open it anew.")
    return _shown(visit, 403, message("Please open the page anew"), text)


def too_large(visit: Visit) -> Response:
    """Answer more bytes than are taken."""
    text = message("The files together may have {size} MB.", size=LARGEST // 1_000_000)
    return _shown(visit, 413, message("Too large"), text)


def unreadable(visit: Visit, reason: str) -> Response:
    """Answer a form that cannot be read."""
    return _shown(visit, 400, message("The form could not be read"), message("{reason}", reason=reason))


def broken(visit: Visit) -> Response:
    """Answer where the fault is ours."""
    text = message("Something went wrong in the program; the project is as it was. The server's log says more.")
    return _shown(visit, 500, message("A fault of the program"), text)


def problems(visit: Visit, error: ContentError) -> Response:
    """Tell every problem of the content; a department those in what is its own, for they quote what stands there."""
    own = own_files(visit)
    told = [one for one in error.problems if own is None or one.place.file in own]
    lines = [line(visit.language, one) for one in told]
    if others := len(error.problems) - len(told):
        text = message("{count} problems elsewhere in the report, which the office has to mend", count=others)
        lines.append(Said(visit.language.translated(text), text.template))
    return visit.page("failure.html", {"title": message("Problems in the content"), "lines": lines}, 422)


def failed(visit: Visit, error: OperationError | OSError) -> Response:
    """Tell what could not be done."""
    lines = [Said(error_text(visit.language, one), _template(one)) for one in errors(error)]
    status = 422 if isinstance(error, InputError) else 409
    return visit.page("failure.html", {"title": message("That could not be done"), "lines": lines}, status)


def _shown(visit: Visit, status: int, title: Message, text: Message) -> Response:
    return visit.page(
        "failure.html", {"title": title, "lines": [Said(visit.language.translated(text), title.template)]}, status
    )


def _template(error: OperationError | OSError) -> str:
    return error.message.template if isinstance(error, OperationError) else ""
