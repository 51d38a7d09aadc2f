"""How a run goes on: a bar with rate, time left and failures, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from reportdoc.batch.check import Progress

if TYPE_CHECKING:
    from reportdoc.batch.job import Job, Outcome


class _Shown(Progress):
    def __init__(self, bar: Any) -> None:
        self._bar = bar
        self._task: Any = None
        self._unread = 0

    def begin(self, total: int, known: int, dashboard: str) -> None:
        if dashboard:
            click.echo(_("What the workers do: {address}").format(address=dashboard), err=True)
        if known:
            click.echo(_("{count} of {total} are known from an earlier run").format(count=known, total=total), err=True)
        if self._bar:
            self._task = self._bar.add_task("", total=total - known, unread=0, rate="")

    def done(self, job: Job, outcome: Outcome) -> None:
        self._unread += not outcome.read
        if self._bar:
            speed = self._bar.tasks[0].finished_speed or self._bar.tasks[0].speed or 0
            rate = _("{count}/min").format(count=f"{speed * 60:.1f}")
            self._bar.update(self._task, advance=1, unread=self._unread, rate=rate)


@contextmanager
def shown(quiet: bool) -> Generator[Progress]:
    """Yield what a run calls as it goes on."""
    if quiet:
        yield Progress()
        return
    if not sys.stderr.isatty():
        yield _Shown(None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn(_("not readable: {count}").replace("{count}", "{task.fields[unread]}")),
    )
    with Bar(*columns, console=Console(stderr=True), speed_estimate_period=600) as bar:
        yield _Shown(bar)
