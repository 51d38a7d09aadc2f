"""Processes of this machine, each question in the form that POSIX has for it and in the one that Windows has.

`os.kill(process, 0)` asks on POSIX and interrupts on Windows; there is no `SIGKILL` and no `/proc` there. What Windows
answers has been written down from its documentation and was never seen (docs/windows.md).
"""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

_LIST = ("tasklist", "/FO", "CSV", "/NH", "/FI")
_COMMANDS = (
    *("powershell", "-NoProfile", "-NonInteractive", "-Command"),
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8; "
    'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.CommandLine)" }',
)


def alive(process: int) -> bool:
    """Tell whether a process runs, or may."""
    if sys.platform == "win32":
        return in_task_list(process, _said(*_LIST, f"PID eq {process}"))
    try:
        os.kill(process, 0)  # asks only (kill(2))
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def commands() -> Iterator[tuple[int, str]]:
    """Yield every process and its command line, as far as the system tells: proc(5), ps(1), or Windows' own list."""
    if sys.platform == "win32":
        yield from numbered(_said(*_COMMANDS).splitlines())
    elif Path("/proc/self").exists():
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                yield int(folder.name), (folder / "cmdline").read_text(encoding="utf-8", errors="replace")
    else:
        yield from numbered(_said("ps", "-Awwo", "pid=,command=").splitlines())


def end(process: int) -> None:
    """End a process at once; raises OSError on POSIX where it is not ours to end."""
    if sys.platform == "win32":
        _said("taskkill", "/F", "/PID", str(process))
    else:
        os.kill(process, signal.SIGKILL)


def end_group(process: int) -> None:
    """End a process that was started with `apart`, and its children, if they still run."""
    if sys.platform == "win32":
        _said("taskkill", "/F", "/T", "/PID", str(process))
    else:
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)


def apart() -> dict[str, Any]:
    """Return the arguments by which a program is started so that Ctrl-C does not reach it and `end_group` does."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def in_task_list(process: int, listed: str) -> bool:
    """Tell whether tasklist's answer, lines of `"soffice.bin","4711","Console",…`, may name a process.

    Where there is none it says so in a sentence; where it says nothing it has not worked.
    """
    return not listed.strip() or any(len(row) > 1 and row[1] == str(process) for row in csv.reader(listed.splitlines()))


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield number and command line of lines such as `4711 /usr/lib/libreoffice/program/soffice.bin -env:…`."""
    for line in lines:
        number, _, command = line.strip().partition(" ")
        if number.isdecimal():
            yield int(number), command


def _said(*command: str) -> str:
    with suppress(OSError):
        return subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace")
    return ""
