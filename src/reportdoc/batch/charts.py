"""The charts of a summary, as drawings that need nothing else: SVG, the same bytes each time."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from reportdoc.app.province.comparison import Comparison
from reportdoc.app.province.distribution import Distribution
from reportdoc.app.province.judging import find

_BAR, _MARK, _BOUND = "#7a9cc6", "#b22222", "#2e7d32"
_BINS = 24
_PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)


def charts(found: Comparison) -> dict[str, str]:
    """Return drawings by their keys: a small one for each indicator, and those of grades, norms and last digits."""
    import matplotlib

    settings = {"svg.hashsalt": "reportdoc", "svg.fonttype": "none", "font.size": 8, "path.simplify": True}
    with matplotlib.rc_context(settings):
        drawn = {f"spread-{index}": _small(one) for index, one in enumerate(found.distributions)}
        drawn["grades"] = _histogram([one.points for one in found.grades], [least for _, least in _grades(found)])
        drawn["digits"] = _digits(found.habit.digits)
        for index, norm in enumerate(found.rules.norms):
            one = find(found.distributions, norm.row, norm.also)
            if one:
                bounds = [bound for bound in (norm.at_least, norm.at_most) if bound is not None]
                drawn[f"norm-{index}"] = _histogram([each.value for each in one.standings], bounds)
    return drawn


def _grades(found: Comparison) -> Sequence[tuple[str, float]]:
    return found.rules.grading.grades


def _figure(width: float, height: float) -> tuple[Any, Any]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height))
    return figure, figure.add_axes((0.09, 0.16, 0.88, 0.78))


def _small(one: Distribution) -> str:
    """Draw how the values lie, without the farthest outliers: bars, and a line at the median."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(2.0, 0.4))
    axes = figure.add_axes((0, 0, 1, 1))
    values = [each.value for each in one.standings if not each.far] or [each.value for each in one.standings]
    if min(values) < max(values):
        axes.hist(values, bins=_BINS, color=_BAR)
    else:
        axes.bar([0], [1], color=_BAR, width=0.05)
        axes.set_xlim(-1, 1)
    if min(values) < max(values):
        axes.axvline(one.spread.median, color=_MARK, linewidth=1)
    axes.set_axis_off()
    return _svg(figure)


def _histogram(values: Sequence[float], lines: Sequence[float]) -> str:
    figure, axes = _figure(5.2, 2.2)
    if values:
        axes.hist(values, bins=_BINS, color=_BAR)
    for line in lines:
        axes.axvline(line, color=_BOUND, linewidth=1.2, linestyle="--")
    return _svg(figure)


def _digits(digits: Sequence[int]) -> str:
    figure, axes = _figure(4.2, 2.2)
    axes.bar(range(10), digits, color=_BAR)
    axes.axhline(sum(digits) / 10, color=_MARK, linewidth=1)
    axes.set_xticks(range(10))
    return _svg(figure)


def _svg(figure: Any) -> str:
    for axes in figure.axes:
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
    stream = io.StringIO()
    figure.savefig(stream, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return _METADATA.sub("", _PROLOGUE.sub("", stream.getvalue()))
