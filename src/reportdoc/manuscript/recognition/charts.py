"""Charts by their stored data (ECMA-376 Part 1, 21.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree

from reportdoc.ooxml.names import A, C
from reportdoc.report.block import ChartKind
from reportdoc.report.cells import Cell, Grid

_KINDS: dict[str, ChartKind] = {
    "barChart": "column",
    "bar3DChart": "column",
    "lineChart": "line",
    "line3DChart": "line",
    "areaChart": "line",
    "pieChart": "pie",
    "pie3DChart": "pie",
    "doughnutChart": "pie",
    "ofPieChart": "pie",
}
_LIMIT = 2_000
"""Points of a series; more are no chart of a report."""


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows."""

    kind: ChartKind
    grid: Grid
    """Categories in the first column, a series a column, names in the header row."""
    title: str
    unit: str
    """Title of the value axis."""
    exact: bool
    """Whether our kinds of charts show it as it was."""


def chart_data(root: etree._Element) -> ChartData | None:
    """Return the data of a chart part; nothing where its kind has no categories, as a scatter chart has none."""
    area = root.find(f"{C}chart/{C}plotArea")
    plots = [one for one in area if _local(one) in _KINDS] if area is not None else []
    if not plots or area is None:
        return None
    kind = _KINDS[_local(plots[0])]
    direction = plots[0].find(f"{C}barDir")
    if direction is not None and direction.get("val") == "bar":
        kind = "bar"
    series = [one for plot in plots for one in plot.iterfind(f"{C}ser")]
    if not series or (kind == "pie" and len(series) > 1):
        return None
    others = [_local(one) for one in area if _local(one).endswith("Chart")]
    exact = len(plots) == len(others) == 1 and others[0] in ("barChart", "lineChart", "pieChart")
    return ChartData(kind, _grid(series), _title(root.find(f"{C}chart")), _title(area.find(f"{C}valAx")), exact)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _grid(series: list[etree._Element]) -> Grid:
    names = [_joined(one.find(f"{C}tx")) or f"系列{index}" for index, one in enumerate(series, 1)]
    points = [dict(_points(one.find(f"{C}val"))) for one in series]
    categories: dict[int, str] = {}
    for one in series:
        categories.update({at: text for at, text in _points(one.find(f"{C}cat")) if at not in categories})
    length = min(_LIMIT, 1 + max((at for one in (*points, categories) for at in one), default=-1))
    header = tuple(Cell(one) for one in ("类别", *names))
    rows = [
        tuple(Cell(one) for one in (categories.get(at, str(at + 1)), *(values.get(at, "") for values in points)))
        for at in range(length)
    ]
    return Grid((header, *rows), 1)


def _points(element: etree._Element | None) -> Iterator[tuple[int, str]]:
    for cache in (
        element.iter(f"{C}numCache", f"{C}strCache", f"{C}numLit", f"{C}strLit") if element is not None else ()
    ):
        code = cache.findtext(f"{C}formatCode") or ""
        for point in cache.iterfind(f"{C}pt"):
            at = point.get("idx", "")
            text = (point.findtext(f"{C}v") or "").strip()
            if at.isdecimal() and int(at) < _LIMIT:
                yield int(at), _shown(text, code) if _local(cache).startswith("num") else text


def _shown(text: str, code: str) -> str:
    """Return a stored number as its format shows it, or else without the noise of binary fractions."""
    try:
        number = Decimal(format(float(text), ".12g"))
    except (ValueError, InvalidOperation):
        return ""
    if not number.is_finite():
        return ""
    percent = "%" in code
    number = number * 100 if percent else number
    fixed = re.match(r"#?,?#*0(?:\.(0+))?%?$", code)
    if fixed and (number == round(number, len(fixed[1] or ""))):
        shown = f"{number:.{len(fixed[1] or '')}f}"
    else:
        shown = format(number.normalize() if number else Decimal(0), "f")
    return shown + ("%" if percent else "")


def _joined(element: etree._Element | None) -> str:
    return "".join(one.text or "" for one in element.iter(f"{C}v")).strip() if element is not None else ""


def _title(parent: etree._Element | None) -> str:
    title = parent.find(f"{C}title") if parent is not None else None
    return "".join(one.text or "" for one in title.iter(f"{A}t")).strip() if title is not None else ""
