"""Room in a chart: where the plot stands, where axes begin, and how high it is.

The plot has fixed edges, so that Word, LibreOffice and others draw the same chart; the lengths are estimates, in ems.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from lxml import etree

from reportdoc.ooxml.names import A, C
from reportdoc.report.block import Chart
from reportdoc.text.chart_figures import scale, sides
from reportdoc.text.chart_room import LINE, LONG, NAME_WIDTH, bar_heights, name_lines, shown, width
from reportdoc.word.chart_labels import place_figures

_EM = 180
"""Twips in an em of labels, where the template states no size."""
_CAPTION = 1600
"""Twips of a page kept for caption and source of a chart that is as high as its page."""
_WIDEST = 6.0
"""Width of a column or bar in ems; one alone would fill half of the plot."""


@dataclass(frozen=True, slots=True)
class _Edges:
    """Room about a plot, ems."""

    left: float
    top: float
    right: float
    bottom: float


def fitted(space: etree._Element, block: Chart, across: int, height: int, page: int) -> int:
    """Give the words of a chart room, and return its height.

    All lengths are twips: `across` and `height` of the chart as the template has it, `page` of the text.
    """
    em = _em(space)
    places = sides(block)
    edges = _edges(space, block, across / em)
    if block.kind == "bar":
        needed = bar_heights(block)[0 if places is not None else 1] + edges.top + edges.bottom
        height = min(max(height, round(needed * em)), page - _CAPTION)
    _axis(space, block, fixed=places is not None)
    place_figures(space, block, places, (across / em, height / em))
    if block.kind != "pie":
        _columns(space, block, (across / em - edges.left - edges.right, height / em - edges.top - edges.bottom))
        _plot(space, edges, across / em, height / em)
        _names(space, block)
        _unit_place(space, block, edges, across / em, height / em)
    return height


def _em(space: etree._Element) -> float:
    """Return the size of a chart's labels in twips."""
    size = space.find(f"{C}txPr/{A}p/{A}pPr/{A}defRPr")
    return int(size.get("sz", "900")) / 5 if size is not None else _EM


def _edges(space: etree._Element, block: Chart, across: float) -> _Edges:
    figures = [shown(value, series) for series in block.series for value in series.values if value is not None]
    number = max(map(width, figures)) + 1.5
    legend = 0.0
    if space.find(f"{C}chart/{C}legend") is not None:
        legend = ceil(sum(width(series.name) + 3 for series in block.series) / across) * LINE + 0.8
    if block.kind == "bar":
        names = min(max(map(width, block.categories)), NAME_WIDTH) + 1.5
        return _Edges(names, 0.5, number, (2 * LINE if block.unit else LINE) + 1 + legend)
    return _Edges(number, 2.8 if block.unit else 1.5, 1.0, name_lines(block.categories) * LINE + 0.8 + legend)


def _axis(space: etree._Element, block: Chart, *, fixed: bool) -> None:
    """Let bars begin at zero, and their axis not go past 100 % where no figure does; a line has all of its `scale`.

    Where its figures stand depends on that, so it is fixed where they are shown.
    """
    values = [value for series in block.series for value in series.values if value is not None]
    scaling = space.find(f"{C}chart/{C}plotArea/{C}valAx/{C}scaling")
    if scaling is None:
        return
    limits = {"max": "0"} if max(values) <= 0 else {}
    if min(values) >= 0:
        limits = {"max": "100"} if block.unit == "%" and 80 <= max(values) <= 100 else {}
        limits["min"] = "0"
    if block.kind == "line":
        low, high, step = scale(block)
        limits = {"min": f"{low:f}", "max": f"{high:f}"} if fixed else {}
        between = space.find(f"{C}chart/{C}plotArea/{C}valAx/{C}crossBetween")
        if fixed and between is not None:
            between.addnext(_with_value("majorUnit", f"{step:f}"))
    for name in ("min", "max"):
        for old in scaling.findall(f"{C}{name}"):
            scaling.remove(old)
    for name in sorted(limits):
        scaling.append(_with_value(name, limits[name]))


def _columns(space: etree._Element, block: Chart, plot: tuple[float, float]) -> None:
    """Keep columns and bars narrow where there are few, by the gap between groups (0 to 500 % of one)."""
    gap = next(space.iter(f"{C}gapWidth"), None)
    if gap is None:
        return
    pitch = plot[block.kind == "bar"] / len(block.categories)
    gap.set("val", str(max(int(gap.get("val", "150")), min(500, round((pitch / _WIDEST - len(block.series)) * 100)))))


def _plot(space: etree._Element, edges: _Edges, across: float, height: float) -> None:
    area = space.find(f"{C}chart/{C}plotArea")
    assert area is not None
    for old in area.findall(f"{C}layout"):
        area.remove(old)
    shares = {
        "x": edges.left / across,
        "y": edges.top / height,
        "w": (across - edges.left - edges.right) / across,
        "h": (height - edges.top - edges.bottom) / height,
    }
    area.insert(0, _layout(shares, target=True))


def _layout(shares: dict[str, float], *, target: bool = False) -> etree._Element:
    inner = '<c:layoutTarget val="inner"/>' if target else ""
    numbers = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in shares.items())
    return etree.fromstring(
        f'<c:layout xmlns:c="{C[1:-1]}"><c:manualLayout>{inner}<c:xMode val="edge"/><c:yMode val="edge"/>{numbers}'
        "</c:manualLayout></c:layout>"
    )


def _names(space: etree._Element, block: Chart) -> None:
    """Let all names beside bars be shown: of names that may be turned, LibreOffice leaves out some."""
    if block.kind == "bar" and bar_heights(block)[1] <= LONG:
        for body in space.iterfind(f"{C}chart/{C}plotArea/{C}catAx/{C}txPr/{A}bodyPr"):
            body.set("rot", "0")
            body.set("vert", "horz")


def _unit_place(space: etree._Element, block: Chart, edges: _Edges, across: float, height: float) -> None:
    """Put the unit upright above the value axis, or below the end of one that lies."""
    title = space.find(f"{C}chart/{C}plotArea/{C}valAx/{C}title")
    if title is None:
        return
    for old in title.findall(f"{C}layout"):
        title.remove(old)
    wide = width(block.unit) + 1
    if block.kind == "bar":
        x, y = across - edges.right - wide, height - edges.bottom + LINE + 0.6
    else:
        x, y = max(0.0, edges.left - wide / 2 - 0.5), 0.2
    text = title.find(f"{C}tx")
    title.insert(0 if text is None else 1, _layout({"x": x / across, "y": y / height}))


def _with_value(name: str, value: str) -> etree._Element:
    return etree.fromstring(f'<c:{name} xmlns:c="{C[1:-1]}" val="{value}"/>')
