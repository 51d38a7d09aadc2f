"""What tests need of a system that Windows has not, or not always (docs/windows.md)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest


def _makes_links() -> bool:
    """Tell whether a symbolic link can be made: Windows asks for a right, and Wine only says that it has made one."""
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder, "link")
        try:
            link.symlink_to(folder)
        except OSError:
            return False
        return link.is_symlink()


LINKS = _makes_links()
WINDOWS = sys.platform == "win32"
needs_links = pytest.mark.skipif(not LINKS, reason="no symbolic links can be made here")
needs_posix = pytest.mark.skipif(WINDOWS, reason="fork, signals, pipes or modes of POSIX")
needs_capitals = pytest.mark.skipif(WINDOWS, reason="names that differ in capitals alone are one file on Windows")
