"""What a process that works beside this one is asked, one question after another, and where its answers go."""

from __future__ import annotations

import os
import pickle
import signal
from typing import IO, Any


def stream_of_answers() -> IO[bytes]:
    """Return what answers are written to, in a process that was started to give some.

    What a library prints does not get between them. Ctrl-C reaches the whole terminal, and is left to who started this.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return answers


def next_question(asked: IO[bytes]) -> Any:
    """Return the next question of a stream that the process which started this one writes; None where there is none."""
    try:
        return pickle.load(asked)
    except EOFError:
        return None
