"""One trial: a process of its own runs some tests over the changed source and stops at the first that fails."""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Generator, Mapping
from pathlib import Path

import pytest

from mutation.trace import QUIET

MEMORY = 8 << 30
"""Address space that a trial may take, in bytes; LibreOffice alone asks for three or four."""


def forked(work: Callable[[], int], output: Path) -> int:
    """Run a function in a process of its own, and return what it returns, or minus the signal that ended it."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 70
    try:
        os.setsid()
        target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(target, 1)
        os.dup2(target, 2)
        code = work()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def noticed(limits: Mapping[str, float], scratch: Path) -> int:
    """Run tests, quick ones first, and return pytest's exit code; each has some seconds of processor time."""
    total = int(sum(limits.values())) + 20
    resource.setrlimit(resource.RLIMIT_CPU, (total, total + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    files = sorted({name.partition("::")[0] for name in limits})
    # Plugins were loaded before the fork, for speed.
    loaded = "-Wignore::pytest.PytestAssertRewriteWarning"
    return pytest.main([*files, *QUIET, loaded, "-x", f"--basetemp={scratch}"], plugins=[_Selection(limits)])


class _Selection:
    def __init__(self, limits: Mapping[str, float]) -> None:
        self._limits = limits

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        costs: dict[Path, float] = {}
        items[:] = [item for item in items if item.nodeid in self._limits]
        for item in items:
            costs[item.path] = min(self._limits[item.nodeid], costs.get(item.path, 1e9))
        # A file's tests stay together, for what they share is made once.
        items.sort(key=lambda item: (costs[item.path], item.path, self._limits[item.nodeid]))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, self._limits[item.nodeid])
        result = yield
        signal.setitimer(signal.ITIMER_PROF, 0)
        return result
