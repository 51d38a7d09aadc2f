"""Working folders among the system's temporary files, and what killed processes left of theirs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

PREFIX = "reportdoc-"
"""Working folders are called this, the process that made them, and something random."""
PROFILE = "-env:UserInstallation="
"""Begins the argument that tells a LibreOffice its profile, in a working folder, and tells us whose it is."""
_NAME = re.compile(rf"{PREFIX}(\d+)-")
_SECONDS = 2.0
"""How long a program that was killed is given to be gone, so that it writes no more."""


def scratch() -> TemporaryDirectory[str]:
    """Return a new working folder, readable by its owner only, that is gone when closed; raises OSError."""
    return TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", ignore_cleanup_errors=True)


def sweep() -> None:
    """Remove working folders of processes that are no more, and end the LibreOffice that still works in one.

    On Windows, where asking whether a process is there is not harmless, nothing.
    """
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        found = _NAME.match(folder.name)
        if found and not _alive(int(found[1])):
            _end_programs(folder.name)
            shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)  # asks only (kill(2))
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _end_programs(name: str) -> None:
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        found = [process for process, command in _commands() if PROFILE in command and name in command]
        if not found:
            return
        for process in found:
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
        time.sleep(0.01)


def _commands() -> Iterator[tuple[int, str]]:
    """Yield every process and its command line: from proc(5), or where there is none from ps(1)."""
    if Path("/proc/self").exists():
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                yield int(folder.name), (folder / "cmdline").read_text(encoding="utf-8", errors="replace")
        return
    with suppress(OSError):
        listed = subprocess.run(["ps", "-Ao", "pid=,command="], capture_output=True, check=False).stdout
        for line in listed.decode("utf-8", "replace").splitlines():
            process, _, command = line.strip().partition(" ")
            yield int(process), command
