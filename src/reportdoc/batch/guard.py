"""Runs one command with limits and ends all that it started, however it or we end; a program of its own.

It is started with Python alone (`-I -S`) and imports nothing of ours, so that there may be one for every submission.
`guard.py TOLD SECONDS MEGABYTES COMMAND…`: the word of how it ended goes into the file TOLD. Standard input is a pipe
that nobody writes to: when whoever holds the other end is gone, the command is ended. Linux; elsewhere on POSIX it ends
a process group.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

TICK = 0.05
"""Seconds between two looks."""
MEMORY_TICKS = 4
"""Looks between two measurements of memory."""
QUIET = 3
"""Looks in a row that find nothing left before all is taken to have ended: one may miss what is moving."""
PATIENCE = 3
"""Seconds by the clock for each of processor time: a busy machine gets so much more."""
_PDEATHSIG, _SUBREAPER = 1, 36
"""prctl(2): PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER."""
_PAGE = os.sysconf("SC_PAGE_SIZE")


def prctl(option: int, value: int) -> None:
    """Set an attribute of this process on Linux, and nothing elsewhere."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def limited(seconds: int, megabytes: int) -> None:
    """Set the limits of a process that is about to become the command; runs between fork and exec."""
    # Not at the top, for Windows has none. This process has one thread, so that nothing holds a lock of imports here.
    import resource

    prctl(_PDEATHSIG, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def parents() -> tuple[dict[int, int], set[int]]:
    """Return the parent of every process, and those that have ended and wait to be collected; nothing without proc(5).

    The latter are links in the chain: a process may end after its child was read, and before it is read itself.
    """
    ended = set()
    found: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            state, parent = (entry / "stat").read_text(errors="replace").rpartition(")")[2].split()[:2]
            found[int(entry.name)] = int(parent)
            if state in "ZX":
                ended.add(int(entry.name))
    return found, ended


def descendants() -> list[int]:
    """Return the processes that come from this one; those whose parents ended come back to it (`_SUBREAPER`)."""
    return below(os.getpid(), *parents())


def below(root: int, above: dict[int, int], ended: set[int]) -> list[int]:
    """Return the processes that come from one and have not ended, by the parents of all."""
    found = [root]
    for one in found:
        found += [process for process, parent in above.items() if parent == one]
    return [one for one in found[1:] if one not in ended]


def resident() -> int:
    """Return the memory of all that come from this process, bytes."""
    pages = 0
    for process in descendants():
        with suppress(OSError, ValueError, IndexError):
            pages += int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * _PAGE


def end(process: subprocess.Popen[bytes]) -> None:
    """End a command and all that comes from it; what starts others meanwhile is ended with them."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    quiet = 0
    while quiet < QUIET:
        found = descendants()
        quiet = 0 if found else quiet + 1
        for one in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(one, signal.SIGKILL)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        time.sleep(0.005)


def watch(process: subprocess.Popen[bytes], seconds: int, megabytes: int) -> str:
    """Return how a command ended: `exit N`, or why it was ended: `time`, `memory`, `left`."""
    deadline, tick = time.monotonic() + PATIENCE * seconds, 0
    while process.poll() is None:
        if select.select([0], [], [], TICK)[0]:
            return "left"
        tick += 1
        if time.monotonic() > deadline:
            return "time"
        if tick % MEMORY_TICKS == 0 and resident() > megabytes << 20:
            return "memory"
    return "time" if process.returncode == -signal.SIGXCPU else f"exit {process.returncode}"


def main() -> None:
    """Run the command."""
    told, seconds, megabytes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    parent = os.getppid()
    prctl(_PDEATHSIG, signal.SIGTERM)
    prctl(_SUBREAPER, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal; whoever started this ends it
    if os.getppid() != parent or select.select([0], [], [], 0)[0]:
        return
    process = subprocess.Popen(
        sys.argv[4:],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: limited(seconds, megabytes),
    )

    def terminated(number: int, frame: object) -> None:
        end(process)
        os._exit(1)

    signal.signal(signal.SIGTERM, terminated)
    word = watch(process, seconds, megabytes)
    end(process)
    told.write_text(word)


if __name__ == "__main__":
    main()
