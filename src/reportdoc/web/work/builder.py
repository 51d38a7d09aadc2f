"""Builds for the pages: beside the server, one at a time, wishes that come meanwhile joined into one more."""

from __future__ import annotations

import logging
import pickle
import subprocess
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import Any, Self

from reportdoc.app.build.result import Built
from reportdoc.report.message import Message, message
from reportdoc.report.problem import Problem
from reportdoc.web.work.build_process import COMMAND
from reportdoc.web.work.events import Events

_log = logging.getLogger(__name__)
_GRACE = 1.5
"""Seconds in which a build ends its layout engine before it is killed."""


@dataclass(frozen=True, slots=True)
class Building:
    """What is known of builds since the server was started."""

    running: bool = False
    step: Message | None = None
    index: int = 0
    """Of the step, from 0."""
    steps: int = 0
    ended: datetime | None = None
    """When the last build ended, well or not."""
    built: Built | None = None
    """The last one that went well."""
    problems: tuple[Problem, ...] = ()
    """Why the last one did not."""
    failures: tuple[tuple[Message, Message | None], ...] = ()
    """The same for failures outside the content: what is wrong, and what to do."""


class Builder:
    """One thread that builds whenever somebody wishes it."""

    def __init__(self, project: Path, events: Events, command: Sequence[str] = COMMAND) -> None:
        """`command`, with the project's folder behind it, builds and tells of it as `build_process` does."""
        self._project, self._events, self._command = project, events, command
        self._condition = Condition()
        self._turn = Lock()
        self._wished = self._closed = False
        self._state = Building()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._work, daemon=True, name="builds")
        self._thread.start()

    @property
    def state(self) -> Building:
        """What is known now."""
        return self._state

    @property
    def busy(self) -> bool:
        """Whether a build is under way, or wished for."""
        return self._wished or self._state.running

    def wish(self) -> None:
        """Have the project built, after the build that may be under way."""
        with self._condition:
            self._wished = True
            self._condition.notify_all()

    @contextmanager
    def held(self) -> Generator[None]:
        """Wait until no build is under way, and let none begin meanwhile: what is done builds by itself."""
        with self._turn:
            yield

    def _work(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._wished or self._closed)
            with self._turn:
                self._build()
            if self._closed:
                return

    def _build(self) -> None:
        with self._condition:
            if self._closed:
                return
            self._wished = False
            self._state = replace(self._state, running=True, step=None, index=0, steps=0)
            self._process = subprocess.Popen(
                [*self._command, str(self._project)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        self._events.send("build", running=True)
        self._follow(self._process)
        self._events.send("build", running=False)

    def _follow(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout
        ended: dict[str, Any] | None = None
        with suppress(EOFError, pickle.UnpicklingError, OSError):
            while ended is None:
                kind, what = pickle.load(process.stdout)
                if kind == "step":
                    name, index, steps = what
                    self._state = replace(self._state, step=name, index=index, steps=steps)
                    self._events.send("build", running=True, index=index + 1, steps=steps)
                else:
                    ended = {"problems": (), "failures": ()} | {{"failed": "failures"}.get(kind, kind): what}
        process.communicate()
        if ended is None:
            text = message("the build ended without a word")
            ended = {"problems": (), "failures": ((text, message("build once more, or look at the log")),)}
        self._state = replace(self._state, running=False, step=None, ended=datetime.now().astimezone(), **ended)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        with self._condition:
            self._closed = True
            self._condition.notify_all()
            process = self._process
        if process and process.poll() is None:
            process.terminate()
            try:
                process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
        self._thread.join(_GRACE)
