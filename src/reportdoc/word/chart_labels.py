"""The figures of a chart, each beside its point."""

from __future__ import annotations

from lxml import etree

from reportdoc.ooxml.names import C
from reportdoc.report.block import Chart, Series
from reportdoc.text.chart_room import number_format, shown, width
from reportdoc.word.xml import escape

_NO_LEADERS = (
    f'<c:extLst xmlns:c="{C[1:-1]}"><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""LibreOffice draws a line from a point to a figure that was moved, unless it is told not to."""


def place_figures(
    space: etree._Element, block: Chart, places: tuple[tuple[str, ...], ...] | None, size: tuple[float, float]
) -> None:
    """Put each figure where it stands clear, without lines of the axis behind it; or none, and those lines instead.

    `places` are the sides of `chart_figures.sides`, `size` is that of the chart in ems of its labels.
    """
    drawn = list(space.iter(f"{C}ser"))
    if places is None:
        for one in drawn:
            for labels in one.findall(f"{C}dLbls"):
                one.remove(labels)
        return
    for axis in space.iter(f"{C}valAx"):
        for lines in axis.findall(f"{C}majorGridlines"):
            axis.remove(lines)
    for element, series, row in zip(drawn, block.series, places, strict=True):
        own = element.find(f"{C}dLbls")
        if own is None:
            continue
        common = "".join(etree.tostring(one, encoding="unicode") for one in own)
        position = own.find(f"{C}dLblPos")
        usual = position.get("val", "") if position is not None else ""
        for at, (value, side) in reversed(list(enumerate(zip(series.values, row, strict=True)))):
            if value is not None and side not in ("", usual):
                own.insert(0, _label(at, side, width(shown(value, series)), size, common))
        if block.kind == "pie" and block.unit:
            own.insert(0, _with_unit(series, block.unit))
        if block.kind == "line":
            own.append(etree.fromstring(_NO_LEADERS))


def _label(at: int, side: str, wide: float, size: tuple[float, float], common: str) -> etree._Element:
    layout = ""
    if len(side) == 2:
        moved = (wide / 2 + 0.3) / size[0] * (-1 if side[1] == "l" else 1)
        layout = f'<c:layout><c:manualLayout><c:x val="{moved:.4f}"/><c:y val="0"/></c:manualLayout></c:layout>'
    label = etree.fromstring(f'<c:dLbl xmlns:c="{C[1:-1]}"><c:idx val="{at}"/>{layout}{common}</c:dLbl>')
    position = label.find(f"{C}dLblPos")
    if position is not None:
        position.set("val", side[0])
    return label


def _with_unit(series: Series, unit: str) -> etree._Element:
    """Return the number format that prints the unit after a figure: a pie has no axis to say it."""
    code = f'{number_format(series)}"{unit.replace(chr(34), "")}"'
    return etree.fromstring(f'<c:numFmt xmlns:c="{C[1:-1]}" formatCode="{escape(code)}" sourceLinked="0"/>')
