"""One more process of ours that calls functions one after another, whatever becomes of it."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from struct import Struct
from threading import Lock, Timer
from typing import Any, ParamSpec, TypeVar

from reportdoc.app.answer import LARGEST, answered, called
from reportdoc.app.limited import Limits, limit
from reportdoc.app.questions import next_question, stream_of_answers
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError

_P = ParamSpec("_P")
_T = TypeVar("_T")

_log = logging.getLogger(__name__)
_COMMAND = (sys.executable, "-P", "-c", "from reportdoc.app.helper import serve; serve()")
"""Without `-P`, modules would be looked for in the current folder first, which may be somebody's project."""
_LENGTH = Struct("!Q")
"""Before each answer, its bytes."""
_DIED = (
    message("what the project holds could not be read: the process that did so has died"),
    message("look at what was put into the project last; the server's log says more"),
)
_LIMITS = Limits(seconds=300)
"""A look at a report of 1,300 pages takes thirty."""


class Helper(Executor):
    """Calls functions of ours in a process of its own, which is started when it is first needed, and anew if it dies.

    What fails there is never done again here: it may be what a stranger made in order to harm.
    """

    def __init__(self, limits: Limits = _LIMITS) -> None:
        self._limits = limits
        self._turns = ThreadPoolExecutor(1, "helper")
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have a function called there; it, what it takes and what it returns must be things that pickle knows.

        The future raises ContentError, InputError and OperationError as the function does; OperationError, too, where
        the process dies or takes longer than it may.
        """
        return self._turns.submit(self._call, fn, args, kwargs)

    def _call(self, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        process = self._started()
        timer = Timer(self._limits.seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            data = _asked(process, pickle.dumps((function, args, kwargs)))
        finally:
            timer.cancel()
        if data is None:
            self._end()
            if not self._closed:
                _log.error("the process beside the server died over %s", function.__name__)
            raise OperationError(*_DIED)
        return answered(data, _DIED)

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise OperationError(message("the server is being ended"))
            if self._process is None:
                self._process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                _tell(self._process, self._limits)
            return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            with suppress(OSError):
                process.communicate()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the process when it has done what it was asked, or whatever it is doing where that is cancelled."""
        if cancel_futures:
            with self._lock:
                self._closed = True
                if self._process:
                    self._process.kill()
        self._turns.shutdown(wait, cancel_futures=cancel_futures)
        self._end()


def _tell(process: subprocess.Popen[bytes], limits: Limits) -> None:
    assert process.stdin
    with suppress(OSError):
        pickle.dump(limits, process.stdin)


def _asked(process: subprocess.Popen[bytes], question: bytes) -> bytes | None:
    """Return what a process answers; None where it does not."""
    assert process.stdin
    assert process.stdout
    with suppress(OSError):
        process.stdin.write(question)
        process.stdin.flush()
        head = process.stdout.read(_LENGTH.size)
        size = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else LARGEST + 1
        data = process.stdout.read(size) if size <= LARGEST else b""
        return data if len(data) == size else None
    return None


def serve() -> None:
    """Call what comes in on standard input and write what it returns, until nothing more can come."""
    answers, asked = stream_of_answers(), sys.stdin.buffer
    limit(pickle.load(asked), forever=True)
    try:
        while (question := next_question(asked)) is not None:
            data = pickle.dumps(called(*question))
            answers.write(_LENGTH.pack(len(data)) + data)
            answers.flush()
    except BrokenPipeError:
        # Whoever asked was killed meanwhile. An end as usual would try to write once more, and say that it cannot.
        os._exit(0)
