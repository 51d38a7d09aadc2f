"""The port to whatever spreads the work: our side of it knows jobs and outcomes, and nothing of clusters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from reportdoc.batch.job import Job, Outcome


class Engine(Protocol):
    """Has jobs done; what it holds may be lost at any time, for each result is a file."""

    @property
    def dashboard(self) -> str:
        """Address of a page that shows what is going on; empty where there is none."""

    def outcomes(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Outcome]]:
        """Yield each job once, as it is done, in any order.

        A worker that dies loses nothing: its job is done again. Raises OperationError where the machine fails, or no
        worker is left.
        """


EngineContext = AbstractContextManager[Engine]
"""Starts an engine and ends it, with every process that it started."""
