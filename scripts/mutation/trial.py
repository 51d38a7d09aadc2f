"""Trials: a process of its own runs some tests over the changed source and stops at the first that fails."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from mutation.swap import Swap, loaded, swap
from mutation.trace import QUIET, cpu

MEMORY = 8 << 30
"""Address space that a trial may take, in bytes; LibreOffice alone asks for three or four."""

FAULT = 70
"""Exit code of a trial that failed by itself."""

Limits = Mapping[str, float]
"""Tests and the seconds of processor time that each may take."""


def forked(work: Callable[[], int], output: Path | None = None) -> int:
    """Run a function in a process of its own, and return what it returns, or minus the signal that ended it."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = FAULT
    try:
        if output:
            target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(target, 1)
            os.dup2(target, 2)
        code = work()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


@contextmanager
def changed(path: Path, text: str) -> Iterator[None]:
    """Let a file have another text for a while; its times stay, for compiled files are found by them."""
    kept, times = path.read_bytes(), path.stat()
    path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        path.write_bytes(kept)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def fresh(limits: Limits, scratch: Path) -> int:
    """Load source and tests, run some of these, and return pytest's exit code."""
    _bound(limits)
    # Plugins were loaded before the fork, for speed.
    quiet = (*QUIET, "-Wignore::pytest.PytestAssertRewriteWarning", f"--basetemp={scratch}")
    files = sorted({name.partition("::")[0] for name in limits})

    class Run:
        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            os._exit(_run(session, limits))

    return pytest.main([*files, *quiet], plugins=[Run()])


def session(tests: Sequence[str], scratch: Path, work: Callable[[Session], None]) -> int:
    """Load source and tests once, call a function that tries changes over them, and return pytest's exit code."""

    class Loop:
        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            work(Session(session, scratch.parent))
            return True

    return pytest.main([*tests, *QUIET, f"--basetemp={scratch}"], plugins=[Loop()])


class Session:
    """Tests that are loaded and have not run."""

    def __init__(self, session: pytest.Session, work: Path) -> None:
        """Take what pytest has collected; trials leave what they print in `work/trial.log`."""
        self._session, self._work = session, work
        self._functions = loaded(work / "src/reportdoc")

    def times(self) -> dict[str, float]:
        """Run all tests with nothing changed and return the processor time of those that pass, each run alone."""
        result = self._work / "times.json"

        def run() -> int:
            found = {}
            for item in self._session.items:
                failed, before = self._session.testsfailed, cpu()
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
                if self._session.testsfailed == failed:
                    found[item.nodeid] = cpu() - before
            result.write_text(json.dumps(found), encoding="utf-8")
            return 0

        if forked(run, self._work / "trial.log"):
            raise RuntimeError((self._work / "trial.log").read_text(encoding="utf-8"))
        return dict(json.loads(result.read_text(encoding="utf-8")))

    def trial(self, changes: list[Swap], limits: Limits) -> int:
        """Run some tests over changed functions and return 0 if all pass."""

        def run() -> int:
            _bound(limits)
            swap(changes, self._functions)
            return _run(self._session, limits)

        return forked(run, self._work / "trial.log")


def _bound(limits: Limits) -> None:
    total = int(sum(limits.values())) + 20
    resource.setrlimit(resource.RLIMIT_CPU, (total, total + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # A test's time is up: the process ends, by the signal.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)


def _run(session: pytest.Session, limits: Limits) -> int:
    if session.testsfailed:
        return 1  # a file that cannot be loaded
    items = [item for item in session.items if item.nodeid in limits]
    quickest: dict[Path, float] = {}
    for item in items:
        quickest[item.path] = min(limits[item.nodeid], quickest.get(item.path, limits[item.nodeid]))
    # A file's tests stay together, for what they share is made once.
    items.sort(key=lambda item: (quickest[item.path], item.path, limits[item.nodeid]))
    for item, following in zip(items, [*items[1:], None], strict=True):
        signal.setitimer(signal.ITIMER_PROF, limits[item.nodeid])
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0 if items else FAULT
