"""The state of the project as pages show it: looked at anew in another process whenever a file has changed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock
from typing import Self

from reportdoc.app.survey.stamp import stamp
from reportdoc.app.survey.survey import Survey, survey
from reportdoc.report.problem import OperationError
from reportdoc.web.work.beside import Beside
from reportdoc.web.work.events import Events

_log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds for which whoever has changed something waits to see what came of it; the sample takes two."""
_MOMENT = 0.4
"""Seconds that a look for which nobody waits leaves to the page that made it necessary, and to its preview."""


@dataclass(frozen=True, slots=True)
class State:
    """What pages know of the project."""

    survey: Survey
    fresh: bool
    """Whether it is how the project stands now; a look may still be under way."""


class Keeper:
    """Keeps the latest survey."""

    def __init__(self, project: Path, events: Events, beside: Beside) -> None:
        """`beside` looks at the project where that does not hold up the pages."""
        self._project, self._events, self._beside = project, events, beside
        self._lock = Lock()
        self._looker = ThreadPoolExecutor(1, "survey")
        self._last: Survey | None = None
        self._running: Future[None] | None = None
        self._ended = False
        self._hurry = Event()
        self.seen: Callable[[Survey], None] = lambda _: None
        """Called with each new look, in a thread of its own."""

    def begin(self) -> None:
        """Look at the project already, while nobody waits for it."""
        self._look(hurry=True)

    @property
    def stamp(self) -> str:
        """The stamp of the latest look; empty before the first."""
        return self._last.stamp if self._last else ""

    def state(self, patience: float = PATIENCE) -> State:
        """Return the state of the project now, or the one before where a look takes longer than the patience.

        Pages are told by an event when the look is done. Raises OperationError and OSError where the project could
        never be looked at.
        """
        now = stamp(self._project)
        if (last := self._last) and last.stamp == now:
            return State(last, True)
        looking = self._look(hurry=patience > 0 or self._last is None)
        if self._last is None:
            looking.result()
        else:
            wait([looking], patience)
        last = self._last
        assert last
        return State(last, last.stamp == now)

    def _look(self, hurry: bool) -> Future[None]:
        if hurry:
            self._hurry.set()
        with self._lock:
            if self._running is None or self._running.done():
                self._running = self._looker.submit(self._once)
            return self._running

    def _once(self) -> None:
        self._hurry.wait(_MOMENT)
        self._hurry.clear()
        try:
            found = self._beside.call(survey, self._project, self._last)
        except (OperationError, OSError) as error:
            if self._last is None:
                raise
            if self._ended:
                return
            _log.warning("the project could not be looked at: %s", error)
            return
        self._last = found
        self._events.send("state", stamp=found.stamp)
        self.seen(found)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._ended = True
        self._hurry.set()
        self._looker.shutdown(wait=False, cancel_futures=True)
