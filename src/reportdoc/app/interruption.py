"""How a command is ended from outside: SIGTERM as Ctrl-C, wherever it arrives."""

from __future__ import annotations

import _thread
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from threading import Timer, main_thread
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_AGAIN = 0.05
"""Seconds after which a lost interruption arrives again."""


@contextmanager
def interruptible() -> Generator[None]:
    """Have SIGTERM raise KeyboardInterrupt while a block runs, and an interruption that gets lost raised again.

    One that arrives while a destructor runs is lost: what is raised there is printed and forgotten (Python reference,
    3.3.1, `object.__del__`). To be used in the main thread.
    """
    handler, hook = signal.signal(signal.SIGTERM, _interrupt), sys.unraisablehook

    def unraisable(lost: UnraisableHookArgs) -> None:
        if issubclass(lost.exc_type, KeyboardInterrupt):
            # Not at once: what is raised in here is lost as well.
            again = Timer(_AGAIN, _arrive)
            again.daemon = True
            again.start()
        else:
            hook(lost)

    sys.unraisablehook = unraisable
    try:
        yield
    finally:
        sys.unraisablehook = hook
        signal.signal(signal.SIGTERM, handler)


def _arrive() -> None:
    if sys.platform == "win32":
        _thread.interrupt_main(signal.SIGTERM)
    else:
        signal.pthread_kill(main_thread().ident or 0, signal.SIGTERM)  # this thread's kill would not end a sleep there


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
