"""The charts of the sample as a reader of the PDF sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import charts, pdf

COLUMNS = {
    "2023届毕业生各学院就业情况统计": (93.15, 90.08, 92.49, 92.48, 98.11),
    "各学院毕业生的就业满意度": (92.98, 91.38),
}
LYING = ("毕业生的就业满意度", (81.59, 90.11, 85.71, 76.61, 76.51))
LINES = {
    "毕业生毕业一年后的月收入对比图": ("4426.38", "4403.15", "4746.46", "4718.34"),
    "专业相关度变化趋势": ("56.10", "51.67", "58.63", "56.81"),
}


@pytest.mark.parametrize("title", COLUMNS)
def test_columns_are_as_high_as_their_figures(sample_pdf: Path, title: str) -> None:
    drawn = charts.bars(sample_pdf, charts.page_of(sample_pdf, title))
    heights = [box.height / figure for box, figure in zip(drawn, COLUMNS[title], strict=True)]
    assert max(heights) < 1.01 * min(heights)


def test_lying_bars_are_as_long_as_their_figures(sample_pdf: Path) -> None:
    title, figures = LYING
    drawn = charts.bars(sample_pdf, charts.page_of(sample_pdf, f"图1-6{title}"))
    lengths = [box.width / figure for box, figure in zip(drawn, figures, strict=True)]
    assert max(lengths) < 1.01 * min(lengths)


@pytest.mark.parametrize("title", LINES)
def test_the_figures_of_a_line_stand_clear_of_it_and_of_each_other(sample_pdf: Path, title: str) -> None:
    page = charts.page_of(sample_pdf, title)
    found = charts.figures(sample_pdf, page, r"\d+\.\d\d")
    assert sorted(found) == sorted(LINES[title])
    assert charts.unclear(sample_pdf, page, found) == []


@pytest.mark.long
def test_each_chart_is_cited_by_its_number_and_names_its_source_where_one_is_known(sample_pdf: Path) -> None:
    text = "".join("".join(page.split()) for page in pdf.pages(sample_pdf))
    for number in range(4, 9):
        assert text.count(f"图1-{number}") >= 3  # in the directory, in the text, below the chart
    assert text.count("数据来源：麦可思") == 3


@pytest.mark.long
def test_bars_of_the_denser_report_begin_at_zero_and_are_as_long_as_their_figures(dense_pdf: Path) -> None:
    forty = charts.bars(dense_pdf, charts.page_of(dense_pdf, "各教学单位人数"))
    lengths = [box.width / ((row * 53) % 400 + 20) for row, box in enumerate(forty)]
    assert len(forty) == 40
    assert max(lengths) < 1.03 * min(lengths)
    negative = charts.bars(dense_pdf, charts.page_of(dense_pdf, "各专业招生变化（%）"))
    heights = [box.height / abs(figure) for box, figure in zip(negative, (12.5, -8.25, 3, -15, 7.5), strict=True)]
    assert max(heights) < 1.03 * min(heights)
    zero = [box.bottom if figure > 0 else box.top for box, figure in zip(negative, (1, -1, 1, -1, 1), strict=True)]
    assert max(zero) - min(zero) < 1
