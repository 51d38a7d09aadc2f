"""Jobs given to the workers of a Dask scheduler, and waited for: whoever dies meanwhile, each is done once."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from reportdoc.batch.job import Job, Outcome
from reportdoc.batch.perform import Failure, attempted
from reportdoc.batch.submissions import program
from reportdoc.layout.engine import EngineMissing
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError, OperationError

_LOOK = 0.05
"""Seconds between two looks at what is done."""
_AHEAD = 3
"""Jobs a worker that the scheduler knows of: more would fill its memory and be lost with it."""
_PATIENCE = 120
"""Seconds that a scheduler or a worker is waited for that was lost."""
_TRIES = 50
"""Workers that may die of a job; each reads it in a process of its own, so it is not the job's fault."""
_HEAL = 5
"""Seconds between two looks for workers of ours that died for good."""
_COUNT = 1
"""Seconds between two questions to the scheduler how many workers there are: each costs it as much as a job."""
_CONNECT = 10
"""Seconds in which a scheduler answers."""


def again() -> Message:
    """Return what to do where workers of this machine are not there."""
    return message("run the command again: it goes on where it stopped; --workers 1 starts no workers at all")


def connected(address: str) -> Any:
    """Return a client of a scheduler; raises OSError, ValueError or ImportError where there is none."""
    from distributed import Client

    return Client(address, timeout=_CONNECT, set_as_default=False)


def _program(lays_out: bool) -> str:
    try:
        return program(lays_out)
    except EngineMissing:
        return ""


@dataclass
class DaskJobs:
    """An engine with the workers of a scheduler."""

    address: str
    client: Any
    heal: Callable[[], None] | None
    """Starts workers anew, where they are our own."""
    tries: Counter[str] = field(default_factory=Counter)
    counted: tuple[float, int] = (-_COUNT, 0)
    """When workers were counted, and how many there were."""
    there: float = 0
    """When there was a worker."""

    @property
    def dashboard(self) -> str:
        """Return the address of Dask's page."""
        return str(self.client.dashboard_link or "")

    def outcomes(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Outcome]]:
        """Yield each job once, as it is done; see `Engine`."""
        waiting = deque(jobs)
        running: dict[Any, Job] = {}
        seen = healed = time.monotonic()
        while waiting or running:
            if not self._fed(waiting, running):
                waiting.extendleft(running.values())
                running.clear()
                self._reconnect()
                seen = time.monotonic()
                continue
            done = [future for future in running if future.status != "pending"]
            for future in done:
                job = running.pop(future)
                outcome = self._outcome(future, job)
                if outcome is None:
                    waiting.appendleft(job)
                else:
                    yield job, outcome
            if done:
                seen = time.monotonic()
            else:
                self._refuse_no_workers(max(seen, self.there))
                time.sleep(_LOOK)
            if self.heal and time.monotonic() > healed + _HEAL:
                self.heal()
                healed = time.monotonic()

    def _fed(self, waiting: deque[Job], running: dict[Any, Job]) -> bool:
        """Give the scheduler what its workers can begin soon; tell whether it is still there."""
        if self.client.status != "running":
            return False
        room = _AHEAD * max(1, self._workers()) - len(running)
        while waiting and room > 0:
            job = waiting.popleft()
            running[self.client.submit(attempted, job, pure=False)] = job
            room -= 1
        return True

    def _workers(self) -> int:
        """Return how many workers there were a second ago; none where the scheduler did not answer."""
        if time.monotonic() > self.counted[0] + _COUNT:
            found = 0
            with suppress(OSError, ValueError):
                # The total: of the workers one by one the client's own look in the background, which comes between,
                # leaves none, and a run was given up for that.
                found = int(self.client.scheduler_info(n_workers=0)["n_workers"])
            self.counted = time.monotonic(), found
            if found:
                self.there = time.monotonic()
        return self.counted[1]

    def _refuse_no_workers(self, seen: float) -> None:
        if not self._workers() and time.monotonic() - seen > _PATIENCE:
            if self.heal:
                text = message("the workers on this machine do not answer")
                raise OperationError(text, again())
            text = message("the scheduler at {address} has no worker", address=self.address)
            raise OperationError(text, message("start some with `dask worker`; the command goes on where it stopped"))

    def _outcome(self, future: Any, job: Job) -> Outcome | None:
        """Return what came of a job; None where it is to be done again. Raises OperationError."""
        try:
            found = future.result(timeout=_CONNECT)
        except Exception as error:  # whatever a cluster comes up with: lost, killed, cancelled, closed
            self.tries[job.submission] += 1
            if self.tries[job.submission] > _TRIES:
                text = message("no worker finishes {submission}: {error}", submission=job.submission, error=str(error))
                raise OperationError(text) from None
            return None
        if isinstance(found, Failure):
            raise OperationError(found.message, found.hint)
        assert isinstance(found, Outcome)
        return found

    def _reconnect(self) -> None:
        self.close()
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            try:
                self.client = connected(self.address)
                return
            except (OSError, ValueError):
                time.sleep(1)
        text = message("the scheduler at {address} is gone", address=self.address)
        raise OperationError(text, message("run the command again: it goes on where it stopped"))

    def same_program(self, lays_out: bool) -> None:
        """Raise InputError where a worker has another version of the program, or none."""
        told: Callable[[bool], str] = _program
        try:
            found = set(self.client.run(told, lays_out).values())
        except ImportError as error:
            raise InputError(message("the workers have no reportdoc: {error}", error=str(error))) from None
        if found - {_program(lays_out)}:
            if lays_out:
                text = message("the workers have another version of reportdoc, of the layout engine or of fonts")
                raise InputError(text, message("without --build and --pages it need only be the same reportdoc"))
            raise InputError(message("the workers have another version of reportdoc"))

    def close(self) -> None:
        """Leave the scheduler, whatever state it is in."""
        with suppress(Exception):
            self.client.close(timeout=2)
