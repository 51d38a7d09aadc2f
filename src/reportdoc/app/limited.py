"""A function that reads what strangers send is called in a process of its own, with limits of time and memory."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock, Thread
from typing import ParamSpec, TypeVar, cast

from reportdoc.app.answer import LARGEST, answered, called
from reportdoc.app.questions import stream_of_answers
from reportdoc.project.processes import apart, end_group, input_ended
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError

_P = ParamSpec("_P")
_T = TypeVar("_T")

_COMMAND = (sys.executable, "-P", "-c", "from reportdoc.app.limited import answer; answer()")
"""Without `-P`, modules would be looked for in the current folder first, which may be somebody's project."""
_ANEW = message("save the file anew with Word or Excel, or send its text in a new one")
_DIED = message("the process that read the file has died: it was damaged, or made to harm"), _ANEW


@dataclass(frozen=True, slots=True)
class Limits:
    """What a call may use."""

    seconds: float = 120
    """By the clock; of processor time as much. A Word file of 300 pages takes twelve."""
    memory: int = 4_000_000_000
    """Bytes of address space, of each process, where the system can limit that: LibreOffice reserves two thousand
    million."""


_USUAL = Limits()


class Limited:
    """Calls functions of ours, each in a process of its own which is killed when it is over."""

    def __init__(self, limits: Limits = _USUAL) -> None:
        self._limits = limits
        self._lock = Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def call(self, function: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Return what a function returns.

        The function, what it takes and what it returns must be things that pickle knows; the answer may be made of
        types of ours and plain ones only, for who has taken that process over could answer anything.

        Raises ContentError, InputError and OperationError as the function does; OperationError where the process takes
        longer or uses more than it may, or ends without an answer.
        """
        question = pickle.dumps((self._limits, function, args, kwargs))
        with self._lock:
            process = self._begun()
        try:
            data = _asked(process, question, self._limits.seconds)
        finally:
            with self._lock:
                self._running.discard(process)
            _end(process)
        if data is None:
            seconds = round(self._limits.seconds)
            text = message("reading took longer than {seconds} seconds and was ended", seconds=seconds)
            raise OperationError(text, _ANEW)
        return cast(_T, answered(data, _DIED))

    def close(self) -> None:
        """End what is being read; nothing is read any more."""
        with self._lock:
            self._closed = True
            running = list(self._running)
        for process in running:
            _kill(process)

    def _begun(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise OperationError(message("the server is being ended"))
        process = subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Programs that it has started are ended with it.
            **apart(),
        )
        self._running.add(process)
        return process


def _asked(process: subprocess.Popen[bytes], question: bytes, seconds: float) -> bytes | None:
    """Return what a process answers; None where it does not in time.

    Standard input stays open: it ends with us, and the process with it.
    """
    answers = process.stdout
    assert process.stdin
    assert answers
    found: list[bytes] = []
    reader = Thread(target=lambda: found.append(answers.read(LARGEST + 1)), daemon=True)
    reader.start()
    with suppress(OSError):
        process.stdin.write(question)
        process.stdin.flush()
    reader.join(seconds)
    return found[0] if found else None


def _end(process: subprocess.Popen[bytes]) -> None:
    _kill(process)
    process.wait()
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            if stream:
                stream.close()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        end_group(process.pid)


def answer() -> None:
    """Call what comes in on standard input within its limits, write what it returns, and end."""
    answers = stream_of_answers()
    limits, function, args, kwargs = pickle.load(sys.stdin.buffer)
    Thread(target=_end_with_us, daemon=True).start()
    limit(limits)
    pickle.dump(called(function, args, kwargs), answers)
    answers.flush()
    os._exit(0)


def limit(limits: Limits, forever: bool = False) -> None:
    """Limit this process and those it starts, its processor time only where it is not to go on `forever`.

    Windows has no such limits, there the clock alone ends them.
    """
    if sys.platform == "win32":
        return
    import resource

    seconds = int(limits.seconds) + 1
    if not forever:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_us() -> None:
    input_ended()
    end_group(os.getpid())
    os._exit(1)
