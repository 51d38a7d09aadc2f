"""The charts of a summary, as drawings that need nothing else: SVG, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import numpy as np

from reportdoc.app.province.comparison import Comparison
from reportdoc.app.province.distribution import Distribution
from reportdoc.app.province.judging import find

_BAR, _MARK, _BOUND = "#7a9cc6", "#b22222", "#2e7d32"
_BINS = 24
_WIDTH, _HEIGHT = 144, 28


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
    """Draw how the values lie, without outliers: bars, and a line at the median; a library takes 50 ms for each."""
    values = [each.value for each in one.standings if not each.far] or [each.value for each in one.standings]
    low, high = min(values), max(values)
    counts, _ = np.histogram(values, bins=_BINS, range=(low, high) if low < high else None)
    step, most = _WIDTH / _BINS, max(1, *map(int, counts))
    bars = "".join(
        f"M{index * step:.1f} {_HEIGHT}v-{_HEIGHT * int(count) / most:.1f}h{step - 0.5:.1f}V{_HEIGHT}"
        for index, count in enumerate(counts)
        if count
    )
    middle = _WIDTH * (one.spread.median - low) / (high - low) if low < high else _WIDTH / 2
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"><path d="{bars}" fill="{_BAR}"/>'
        f'<path d="M{middle:.1f} 0V{_HEIGHT}" stroke="{_MARK}"/></svg>'
    )


def _histogram(values: Sequence[float], lines: Sequence[float]) -> str:
    figure, axes = _figure(5.2, 2.2)
    if values:
        axes.hist(values, bins=_BINS, color=_BAR)
    axes.yaxis.get_major_locator().set_params(integer=True)
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
    head, _, drawing = stream.getvalue().partition("<svg")[2].partition("<metadata>")
    return f"<svg{head}{drawing.partition('</metadata>')[2]}"
