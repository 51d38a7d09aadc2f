"""Where the figures of a chart stand clear of lines, bars and each other; lengths as in `chart_room`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, cos, floor, pi, sin
from typing import TypeAlias

from reportdoc.report.block import Chart, ChartKind, Series
from reportdoc.text.chart_room import ACROSS, LONG, UP, bar_heights, names_fit, shown, width

SLICES = 8
"""Slices of a pie that can be told apart, and whose looks the template has."""
_GAP = 0.8
"""Room between groups of columns by the width of one, as in the template."""
_FIGURE = 1.3
"""Height of a figure with the air about it."""
_STEPS = 10
"""Steps of an axis at most, as engines choose them: by 1, 2 or 5 and zeros."""
_RADIUS = 9.0
"""From the middle of a pie to the words around it."""
_AIR = 0.3
"""Between a figure and a line, which is no wider than its marker."""
_BELOW = 2.2
"""From a point to the end of the figure below it, and air."""
_MOST = 400
"""Figures that are looked at one by one; there is no room for more."""


def drawn_as(kind: ChartKind, categories: Sequence[str], series: Sequence[Series]) -> ChartKind:
    """Return the kind by which these categories can be read: bars, where what is asked for has no room for them."""
    match kind:
        case "pie":
            fits = _around_pie(categories, series[0])
        case "column" | "line":
            fits = names_fit(kind, categories)
        case "bar":
            fits = True
    return kind if fits else "bar"


def sides(chart: Chart) -> tuple[tuple[str, ...], ...] | None:
    """Return for each series where each figure stands clear of lines, bars and other figures; none: not all can.

    A side is `t` or `b` of its point (ECMA-376 Part 1, 21.2.3.10), `tl`, `tr`, `bl` or `br` where it stands to the left
    or right of there too, and empty where the template's place is clear.
    """
    if len(chart.categories) * len(chart.series) > _MOST:
        return None
    match chart.kind:
        case "line":
            return _beside_lines(chart)
        case "column":
            return _above_columns(chart)
        case "bar":
            fit = bar_heights(chart)[0] <= LONG
        case "pie":
            fit = True
    return tuple(("",) * len(chart.categories) for _ in chart.series) if fit else None


_Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def crossed(self, start: _Point, end: _Point) -> bool:
        """Tell whether a straight line runs through the box (Liang and Barsky)."""
        enter, leave = 0.0, 1.0
        for at, by, low, high in (
            (start[0], end[0] - start[0], self.left - _AIR, self.right + _AIR),
            (start[1], end[1] - start[1], self.bottom - _AIR, self.top + _AIR),
        ):
            if by == 0:
                if not low <= at <= high:
                    return False
                continue
            first, last = sorted(((low - at) / by, (high - at) / by))
            enter, leave = max(enter, first), min(leave, last)
        return enter <= leave


def _beside_lines(chart: Chart) -> tuple[tuple[str, ...], ...] | None:
    pitch = ACROSS / len(chart.categories)
    low, high, _ = scale(chart)
    figures = [
        [shown(value, series) if value is not None else "" for value in series.values] for series in chart.series
    ]
    if max(width(figure) for row in figures for figure in row) > pitch:
        return None
    paths = [
        [
            ((at + 0.5) * pitch, _height(value, low, high)) if value is not None else None
            for at, value in enumerate(series.values)
        ]
        for series in chart.series
    ]
    lines = [(a, b or a) for path in paths for a, b in pairwise((*path, None)) if a]
    taken: list[_Box] = []
    found = []
    for row, path in zip(figures, paths, strict=True):
        beside = tuple(
            _side(point, figure, lines, taken) if point else "" for figure, point in zip(row, path, strict=True)
        )
        if None in beside:
            return None
        found.append(tuple(side or "" for side in beside))
    return tuple(found)


def _side(point: _Point, figure: str, lines: Sequence[tuple[_Point, _Point]], taken: list[_Box]) -> str | None:
    """Return the side of a point where its figure is clear of lines and of what is taken, and take it; none if none."""
    for side, box in _around(point, width(figure)):
        if not any(map(box.meets, taken)) and not any(box.crossed(*line) for line in lines):
            taken.append(box)
            return side
    return None


def _around(point: _Point, wide: float) -> Iterator[tuple[str, _Box]]:
    """Yield the places of a figure about its point, the usual one first, as far as they are inside the plot."""
    x, y = point
    for side, across, up in (
        ("t", 0.0, 1.1),
        ("b", 0.0, -1.1),
        ("tl", -1.0, 1.0),
        ("tr", 1.0, 1.0),
        ("br", 1.0, -1.0),
        ("bl", -1.0, -1.0),
    ):
        middle = x + across * wide / 2 + across * 0.3
        box = _Box(middle - wide / 2, y + up - _FIGURE / 2, middle + wide / 2, y + up + _FIGURE / 2)
        if box.bottom >= -_AIR and box.left >= -1 and box.right <= ACROSS + 1:
            yield side, box


def _above_columns(chart: Chart) -> tuple[tuple[str, ...], ...] | None:
    pitch, count = ACROSS / len(chart.categories), len(chart.series)
    column = pitch / (count + _GAP)
    low, high, _ = scale(chart)
    zero = _height(Decimal(0), low, high)
    bars: list[_Box] = []
    figures: list[_Box] = []
    for index in range(len(chart.categories)):
        for order, series in enumerate(chart.series):
            value = series.values[index]
            if value is None:
                continue
            x = (index + 0.5) * pitch + (order - (count - 1) / 2) * column
            y = _height(value, low, high)
            wide = width(shown(value, series)) / 2 + 0.1
            bottom = y if value >= 0 else y - _FIGURE
            bars.append(_Box(x - column / 2, min(y, zero), x + column / 2, max(y, zero)))
            figures.append(_Box(x - wide, bottom, x + wide, bottom + _FIGURE))
    for at, figure in enumerate(figures):
        near = range(max(0, at - 3), min(len(bars), at + 4))
        if any(other != at and (figure.meets(bars[other]) or figure.meets(figures[other])) for other in near):
            return None
    return tuple(("",) * len(chart.categories) for _ in chart.series)


def _around_pie(categories: Sequence[str], series: Series) -> bool:
    """Tell whether names and figures stand clear around a pie, and its slices can be told apart."""
    total = sum(value or Decimal(0) for value in series.values)
    if len(categories) > SLICES or not total:
        return False
    taken: list[_Box] = []
    angle = 0.0
    for name, value in zip(categories, series.values, strict=True):
        turn = float((value or 0) / total) * 2 * pi
        x, y = (_RADIUS * of(angle + turn / 2) for of in (sin, cos))
        wide = width(f"{name} {shown(value, series)}") if value is not None else 0.0
        left = x - wide * (1 - x / _RADIUS) / 2
        box = _Box(left, y - _FIGURE / 2, left + wide, y + _FIGURE / 2)
        if any(map(box.meets, taken)):
            return False
        taken.append(box)
        angle += turn
    return True


def _height(value: Decimal, low: Decimal, high: Decimal) -> float:
    return float((value - low) / (high - low)) * UP


def scale(chart: Chart) -> tuple[Decimal, Decimal, Decimal]:
    """Return where an axis begins and ends, and its step.

    Engines choose about so; a line's axis begins elsewhere than at zero where its figures are close together, and a
    step lower where the lowest has no room below it.
    """
    values = [value for series in chart.series for value in series.values if value is not None]
    low, high = min(values), max(values)
    spread = high - low
    if chart.kind == "line" and 0 < spread < abs(high) / 6:
        low -= spread / 2
    else:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    room = (high - low) / 20
    low, high = low - room if low < 0 else low, high + room if high > 0 else high
    if low == high:
        high = Decimal(1)
    magnitude = Decimal(1).scaleb((high - low).adjusted() - 1)
    step = next(magnitude * times for times in (1, 2, 5, 10, 20) if (high - low) / (magnitude * times) <= _STEPS)
    first, last = floor(low / step) * step, ceil(high / step) * step
    if chart.kind == "line" and first and _height(min(values), first, last) < _BELOW:
        first -= step
    return first, last, step
