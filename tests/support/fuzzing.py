"""How much of what is random, or a large table, is tried: a little, always the same; or, where told so, much.

`make test` takes the first few examples of a fixed seed and one in so many rows of a table. `make fuzz` takes a
multiple of the examples, of a new seed each time, and whole tables: it runs the tests with the marker `fuzz` and
those of Hypothesis.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from random import randrange
from typing import TypeVar

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("TESTS_FUZZ") or 1)
"""How many times as many examples as usual; above 1, they are others each time."""
FUZZING = TIMES > 1

Item = TypeVar("Item")


def examples(count: int) -> settings:
    """Return settings for a property that usually takes so many examples."""
    return settings(
        max_examples=count * TIMES,
        derandomize=not FUZZING,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


def seeds(count: int) -> range:
    """Return usually the seeds from 0 on, so many."""
    start = randrange(1_000_000) if FUZZING else 0
    return range(start, start + count * TIMES)


def one_in(step: int, items: Iterable[Item]) -> Iterator[Item]:
    """Yield usually one in so many items, beginning with the first; all of them where everything is tried."""
    return islice(items, None, None, 1 if FUZZING else step)
