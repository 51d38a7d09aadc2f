"""Room for the names of a chart's categories; lengths in ems of its labels, for a chart across the text of A4."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil

from reportdoc.report.block import Chart, ChartKind, Series
from reportdoc.text.width import is_wide

ACROSS, UP, LONG = 43.0, 17.0, 56.0
"""Width and height of a plot, and the height of bars that fill a page; labels have 9 points, the text 442 by 638."""
LINE = 1.3
"""From one line of labels to the next, and from one bar to the next where each has its figure."""
_NAME_LINES = 4
"""Lines of a category's name below columns; below a line it may have twice as many."""
_NARROWEST = 2.5
"""From one category to the next: a year without a blank fits. LibreOffice shows no name at all where each is wider."""
NAME_WIDTH = 14.0
"""Width of the names beside bars; what is longer goes on in the next line."""


def width(text: str) -> float:
    """Return the width of a text in one line: Chinese characters are one em wide, others about half of one."""
    return sum(1.0 if is_wide(one) else 0.55 for one in text)


def shown(value: Decimal, series: Series) -> str:
    """Return a figure as a chart prints it, by `number_format`."""
    return f"{value:.{_decimals(series)}f}"


def number_format(series: Series) -> str:
    """Return the number format that shows each figure with as many decimals as the most precise of its series has."""
    return f"0.{'0' * _decimals(series)}" if _decimals(series) else "0"


def _decimals(series: Series) -> int:
    exponents = [value.as_tuple().exponent for value in series.values if value is not None]
    return max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)


def names_fit(kind: ChartKind, categories: Sequence[str]) -> bool:
    """Tell whether the names of categories stand upright side by side, with as many lines as below that kind."""
    lines = 2 * _NAME_LINES if kind == "line" else _NAME_LINES
    return ACROSS / len(categories) >= _NARROWEST and name_lines(categories) <= lines


def name_lines(categories: Sequence[str]) -> int:
    """Return in how many lines the longest name of categories side by side is set."""
    return max(ceil(width(name) / (0.9 * ACROSS / len(categories))) for name in categories)


def bar_heights(chart: Chart) -> tuple[float, float]:
    """Return the height of a chart of bars whose every name and figure has room, and of one whose names have it."""
    lines = [ceil(width(name) / NAME_WIDTH) * LINE for name in chart.categories]
    bars = LINE * len(chart.series) + (0.5 if len(chart.series) > 1 else 0)
    return sum(max(bars, one) for one in lines), sum(lines)
