"""Charts: categories and series out of a CSV."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportdoc.report.block import Chart
from tests.content.folder import Folder


def _block(kind: str = "column") -> str:
    return f'::: {{.chart #fig-a src="charts/a.csv" type={kind}}}\n月收入\n:::\n'


def _chart(folder: Folder, data: str, kind: str = "column") -> Chart:
    folder.write("charts/a.csv", data)
    (chart,) = folder.blocks(_block(kind))
    assert isinstance(chart, Chart)
    return chart


@pytest.mark.parametrize("kind", ["column", "bar", "line"])
def test_columns_are_series_and_the_first_names_the_categories(folder: Folder, kind: str) -> None:
    chart = _chart(folder, '届别,本校,全国\n2021届,"4,746.46",-3\n2022届, 4718.30 ,\n', kind)
    assert chart.kind == kind
    assert chart.categories == ("2021届", "2022届")
    assert [series.name for series in chart.series] == ["本校", "全国"]
    assert chart.series[0].values == (Decimal("4746.46"), Decimal("4718.30"))
    assert chart.series[1].values == (Decimal(-3), None)
    assert str(chart.series[0].values[1]) == "4718.30"
    assert (chart.alt, chart.unit, chart.data) == ("月收入", "", "content/charts/a.csv")
    assert chart.grid.text(1, 1) == "4,746.46"


def test_percent_signs_become_the_unit(folder: Folder) -> None:
    chart = _chart(folder, "学院,满意度\n机械,93.15%\n电气,\n工艺,92％\n", "pie")
    assert chart.series[0].values == (Decimal("93.15"), None, Decimal(92))
    assert chart.unit == "%"


FORTY = "群,率\n" + "".join(f"第{number}专业群,{number}\n" for number in range(1, 41))
LONG = "智能制造与机器人应用技术专业群（含工业机器人技术、机电一体化技术、数控技术、模具设计与制造四个专业）"
NEAR = "年,一,二,三,四,五,六\n" + "".join(f"{year}年,10,11,12,13,14,100\n" for year in range(2019, 2023))
BARS = "content/chapters/1.md:3: a {} chart has no room for these {} categories: they are drawn as bars"


@pytest.mark.parametrize(
    ("data", "kind", "drawn", "notes"),
    [
        (FORTY, "column", "bar", [BARS.format("column", 40)]),
        (FORTY, "pie", "bar", [BARS.format("pie", 40)]),
        (FORTY, "line", "bar", [BARS.format("line", 40)]),
        (FORTY, "bar", "bar", []),
        ("a,b\n甲,1\n", "line", "line", ["content/chapters/1.md:3: the chart shows one figure"]),
        ("a,b\n甲,-1\n乙,2\n", "column", "column", []),
        ("a,b\n甲,80\n乙,15\n丙,2\n丁,2\n戊,1\n", "pie", "bar", [BARS.format("pie", 5)]),
        ("a,b\n甲,50\n乙,30\n丙,20\n", "pie", "pie", []),
        (
            f"a,b\n甲,1\n{LONG},2\n",
            "bar",
            "bar",
            ["content/charts/a.csv[A3]: the name of the category has 50 characters, and 4 lines in the chart"],
        ),
        (
            NEAR,
            "line",
            "line",
            [
                "content/chapters/1.md:3: the figures of the chart have no room clear of lines and of each other: "
                "they are left out"
            ],
        ),
        (
            FORTY + FORTY.split("\n", 1)[1],
            "bar",
            "bar",
            [
                "content/chapters/1.md:3: the names of 80 categories have no room on a page",
                "content/chapters/1.md:3: the figures of the chart have no room clear of lines and of each other: "
                "they are left out",
            ],
        ),
    ],
)
def test_a_chart_that_cannot_be_good_is_readable_and_noted(
    folder: Folder, data: str, kind: str, drawn: str, notes: list[str]
) -> None:
    assert _chart(folder, data, kind).kind == drawn
    assert [str(notice).rsplit(" (", 1)[0] for notice in folder.load().notices] == notes


@pytest.mark.parametrize(
    ("data", "kind", "problems"),
    [
        ("a,b\n甲,约5\n乙,—\n", "column", ['[B2]: "约5" is not a number', '[B3]: "—" is not a number']),
        ("a,b\n甲,1e5\n", "column", ['[B2]: "1e5" is not a number']),
        ('a,b\n甲,"1,23"\n', "column", ['[B2]: "1,23" is not a number']),
        ("a,b\n甲,5%\n乙,6\n", "line", [": some figures of the chart have percent signs and others have none"]),
        (
            "a\n甲\n",
            "bar",
            [": the chart has no series (the first column holds the categories, every other one a series)"],
        ),
        ("a,b\n甲,\n", "bar", [": the chart has no figures"]),
        ("a,\n甲,1\n", "bar", ["[B1]: the series has no name"]),
        ("a,b\n,1\n", "bar", ["[A2]: the category has no name"]),
        ("a,b\n甲,1\n^,2\n", "bar", ["[A3]: merged cells have no place in the data of a chart"]),
        ("a,b,c\n甲,1,2\n", "pie", ["[C1]: a pie chart shows one series, and there are more"]),
        ("a,b\n甲,-1\n", "pie", ["[B2]: a pie chart cannot show the negative figure -1"]),
        ("a,b\n", "pie", [": the table has 1 rows, and 1 header rows (it needs at least one row below the header)"]),
        ("a,b\n" + "甲,1\n" * 2001, "line", [": the chart has more than 2000 figures"]),
    ],
)
def test_wrong_data_is_refused_at_its_cell(folder: Folder, data: str, kind: str, problems: list[str]) -> None:
    folder.write("charts/a.csv", data)
    assert folder.problems(_block(kind)) == [f"content/charts/a.csv{problem}" for problem in problems]


def test_an_unknown_kind_of_chart_names_the_known_ones(folder: Folder) -> None:
    folder.write("charts/a.csv", "a,b\n甲,1\n")
    assert folder.problems(_block("area")) == [
        "content/chapters/1.md:3 type: must be one of 'column', 'bar', 'line' or 'pie'"
    ]
