"""Carrying out what a journal says, and taking it back: each step looks first how far an earlier attempt came."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from reportdoc.project.publishing.identity import identity, is_file
from reportdoc.project.publishing.journal import KEPT, UNDONE, FileChange, Journal
from reportdoc.project.publishing.moving import move


def possible(root: Path, work: Path, journal: Journal) -> bool:
    """Tell whether all that is left to do of a journal can be done without touching what somebody changed since.

    Raises OSError where something cannot be read.
    """
    return all(_possible(root, work, index, change) for index, change in enumerate(journal.changes))


def carry_out(root: Path, work: Path, journal: Journal) -> None:
    """Do what is left to do of a journal; raises OSError, with the target's name, where that cannot be done."""
    for folder in journal.folders:
        (root / folder).mkdir(exist_ok=True)
    for index, change in enumerate(journal.changes):
        try:
            _carry_out(root / change.target, work / KEPT / str(index), work / change.staged if change.staged else None)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(root / change.target)) from error


def take_back(root: Path, work: Path, journal: Journal) -> None:
    """Put back what was there before; what somebody changed since is left alone. Raises OSError."""
    for index, change in reversed(list(enumerate(journal.changes))):
        target, kept = root / change.target, work / KEPT / str(index)
        now = identity(target)
        if now == change.before or now not in (change.after, None):
            continue
        if change.before is not None and identity(kept) != change.before:
            continue
        if now is not None and not (is_file(target) and is_file(kept)):
            move(target, work / UNDONE / str(index))
        if change.before is not None:
            move(kept, target)
    for folder in reversed(journal.folders):
        with suppress(OSError):
            (root / folder).rmdir()


def _carry_out(target: Path, kept: Path, staged: Path | None) -> None:
    if staged is None:
        if os.path.lexists(target):
            move(target, kept)
    elif os.path.lexists(staged):
        _keep(target, kept, staged)
        move(staged, target)


def _possible(root: Path, work: Path, index: int, change: FileChange) -> bool:
    now = identity(root / change.target)
    if change.staged is None:
        return now in (change.before, None)
    if not os.path.lexists(work / change.staged):
        return now == change.after
    if identity(work / change.staged) != change.after:
        return False
    return now == change.before or (now is None and identity(work / KEPT / str(index)) == change.before)


def _keep(target: Path, kept: Path, staged: Path) -> None:
    """Keep what a target is: a file that a file replaces stays in its place until then, anything else is moved."""
    if not os.path.lexists(target):
        return
    if not (is_file(target) and is_file(staged)):
        move(target, kept)
    elif not kept.exists():
        try:
            kept.hardlink_to(target)
        except OSError:
            # FAT and some network drives have no links.
            copy = kept.with_suffix(".part")
            shutil.copyfile(target, copy)
            copy.replace(kept)
