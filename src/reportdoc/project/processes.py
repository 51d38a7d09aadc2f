"""Processes of this machine, each question in the form that POSIX has for it and in the one that Windows has.

`os.kill(process, 0)` asks on POSIX and interrupts on Windows; there is no `SIGKILL` and no `/proc` there. What was seen
of the Windows forms stands in docs/windows.md.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypedDict

_SYNCHRONIZE, _ACCESS_DENIED, _TIMEOUT = 0x0010_0000, 5, 0x102
"""Of `OpenProcess`, its error where a process is another user's, and of `WaitForSingleObject` (Windows API)."""
_LOOK = 0.2
"""Seconds between looks at a pipe."""
_COMMANDS = (
    *("powershell", "-NoProfile", "-NonInteractive", "-Command"),
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8; "
    'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.CommandLine)" }',
)


def alive(process: int) -> bool:
    """Tell whether a process runs, or may."""
    if sys.platform == "win32":
        import ctypes

        windows = ctypes.WinDLL("kernel32", use_last_error=True)
        windows.OpenProcess.restype = ctypes.c_void_p
        handle = ctypes.c_void_p(windows.OpenProcess(_SYNCHRONIZE, False, process))
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        runs = windows.WaitForSingleObject(handle, 0) == _TIMEOUT
        windows.CloseHandle(handle)
        return bool(runs)
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
    """End a process at once; raises OSError where it is not ours to end."""
    # Windows ends a process at once whatever the signal (os.kill).
    os.kill(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def end_group(process: int) -> None:
    """End a process that was started with `apart`, and its children, if they still run."""
    if sys.platform == "win32":
        _said("taskkill", "/F", "/T", "/PID", str(process))
        # Who waits for it would wait forever where that program is missing or fails.
        with suppress(OSError):
            end(process)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)


def input_ended() -> None:
    """Return once standard input, a pipe, ends, as it does with whoever started this process."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        windows, pipe = ctypes.WinDLL("kernel32"), ctypes.c_void_p(msvcrt.get_osfhandle(0))
        # While a thread reads there, libraries that ask what standard input is do not load: numpy, for one.
        while windows.PeekNamedPipe(pipe, None, 0, None, None, None):
            time.sleep(_LOOK)
    else:
        sys.stdin.buffer.read()


class Apart(TypedDict, total=False):
    """Arguments of `Popen`, of which each system takes its own."""

    creationflags: int
    start_new_session: bool


def apart() -> Apart:
    """Return the arguments by which a program is started so that Ctrl-C does not reach it and `end_group` does."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


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
