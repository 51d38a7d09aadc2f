"""`incoming/NNNNNN/`: a file that was handed in and is not taken in yet, and what is known of it.

Projects are handed on with what is in them, so what is known may be forged: it is checked, and names files of its own
folder only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.begin import begin
from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.deliveries.target import Wish
from reportdoc.project.digest import digest_of, file_digest
from reportdoc.project.history.entry import Deed
from reportdoc.project.history.record import publish
from reportdoc.project.portable import fit
from reportdoc.project.publishing.identity import is_file
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.workplace import Workplace, workplace
from reportdoc.report.message import Message, cause, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, InputError, OperationError, Problem

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FOLDER = "incoming"
"""Folder of a project that holds what waits, a folder a file."""
COMMAND = "incoming"
"""What the history calls it."""
_ENTRY = "delivery.json"
_NAME = re.compile(r"\d{6}")
_LARGEST = 100_000
"""Bytes of what is known of a file."""
_SHOWN = 200
"""Characters of a file's name as it was sent."""
MOST = 500
"""Files that may wait in all."""


class State(StrEnum):
    """How far a file is."""

    NEW = "new"
    """Handed in, and not confirmed by who did."""
    WAITING = "waiting"
    """For the office."""
    RETURNED = "returned"
    """Given back, with a reason."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that waits."""

    number: int
    file: str
    """Its name as it was sent, on one line; for people."""
    stored: str
    """Its name in the folder."""
    sha256: str
    department: str
    """Who handed it in; empty for the office."""
    by: str
    time: datetime
    """When, with its offset."""
    state: State
    reason: str = ""
    """Why it was given back."""
    kind: TargetKind | None = None
    """What somebody said it is for; None leaves that to the file."""
    label: str = ""

    @property
    def folder(self) -> str:
        """Its folder, relative to the project."""
        return f"{FOLDER}/{self.number:06}"

    @property
    def wish(self) -> Wish:
        """What it is for, as far as somebody said."""
        return Wish(self.kind, self.label)

    def path(self, project: Path) -> Path:
        """Return the file."""
        return project / self.folder / self.stored


def waiting(project: Path) -> tuple[Incoming, ...]:
    """Return all that waits, in the order it came; what no page can have written is passed over, see `spoilt`."""
    found = (_read(project, number) for number in _numbers(project))
    return tuple(one for one in found if one is not None)


def spoilt(project: Path) -> tuple[Problem, ...]:
    """Return a problem for every delivery that is passed over: what is known of it is damaged, or forged."""
    found: list[Problem] = []
    for number in _numbers(project):
        try:
            _entry(project, number)
        except ContentError as error:
            found += error.problems
    return tuple(found)


def find(project: Path, number: int) -> Incoming | None:
    """Return a file that waits; None where there is none of that number."""
    return _read(project, number)


def put(project: Path, name: str, data: bytes, department: str, by: str) -> tuple[Incoming, bool]:
    """Keep a file that was sent, and tell whether it is new: one that waits already is not kept twice.

    Raises InputError where it is empty or too much waits; OperationError and OSError.
    """
    begin(project)
    if not data:
        raise InputError(message('"{file}" is empty', file=_line(name)))
    digest = digest_of(data)
    with workplace(project, PATIENCE) as place:
        known = waiting(project)
        same = next((one for one in known if (one.sha256, one.department) == (digest, department)), None)
        if same is not None and same.state is not State.RETURNED:
            return same, False
        if len(known) >= MOST:
            raise InputError(message("{count} files wait already", count=len(known)), message("have them taken in"))
        number = max(_numbers(project), default=0) + 1
        moment = datetime.now().astimezone().replace(microsecond=0)
        one = Incoming(number, _line(name), fit(name), digest, department, by, moment, State.NEW)
        folder = place.folder / "incoming"
        folder.mkdir()
        (folder / one.stored).write_bytes(data)
        (folder / _ENTRY).write_text(_written(one), encoding="utf-8")
        place.publish({one.folder: folder})
    return one, True


def say(project: Path, one: Incoming, kind: TargetKind, label: str) -> Incoming:
    """Note what a file is for; raises OperationError where somebody has dealt with it meanwhile."""
    return _change(project, one, replace(one, kind=kind, label=label), "", None)


def confirm(project: Path, one: Incoming, by: str) -> Incoming:
    """Hand a file on to the office; raises as `say` does."""
    if one.state is not State.NEW:
        raise _gone()
    return _change(project, one, replace(one, state=State.WAITING), by, "deliver")


def give_back(project: Path, one: Incoming, reason: str, by: str) -> Incoming:
    """Return a file to its department; raises InputError without a reason, else as `say` does."""
    if not reason.strip():
        text = message("a file is returned with a reason: what is to be done otherwise")
        raise InputError(text)
    if one.state is not State.WAITING:
        raise _gone()
    return _change(project, one, replace(one, state=State.RETURNED, reason=" ".join(reason.split())), by, "return")


def withdraw(project: Path, one: Incoming, by: str) -> None:
    """Take a file back, whatever its state; one that the office has seen can be brought back by `undo`.

    Raises as `say` does.
    """
    begin(project)
    with workplace(project, PATIENCE) as place:
        _check(project, one)
        if one.state is State.NEW:
            place.publish({}, [one.folder])
        else:
            publish(place, {}, Deed("withdraw", (one.file,), by), [one.folder])


def check(project: Path, one: Incoming) -> None:
    """Raise OperationError where a file is not any more what it was when somebody decided on it."""
    _check(project, one)
    check_file(project, one)


def check_file(project: Path, one: Incoming) -> None:
    """Raise OperationError where what lies there is not the file that was handed in; OSError."""
    if file_digest(one.path(project)) != one.sha256:
        text = message('"{file}" was changed after it had been handed in', file=one.file)
        raise OperationError(text, message("ask its department for the file, and have it handed in anew"))


def _change(project: Path, old: Incoming, new: Incoming, by: str, command: str | None) -> Incoming:
    begin(project)
    with workplace(project, PATIENCE) as place:
        _check(project, old)
        made = place.folder / _ENTRY
        made.write_text(_written(new), encoding="utf-8")
        target: Mapping[str, Path] = {f"{new.folder}/{_ENTRY}": made}
        _publish(place, target, Deed(command, (new.file,), by) if command else None)
    return new


def _publish(place: Workplace, made: Mapping[str, Path], deed: Deed | None) -> None:
    if deed is None:
        place.publish(made)
    else:
        publish(place, made, deed)


def _check(project: Path, one: Incoming) -> None:
    if _read(project, one.number) != one:
        raise _gone()


def _gone() -> OperationError:
    return OperationError(
        message("somebody has dealt with this file meanwhile"), message("open the page anew to see how it stands")
    )


def _numbers(project: Path) -> list[int]:
    folder = project / FOLDER
    found = folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ()
    return sorted(int(one.name) for one in found if _NAME.fullmatch(one.name) and one.is_dir() and not one.is_symlink())


def _read(project: Path, number: int) -> Incoming | None:
    try:
        return _entry(project, number)
    except ContentError:
        return None


def _entry(project: Path, number: int) -> Incoming | None:
    """Return what is known of a file; None where there is none of that number. Raises ContentError."""
    from pydantic import ValidationError

    folder = project / FOLDER / f"{number:06}"
    if not 0 < number < 1_000_000 or folder.parent.is_symlink() or folder.is_symlink() or not folder.is_dir():
        return None
    path = folder / _ENTRY
    if not is_file(path):
        raise _spoilt(number, message("there is no such file"))
    if path.stat().st_size > _LARGEST:
        raise _spoilt(number, message("it is larger than {limit} bytes", limit=_LARGEST))
    try:
        found = _entries().validate_json(path.read_bytes())
    except ValidationError as error:
        keys = ", ".join(dict.fromkeys(_line(str(one["loc"][0])) for one in error.errors() if one["loc"]))
        raise _spoilt(number, _unreadable(keys)) from None
    except OSError as error:
        raise _spoilt(number, cause(error)) from None
    if found.number != number:
        raise _spoilt(number, message("it says that it is delivery {number}", number=found.number))
    if found.stored != fit(found.stored):
        raise _spoilt(number, message('"{name}" is no name of a file in its folder', name=_line(found.stored)))
    if not is_file(folder / found.stored):
        raise _spoilt(number, message('the file "{name}" is not in its folder', name=found.stored))
    return found


@cache
def _entries() -> TypeAdapter[Incoming]:
    from pydantic import TypeAdapter

    return TypeAdapter(Incoming)


def _unreadable(keys: str) -> Message:
    if keys:
        return message("what it says is damaged: {keys}", keys=keys)
    return message("what it says is damaged")


def _spoilt(number: int, text: Message) -> ContentError:
    place = Place(f"{FOLDER}/{number:06}/{_ENTRY}")
    hint = message("this delivery is passed over: have the file handed in again, then delete its folder")
    return ContentError([Problem(place, text, hint)])


def _written(one: Incoming) -> str:
    data = {**asdict(one), "time": one.time.isoformat(timespec="seconds")}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _line(name: str) -> str:
    """Return a name as it was sent, without its folders and without characters that do harm where it is shown."""
    last = re.split(r"[\\/]", name)[-1]
    return "".join(sign if sign.isprintable() else "�" for sign in " ".join(last.split()))[:_SHOWN] or "?"
