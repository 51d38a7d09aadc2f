"""The journal of a change to several files: what goes where, decided before the first of them moves.

It lies in the working folder, `journal.json`, and appears there in one step, after all that it names is on the disk.
Working folders come along with a project that somebody hands over, so a journal may be forged: it can name only plain
paths in the folder published to, and `changes` touches nothing there whose content the journal does not know.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from reportdoc.project.publishing.identity import is_file
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError

JOURNAL = "journal.json"
KEPT, UNDONE = ".kept", ".undone"
"""Folders of a working folder: for what is replaced, and for what has been taken back."""
RESERVED = ".reportdoc"
"""How no published name begins: working folders, lock and cache do."""
LARGEST = 4_000_000
"""Bytes of a journal; one of a thousand files has 300,000."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file or folder that is put in its place, or removed."""

    target: str
    """Path in the folder published to, with slashes."""
    staged: str | None
    """Path in the working folder; None where the target is removed."""
    before: str | None
    """The target's `identity` when the change was decided; None where nothing was there."""
    after: str | None
    """Its identity afterwards."""


@dataclass(frozen=True, slots=True)
class Journal:
    """A decided change."""

    changes: tuple[FileChange, ...]
    folders: tuple[str, ...]
    """Folders that are made for the targets, the outer first."""


def write(work: Path, journal: Journal) -> None:
    """Put a journal into a working folder, once that and all that is staged in it is on the disk; raises OSError."""
    for change in journal.changes:
        if change.staged:
            _sync_tree(work / change.staged)
    (work / KEPT).mkdir(exist_ok=True)
    (work / UNDONE).mkdir(exist_ok=True)
    part = work / f"{JOURNAL}.part"
    part.write_text(json.dumps(asdict(journal), ensure_ascii=False, indent=1), encoding="utf-8")
    sync(part)
    part.replace(work / JOURNAL)
    sync(work)
    sync(work.parent)


def read(root: Path, work: Path) -> Journal | None:
    """Return the journal in a working folder of `root`; None where nothing has been decided.

    Raises OperationError where there is one that no command can have written.
    """
    from pydantic import TypeAdapter

    path = work / JOURNAL
    if not os.path.lexists(path):
        return None
    try:
        if not is_file(path) or path.stat().st_size > LARGEST:
            raise ValueError
        journal = TypeAdapter(Journal).validate_json(path.read_bytes())
        _check(root, work, journal)
    except ValueError:
        text = message('"{folder}" holds an unfinished change that no command can have written', folder=str(work))
        raise OperationError(text, message("delete that folder if you did not make it")) from None
    return journal


def finish(root: Path, work: Path, journal: Journal) -> None:
    """Forget a journal, once what it led to is on the disk; raises OSError."""
    for folder in {(root / change.target).parent for change in journal.changes}:
        if folder.is_dir():
            sync(folder)
    (work / JOURNAL).unlink(missing_ok=True)
    sync(work)


def sync(path: Path) -> None:
    """Have a file or folder written to the disk, as far as the system can; raises OSError where the disk fails."""
    folder = path.is_dir()
    if folder and os.name == "nt":
        return
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError:
            # Some network drives know no such thing for folders.
            if not folder:
                raise
        finally:
            os.close(handle)


def _sync_tree(path: Path) -> None:
    if is_file(path):
        sync(path)
        return
    for place, _, names in os.walk(path):
        for name in names:
            if is_file(Path(place, name)):
                sync(Path(place, name))
        sync(Path(place))


def _check(root: Path, work: Path, journal: Journal) -> None:
    targets = sorted(PurePosixPath(change.target.casefold()).parts for change in journal.changes)
    # Else a link could be put in place first, and then something behind it.
    if any(second[: len(first)] == first for first, second in pairwise(targets)):
        raise ValueError
    for change in journal.changes:
        check_path(root, change.target)
        if change.staged is not None:
            check_path(work, change.staged)
        elif change.after is not None:
            raise ValueError
    for folder in journal.folders:
        check_path(root, folder)
    for own in (KEPT, UNDONE):
        check_path(work, f"{own}/0")


def check_path(base: Path, name: str) -> None:
    """Raise ValueError unless a name leads to a place in a folder, by plain names and no link."""
    if "\\" in name or "\0" in name or (os.name == "nt" and ":" in name):
        raise ValueError
    if any(part in ("", ".", "..") for part in name.split("/")) or name.casefold().startswith(RESERVED):
        raise ValueError
    path = PurePosixPath(name)
    if (base / path).parent.resolve() != base.resolve() / path.parent:
        raise ValueError


def missing(root: Path, targets: Iterable[str]) -> tuple[str, ...]:
    """Return the folders that have to be made for targets, the outer first."""
    parents = {parent for target in targets for parent in PurePosixPath(target).parents if parent.name}
    return tuple(sorted(str(parent) for parent in parents if not (root / parent).exists()))
