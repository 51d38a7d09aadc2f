"""Figures of running text as they are computed with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reportdoc.audit.reading.figures import Stated

POINTS = "个百分点"


@dataclass(frozen=True)
class Known:
    """A figure as it is computed with."""

    stated: Stated
    value: float
    ulp: float
    loose: float
    """By how much of itself it may be off because it is rounded."""
    kind: str
    """Its basic unit, people for attendances; `%` for shares, `points` for what two of them differ by."""

    @cached_property
    def digits(self) -> str:
        """Its digits without noughts at the ends; a share's last nought, 85.20%, tells as much as another digit."""
        digits = f"{self.stated.number.value:f}".replace(".", "").lstrip("0")
        telling = self.kind == "%" and self.stated.number.decimals > 1 and not digits.endswith("00")
        return digits if telling else digits.rstrip("0")


def known(figure: Stated) -> Known | None:
    """Return a figure as it is computed with; None for one that is nought or not exact."""
    value = float(figure.value)
    if not figure.is_exact or value <= 0:
        return None
    kind = "points" if figure.mention.unit == POINTS else figure.dimension
    kind = "人" if kind == "人次" else kind
    return Known(figure, value, float(figure.ulp), float(figure.rounding) / value, kind)


def all_known(figures: Iterable[Stated]) -> Iterator[Known]:
    """Return figures as they are computed with, without those that are not."""
    return (one for figure in figures if (one := known(figure)))
