"""The engine without a cluster: one submission after another."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

from reportdoc.batch.engine import Engine
from reportdoc.batch.job import Job, Outcome
from reportdoc.batch.perform import perform


class _Alone:
    dashboard = ""

    def outcomes(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Outcome]]:
        for job in jobs:
            yield job, perform(job)


@contextmanager
def alone() -> Generator[Engine]:
    """Yield an engine that works in this process; `--workers 1` needs no other."""
    yield _Alone()
