"""Working folders that a killed build could not remove."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PREFIX = "reportdoc-"
"""Working folders are called this, the process that made them, and something random."""
AGE = 60.0
"""Seconds that a folder is left alone: its LibreOffice, still starting, ends by itself before that."""

_NAME = re.compile(rf"{PREFIX}(\d+)-")


def sweep() -> None:
    """Remove folders of processes that are no more; on Windows, where asking is not harmless, nothing."""
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        found = _NAME.match(folder.name)
        with suppress(OSError):
            if found and time.time() - folder.lstat().st_mtime > AGE and not _alive(int(found[1])):
                shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)  # asks only (kill(2))
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
