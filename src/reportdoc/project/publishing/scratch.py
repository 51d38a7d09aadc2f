"""Working folders among the system's temporary files, and what killed processes left of theirs."""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from reportdoc.project.processes import alive

_log = logging.getLogger(__name__)

PREFIX = "reportdoc-"
"""Working folders are called this, the process that made them, and something random."""
_NAME = re.compile(rf"{PREFIX}(\d+)-")


def scratch() -> TemporaryDirectory[str]:
    """Return a new working folder, readable by its owner only, that is gone when closed; raises OSError."""
    return TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", ignore_cleanup_errors=True)


def sweep(end: Callable[[Path], None]) -> None:
    """Remove working folders of processes that are no more; `end` ends what still works in one."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        found = _NAME.match(folder.name)
        if found and not alive(int(found[1])):
            _log.info("%s was left by a killed command", folder)
            end(folder)
            shutil.rmtree(folder, ignore_errors=True)
