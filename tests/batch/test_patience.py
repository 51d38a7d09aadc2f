"""Workers that are away for a while, and what a busy machine looks like: a run is not given up for that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from reportdoc.batch import dask_jobs
from reportdoc.batch.job import Job, Outcome
from reportdoc.report.problem import OperationError

JOB = Job("10100", Path("10100"), Path("10100.json"))


@dataclass
class Clock:
    """Time that goes on as somebody sleeps."""

    now: float = 1000.0

    def monotonic(self) -> float:
        """Return the seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Go on."""
        self.now += seconds


@dataclass(eq=False)
class Future:
    """A job that is done at some time."""

    clock: Clock
    at: float

    @property
    def status(self) -> str:
        """Return what Dask tells of it."""
        return "finished" if self.clock.now >= self.at else "pending"

    def result(self, timeout: float) -> Outcome:
        """Return what came of it."""
        return Outcome(True)


@dataclass
class Scheduler:
    """What the engine sees of a scheduler: how many workers there are at a time, and when its one job is done."""

    clock: Clock
    workers: Callable[[float], int]
    done: float
    status: str = "running"
    dashboard_link: str = ""
    asked: list[float] = field(default_factory=list)

    def scheduler_info(self, n_workers: int = -1) -> dict[str, Any]:
        """Answer as a client does whose own look, in the background, came between: totals alone."""
        self.asked.append(self.clock.now)
        return {"n_workers": self.workers(self.clock.now - 1000), "workers": {}}

    def submit(self, *_: object, pure: bool) -> Future:
        """Begin a job."""
        return Future(self.clock, 1000 + self.done)


def outcomes(monkeypatch: pytest.MonkeyPatch, workers: Callable[[float], int], done: float) -> list[Outcome]:
    """Return what comes of one job that is done after so many seconds."""
    clock = Clock()
    monkeypatch.setattr(dask_jobs, "time", clock)
    engine = dask_jobs.DaskJobs("tcp://127.0.0.1:1", Scheduler(clock, workers, done), lambda: None)
    return [outcome for _, outcome in engine.outcomes([JOB])]


def test_a_job_may_take_minutes_while_its_worker_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcomes(monkeypatch, lambda now: 1, 900) == [Outcome(True)]


def test_workers_that_are_gone_for_a_while_are_waited_for_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcomes(monkeypatch, lambda now: 0 if 300 < now < 400 else 1, 500) == [Outcome(True)]


def test_workers_that_do_not_come_back_are_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OperationError, match="the workers on this machine do not answer") as told:
        outcomes(monkeypatch, lambda now: int(now < 300), 900)
    assert "--workers 1" in str(told.value.hint)
