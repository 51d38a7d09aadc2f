"""How the time of some work grows with what it is given: a guard against work that grows with the square.

Nothing here is a speed: that belongs in `make bench`. Processor time of this process alone is compared, at its least
of several tries, so that other work on the machine disturbs it little.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import TypeVar

Given = TypeVar("Given")
TRIES = 3
"""How often the shorter work is done; the longer one is done again only where it looks too slow."""


def growth(work: Callable[[Given], object], small: Given, large: Given, limit: float) -> float:
    """Return how many times as long work takes with the larger thing; tries again, three times, while above a limit."""
    work(small)  # imports, and what is remembered
    least = min(_spent(work, small) for _ in range(TRIES))
    found = float("inf")
    for _ in range(TRIES):
        found = min(found, _spent(work, large) / least)
        if found < limit:
            break
    return found


def _spent(work: Callable[[Given], object], given: Given) -> float:
    start = process_time()
    work(given)
    return max(process_time() - start, 1e-4)
