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
