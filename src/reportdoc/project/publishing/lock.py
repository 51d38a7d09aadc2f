"""One process at a time publishes into a folder."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from reportdoc.report.message import message
from reportdoc.report.problem import OperationError

LOCK = ".reportdoc.lock"
PATIENCE = 60.0
"""Seconds to wait for another command where that is better than to give up; a build takes ten."""


class Busy(OperationError):
    """Another command is at work in the folder."""


@contextmanager
def locked(root: Path, seconds: float) -> Generator[None]:
    """Hold the lock of a folder, for which another process is waited so long; its file is gone afterwards.

    Raises Busy where the other process is not done by then, OSError where the folder cannot be written.
    """
    # Imported here, since whoever only reads needs no lock.
    from filelock import FileLock, Timeout

    lock = FileLock(root / LOCK, timeout=seconds)
    try:
        lock.acquire()
    except Timeout:
        hint = message("wait until it is done, or name another folder")
        raise Busy(message("another command is writing to {folder}", folder=str(root)), hint) from None
    try:
        yield
    finally:
        # Whoever waits notices that the file he has opened has lost its name (filelock); Windows removes it by itself.
        if sys.platform != "win32":
            (root / LOCK).unlink(missing_ok=True)
        lock.release()
