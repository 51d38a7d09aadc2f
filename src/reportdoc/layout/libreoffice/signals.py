"""Interruptions held back for a moment."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

_HELD = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def undisturbed() -> Generator[None]:
    """Hold back SIGINT and SIGTERM while a block runs, and let the first one act when it is done.

    For a block that starts a program and keeps hold of it: an interruption between the two would leave it running with
    nobody who knows of it. In other threads than the main one, where no signal acts, nothing is held back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    arrived: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        arrived.append(number)

    before = {number: signal.getsignal(number) for number in _HELD}
    for number in _HELD:
        signal.signal(number, note)
    try:
        yield
    finally:
        for number, handler in before.items():
            # A handler that C code has set is none that Python can put back.
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        if arrived:
            signal.raise_signal(arrived[0])
