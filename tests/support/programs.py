"""Running programs, and saying what to do where one is missing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""Top folder of the repository."""


def program(name: str) -> str:
    """Return the path of a program; raises FileNotFoundError that names the command which installs it."""
    path = shutil.which(name)
    if path is None:
        raise FileNotFoundError(f"{name} is missing: run `make setup-test`")
    return path


def output(name: str, *arguments: str | Path) -> str:
    """Run a program that must succeed and return what it prints; raises CalledProcessError otherwise."""
    return subprocess.run(
        [program(name), *arguments], check=True, capture_output=True, encoding="utf-8", timeout=120
    ).stdout


def reportdoc(
    *arguments: str | Path, folder: Path = ROOT, environment: Sequence[tuple[str, str]] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, in English, and return its exit code and what it prints."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", "from reportdoc.cli import main; main()", *arguments],
        cwd=folder,
        env=os.environ | {"LANGUAGE": "en", "PYTHONUTF8": "1"} | dict(environment),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def interruptible() -> None:
    """Let a new process be interrupted even where the tests run in the background, whose SIGINT shells ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ends(process: int, seconds: float = 10) -> bool:
    """Tell whether a process ends; one that was killed does so a moment later on a busy machine."""
    deadline = time.monotonic() + seconds
    while alive(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(process)


def alive(process: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be collected does not (proc(5), `stat`)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
