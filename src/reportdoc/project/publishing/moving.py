"""Moving a file or folder on one file system."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between attempts on Windows, 0.8 in all: scanners and indexers hold a new file open for a moment."""


def move(source: Path, target: Path) -> None:
    """Put a file or folder in the place of a file, or where nothing is; raises OSError.

    Windows refuses while some program has either open: what only looks at it is waited for, what keeps it is not.
    """
    patiently(lambda: source.replace(target), WAITS if sys.platform == "win32" else ())


def patiently(act: Callable[[], object], waits: tuple[float, ...]) -> None:
    """Do something, and again after each wait as long as it is refused; raises what the last attempt raises."""
    for wait in waits:
        try:
            act()
            return
        except PermissionError:
            time.sleep(wait)
    act()
