"""What `report.yaml` says of the report, changed where somebody does not edit the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.app.deliveries.staging import stage
from reportdoc.app.parts import part, parts
from reportdoc.project.digest import file_digest
from reportdoc.project.folders import CONTENT
from reportdoc.project.history.entry import Deed
from reportdoc.project.project import REPORT, Project, load_project
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.scratch import scratch
from reportdoc.project.publishing.workplace import workplace
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.report.message import message
from reportdoc.report.problem import InputError, OperationError

_FILE = f"{CONTENT}/{REPORT}"
_LONGEST = 60
"""Characters of a department's name, which stands in narrow columns."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be said; an empty text leaves what is there."""

    college: str = ""
    english: str = ""
    code: str = ""
    year: str = ""
    day: str = ""
    """The date of the declaration, as 2024-01-04."""
    departments: Mapping[str, str] | None = None
    """By a part, as `app.parts.part` takes its name, who answers for it."""
    deadlines: Mapping[str, str] | None = None
    """By department, until when it is to deliver, as 2024-01-04; empty for no deadline."""


def as_seen(project: Path) -> str:
    """Return the state of `report.yaml`, for a form that shows what it says; raises OSError."""
    return file_digest(project / _FILE)


def change(project: Path, wish: Wish, by: str = "", seen: str = "") -> bool:
    """Write what is wished into `report.yaml`, and tell whether that changed anything.

    `seen` is the state, as of `as_seen`, that the wish was made of; empty for none. Raises OperationError where it is
    another by now, InputError where a date or a part is none, ContentError where the file would not be sound any more;
    then nothing is written.
    """
    begin(project)
    if seen not in ("", as_seen(project)):
        raise OperationError(
            message("somebody has changed the settings meanwhile; nothing was written"),
            message("open the page anew to see how they stand"),
        )
    loaded = load_project(project)
    with scratch() as work:
        copy = stage(project, Path(work))
        edit = YamlEdit(copy.read(_FILE))
        for path, text in (
            (("college", "name"), wish.college),
            (("college", "english"), wish.english),
            (("college", "code"), wish.code),
        ):
            if text:
                edit.set(text, *path)
        if wish.year:
            edit.set(int(wish.year) if wish.year.isdecimal() and wish.year.isascii() else wish.year, "year")
        if wish.day:
            edit.set(_date(wish.day), "date")
        for key, department in _owners(loaded, wish.departments or {}).items():
            _department(edit, department, *key)
        if wish.deadlines is not None:
            _deadlines(edit, loaded.settings.deadlines, wish.deadlines)
        copy.write(_FILE, edit.text.encode())
        load_project(copy.root)
        if not copy.written:
            return False
        with workplace(project, PATIENCE) as place:
            copy.publish(place, Deed("settings", (REPORT,), by))
    return True


def _owners(project: Project, wished: Mapping[str, str]) -> dict[tuple[str | int, ...], str]:
    """Return who is to answer for what, by its place in `report.yaml`; raises InputError."""
    known, found = parts(project), dict[tuple[str | int, ...], str]()
    for name, department in wished.items():
        one = part(known, name)
        if one.place in found:
            raise InputError(message('"{title}" is named twice', title=one.title), message("name one department"))
        found[one.place] = " ".join(department.split())
        if len(found[one.place]) > _LONGEST:
            limit = message("the name of a department has {limit} characters at most", limit=_LONGEST)
            raise InputError(limit, message("shorten it"))
    return found


def _deadlines(edit: YamlEdit, known: Mapping[str, date], wished: Mapping[str, str]) -> None:
    said = {name: _date(text) for name, text in wished.items() if text}
    kept = {name: day for name, day in known.items() if name not in wished}
    # Those of departments that answer for nothing any more stay: nobody was asked about them.
    if (new := kept | said) == dict(known):
        return
    if ("deadlines",) in edit:
        edit.set(new, "deadlines")
    else:
        edit.append(f"deadlines: {edit.alone(new)}\n")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(message('"{text}" is no date', text=text), message("write it as 2024-01-04")) from None


def _department(edit: YamlEdit, name: str, *path: str | int) -> None:
    if not name:
        return
    if (*path, "department") in edit:
        edit.set(name, *path, "department")
    else:
        edit.add("department", name, *path)
