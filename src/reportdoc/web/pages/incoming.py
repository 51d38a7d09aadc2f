"""收件: files that were handed in; what they change; confirmed, withdrawn, taken in, returned."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.incoming import box
from reportdoc.app.incoming.box import Incoming, State
from reportdoc.app.incoming.preview import Preview
from reportdoc.app.returned.merging import Choice
from reportdoc.app.returned.model import EditSpot
from reportdoc.app.returned.take import Choices
from reportdoc.app.typed_over import Figures
from reportdoc.app.undo import entries
from reportdoc.present.deliveries.changes import changes, spot_of
from reportdoc.present.history.words import deed
from reportdoc.present.problems import line as problem_line
from reportdoc.project.portable import fit
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError, OperationError
from reportdoc.web.access.guard import int_of
from reportdoc.web.access.role import Role
from reportdoc.web.own_files import own_files
from reportdoc.web.visit import NotFound, Visit


def incoming(visit: Visit) -> Response:
    """Show the office what waits."""
    found = box.waiting(visit.desk.project)
    own = [one for one in found if one.state is State.NEW and not one.department]
    return visit.page(
        "incoming.html",
        {
            "waiting": [*own, *(one for one in found if one.state is State.WAITING)],
            "returned": [one for one in found if one.state is State.RETURNED],
            "problems": [problem_line(visit.language, one) for one in box.spoilt(visit.desk.project)],
        },
    )


def upload(visit: Visit) -> Response:
    """Keep what was sent, and have it read."""
    office = visit.who.role is Role.OFFICE
    department = "" if office else visit.text("department") or visit.who.departments[0]
    if not office and department not in visit.who.departments:
        raise NotFound
    sent = [(one.filename or "", one.file.read()) for one in visit.files("file")]
    if not sent:
        raise InputError(message("choose a file first"))
    empty = [name for name, data in sent if not data] if any(data for _, data in sent) else []
    kept: list[Incoming] = []
    twice = 0
    for name, data in sent:
        if name in empty and not data:
            continue
        one, new = box.put(visit.desk.project, name, data, department, visit.who.name)
        twice += not new
        if one not in kept:
            kept.append(one)
            visit.desk.readers.begin(one, _departments(visit))
    room = "/incoming" if office else "/department"
    count = len(sent) - len(empty)
    told = message("{count} files are in. Look at what they change, then confirm.", count=count)
    if empty:
        told = message(
            "{count} files are in; empty and left out: {files}", count=count, files="、".join(map(fit, empty))
        )
    elif twice:
        told = message("{count} files are in; {twice} of them had been sent before.", count=count, twice=twice)
    to = f"/incoming/{kept[0].number}" if len(kept) == 1 else room
    if visit.request.headers.get("accept") == "application/json":
        # The script shows how far a large file is, and opens the page itself.
        visit.desk.tell(visit.who.session, told)
        return JSONResponse({"to": to})
    return visit.back(to, told)


def shown(visit: Visit) -> Response:
    """Show what a file changes."""
    return _page(visit, _one(visit), None)


def say(visit: Visit) -> Response:
    """Note what a file is for."""
    one = _one(visit)
    wished = visit.text("for").partition(" ")
    found = _look(visit, one)
    known = {(str(each.kind), each.label) for each in found.proposals} if found else set()
    if (wished[0], wished[2]) not in known:
        raise InputError(message("choose what the file is for"))
    box.say(visit.desk.project, one, TargetKind(wished[0]), wished[2])
    return visit.back(f"/incoming/{one.number}")


def confirm(visit: Visit) -> Response:
    """Hand a file on to the office."""
    one = _one(visit)
    found = _look(visit, one)
    if found is None:
        return visit.back(f"/incoming/{one.number}", message("The file is still being read."))
    if not confirmable(found, visit.who.departments):
        raise InputError(message("this file cannot be handed on; see what is wrong with it"))
    if found.wish.kind and not one.label:
        one = box.say(visit.desk.project, one, found.wish.kind, found.wish.name)
    box.confirm(visit.desk.project, one, visit.who.name)
    return visit.back("/department", message('"{file}" is with the report office.', file=one.file))


def withdraw(visit: Visit) -> Response:
    """Take a file back."""
    one = _one(visit)
    office = visit.who.role is Role.OFFICE
    if office and one.department:
        raise InputError(message("return the file to its department, with a reason"))
    box.withdraw(visit.desk.project, one, visit.who.name)
    return visit.back("/incoming" if office else "/department", message('"{file}" is withdrawn.', file=one.file))


def take(visit: Visit) -> Response:
    """Take a file into the project."""
    one = _one(visit)
    if one.state is State.RETURNED or (one.state is State.NEW and one.department):
        raise InputError(
            message("this file cannot be taken in: its department has not handed it on, or it was returned")
        )
    left = visit.desk.readers.take_in(one, _choices(visit), visit.text("seen"), visit.who.name)
    if left is not None:
        return _page(visit, one, message("The project has changed since you looked; these are the changes now."))
    visit.desk.builder.wish()
    return visit.back("/incoming", message('"{file}" is taken in.', file=one.file))


def give_back(visit: Visit) -> Response:
    """Return a file to its department."""
    one = _one(visit)
    box.give_back(visit.desk.project, one, visit.text("reason"), visit.who.name)
    return visit.back("/incoming", message('"{file}" is returned.', file=one.file))


def confirmable(found: Preview, departments: tuple[str, ...]) -> bool:
    """Tell whether a department can hand a file on: it can be read, and is for something of theirs or for all."""
    if found.way is None or found.errors:
        return False
    return found.department is None or found.department in departments


def _one(visit: Visit) -> Incoming:
    """Return the file of the address, if it is this visitor's to see."""
    number = int_of(visit.path("number"))
    one = box.find(visit.desk.project, number)
    # Another file may have got the number since the page was shown.
    if one is None or visit.text("file") not in ("", one.sha256):
        raise _dealt_with(visit, number)
    if not visit.who.sees(one.department):
        raise NotFound
    # What a department has not confirmed yet is its own.
    if visit.who.role is Role.OFFICE and one.state is State.NEW and one.department:
        raise NotFound
    return one


def _dealt_with(visit: Visit, number: int) -> NotFound | OperationError:
    """Return what is said of a file that is not there any more: to the office, what has become of it."""
    if visit.who.role is Role.OFFICE:
        for entry in entries(visit.desk.project):
            if any(one.target == f"{box.FOLDER}/{number:06}" for one in entry.changes):
                what = f"{entry.deed.by} {deed(visit.language, entry.deed)} {'、'.join(entry.deed.about)}".strip()
                return OperationError(message("this file has been dealt with meanwhile: {what}", what=what))
    return NotFound()


def _departments(visit: Visit) -> frozenset[str] | None:
    return frozenset(visit.who.departments) if visit.who.role is Role.DEPARTMENT else None


def _look(visit: Visit, one: Incoming) -> Preview | None:
    choices = _choices(visit)
    return visit.desk.readers.look(one, _departments(visit), choices.places, choices.single)


def _page(visit: Visit, one: Incoming, told: Message | None) -> Response:
    found = _look(visit, one)
    departments = _departments(visit)
    shown = None
    if found is not None:
        shown = changes(visit.language, found, departments, _files(visit, one))
    return visit.page(
        "delivered.html",
        {
            "one": one,
            "State": State,
            "found": found,
            "shown": shown,
            "warned": told,
            "mine": found is not None and confirmable(found, visit.who.departments),
            "foreign": found is not None
            and departments is not None
            and found.department is not None
            and found.department not in departments,
            "whole": found is not None and found.way is not None and found.department is None,
        },
    )


def _files(visit: Visit, one: Incoming) -> frozenset[str]:
    """Return the files whose problems a visitor is told; those of others may quote what stands there."""
    return frozenset([one.stored]) | (own_files(visit) or frozenset())


def _choices(visit: Visit) -> Choices:
    """Return the answers of a form to what the file leaves open."""
    places: dict[EditSpot, Choice] = {}
    single: dict[EditSpot, Figures] = {}
    for name, value in visit.form.multi_items():
        found = spot_of(name)
        if found is None or not isinstance(value, str):
            continue
        kind, spot = found
        if kind == "place" and value in ("ours", "theirs"):
            places[spot] = Choice(value)
        elif kind == "figure" and value in ("source", "text"):
            single[spot] = Figures(value)
    return Choices(places=places, single=single)
