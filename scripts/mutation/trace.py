"""Which tests run which lines, what each takes, and which libraries they load: learned from one run of them all."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

CONTEXT = "MUTANTS_CONTEXT"
"""The variable by which a program that a test starts is told which test that is."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a run of all tests has shown."""

    seconds: dict[str, float]
    """Processor time of each test that passed, with what it shares with others and the programs it starts."""
    failed: list[str]
    lines: dict[str, dict[int, list[str]]]
    """Tests by file, as named below the source folder, and line; "" for what ran before the first."""
    libraries: list[str]
    """Modules from elsewhere that were loaded."""

    @classmethod
    def load(cls, path: Path) -> Trace:
        """Return what `trace` has written."""
        data = json.loads(path.read_text(encoding="utf-8"))
        data["lines"] = {file: {int(line): ids for line, ids in by.items()} for file, by in data["lines"].items()}
        return cls(**data)


def trace(tests: Sequence[str], package: Path, room: str, work: Path, longest: float) -> None:
    """Run tests and write what is learned about a room to `work/trace.json`; for a process of its own.

    A test is stopped after `longest` seconds of processor time.
    """
    settings = work / "coverage.ini"
    settings.write_text(
        f"[run]\ninclude =\n  {package / room}\n  {package / room}/*\n"
        f"data_file = {work / 'lines'}\nparallel = true\ncontext = ${{{CONTEXT}-}}\n"
        "disable_warnings = no-data-collected, module-not-measured, module-not-imported\n",
        encoding="utf-8",
    )
    os.environ["COVERAGE_PROCESS_START"] = str(settings)
    measured = coverage.Coverage(config_file=str(settings), context="")
    plugin = _Watch(measured, longest)
    measured.start()
    # A test that is stopped leaves programs and folders behind, of which nobody is to warn.
    quiet = (*QUIET, "-pno:unraisableexception")
    code = pytest.main([*tests, *quiet, f"--basetemp={work / 'run'}"], plugins=[plugin])
    measured.stop()
    measured.save()
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise SystemExit(f"the tests do not run: {code!r}")
    measured.combine()
    data = measured.get_data()
    result = {
        "seconds": {name: plugin.alone(name) for name in plugin.passed},
        "failed": sorted(plugin.failed),
        "lines": {
            str(Path(file).relative_to(package)): {
                line: plugin.tests(contexts) for line, contexts in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        },
        "libraries": [name for name in sys.modules if name.partition(".")[0] not in ("reportdoc", "tests", "__main__")],
    }
    (work / "trace.json").write_text(json.dumps(result), encoding="utf-8")


QUIET = ("--quiet", "-p", "no:cacheprovider", "--hypothesis-seed=0", "--no-header", "--tb=no", "--no-summary", "-s")


class _Watch:
    """Tells coverage which test runs; what a shared fixture runs counts for each test that uses it."""

    def __init__(self, measured: coverage.Coverage, longest: float) -> None:
        self._measured, self._longest = measured, longest
        self._uses: dict[str, list[str]] = {}
        self._stack: list[str] = []
        self._seconds: dict[str, float] = defaultdict(float)
        self._last = cpu()
        self.passed: set[str] = set()
        self.failed: set[str] = set()

    def alone(self, test: str) -> float:
        """Return the processor time of a test that makes all it shares itself, in seconds."""
        return self._seconds[test] + sum(self._seconds[name] for name in self._uses[test])

    def tests(self, contexts: list[str]) -> list[str]:
        """Return the tests behind contexts, each a test, a shared fixture, or none."""
        own = {name for name in contexts if name in self._uses or not name}
        return sorted(own | {test for test, uses in self._uses.items() if not set(contexts).isdisjoint(uses)})

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        request = getattr(item, "_fixtureinfo", None)
        definitions = request.name2fixturedefs.values() if request else ()
        self._uses[item.nodeid] = [_shared_name(one[-1]) for one in definitions if one[-1].scope != "function"]
        self._enter(item.nodeid)
        signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, self._longest)
        result = yield
        signal.setitimer(signal.ITIMER_PROF, 0)
        self._leave()
        if item.nodeid not in self.failed:
            self.passed.add(item.nodeid)
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
        if fixturedef.scope == "function":
            return (yield)
        self._enter(_shared_name(fixturedef))
        try:
            return (yield)
        finally:
            self._leave()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)

    def _enter(self, name: str) -> None:
        self._book()
        self._stack.append(name)
        self._switch()

    def _leave(self) -> None:
        self._book()
        self._stack.pop()
        self._switch()

    def _book(self) -> None:
        now = cpu()
        if self._stack:
            self._seconds[self._stack[-1]] += now - self._last
        self._last = now

    def _switch(self) -> None:
        context = self._stack[-1] if self._stack else ""
        os.environ[CONTEXT] = context
        self._measured.switch_context(context)


def _stop(*_: object) -> None:
    pytest.fail("takes too long")


def _shared_name(fixture: pytest.FixtureDef[object]) -> str:
    return f"fixture {fixture.argname} of {fixture.baseid}"


def cpu() -> float:
    """Return the processor time of this process and of those it has started and waited for, in seconds."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
