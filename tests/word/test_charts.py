from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from posixpath import basename
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from reportdoc.report.block import ChartKind, Series
from tests.support import word
from tests.word.reports import built, chart, heading

TWO = (
    Series("本校", (Decimal("4426.38"), None, Decimal("4718.3"))),
    Series("全国 & 全市", (Decimal(4000), Decimal(4100), Decimal(4200))),
)
ONE = TWO[:1]


def _chart(document: Path) -> etree._Element:
    (name,) = (name for name in word.parts(document) if name.startswith("word/charts/") and name.endswith(".xml"))
    return word.part(document, name)


@pytest.mark.parametrize(
    ("kind", "element"),
    [
        ("column", "c:barChart[c:barDir/@val='col']"),
        ("bar", "c:barChart[c:barDir/@val='bar']"),
        ("line", "c:lineChart"),
        ("pie", "c:pieChart"),
    ],
)
def test_each_kind_of_chart_shows_the_data(tmp_path: Path, kind: ChartKind, element: str) -> None:
    series = ONE if kind == "pie" else TWO
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", kind, series=series)))
    assert len(word.find(space, f"c:chart/c:plotArea/{element}")) == 1
    drawn = word.find(space, "//c:ser")
    assert len(drawn) == len(series)
    first = drawn[0]
    assert word.strings(first, "c:tx//c:v/text()") == ["本校"]
    assert word.strings(first, "c:cat//c:v/text()") == ["2021", "2022", "2023"]
    assert word.strings(first, "c:val//c:v/text()") == ["4426.38", "4718.3"]
    assert word.strings(first, "c:val//c:pt/@idx") == ["0", "2"]
    assert word.strings(first, "c:val//c:ptCount/@val") == ["3"]
    assert word.strings(first, "c:val//c:formatCode/text()") == ["0.00"]
    if len(series) == 2:
        assert word.strings(drawn[1], "c:tx//c:v/text()") == ["全国 & 全市"]
        assert word.strings(drawn[1], "c:val//c:v/text()") == ["4000", "4100", "4200"]
        assert word.strings(drawn[1], "c:val//c:formatCode/text()") == ["0"]
        assert word.strings(space, "//c:ser/c:idx/@val") == ["0", "1"]


def test_the_workbook_inside_holds_the_same_data_at_the_same_addresses(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), chart("fig-a", series=TWO))
    space = _chart(document)
    (identity,) = word.strings(space, "c:externalData/@r:id")
    with ZipFile(document) as package:
        (links,) = (name for name in package.namelist() if name.startswith("word/charts/_rels/"))
        (link,) = word.find(etree.fromstring(package.read(links)), f"//pr:Relationship[@Id='{identity}']")
        book = openpyxl.load_workbook(BytesIO(package.read(f"word/embeddings/{basename(link.get('Target', ''))}")))
    sheet = book["Sheet1"]
    assert list(sheet.iter_rows(values_only=True)) == [
        (None, "本校", "全国 & 全市"),
        ("2021", 4426.38, 4000),
        ("2022", None, 4100),
        ("2023", 4718.3, 4200),
    ]
    assert book.properties.created == datetime(1980, 1, 1)
    assert word.strings(space, "//c:ser[1]//c:f/text()") == ["Sheet1!$B$1", "Sheet1!$A$2:$A$4", "Sheet1!$B$2:$B$4"]
    assert word.strings(space, "//c:ser[2]//c:f/text()") == ["Sheet1!$C$1", "Sheet1!$A$2:$A$4", "Sheet1!$C$2:$C$4"]


def test_series_look_as_in_the_template_and_begin_again_after_its_last(tmp_path: Path) -> None:
    values = (Decimal(1), Decimal(2), Decimal(3))
    series = tuple(Series(f"系列{number}", values) for number in range(7))
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", series=series)))
    colours = [word.strings(drawn, "c:spPr/a:solidFill/a:srgbClr/@val") for drawn in word.find(space, "//c:ser")]
    assert colours == [["2F5496"], ["F6BE98"], ["4E9A5B"], ["FFF2CC"], ["3B1F5C"], ["8FAADC"], ["2F5496"]]


def test_a_pie_keeps_the_colours_of_the_slices_it_has(tmp_path: Path) -> None:
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", "pie")))
    assert word.strings(space, "//c:dPt/c:idx/@val") == ["0", "1", "2"]
    assert word.strings(space, "//c:dPt/c:spPr/a:solidFill/a:srgbClr/@val") == ["2F5496", "F6BE98", "4E9A5B"]


@pytest.mark.parametrize(("kind", "series", "legends"), [("column", ONE, 0), ("column", TWO, 1), ("pie", ONE, 1)])
def test_a_legend_stands_where_it_tells_something(
    tmp_path: Path, kind: ChartKind, series: tuple[Series, ...], legends: int
) -> None:
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", kind, series=series)))
    assert len(word.find(space, "//c:legend")) == legends


@pytest.mark.parametrize(("unit", "titles"), [("元", ["元"]), ("", [])])
def test_the_unit_is_the_title_of_the_value_axis(tmp_path: Path, unit: str, titles: list[str]) -> None:
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", unit=unit)))
    assert word.strings(space, "//c:valAx/c:title//a:t/text()") == titles


def test_a_chart_fills_the_text_width_and_has_an_alternative_text(tmp_path: Path) -> None:
    body = word.part(built(tmp_path, heading("sec-a", "甲"), chart("fig-a")))
    assert word.strings(body, "//wp:extent/@cx") == [str(8844 * 635)]
    assert word.strings(body, "//wp:docPr/@descr") == ["三年月收入"]


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue  # ITU-R BT.601


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_six_series_differ_in_grey_print(tmp_path: Path, kind: ChartKind) -> None:
    series = tuple(Series(f"系列{number}", (Decimal(1), Decimal(2), Decimal(3))) for number in range(6))
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", kind, series=series)))
    greys = sorted(map(_grey, word.strings(space, "//c:ser/c:spPr/a:solidFill/a:srgbClr/@val")))
    assert all(after - before > 30 for before, after in pairwise(greys))


def test_six_lines_differ_by_dash_and_by_marker(tmp_path: Path) -> None:
    series = tuple(Series(f"系列{number}", (Decimal(1), Decimal(2), Decimal(3))) for number in range(6))
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", "line", series=series)))
    assert len(set(word.strings(space, "//c:ser/c:spPr//a:prstDash/@val"))) == 6
    assert len(set(word.strings(space, "//c:ser/c:marker/c:symbol/@val"))) == 6


@pytest.mark.parametrize("kind", ["column", "bar"])
@pytest.mark.parametrize(
    ("figures", "unit", "ends"),
    [
        (("92.98", "90.1", "91.38"), "%", ("0", "100")),
        (("12", "8", "5"), "%", ("0", None)),
        (("4426", "4403", "4746"), "元", ("0", None)),
        (("-3", "5", "2"), "%", (None, None)),
        (("-93", "-95", "-92"), "%", (None, "0")),
        (("0", "0", "0"), "人", ("0", None)),
    ],
)
def test_bars_begin_at_zero(
    tmp_path: Path, kind: ChartKind, figures: tuple[str, ...], unit: str, ends: tuple[str | None, ...]
) -> None:
    series = (Series("本校", tuple(map(Decimal, figures))),)
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", kind, series=series, unit=unit)))
    found = [next(iter(word.strings(space, f"//c:valAx/c:scaling/c:{end}/@val")), None) for end in ("min", "max")]
    assert tuple(found) == ends


def test_the_axis_of_a_line_may_begin_elsewhere(tmp_path: Path) -> None:
    series = (Series("月收入", (Decimal("4426.38"), Decimal("4403.15"), Decimal("4746.46"))),)
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", "line", series=series)))
    for name, value in (("scaling/c:min", "4200"), ("scaling/c:max", "4800"), ("majorUnit", "100")):
        assert word.strings(space, f"//c:valAx/c:{name}/@val") == [value]


@pytest.mark.parametrize("kind", ["column", "line"])
def test_the_unit_stands_upright_above_the_axis(tmp_path: Path, kind: ChartKind) -> None:
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", kind, unit="元")))
    assert word.strings(space, "//c:valAx/c:title//a:bodyPr/@rot") == ["0"]
    ((title, plot),) = zip(
        word.strings(space, "//c:valAx/c:title//c:y/@val"),
        word.strings(space, "//c:plotArea/c:layout//c:y/@val"),
        strict=True,
    )
    assert float(title) < float(plot) - 0.05


def test_a_pie_prints_its_unit_after_each_figure(tmp_path: Path) -> None:
    space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", "pie", unit="%")))
    assert word.strings(space, "//c:dLbls/c:numFmt/@formatCode") == ['0.00"%"']


def test_figures_without_room_are_left_out_and_lines_of_the_axis_drawn_instead(tmp_path: Path) -> None:
    near = tuple(Series(f"系列{at}", tuple(Decimal(100 + at + year) for year in range(3))) for at in range(6))
    for series, lines in ((near, 1), (TWO[:1], 0)):
        space = _chart(built(tmp_path, heading("sec-a", "甲"), chart("fig-a", "line", series=series)))
        assert len(word.find(space, "//c:valAx/c:majorGridlines")) == lines
        assert bool(word.find(space, "//c:dLbls")) != bool(lines)


def test_one_column_alone_is_no_wall(tmp_path: Path) -> None:
    one = replace(chart("fig-a", series=(Series("本校", (Decimal(93),)),)), categories=("机械学院",))
    space = _chart(built(tmp_path, heading("sec-a", "甲"), one))
    assert word.strings(space, "//c:gapWidth/@val") == ["500"]  # then it has a sixth of the plot
