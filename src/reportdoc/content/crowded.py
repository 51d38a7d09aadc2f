"""Charts that cannot be good: what is noted about them, and where."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from reportdoc.report.address import Address
from reportdoc.report.block import Chart, ChartKind
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.text.chart_figures import sides
from reportdoc.text.chart_room import LONG, NAME_WIDTH, bar_heights, width

_LONG_NAME = 3 * NAME_WIDTH


def crowding(chart: Chart, asked: ChartKind) -> Iterator[tuple[Place, Message, Message]]:
    """Yield place, message and hint for whatever leaves a chart hard to read; `asked` is the kind its author wrote."""
    count = len(chart.categories)
    if sum(value is not None for series in chart.series for value in series.values) == 1:
        text = message("the chart shows one figure")
        yield chart.place, text, message("say it in the text, or add what it is compared with")
    if asked != chart.kind:
        text = message(
            "a {kind} chart has no room for these {count} categories: they are drawn as bars", kind=asked, count=count
        )
        yield chart.place, text, message("write type=bar, or take fewer categories or shorter names")
    if chart.kind == "bar" and bar_heights(chart)[1] > LONG:
        text = message("the names of {count} categories have no room on a page", count=count)
        yield chart.place, text, message("make several charts of it, or a table")
    if sides(chart) is None:
        text = message("the figures of the chart have no room clear of lines and of each other: they are left out")
        yield chart.place, text, message("take fewer categories or series, or print the figures in a table")
    for row, name in enumerate(chart.categories, 1):
        if width(name) > _LONG_NAME:
            text = message(
                "the name of the category has {count} characters, and {lines} lines in the chart",
                count=len(name),
                lines=ceil(width(name) / NAME_WIDTH),
            )
            yield Place(chart.data, cell=Address(row, 0)), text, message("shorten it, and explain it in the text")
