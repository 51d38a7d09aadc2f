"""Rows for tests of what a province computes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportdoc.app.province.rows import READ, College, IndicatorValue


def values(indicator: str, numbers: Sequence[float | None], printed: Sequence[str] = ()) -> list[IndicatorValue]:
    """Return an indicator's values, a college each: the first is `a`, with code 10001."""
    said = printed or ["" if number is None else f"{number:g}" for number in numbers]
    return [
        IndicatorValue(chr(97 + index), f"{10001 + index}", 0, 2023, "表", indicator, "人", text, number, "附表 1")
        for index, (number, text) in enumerate(zip(numbers, said, strict=True))
    ]


def college(index: int, **known: Any) -> College:
    """Return a college that could be read: the first is `a`, with code 10001."""
    told: dict[str, Any] = {
        "submission": chr(97 + index),
        "status": READ,
        "code": f"{10001 + index}",
        "college": f"第{index}学院",
        "year": 2023,
        "counts": True,
    }
    return College(**(told | known))
