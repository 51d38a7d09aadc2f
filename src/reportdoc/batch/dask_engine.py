"""Dask as the engine: workers on this machine, or those of a scheduler that is there already."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

from reportdoc.batch.dask_jobs import DaskJobs, again, connected
from reportdoc.batch.engine import Engine
from reportdoc.report.message import message
from reportdoc.report.problem import InputError, OperationError

_STARTS = 3
"""How often workers are started that do not come up."""
_START = 300
"""Seconds in which a worker of ours comes up; Dask itself would wait for ever."""
_HOST = "127.0.0.1"
_LEAN = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.scheduler.active-memory-manager.start": False,
}
"""Settings of Dask for jobs of seconds in processes of their own: as it comes, it looks at itself a hundred times a
second, which took a tenth of two processors from the jobs (docs.dask.org, "Configuration", part "distributed")."""


@contextmanager
def local(workers: int) -> Generator[Engine]:
    """Yield an engine with so many workers on this machine, reachable from nowhere else; they end with it."""
    import dask
    import distributed.config  # noqa: F401  its defaults come first, or would go as ours are taken back

    with (
        dask.config.set(_LEAN),
        _cluster(workers) as cluster,
        _connected(cluster.scheduler_address, lambda: _heal(cluster, workers)) as engine,
    ):
        yield engine


def _cluster(workers: int) -> Any:
    from distributed import LocalCluster

    for tries in range(_STARTS, 0, -1):
        try:
            return LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                host=_HOST,
                dashboard_address=f"{_HOST}:0",
                memory_limit=0,  # a submission has a limit of its own
                death_timeout=_START,
                silence_logs=logging.CRITICAL,
            )
        except (RuntimeError, OSError, AssertionError) as error:
            # A worker was killed while it started, or did not come up in time: Dask asserts then, as it closes it.
            if tries == 1:
                raise OperationError(message("the workers do not start: {error}", error=str(error)), again()) from None
    raise AssertionError


def _heal(cluster: Any, workers: int) -> None:
    """Start workers anew that died for good: one that is killed as it starts is not started again by its nanny."""
    from distributed.core import Status

    for name, nanny in list(cluster.workers.items()):
        if nanny.status in (Status.closed, Status.failed):
            cluster.workers.pop(name, None)
    cluster.scale(workers)


@contextmanager
def remote(address: str, lays_out: bool = False) -> Generator[Engine]:
    """Yield an engine with the workers of a scheduler; raises InputError where there is none, or they differ from us.

    With `lays_out` they need the layout engine and the fonts of this machine.
    """
    with _connected(address, lays_out=lays_out) as engine:
        yield engine


@contextmanager
def _connected(address: str, heal: Callable[[], None] | None = None, lays_out: bool = False) -> Generator[Engine]:
    for name in ("distributed", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what matters of it, we say
    try:
        client = connected(address)
    except (OSError, ValueError, ImportError):
        text = message("there is no scheduler at {address}", address=address)
        raise InputError(text, message("start one with `dask scheduler`, or leave --scheduler out")) from None
    engine = DaskJobs(address, client, heal)
    try:
        engine.same_program(lays_out)
        yield engine
    finally:
        engine.close()
