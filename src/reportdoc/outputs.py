"""The output folder: one build at a time, and never a half-written file in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from filelock import FileLock, Timeout

from reportdoc.report.message import message
from reportdoc.report.problem import OperationError

LOCK = ".reportdoc.lock"
_WORK = ".reportdoc-work-"


@contextmanager
def workplace(output: Path) -> Iterator[Path]:
    """Yield a new folder inside the output folder, which is made if need be; it is gone afterwards.

    Files made there can be renamed into the output folder in one step. What a killed build left behind is removed.

    Raises OperationError where another build holds the folder, OSError where it cannot be written.
    """
    ours = not output.exists()
    output.mkdir(parents=True, exist_ok=True)
    lock = FileLock(output / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        hint = message("wait until it is done, or choose another folder with --output")
        raise OperationError(message("another build is writing to {folder}", folder=output), hint) from None
    try:
        for left in output.glob(f"{_WORK}*/"):
            shutil.rmtree(left, ignore_errors=True)
        work = Path(mkdtemp(prefix=_WORK, dir=output))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)
    finally:
        lock.release()
        if ours:
            _leave_nothing(output)


def _leave_nothing(output: Path) -> None:
    """Remove a new output folder in which nothing was made."""
    if [path.name for path in output.iterdir()] in ([], [LOCK]):
        shutil.rmtree(output, ignore_errors=True)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Yield the path of a file to be made, which takes the place of `target` in one step when the block ends well.

    The folder of `target` is made if need be. Raises OSError where that cannot be done.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".reportdoc-made-", dir=target.parent) as work:
        made = Path(work, f"made{target.suffix}")
        yield made
        publish(made, target)


def publish(made: Path, target: Path) -> None:
    """Put a finished file in its place in one step; what stood there is whole until then.

    Raises OSError where that cannot be done, as on Windows while another program holds the file open.
    """
    made.replace(target)
