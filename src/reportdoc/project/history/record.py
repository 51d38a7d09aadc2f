"""Publishing into a project so that it can be taken back: what is replaced is kept in the same step."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from reportdoc.project.history.entry import ENTRY, FOLDER, KEPT, MOST, Change, Deed, Entry, numbers, written
from reportdoc.project.publishing.identity import identity
from reportdoc.project.publishing.journal import missing
from reportdoc.project.publishing.workplace import Workplace


def publish(place: Workplace, made: Mapping[str, Path], deed: Deed, removed: Iterable[str] = ()) -> None:
    """Publish into a project as `Workplace.publish` does, and keep what that replaces.

    Nothing is kept where nothing would change. Entries beyond the last fifty go. Raises as `Workplace.publish` does.
    """
    project = place.root
    changes = [Change(name, identity(project / name), identity(path)) for name, path in made.items()]
    changes += [Change(name, identity(project / name), None) for name in removed]
    changes = [one for one in changes if one.before != one.after]
    if not changes:
        return
    known = numbers(project)
    entry = Entry(
        max(known, default=0) + 1,
        datetime.now().astimezone(),
        deed,
        tuple(changes),
        missing(project, (one.target for one in changes)),
    )
    folder = place.folder / "history"
    (folder / KEPT).mkdir(parents=True)
    (folder / ENTRY).write_text(written(entry), encoding="utf-8")
    for index, change in enumerate(changes):
        if change.before is not None:
            copy(project / change.target, folder / KEPT / str(index))
    too_many = [f"{FOLDER}/{number:06}" for number in known[: len(known) - MOST + 1]] if len(known) >= MOST else []
    put = {one.target: made[one.target] for one in changes if one.after is not None}
    gone = [one.target for one in changes if one.after is None]
    place.publish({**put, entry.name: folder}, [*gone, *too_many])


def copy(source: Path, target: Path) -> None:
    """Copy a file, a link or a folder with all that is in it; raises OSError."""
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True, copy_function=shutil.copyfile)
    else:
        shutil.copyfile(source, target, follow_symlinks=False)
