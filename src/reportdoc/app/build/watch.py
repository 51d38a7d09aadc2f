"""Building again whenever something is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Protocol

from watchfiles import Change
from watchfiles import watch as watch_files

from reportdoc.app.build.build import build
from reportdoc.app.build.result import Built
from reportdoc.layout import engines
from reportdoc.layout.engine import Engine, EngineMissing
from reportdoc.layout.fonts import fingerprint
from reportdoc.project.folders import FONTS, SOURCES
from reportdoc.project.project import load_project
from reportdoc.report.message import Message
from reportdoc.report.problem import ContentError, OperationError

QUIET = 50
"""Milliseconds without a change that end a burst: saving one file makes several, copying a folder many."""
BURST = 800
"""Milliseconds after which a burst that does not end is built all the same."""
PERIOD = 1500
"""Milliseconds between looks for folders that have come or gone."""

_TEMPORARY = ("~$", ".~lock", ".#", "#", ".")
"""How the names of files begin that word processors, Emacs and Vim keep beside an open one."""


class Listener(Protocol):
    """Who is told what happens."""

    def step(self, stage: Message, index: int, stages: int) -> None:
        """A stage starts, as `Step` tells it."""

    def built(self, built: Built) -> None:
        """A build has succeeded; `built.rebuilt` is empty where it found nothing to do."""

    def failed(self, error: Exception) -> None:
        """A build has failed with a ContentError, an OperationError or an OSError; the last good files stand."""


def watch(project: Path, output: Path, pdf: bool, listener: Listener, stop: Event | None = None) -> None:
    """Build a project now and after every change, until interrupted or stopped.

    The layout engine is started beforehand each time, a fresh one for every document: one that has laid out something
    else would break some lines differently (docs/decisions/0014).

    Raises ContentError where the folder holds no project to begin with.
    """
    if not (project / "content").is_dir():
        load_project(project)
    with engines.engine(project / FONTS) as engine:
        fonts = ""
        for _ in _moments(project, stop or Event()):
            now = fingerprint(project / FONTS)
            if now != fonts:
                engine.close()
                fonts = now
            try:
                listener.built(build(project, output, pdf, listener.step, engine=engine))
            except (ContentError, OperationError, OSError) as error:
                listener.failed(error)
            if pdf:
                _get_ready(engine)


def _get_ready(engine: Engine) -> None:
    try:
        engine.prepare()
    except (EngineMissing, OSError):
        engine.close()


def _moments(project: Path, stop: Event) -> Iterator[None]:
    """Yield when there may be something to build: at the beginning, after changes, and once the watch has begun."""
    yield
    while not stop.is_set():
        folders = _folders(project)
        # What changed between the last build and the beginning of the watch shows at the first look.
        due = True
        for changes in watch_files(
            *(folders or [project]),
            watch_filter=_wanted,
            debounce=BURST,
            step=QUIET,
            stop_event=stop,
            rust_timeout=PERIOD,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            if changes or due:
                yield
            due = False
            if _folders(project) != folders:
                break


def _folders(project: Path) -> list[Path]:
    return [project / name for name in SOURCES if (project / name).is_dir()]


def _wanted(change: Change, path: str) -> bool:
    name = Path(path).name
    return not name.startswith(_TEMPORARY) and not name.endswith(("~", ".tmp", ".part", ".swp", ".crdownload"))
