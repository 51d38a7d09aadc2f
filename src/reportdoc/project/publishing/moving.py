"""Moving a file or folder on one file system."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reportdoc.report.message import cause, message
from reportdoc.report.problem import OperationError

_T = TypeVar("_T")

WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between attempts on Windows, 0.8 in all: scanners and indexers hold a new file open for a moment."""


def move(source: Path, target: Path) -> None:
    """Put a file or folder in the place of a file, or where nothing is; raises OSError.

    Windows refuses while some program has either open: what only looks at it is waited for, what keeps it is not.
    """
    patiently(lambda: source.replace(target))


def patiently(act: Callable[[], _T], waits: tuple[float, ...] = WAITS if sys.platform == "win32" else ()) -> _T:
    """Return what something returns, done again after each wait as long as it is refused.

    Raises what the last attempt raises.
    """
    for wait in waits:
        try:
            return act()
        except PermissionError:
            time.sleep(wait)
    return act()


def held(error: BaseException, platform: str = sys.platform) -> OperationError | None:
    """Return what to tell of a file that Windows did not let be replaced, for some program has it open; else None."""
    if platform != "win32" or not isinstance(error, PermissionError):
        return None
    text = message('"{file}" cannot be replaced: {reason}', file=str(error.filename), reason=cause(error))
    return OperationError(text, message("close the program that has it open, such as Word or WPS, and try again"))
