"""What commands wrote into a project is taken back, the latest first."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.project.history.entry import FOLDER, KEPT, Entry, numbers, read
from reportdoc.project.history.record import copy
from reportdoc.project.publishing.identity import identity
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.workplace import Workplace, workplace
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back."""

    entry: Entry
    restored: tuple[str, ...]
    """Files and folders that are again what they were, relative to the project."""
    removed: tuple[str, ...]
    """Those that were not there before."""


def entries(project: Path) -> tuple[Entry, ...]:
    """Return what can be taken back, the latest first; raises OperationError where an entry is damaged."""
    begin(project)
    return tuple(read(project, number) for number in reversed(numbers(project)))


def undo(project: Path) -> Undone:
    """Put back what the latest command replaced, all or nothing.

    Raises OperationError where there is nothing to take back, or where somebody has changed since what the command
    wrote; then nothing is written.
    """
    begin(project)
    known = numbers(project)
    if not known:
        raise OperationError(message("there is nothing to take back in {folder}", folder=str(project)))
    with workplace(project, PATIENCE) as place:
        entry = read(project, known[-1])
        changed = [one.target for one in entry.changes if identity(project / one.target) != one.after]
        if changed:
            text = message("changed since: {files}; nothing was taken back", files=", ".join(changed))
            hint = message("what stood there before is kept in {folder}", folder=f"{entry.name}/{KEPT}")
            raise OperationError(text, hint)
        made = {one.target: _staged(place, entry, index) for index, one in enumerate(entry.changes) if one.before}
        removed = tuple(one.target for one in entry.changes if one.before is None)
        place.publish(made, [*removed, entry.name])
        for folder in (*reversed(entry.folders), FOLDER):
            with suppress(OSError):
                (project / folder).rmdir()
    return Undone(entry, tuple(made), removed)


def _staged(place: Workplace, entry: Entry, index: int) -> Path:
    """Return a copy, in the working folder, of what an entry keeps; raises OperationError where it is another."""
    kept, staged = place.root / entry.name / KEPT / str(index), place.folder / str(index)
    if identity(kept) != entry.changes[index].before:
        text = message('"{file}" is damaged, or no command can have written it', file=str(kept))
        raise OperationError(text, message("delete the folder {folder}", folder=str(place.root / entry.name)))
    copy(kept, staged)
    return staged
