"""A chart whose data were edited in Word."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.app.returned.report import FILES, write
from tests.support.onlyoffice import convert
from tests.support.programs import reportdoc

CHART = '\n::: {.chart #fig-share src="charts/share.csv" type=column}\n各类占比\n:::\n'
DATA = "类别,2022年,2023年\n师范类,12.50%,13.10%\n工科类,40.25%,\n"
CHAPTER, SHARE = "content/chapters/2-service.md", "content/charts/share.csv"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project with a chart."""
    project = write(tmp_path_factory.mktemp("年报"))
    (project / CHAPTER).write_text(FILES[CHAPTER] + CHART, encoding="utf-8")
    (project / "content/charts").mkdir()
    (project / SHARE).write_text(DATA, encoding="utf-8")
    done = reportdoc("build", project, "--no-pdf", "--no-check")
    assert done.returncode == 0, done.stderr
    return project


def take(built: Path, work: Path, edit: Callable[[str], str], saved: Callable[[Path], Path] = Path) -> tuple[str, str]:
    """Edit the chart's part as Word does with its data; return the chart's file after `take`, and what was told."""
    project = Path(shutil.copytree(built, work / "年报"))
    (file,) = (project / "output").glob("*.docx")
    with ZipFile(file) as old, ZipFile(work / "改.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, edit(data.decode()).encode() if re.fullmatch(r"word/charts/\w+\.xml", name) else data)
    done = reportdoc("take", saved(work / "改.docx"), project, "--yes")
    assert done.returncode == 0, done.stderr
    assert (project / CHAPTER).read_text(encoding="utf-8") == FILES[CHAPTER] + CHART
    return (project / SHARE).read_text(encoding="utf-8"), done.stderr


def put(xml: str, *pairs: tuple[str, str]) -> str:
    """Replace stored texts of a chart."""
    for old, new in pairs:
        assert f"<c:v>{old}</c:v>" in xml
        xml = xml.replace(f"<c:v>{old}</c:v>", f"<c:v>{new}</c:v>")
    return xml


def test_figures_and_names_go_into_the_file_of_the_chart(built: Path, tmp_path: Path) -> None:
    edits = (("12.50", "12.800000000000001"), ("师范类", "师范专业"), ("2023年", "2023年（预计）"))
    data, told = take(built, tmp_path, lambda xml: put(xml, *edits))
    assert data == "类别,2022年,2023年（预计）\n师范专业,12.8%,13.10%\n工科类,40.25%,\n"
    assert "not taken" not in told


def point(at: int, text: str) -> str:
    """Return a stored point of a chart."""
    return f'<c:pt idx="{at}"><c:v>{text}</c:v></c:pt>'


def category(xml: str) -> str:
    """Put a category between the two of a chart, with a figure in its first series, as Word stores it."""
    xml = xml.replace(point(1, "工科类"), point(1, "医科类") + point(2, "工科类"))
    return xml.replace(point(1, "40.25"), point(1, "21.5") + point(2, "40.25"))


def series(xml: str) -> str:
    """Put a series behind those of a chart: a copy of the last one with another name and figure."""
    last = xml[xml.rindex("<c:ser>") : xml.rindex("</c:ser>") + len("</c:ser>")]
    return xml.replace(last, last + last.replace("2023年", "2024年").replace("13.10", "14"))


def test_categories_and_series_more_are_rows_and_columns_more(built: Path, tmp_path: Path) -> None:
    data, told = take(built, tmp_path, lambda xml: put(series(category(xml)), ("12.50", "12.8")))
    assert data == "类别,2022年,2023年,2024年\n师范类,12.8%,13.10%,14%\n医科类,21.5%,,\n工科类,40.25%,,\n"
    assert "not taken" not in told
    done = reportdoc("take", tmp_path / "改.docx", tmp_path / "年报", "--yes")
    assert "Nothing changes" in done.stdout


def without(xml: str, at: int, *texts: str) -> str:
    """Take a category out of a chart, as Word stores its data then."""
    for text in texts:
        xml = xml.replace(point(at, text), "")
    return xml


def test_a_category_that_went_and_a_series_that_was_renamed_go_and_are_renamed(built: Path, tmp_path: Path) -> None:
    put_out = ("工科类", "40.25")
    data, told = take(built, tmp_path, lambda xml: put(without(xml, 1, *put_out), ("2023年", "2023年（预计）")))
    assert data == "类别,2022年,2023年（预计）\n师范类,12.50%,13.10%\n"
    assert "not taken" not in told
    done = reportdoc("take", tmp_path / "改.docx", tmp_path / "年报", "--yes")
    assert "Nothing changes" in done.stdout


def test_a_category_that_figures_are_bound_to_stays_and_a_renamed_one_is_followed(built: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(built, tmp_path / "旧"))
    values = project / "content/values.yaml"
    bound = (
        "工科: {table: fig-share, row: 工科类, column: 2022年}\n师范: {table: fig-share, row: 师范类, column: 2022年}\n"
    )
    values.write_text(FILES["content/values.yaml"] + bound, encoding="utf-8")
    assert reportdoc("build", project, "--no-pdf", "--no-check").returncode == 0
    edit = ("师范类", "师范专业")
    data, told = take(project, tmp_path, lambda xml: put(without(xml, 1, "工科类", "40.25"), edit))
    assert data == "类别,2022年,2023年\n师范专业,12.50%,13.10%\n工科类,40.25%,\n"
    assert '图 2-1: the chart has no "工科类" any more, but figures of the text are bound to it: it stays' in told
    after = (tmp_path / "年报/content/values.yaml").read_text(encoding="utf-8")
    assert after == FILES["content/values.yaml"] + bound.replace("row: 师范类", "row: 师范专业")


@pytest.mark.slow
@pytest.mark.long
def test_a_chart_that_onlyoffice_has_saved_says_what_it_said(built: Path, tmp_path: Path) -> None:
    data, told = take(built, tmp_path, str, lambda path: convert(path, path.with_name("saved.docx")))
    assert data == DATA
    assert "not taken" not in told
