"""Charts by their data: the categories and series that a chart part holds."""

from __future__ import annotations

from lxml import etree

from reportdoc.ooxml.names import A, C, number

_PLACES = 10_000
"""Points of a series that are looked at; an index beyond is damage."""


def chart_rows(root: etree._Element) -> tuple[tuple[str, ...], ...]:
    """Return a chart's data: a row of series names, then a row a category with its figures."""
    series = [_series(element) for element in root.iter(f"{C}ser")]
    categories: dict[int, str] = {}
    for _, names, figures in series:
        categories = dict.fromkeys(figures, "") | categories | names
    header = ("", *(name for name, _, _ in series))
    rows = ((categories[index], *(figures.get(index, "") for _, _, figures in series)) for index in sorted(categories))
    return (header, *rows)


def chart_look(root: etree._Element) -> str:
    """Return what else a reader sees: the kinds of its plots and the words in it."""
    area = root.find(f"{C}chart/{C}plotArea")
    kinds = [
        etree.QName(plot).localname + "".join(way.get("val", "") for way in plot.iterfind(f"{C}barDir"))
        for plot in (area if area is not None else ())
        if isinstance(plot.tag, str) and plot.tag.endswith("Chart")
    ]
    return " ".join((*kinds, *(text.text or "" for text in root.iter(f"{A}t"))))


def _series(element: etree._Element) -> tuple[str, dict[int, str], dict[int, str]]:
    name = "".join(_points(element.find(f"{C}tx")).values())
    return name, _points(element.find(f"{C}cat")), _points(element.find(f"{C}val"))


def _points(element: etree._Element | None) -> dict[int, str]:
    if element is None:
        return {}
    found = {}
    for point in element.iter(f"{C}pt"):
        index = number(point.get("idx", ""), -1)
        if 0 <= index < _PLACES:
            found[index] = point.findtext(f"{C}v") or ""
    return found
