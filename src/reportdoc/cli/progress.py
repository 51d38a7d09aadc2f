"""A progress bar by stage, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from reportdoc.present.language import language
from reportdoc.report.message import Message


@contextmanager
def progress(quiet: bool) -> Generator[Callable[[Message, int, int], None]]:
    """Yield what a use case calls at the start of each stage with its name, its index and how many there are."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, index, stages: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        spoken = language()
        task = bar.add_task("")

        def step(stage: Message, index: int, stages: int) -> None:
            bar.update(task, description=spoken.translated(stage), completed=index, total=stages)

        yield step
