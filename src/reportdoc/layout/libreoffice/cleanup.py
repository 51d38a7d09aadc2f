"""LibreOffice at work in a working folder: how it is told so, and how one that outlived its command is ended."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from reportdoc.project.processes import commands, end

_log = logging.getLogger(__name__)

PROFILE = "profile"
"""The folder of a program's settings in a working folder."""
_ARGUMENT = "-env:UserInstallation="
_SOCKETS = ("/tmp", "/var/tmp")
"""Where LibreOffice puts its socket, whatever TMPDIR says (sal/osl/unx/pipe.cxx)."""
_SECONDS = 2.0
"""How long a program that was killed is given to be gone, so that it writes no more."""


def profile_argument(folder: Path) -> str:
    """Return the argument by which a LibreOffice has its profile in a working folder."""
    return f"{_ARGUMENT}{(folder / PROFILE).as_uri()}"


def end_programs(folder: Path) -> None:
    """End every LibreOffice at work in a folder, wherever it comes from, and remove its socket."""
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        found = [process for process, command in commands() if _ARGUMENT in command and folder.name in command]
        if not found:
            break
        for process in found:
            _log.info("ending process %d, which was left at work in %s", process, folder)
            with suppress(OSError):
                end(process)
        time.sleep(0.01)
    remove_socket(folder)


def remove_socket(folder: Path) -> None:
    """Remove the socket of a LibreOffice that was killed in a folder; on Windows there is none.

    Its name has the MD5 of the address of the profile in UTF-16, no byte with a leading zero (officeipcthread.cxx).
    """
    if sys.platform == "win32":
        return
    address = (folder / PROFILE).as_uri().encode("utf-16-le")
    digest = "".join(f"{byte:x}" for byte in hashlib.md5(address, usedforsecurity=False).digest())
    for place in _SOCKETS:
        with suppress(OSError):
            Path(place, f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{digest}").unlink(missing_ok=True)
