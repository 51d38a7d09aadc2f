"""A table that comes from a workbook: what is changed in the returned file is written into its cells."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image as Drawing
from PIL import Image

from tests.app.returned.report import FILES, write
from tests.support.programs import reportdoc

BOOK = "content/tables/classes.xlsx"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project whose table 2-1 is the second sheet of a workbook with a chart, a picture and formulas."""
    project = write(tmp_path_factory.mktemp("年报"))
    chapter = project / "content/chapters/2-service.md"
    text = (
        FILES["content/chapters/2-service.md"]
        .replace("classes.csv", "classes.xlsx")
        .replace("header=1", 'sheet="班次"')
    )
    chapter.write_text(text, encoding="utf-8")
    book = openpyxl.Workbook()
    book["Sheet"].append(["说明"])
    sheet = book.create_sheet("班次")
    rows: tuple[list[object], ...] = (
        ["班次", "内容", "人数", "比例", "备注"],
        ["第一期", "数控车工", 40, 0.4, None],
        ["第二期", "电工", 36, 0.36, "36"],
        ["合计", None, "=SUM(C2:C3)", "=SUM(D2:D3)", None],
    )
    for row in rows:
        sheet.append(row)
    for at in range(2, 5):
        sheet.cell(at, 3).number_format = '0"人"'
        sheet.cell(at, 4).number_format = "0.0%"
    sheet.merge_cells("A4:B4")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "H2")
    picture = project / "logo.png"
    Image.new("RGB", (9, 9)).save(picture)
    sheet.add_image(Drawing(str(picture)), "H20")
    book.save(project / BOOK)
    _computed(project / BOOK, {"C4": "76", "D4": "0.76"})
    done = reportdoc("build", project, "--no-pdf", "--no-check")
    assert done.returncode == 0, done.stderr
    return project


def _computed(path: Path, results: Mapping[str, str]) -> None:
    """Put the results of formulas into a workbook, as Excel does when it saves."""
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    text = parts["xl/worksheets/sheet2.xml"].decode()
    for cell, result in results.items():
        at = text.index("<v", text.index(f'r="{cell}"'))
        end = text.index(">", at) + 1
        text = text[:at] + f"<v>{result}</v>" + text[end + (len("</v>") if text[at:end] == "<v>" else 0) :]
    parts["xl/worksheets/sheet2.xml"] = text.encode()
    with ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)


def take(built: Path, work: Path, cells: Mapping[tuple[int, int], str], *options: str) -> tuple[Path, str]:
    """Type into cells of the table in Word, and take the file; return the project and what was told."""
    project = Path(shutil.copytree(built, work / "年报"))
    (file,) = (project / "output").glob("*.docx")
    document = Document(str(file))
    table = next(
        one for one in document.tables if any(cell.text == "数控车工" for row in one.rows for cell in row.cells)
    )
    first = next(at for at, row in enumerate(table.rows) if row.cells[0].text == "第一期") - 1
    for (row, column), text in cells.items():
        paragraph = table.rows[first + row].cells[column].paragraphs[0]
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        (paragraph.runs or [paragraph.add_run()])[0].text = text
    document.save(str(work / "改.docx"))
    done = reportdoc("take", work / "改.docx", project, "--yes", *options)
    assert done.returncode == 0, done.stderr
    return project, done.stderr


def values(project: Path) -> list[list[object]]:
    sheet = openpyxl.load_workbook(project / BOOK)["班次"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_cells_are_written_as_what_they_hold_and_every_other_part_stays(built: Path, tmp_path: Path) -> None:
    edits = {(1, 1): "=数控铣工", (1, 2): "42人", (2, 3): "37.5%", (2, 4): "@37", (1, 4): "新增"}
    project, told = take(built, tmp_path, edits)
    assert values(project)[1:3] == [["第一期", "=数控铣工", 42, 0.4, "新增"], ["第二期", "电工", 36, 0.375, "@37"]]
    sheet = openpyxl.load_workbook(project / BOOK)["班次"]
    assert (sheet["B2"].data_type, sheet["C2"].number_format) == ("s", '0"人"')
    assert "2-1: the workbook computes cells from others" in told
    with ZipFile(built / BOOK) as old, ZipFile(project / BOOK) as new:
        assert old.namelist() == new.namelist()
        assert [one for one in old.namelist() if old.read(one) != new.read(one)] == ["xl/worksheets/sheet2.xml"]


def test_formulas_and_what_a_format_cannot_show_stay_and_are_told(built: Path, tmp_path: Path) -> None:
    project, told = take(built, tmp_path, {(3, 2): "80人", (1, 3): "40.25%", (2, 2): "38人"})
    rows = values(project)
    assert (rows[3][2], rows[1][3], rows[2][2]) == ("=SUM(C2:C3)", 0.4, 38)
    assert "row 4, column 3: 76人 became 80人; not taken: a formula computes it" in told
    assert "row 2, column 4: 40.0% became 40.25%; not taken: the cell cannot be written so" in told


@pytest.mark.parametrize(("choice", "now"), [((), 41), (("--theirs",), 42)])
def test_a_cell_that_was_changed_in_the_project_since_is_a_conflict(
    built: Path, tmp_path: Path, choice: tuple[str, ...], now: int
) -> None:
    changed = tmp_path / "changed"
    shutil.copytree(built, changed)
    book = openpyxl.load_workbook(changed / BOOK)
    book["班次"]["C2"].value = 41
    book.save(changed / BOOK)
    _computed(changed / BOOK, {"C4": "77", "D4": "0.76"})
    project, told = take(changed, tmp_path, {(1, 2): "42人", (2, 1): "焊工"}, *choice)
    assert (values(project)[1][2], values(project)[2][1]) == (now, "焊工")
    assert ("changed here and in the project since" in told) == (not choice)
