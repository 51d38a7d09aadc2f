"""A second process of ours, so that two readers of a long document read at once."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar, cast

from reportdoc.app.questions import next_question, stream_of_answers

_P = ParamSpec("_P")
_T = TypeVar("_T")

_COMMAND = (sys.executable, "-P", "-c", "from reportdoc.app.second_process import serve; serve()")
"""Without `-P`, modules would be looked for in the current folder first, which may be somebody's project."""


class SecondProcess(Executor):
    """One more Python, started when it is first needed, that calls functions of ours one after another.

    It ends with us, however we end. What fails there is done again here, where what it raises belongs.
    """

    def __init__(self) -> None:
        self._turns = ThreadPoolExecutor(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._given_up = False

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have a function called there; it, what it takes and what it returns must be things that pickle knows."""
        if self._process is None:
            self._process = subprocess.Popen(
                _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._turns.submit(self._call, self._process, fn, *args, **kwargs)

    def _call(
        self, process: subprocess.Popen[bytes], fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        assert process.stdin
        assert process.stdout
        try:
            pickle.dump((fn, args, kwargs), process.stdin)
            process.stdin.flush()
            return cast(_T, pickle.load(process.stdout))
        except Exception:  # what is cut off or mixed up may fail in any way when it is read
            if self._given_up:
                raise
            return fn(*args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the process when it has done what it was asked, or whatever it is doing where that is cancelled."""
        self._given_up = cancel_futures
        if self._process and cancel_futures:
            self._process.kill()
        self._turns.shutdown(wait, cancel_futures=cancel_futures)
        if self._process:
            self._process.kill()
            self._process.communicate()

    def __exit__(self, exc_type: object, exc_val: object, exc_tb: object) -> None:
        self.shutdown(cancel_futures=exc_type is not None)


def serve() -> None:
    """Call what comes in on standard input and write what it returns, until nothing more can come."""
    answers, asked = stream_of_answers(), sys.stdin.buffer
    while (question := next_question(asked)) is not None:
        function, args, kwargs = question
        pickle.dump(function(*args, **kwargs), answers)
        answers.flush()
