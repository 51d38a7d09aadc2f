"""Running programs, and saying what to do where one is missing."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from unittest.mock import patch

from click import Context

from reportdoc.cli import main
from reportdoc.cli.group import reportdoc as _group

# Here, in English, for help texts are made as commands are imported.
with patch.dict(os.environ, {"LANGUAGE": "en"}):
    _context = Context(_group, **_group.context_settings)
    _group.get_help_option(_context)
    for _name in _group.list_commands(_context):
        if _command := _group.get_command(_context, _name):
            _command.get_help_option(Context(_command, _context))

ROOT = Path(__file__).parents[2]
"""Top folder of the repository."""
PATIENCE = 120.0
"""Seconds that something is waited for; nothing that works takes nearly as long, on a busy machine either."""


def program(name: str) -> str:
    """Return the path of a program; raises FileNotFoundError that names the command which installs it."""
    path = shutil.which(name)
    if path is None:
        raise FileNotFoundError(f"{name} is missing: run `make setup-test`")
    return path


def output(name: str, *arguments: str | Path) -> str:
    """Run a program that must succeed and return what it prints; raises CalledProcessError otherwise."""
    return subprocess.run(
        [program(name), *arguments], check=True, capture_output=True, encoding="utf-8", timeout=2 * PATIENCE
    ).stdout


def reportdoc(
    *arguments: str | Path, folder: Path = ROOT, environment: Sequence[tuple[str, str]] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the command in this process, in English, and return its exit code and what it prints.

    That saves the start of a program and its imports, a second or two of processor time. A test of what a process does
    (signals, imports, memory, a terminal, the language of help texts) calls `reportdoc_process`.
    """
    given = ["reportdoc", *map(str, arguments)]
    printed, told = _stream("strict"), _stream("backslashreplace")
    with (
        chdir(folder),
        patch.dict(os.environ, {"LANGUAGE": "en", **dict(environment)}),
        patch.object(tempfile, "tempdir", None),  # asked for anew, as TMPDIR says
        patch.multiple(sys, argv=given, stdin=_stream("strict")),
        redirect_stdout(printed),
        redirect_stderr(told),
    ):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    return subprocess.CompletedProcess(given, code, _text(printed), _text(told))


def _stream(errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=errors, newline="\n", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")


def reportdoc_process(
    *arguments: str | Path, folder: Path = ROOT, environment: Sequence[tuple[str, str]] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, in English, and return its exit code and what it prints."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", "from reportdoc.cli import main; main()", *arguments],
        cwd=folder,
        env=os.environ | {"LANGUAGE": "en", "PYTHONUTF8": "1"} | dict(environment),
        capture_output=True,
        encoding="utf-8",
        timeout=2 * PATIENCE,
    )


def interruptible() -> None:
    """Let a new process be interrupted even where the tests run in the background, whose SIGINT shells ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until(reached: Callable[[], bool]) -> None:
    """Wait until something is so; raises TimeoutError where it does not come to that in `PATIENCE` seconds."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)


def ends(process: int) -> bool:
    """Tell whether a process ends; one that was killed does so a moment later on a busy machine."""
    with suppress(TimeoutError):
        wait_until(lambda: not alive(process))
    return not alive(process)


def alive(process: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be collected does not (proc(5), `stat`)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
