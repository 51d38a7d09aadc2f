"""Shares of one whole that nobody names beside them: 普通高考1352人，占40.33%；单独招生1228人，占36.63%."""

from __future__ import annotations

from collections.abc import Sequence

from reportdoc.audit.prose.habits.neighbours import Spoken
from reportdoc.audit.reading.role import Role

_NARROW = 0.01
"""How wide a whole may be, by itself, that a count and its rounded share give, so that two do not meet by chance."""

_AROUND = 16
"""Figures before and behind a share among which others of its whole are looked for."""


def of_one_whole(every: Sequence[Spoken], index: int) -> bool:
    """Tell whether a share and the count right before it give the whole that another such pair near it gives."""
    own = _whole(every, index)
    if own is None:
        return False
    near = range(max(1, index - _AROUND), min(len(every), index + _AROUND + 1))
    others = (found for at in near if at != index and (found := _whole(every, at)))
    return any(own[0] == kind and own[1] <= high and low <= own[2] for kind, low, high in others)


def _whole(every: Sequence[Spoken], index: int) -> tuple[str, float, float] | None:
    """Return unit and bounds of the whole that a share and the count right before it give; None where they do not."""
    one, count = every[index], every[index - 1] if index else None
    if count is None or one.role is not Role.SHARE or count.is_share or count.sentence != one.sentence:
        return None
    share, step = float(one.stated.value), float(one.stated.ulp) / 2
    value, off = float(count.stated.value), float(count.stated.rounding)
    if share <= step or value <= off:
        return None
    low, high = (value - off) / (share + step) * 100, (value + off) / (share - step) * 100
    return (count.dimension, low, high) if high - low <= _NARROW * low else None
