"""What a process that works beside this one is asked, one question after another."""

from __future__ import annotations

import pickle
from typing import IO, Any


def next_question(asked: IO[bytes]) -> Any:
    """Return the next question of a stream that the process which started this one writes; None where there is none."""
    try:
        return pickle.load(asked)
    except EOFError:
        return None
