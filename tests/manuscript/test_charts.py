"""Charts of a manuscript become CSV files with their figures as Word shows them, and say where they are drawn anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from tests.manuscript.made import Made, made
from tests.manuscript.manuscript import Manuscript

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _title(text: str) -> str:
    return f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx></c:title>"


def _points(values: tuple[str, ...], code: str = "") -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values) if value)
    return f"{f'<c:formatCode>{code}</c:formatCode>' if code else ''}{points}"


def series(name: str, values: tuple[str, ...], categories: tuple[str, ...] = (), code: str = "") -> str:
    """Return a series as Word stores it."""
    named = f"<c:tx><c:strRef><c:strCache>{_points((name,))}</c:strCache></c:strRef></c:tx>" if name else ""
    listed = f"<c:cat><c:strRef><c:strCache>{_points(categories)}</c:strCache></c:strRef></c:cat>" if categories else ""
    figures = f"<c:val><c:numRef><c:numCache>{_points(values, code)}</c:numCache></c:numRef></c:val>"
    return f"<c:ser>{named}{listed}{figures}</c:ser>"


def _chart(folder: Path, plots: str, caption: str = "图 1-1 就业", title: str = "", axis: str = "") -> Made:
    manuscript = Manuscript()
    xml = (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}"><c:chart>{_title(title) if title else ""}<c:plotArea>{plots}'
        f"<c:valAx>{_title(axis) if axis else ''}</c:valAx></c:plotArea></c:chart></c:chartSpace>"
    )
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    part = Part(PackURI("/word/charts/chart1.xml"), kind, xml.encode(), manuscript.document.part.package)
    relation = manuscript.document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    drawn = (
        f'<a:graphic><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" r:id="{relation}"/></a:graphicData></a:graphic>'
    )
    described = '<wp:docPr id="5" name="x" descr="折线向上"/>'
    manuscript.xml(f"<w:p><w:r><w:drawing><wp:inline>{described}{drawn}</wp:inline></w:drawing></w:r></w:p>")
    manuscript.text(caption)
    return made(manuscript, folder)


YEARS = ("2022", "2023")


@pytest.mark.parametrize(
    ("plots", "kind", "exact"),
    [
        ("<c:barChart>{}</c:barChart>", "column", True),
        ('<c:barChart><c:barDir val="col"/>{}</c:barChart>', "column", True),
        ('<c:barChart><c:barDir val="bar"/>{}</c:barChart>', "bar", True),
        ("<c:lineChart>{}</c:lineChart>", "line", True),
        ("<c:pieChart>{}</c:pieChart>", "pie", True),
        ("<c:bar3DChart>{}</c:bar3DChart>", "column", False),
        ("<c:line3DChart>{}</c:line3DChart>", "line", False),
        ("<c:areaChart>{}</c:areaChart>", "line", False),
        ("<c:pie3DChart>{}</c:pie3DChart>", "pie", False),
        ("<c:doughnutChart>{}</c:doughnutChart>", "pie", False),
        ("<c:ofPieChart>{}</c:ofPieChart>", "pie", False),
        ("<c:barChart>{}</c:barChart><c:scatterChart/>", "column", False),
    ],
)
def test_kinds_of_charts(tmp_path: Path, plots: str, kind: str, exact: bool) -> None:
    project = _chart(tmp_path, plots.format(series("就业率", ("92.5", "93"), YEARS)), axis="%")
    assert (
        project.chapter
        == f'::: {{.chart #fig-jiuye src="charts/jiuye.csv" type="{kind}" unit="%" alt="折线向上"}}\n就业\n:::'
    )
    assert project.text("charts/jiuye.csv") == "类别,就业率\n2022,92.5\n2023,93\n"
    assert any(note.startswith("chart of a kind that is drawn otherwise here") for note in project.notes) != exact


def test_two_plots_of_one_chart_are_told_and_keep_all_series(tmp_path: Path) -> None:
    plots = (
        f"<c:barChart>{series('招生', ('10', '12'), YEARS)}</c:barChart>"
        f"<c:lineChart>{series('', ('0.5', '', '7'), ('2022', '', '2024'))}</c:lineChart>"
    )
    project = _chart(tmp_path, plots)
    assert project.text("charts/jiuye.csv") == "类别,招生,系列2\n2022,10,0.5\n2023,12,\n2024,,7\n"
    assert "chart of a kind that is drawn otherwise here" in project.notes


def test_a_chart_without_categories_counts_and_one_without_a_caption_has_its_title(tmp_path: Path) -> None:
    project = _chart(tmp_path, f"<c:lineChart>{series('甲', ('1', '2'))}</c:lineChart>", "正文。", title="毕业生 就业")
    assert project.chapter.split("\n\n")[0] == (
        '::: {.chart #fig-biye-shengjiu-ye .unnumbered src="charts/biye-shengjiu-ye.csv" type="line" alt="折线向上"}\n'
        "毕业生 就业\n:::"
    )
    (data,) = (data.decode() for name, data in project.files.items() if name.startswith("content/charts"))
    assert data == "类别,甲\n1,1\n2,2\n"
    assert "\n折线向上\n" in _chart(tmp_path, f"<c:lineChart>{series('甲', ('1',))}</c:lineChart>", "正文。").chapter


def test_figures_read_as_word_shows_them(tmp_path: Path) -> None:
    figures = (
        ("0.9294", "0.00%", "92.94%"),
        ("0.93", "0.00%", "93.00%"),
        ("0.93", "0%", "93%"),
        ("0.929", "0%", "92.9%"),
        ("56.1", "0.00", "56.10"),
        ("56.123", "0.00", "56.123"),
        ("1234.5", "#,##0.00", "1234.50"),
        ("1234", "#,##0", "1234"),
        ("0.1", "General", "0.1"),
        ("0.30000000000000004", "", "0.3"),
        ("4.8330000000000003E3", "General", "4833"),
        ("1E2", "", "100"),
        ("0", "", "0"),
        ("-5.0", "", "-5"),
        ("七成", "", ""),
        ("NaN", "", ""),
        ("Infinity", "0.00", ""),
    )
    plots = "".join(series(f"s{at}", (stored,), ("2022",), code) for at, (stored, code, _) in enumerate(figures))
    project = _chart(tmp_path, f"<c:lineChart>{plots}</c:lineChart>")
    assert project.text("charts/jiuye.csv").splitlines()[1].split(",")[1:] == [shown for *_, shown in figures]


@pytest.mark.parametrize(
    "plots",
    [
        "<c:scatterChart/>",
        "<c:lineChart/>",
        f"<c:pieChart>{series('甲', ('1',))}{series('乙', ('2',))}</c:pieChart>",
    ],
    ids=["scatter", "no series", "pie of two series"],
)
def test_a_chart_that_cannot_be_carried_over_is_a_grey_box_and_told(tmp_path: Path, plots: str) -> None:
    project = _chart(tmp_path, plots)
    assert project.chapter == '::: {.figure #fig-jiuye src="pictures/missing.png" alt="折线向上"}\n就业\n:::'
    assert "chart that cannot be carried over: 折线向上" in project.notes


def _data(name: str, kind: str, *points: tuple[str, str]) -> str:
    inside = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in points)
    return f"<c:{name}><c:{kind}>{inside}</c:{kind}></c:{name}>"


@pytest.mark.parametrize(
    ("series", "csv"),
    [
        # Figures and names that stand in the chart itself, and years that are stored as numbers.
        ((_data("cat", "strLit", ("0", " 甲 ")), _data("val", "numLit", ("0", "1.50"))), "类别,系列1\n甲,1.5\n"),
        ((_data("cat", "numCache", ("0", "2022"), ("1", "2023.0")), _data("val", "numCache", ("1", "7"))),
         "类别,系列1\n2022,\n2023,7\n"),
        # A place that no category names; places that are none.
        ((_data("cat", "strCache", ("2", "丙")), _data("val", "numCache", ("0", "1"), ("3", "4"))),
         "类别,系列1\n1,1\n2,\n丙,\n4,4\n"),
        ((_data("val", "numCache", ("0", "1"), ("-1", "2"), ("x", "3"), ("", "4"), ("2000", "5"), ("1", "6")),),
         "类别,系列1\n1,1\n2,6\n"),
        ((_data("val", "numCache"),), "类别,系列1\n"),
        ((), "类别,系列1\n"),
    ],
)  # fmt: skip
def test_the_points_of_a_series(tmp_path: Path, series: tuple[str, ...], csv: str) -> None:
    project = _chart(tmp_path, f"<c:barChart><c:ser>{''.join(series)}</c:ser></c:barChart>")
    assert project.text("charts/jiuye.csv") == csv


def test_a_chart_of_two_thousand_points_is_the_longest(tmp_path: Path) -> None:
    points = (("0", "1"), ("1999", "2"))
    project = _chart(tmp_path, f"<c:lineChart><c:ser>{_data('val', 'numCache', *points)}</c:ser></c:lineChart>")
    rows = project.text("charts/jiuye.csv").splitlines()
    assert (len(rows), rows[1], rows[-1]) == (2001, "1,1", "2000,2")


def test_series_share_the_categories_that_any_of_them_names(tmp_path: Path) -> None:
    plots = f"<c:barChart>{series('甲', ('1', '2'), ('a', ''))}{series(' 乙 ', ('3', '4'), ('b', 'c'))}</c:barChart>"
    assert _chart(tmp_path, plots).text("charts/jiuye.csv") == "类别,甲,乙\na,1,3\nc,2,4\n"


def test_a_name_of_several_cells_is_one(tmp_path: Path) -> None:
    cells = "<c:pt><c:v>就业</c:v></c:pt><c:pt><c:v>率</c:v></c:pt>"
    name = f"<c:tx><c:strRef><c:strCache>{cells}</c:strCache></c:strRef></c:tx>"
    plots = f"<c:barChart><c:ser>{name}{_data('val', 'numCache', ('0', '1'))}</c:ser></c:barChart>"
    assert _chart(tmp_path, plots).text("charts/jiuye.csv") == "类别,就业率\n1,1\n"


def test_the_second_of_two_charts_under_one_caption_has_none(tmp_path: Path) -> None:
    project = _chart(tmp_path, f"<c:lineChart>{series('甲', ('1',))}</c:lineChart>", title="总数", caption="图 就业")
    assert project.chapter == (
        '::: {.chart #fig-jiuye .unnumbered src="charts/jiuye.csv" type="line" alt="折线向上"}\n就业\n:::'
    )
    assert "chart of a kind" not in "".join(project.notes)


def test_a_chart_whose_part_is_not_there_is_a_grey_box(tmp_path: Path) -> None:
    manuscript = Manuscript()
    drawn = f'<c:chart xmlns:c="{_C}" r:id="rIdNone"/>'
    drawn = f'<a:graphic><a:graphicData uri="{_C}">{drawn}</a:graphicData></a:graphic>'
    manuscript.xml(f"<w:p><w:r><w:drawing><wp:inline>{drawn}</wp:inline></w:drawing></w:r></w:p>")
    project = made(manuscript, tmp_path)
    assert project.chapter == (
        '::: {.figure #fig-weiming-mingde-tu .unnumbered src="pictures/missing.png"}\n未命名的图\n:::'
    )
    assert project.told[0] == "review 2: chart that cannot be carried over"
