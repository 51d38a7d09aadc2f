"""Charts that are hard to draw, on pages that LibreOffice has laid out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.report.block import Chart, ChartKind, Series
from tests.support import charts
from tests.word.reports import built, chart, heading

NAMES = tuple(f"第{number}专业" for number in range(1, 41))
FORTY = tuple(Decimal(4000 + number * 7919 % 5000) / 100 for number in range(1, 41))


def _chart(label: str, kind: ChartKind, names: tuple[str, ...], *rows: tuple[str | Decimal, ...]) -> Chart:
    series = tuple(Series(f"系列{at}", tuple(map(Decimal, row))) for at, row in enumerate(rows))
    return replace(chart(label, kind, series=series, unit="%"), categories=names)


YEARS = ("2018年", "2019年", "2020年", "2021年", "2022年")
HARD = (
    _chart("fig-forty", "bar", NAMES, FORTY),
    _chart("fig-signs", "column", ("甲", "乙", "丙", "丁"), ("-3.51", "12.25", "-8.12", "5.13")),
    _chart("fig-rise", "line", YEARS, ("10.01", "20.52", "30.03", "40.24", "52.05")),
    _chart(
        "fig-two",
        "line",
        YEARS,
        ("44.26", "44.03", "47.46", "47.18", "40.55"),
        ("40.01", "41.15", "43.05", "42.02", "38.44"),
    ),
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a PDF of them all, a chapter each."""
    folder = tmp_path_factory.mktemp("charts")
    blocks = [(heading(f"sec-{one.label}", "章"), one) for one in HARD]
    document = built(folder, *(block for pair in blocks for block in pair))
    with LibreOffice() as engine:
        engine.convert(document, folder / "charts.pdf")
    return folder / "charts.pdf"


@pytest.mark.parametrize("at", range(len(HARD)), ids=[one.label for one in HARD])
def test_every_figure_stands_clear_of_lines_bars_and_other_figures(pages: Path, at: int) -> None:
    page = charts.page_of(pages, f"{at + 1}章")
    found = charts.figures(pages, page, r"-?\d+\.\d\d")
    expected = {f"{value:.2f}" for series in HARD[at].series for value in series.values if value is not None}
    assert found.keys() == expected
    assert charts.unclear(pages, page, found) == []


def test_forty_bars_are_as_long_as_their_figures_and_each_has_its_name(pages: Path) -> None:
    page = charts.page_of(pages, "1章")
    drawn = charts.bars(pages, page)
    lengths = [box.width / float(value) for box, value in zip(drawn, FORTY, strict=True)]
    assert max(lengths) < 1.01 * min(lengths)
    assert len(charts.figures(pages, page, r"第 ?\d+ ?专业")) == 40


def test_columns_of_negative_figures_hang_from_zero(pages: Path) -> None:
    down, up, lowest, _ = charts.bars(pages, charts.page_of(pages, "2章"))
    assert down.top == pytest.approx(up.bottom, abs=1) == pytest.approx(lowest.top, abs=1)
    assert lowest.height / up.height == pytest.approx(8.12 / 12.25, rel=0.02)


@pytest.mark.long
def test_a_chart_keeps_its_shape_among_many(tmp_path: Path) -> None:
    """LibreOffice drew what was over 20 from a picture of another shape."""
    few = (replace(chart(f"fig-{at}"), label=f"fig-{at}") for at in range(24))
    document = built(tmp_path, heading("sec-a", "首章"), HARD[0], heading("sec-b", "次章"), *few)
    with LibreOffice() as engine:
        engine.convert(document, tmp_path / "charts.pdf")
    page = charts.page_of(tmp_path / "charts.pdf", "首章")
    sizes = [box.height for box in charts.figures(tmp_path / "charts.pdf", page, r"\d\d\.\d\d").values()]
    assert len(sizes) == 40
    assert max(sizes) < 10  # 9 points, and 14 when drawn as high as the picture
