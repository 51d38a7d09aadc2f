"""Trials: a process of its own runs some tests over the changed source and stops at the first that fails."""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path

import pytest

from mutation.swap import Swap, loaded, swap
from mutation.trace import QUIET

MEMORY = 8 << 30
"""Address space that a trial may take, in bytes; LibreOffice alone asks for three or four."""

FAULT = 70
"""Exit code of a trial that failed by itself."""

Costs = Mapping[str, float]
"""Tests and the seconds of processor time that each takes; it may take five times as much and five seconds more."""


class Record:
    """How often each test has been tried and has noticed: those that notice most for their cost are tried first."""

    def __init__(self, work: Path, patience: float) -> None:
        """Take the folder in which a trial leaves which test has noticed, and the seconds that it may take."""
        self._name, self._patience = work / "noticed", patience
        self._tried: Counter[str] = Counter()
        self._noticed: Counter[str] = Counter()

    def leave(self, test: str) -> None:
        """Say, in a trial's process, which test has noticed."""
        self._name.write_text(test, encoding="utf-8")

    def take(self, costs: Costs) -> None:
        """Note, after a trial, which tests it had and which has noticed."""
        names = {name for test in costs for name in (test, _file(test))}
        self._tried.update(names)
        if self._name.exists():
            test = self._name.read_text(encoding="utf-8")
            self._noticed.update((test, _file(test)))
            self._name.unlink()

    def order(self, costs: Costs) -> list[str]:
        """Return the most promising tests, as many as patience allows, but one at least.

        A file's stay together, for what they share is made once.
        """
        files: dict[str, float] = defaultdict(float)
        for test, seconds in costs.items():
            files[_file(test)] += seconds
        price = {name: self._price(name, seconds) for name, seconds in (*files.items(), *costs.items())}
        ordered = sorted(costs, key=lambda test: (price[_file(test)], _file(test), price[test]))
        spent = accumulate(costs[test] for test in ordered)
        return [test for test, seconds in zip(ordered, spent, strict=True) if seconds <= self._patience] or ordered[:1]

    def _price(self, name: str, seconds: float) -> float:
        return seconds * (self._tried[name] + 1) / (self._noticed[name] + 0.2)


def _file(test: str) -> str:
    return test.partition("::")[0]


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


def fresh(costs: Costs, record: Record, scratch: Path) -> int:
    """Load source and tests, run some of these, and return pytest's exit code."""
    _bound(costs)
    # Plugins were loaded before the fork, for speed.
    quiet = (*QUIET, "-Wignore::pytest.PytestAssertRewriteWarning", f"--basetemp={scratch}")
    files = sorted({_file(name) for name in costs})

    class Run:
        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            os._exit(_run(session, costs, record))

    return pytest.main([*files, *quiet], plugins=[Run()])


def session(tests: Sequence[str], record: Record, scratch: Path, work: Callable[[Session], None]) -> int:
    """Load source and tests once, call a function that tries changes over them, and return pytest's exit code."""

    class Loop:
        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            work(Session(session, record, scratch.parent))
            return True

    return pytest.main([*tests, *QUIET, f"--basetemp={scratch}"], plugins=[Loop()])


class Session:
    """Tests that are loaded and have not run."""

    def __init__(self, session: pytest.Session, record: Record, work: Path) -> None:
        """Take what pytest has collected; trials leave what they print in `work/trial.log`."""
        self._session, self._work = session, work
        self._functions = loaded(work / "src/reportdoc")
        self.record = record

    def trial(self, changes: list[Swap], costs: Costs) -> int:
        """Run some tests over changed functions and return 0 if all pass."""

        def run() -> int:
            _bound(costs)
            swap(changes, self._functions)
            return _run(self._session, costs, self.record)

        return forked(run, self._work / "trial.log")


def _bound(costs: Costs) -> None:
    total = int(sum(map(_limit, costs.values()))) + 20
    resource.setrlimit(resource.RLIMIT_CPU, (total, total + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # A test's time is up: the process ends, by the signal.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)


def _limit(seconds: float) -> float:
    return 5 + 5 * seconds


def _run(session: pytest.Session, costs: Costs, record: Record) -> int:
    if session.testsfailed:
        return 1  # a file that cannot be loaded
    known = {item.nodeid: item for item in session.items}
    items = [known[name] for name in record.order(costs)]
    for item, following in zip(items, [*items[1:], None], strict=True):
        signal.setitimer(signal.ITIMER_PROF, _limit(costs[item.nodeid]))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            record.leave(item.nodeid)
            return 1
    return 0
