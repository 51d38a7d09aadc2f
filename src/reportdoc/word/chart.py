"""Native charts: the look of a prototype in `templates/charts.docx`, the data of the report."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from io import BytesIO

from lxml import etree

from reportdoc.ooxml.names import A, C, R
from reportdoc.ooxml.writer import repacked
from reportdoc.report.block import Chart, Series
from reportdoc.text.chart_room import number_format
from reportdoc.word import style
from reportdoc.word.builder import EMU_PER_TWIP, Builder
from reportdoc.word.caption import caption
from reportdoc.word.chart_look import fitted
from reportdoc.word.field import run
from reportdoc.word.xml import escape

SHEET = "Sheet1"
"""Name of the sheet in a chart's workbook, as Word names it."""
_WORKBOOK = "rId1"
_EPOCH = datetime(1980, 1, 1)  # a fixed time, so that the same data gives the same bytes


def chart(builder: Builder, block: Chart) -> str:
    """Return a native chart across the text with its caption and source line."""
    prototype = builder.charts[block.kind]
    space = chart_space(prototype.space, block)
    height = fitted(space, block, builder.width, round(builder.width * prototype.ratio), builder.height)
    xml = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    relationship = builder.parts.chart(xml, workbook(block), _WORKBOOK)
    number = next(builder.ids)
    frame = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent '
        f'cx="{builder.width * EMU_PER_TWIP}" cy="{height * EMU_PER_TWIP}"/>'
        f'<wp:docPr id="{number}" name="图表 {number}" descr="{escape(block.alt)}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relationship}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    keep = "<w:keepNext/>" if block.source else ""
    title = builder.paragraph(style.FIGURE_CAPTION, caption(builder, block.label, block.caption), keep)
    source = builder.paragraph(style.FIGURE_NOTE, run(block.source)) if block.source else ""
    return builder.paragraph(style.PICTURE, frame) + title + source


def chart_space(prototype: etree._Element, block: Chart) -> etree._Element:
    """Return a copy of a prototype with the series, categories and unit of a chart."""
    space = deepcopy(prototype)
    patterns = list(space.iter(f"{C}ser"))
    plot = patterns[0].getparent()
    assert plot is not None
    position = plot.index(patterns[0])
    for pattern in patterns:
        plot.remove(pattern)
    for index, series in enumerate(block.series):
        plot.insert(position + index, _series(deepcopy(patterns[index % len(patterns)]), index, series, block))
    _unit(space, block.unit)
    drawn = space.find(f"{C}chart[{C}legend]")
    legend = None if drawn is None else drawn.find(f"{C}legend")
    if drawn is not None and legend is not None and len(block.series) == 1 and block.kind != "pie":
        drawn.remove(legend)
    external = space.find(f"{C}externalData")
    if external is not None:
        external.set(f"{R}id", _WORKBOOK)
    return space


def workbook(block: Chart) -> bytes:
    """Return the workbook behind a chart: categories in column A, a series in each column after it."""
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _EPOCH})
        sheet = book.add_worksheet(SHEET)
        for row, category in enumerate(block.categories, 1):
            sheet.write_string(row, 0, category)  # as text: one that begins with = is no formula
        for column, series in enumerate(block.series, 1):
            sheet.write_string(0, column, series.name)
            sheet.write_column(1, column, [None if value is None else float(value) for value in series.values])
    return repacked(buffer.getvalue())


def _series(pattern: etree._Element, index: int, series: Series, block: Chart) -> etree._Element:
    last, column = len(block.categories), index + 1
    for name in ("idx", "order"):
        pattern.find(f"{C}{name}").set("val", str(index))  # pyrefly: ignore[missing-attribute]  # required
    _fill(pattern.find(f"{C}tx"), _cells(0, column, 0), [series.name])
    _fill(pattern.find(f"{C}cat"), _cells(1, 0, last), list(block.categories))
    values = [None if value is None else str(value) for value in series.values]
    _fill(pattern.find(f"{C}val"), _cells(1, column, last), values, number_format(series))
    for point in pattern.findall(f"{C}dPt"):
        if int(point.find(f"{C}idx").get("val")) >= last:  # pyrefly: ignore[missing-attribute]  # required
            pattern.remove(point)
    return pattern


def _fill(parent: etree._Element | None, cells: str, texts: list[str | None], code: str = "") -> None:
    """Put a reference to cells and their cached texts into `c:tx`, `c:cat` or `c:val`."""
    assert parent is not None
    kind, cache = ("numRef", "numCache") if code else ("strRef", "strCache")
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(text)}</c:v></c:pt>' for index, text in enumerate(texts) if text is not None
    )
    shown = f"<c:formatCode>{code}</c:formatCode>" if code else ""
    content = (
        f'<c:{kind} xmlns:c="{parent.nsmap["c"]}"><c:f>{SHEET}!{cells}</c:f><c:{cache}>{shown}'
        f'<c:ptCount val="{len(texts)}"/>{points}</c:{cache}></c:{kind}>'
    )
    parent[:] = [etree.fromstring(content)]


def _cells(first: int, column: int, last: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return str(xl_range_abs(first, column, last, column))


def _unit(space: etree._Element, unit: str) -> None:
    """Put the unit into the title of the value axis; without a unit the axis has no title."""
    for axis in space.iter(f"{C}valAx"):
        title = axis.find(f"{C}title")
        if title is None:
            continue
        texts = list(title.iter(f"{A}t"))
        if unit and texts:
            texts[0].text = unit
        else:
            axis.remove(title)
