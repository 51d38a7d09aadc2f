"""What killed commands left is finished or undone, before anything else is done."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import suppress
from pathlib import Path

from reportdoc.project.publishing import changes
from reportdoc.project.publishing.journal import JOURNAL, Journal, finish, read
from reportdoc.project.publishing.lock import LOCK, PATIENCE, Busy, locked
from reportdoc.report.message import cause, message
from reportdoc.report.problem import OperationError

_log = logging.getLogger(__name__)

WORK = ".reportdoc-work-"
"""How working folders are called."""
WORK_IN_NEW = f"{WORK}new-"
"""How one is called for which the folder around it was made."""


def settle(*roots: Path) -> None:
    """Bring folders that a command is about to read into the state before or after what a killed one was doing there.

    Where another process is publishing just now, it is waited for.

    Raises OperationError where a change can be neither finished nor undone, OSError.
    """
    for root in roots:
        if os.path.lexists(root / LOCK) or _working_folders(root):
            _settle(root)


def recover(root: Path) -> bool:
    """Finish or undo what was left in a folder, whose lock is held; tell whether the folder was made for that.

    Raises as `settle` does.
    """
    left = _working_folders(root)
    for work in left:
        _log.info("%s was left by a killed command", work)
        if journal := read(root, work):
            _end(root, work, journal)
        shutil.rmtree(work, ignore_errors=True)
    return any(work.name.startswith(WORK_IN_NEW) for work in left)


def remove_empty(root: Path) -> None:
    """Remove a folder that was made for files which did not come, unless something is in it."""
    with suppress(OSError):
        root.rmdir()


def _settle(root: Path) -> None:
    decided = any(os.path.lexists(work / JOURNAL) for work in _working_folders(root))
    try:
        with locked(root, PATIENCE if decided else 0):
            made = recover(root)
    except (Busy, PermissionError):
        # Somebody is at work and has moved nothing yet, or the folder is not ours to write: it is read as it is.
        if decided:
            raise
        return
    if made:
        remove_empty(root)


def _end(root: Path, work: Path, journal: Journal) -> None:
    try:
        if not _carried_out(root, work, journal):
            changes.take_back(root, work, journal)
        finish(root, work, journal)
    except OSError as error:
        text = message(
            "a change to {folder} that was interrupted can be neither finished nor undone: {reason}",
            folder=str(root),
            reason=cause(error),
        )
        raise OperationError(text, message("close the programs that have its files open, and try again")) from None


def _carried_out(root: Path, work: Path, journal: Journal) -> bool:
    if not changes.possible(root, work, journal):
        return False
    try:
        changes.carry_out(root, work, journal)
    except OSError:
        return False
    return True


def _working_folders(root: Path) -> list[Path]:
    found = root.glob(f"{WORK}*/")
    return sorted(path for path in found if not path.is_symlink())
