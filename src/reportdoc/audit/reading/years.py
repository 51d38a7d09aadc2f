"""Years that run on by one, up or down, in cells and in text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_FEW = 3
"""Years that make a series."""


def is_series(years: Sequence[int]) -> bool:
    """Tell whether years run on by one, up or down."""
    steps = {other - one for one, other in pairwise(years)}
    return len(years) < 2 or steps in ({1}, {-1})


def odd_year(years: Sequence[int]) -> tuple[int, int] | None:
    """Return the place of the one year without which the others run on, and the year that is missing there.

    A pair breaks where both are one year; the first of three may be that from which is counted: 2020年、2022年、2023年.
    """
    if is_series(years):
        return None
    for index, year in enumerate(years):
        for step in (1, -1):
            near = years[index - 1] + step if index else years[1] - step if len(years) > 1 else year
            base = index == 0 and len(years) == _FEW and len(set(years)) == _FEW
            enough = len(years) >= _FEW or len(set(years)) < len(years)
            if is_series([*years[:index], near, *years[index + 1 :]]) and not base and enough:
                return index, near
    return None
