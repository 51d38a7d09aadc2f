"""Tables, charts and figures from a workbook: what is changed in the returned file is written into its cells."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import xlwt
from docx import Document
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image as Drawing
from PIL import Image

from reportdoc.ooxml.compound import COMPOUND_FILE
from tests.app.returned.report import FILES, write
from tests.support.kinds import first
from tests.support.programs import reportdoc

BOOK = "content/tables/classes.xlsx"
CHART = '\n::: {.chart #fig-share src="tables/classes.xlsx" type=column}\n各类占比\n:::\n'
WORDS = "\n首期{{ 首期 }}，两期{{ 两期 }}，师范类占{{ 师范 }}。\n\n首期仍是{{ 首期 }}。\n"
VALUES = """\
首期: {table: tbl-classes, row: 第一期, column: 人数}
两期: {table: tbl-classes, row: 合计, column: 人数}
师范: {table: fig-share, row: 师范类, column: 2023年}
"""
VALUES_FILE, CHAPTER = "content/values.yaml", "content/chapters/2-service.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project with a workbook: its first sheet is a chart, its second one, which has pictures, table 2-1."""
    project = write(tmp_path_factory.mktemp("年报"))
    text = FILES[CHAPTER].replace("classes.csv", "classes.xlsx").replace("header=1", 'sheet="班次"')
    (project / CHAPTER).write_text(text + CHART + WORDS, encoding="utf-8")
    (project / VALUES_FILE).write_text(FILES[VALUES_FILE] + VALUES, encoding="utf-8")
    book = openpyxl.Workbook()
    for line in (["类别", "2022年", "2023年"], ["师范类", 0.125, 0.131], ["工科类", 0.4025, "=1-B2"]):
        book["Sheet"].append(line)
    for cell in (one for line in book["Sheet"]["B2:C3"] for one in line):
        cell.number_format = "0.00%"
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
    _computed(project / BOOK, "76")
    done = reportdoc("build", project, "--no-pdf", "--no-check")
    assert done.returncode == 0, done.stderr
    return project


def _computed(path: Path, sum_: str) -> None:
    """Put the results of formulas into a workbook, as Excel does when it saves."""
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for sheet, cell, result in ((1, "C3", "0.875"), (2, "C4", sum_), (2, "D4", "0.76")):
        part = f"xl/worksheets/sheet{sheet}.xml"
        text = parts[part].decode()
        at = text.index("<v", text.index(f'r="{cell}"'))
        end = text.index(">", at) + 1
        text = text[:at] + f"<v>{result}</v>" + text[end + (len("</v>") if text[at:end] == "<v>" else 0) :]
        parts[part] = text.encode()
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
    return project, taken(project, work / "改.docx", *options)


def taken(project: Path, file: Path, *options: str) -> str:
    done = reportdoc("take", file, project, "--yes", *options)
    assert done.returncode == 0, done.stderr
    return done.stderr


def values(project: Path, sheet: str = "班次") -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(project / BOOK)[sheet].iter_rows()]


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


@pytest.mark.parametrize(("choice", "now"), first(1, [((), 41), (("--theirs",), 42)]))
def test_a_cell_that_was_changed_in_the_project_since_is_a_conflict(
    built: Path, tmp_path: Path, choice: tuple[str, ...], now: int
) -> None:
    changed = tmp_path / "changed"
    shutil.copytree(built, changed)
    book = openpyxl.load_workbook(changed / BOOK)
    book["班次"]["C2"].value = 41
    book.save(changed / BOOK)
    _computed(changed / BOOK, "77")
    project, told = take(changed, tmp_path, {(1, 2): "42人", (2, 1): "焊工"}, *choice)
    assert (values(project)[1][2], values(project)[2][1]) == (now, "焊工")
    assert ("changed here and in the project since" in told) == (not choice)


def test_the_data_of_a_chart_go_into_its_sheet_as_the_cells_are_formatted(built: Path, tmp_path: Path) -> None:
    edits = {"12.50": "12.8", "工科类": "工科专业", "87.50": "88", "40.25": "40.255"}
    project = Path(shutil.copytree(built, tmp_path / "年报"))
    (file,) = (project / "output").glob("*.docx")
    with ZipFile(file) as old, ZipFile(tmp_path / "改.docx", "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in edits.items() if re.fullmatch(r"word/charts/\w+\.xml", name) else ():
                text = text.replace(f"<c:v>{before}<".encode(), f"<c:v>{after}<".encode())
            new.writestr(name, text)
    told = taken(project, tmp_path / "改.docx")
    assert values(project, "Sheet") == [
        ["类别", "2022年", "2023年"], ["师范类", 0.128, 0.131], ["工科专业", 0.4025, "=1-B2"]
    ]  # fmt: skip
    assert openpyxl.load_workbook(project / BOOK)["Sheet"]["B2"].number_format == "0.00%"
    assert "2-1: row 3, column 3: 87.50% became 88%; not taken: a formula computes it" in told
    assert "2-1: row 3, column 2: 40.25% became 40.255%; not taken: the cell cannot be written so" in told
    assert values(project) == values(built)


def macros(path: Path) -> Path:
    """Make a workbook one with macros, as Excel saves them: a part more, its relation, other types."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with ZipFile(path) as old, ZipFile(path.with_suffix(".xlsm"), "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                text = text.replace(main.encode(), b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                more = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
                text = text.replace(b"</Types>", more)
            elif name == "xl/_rels/workbook.xml.rels":
                kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
                more = f'<Relationship Id="rId99" Type="{kind}" Target="vbaProject.bin"/></Relationships>'.encode()
                text = text.replace(b"</Relationships>", more)
            new.writestr(name, text)
        new.writestr("xl/vbaProject.bin", COMPOUND_FILE + b"Attribute VB_Name")
    path.unlink()
    return path.with_suffix(".xlsm")


@pytest.mark.long
def test_a_workbook_with_macros_keeps_them(built: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(built, tmp_path / "宏"))
    file = macros(project / BOOK)
    chapter = project / CHAPTER
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("classes.xlsx", file.name), encoding="utf-8")
    assert reportdoc("build", project, "--no-pdf", "--no-check").returncode == 0
    taken_in, _ = take(project, tmp_path, {(1, 2): "42人"})
    name = BOOK.replace(".xlsx", ".xlsm")
    assert openpyxl.load_workbook(taken_in / name)["班次"]["C2"].value == 42
    with ZipFile(file) as old, ZipFile(taken_in / name) as new:
        assert old.namelist() == new.namelist()
        assert [one for one in old.namelist() if old.read(one) != new.read(one)] == ["xl/worksheets/sheet2.xml"]


@pytest.mark.long
def test_cells_of_a_workbook_of_the_old_format_are_told_until_somebody_has_changed_them(
    built: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(built, tmp_path / "旧"))
    chapter = project / CHAPTER
    text = chapter.read_text(encoding="utf-8").replace(CHART, "").replace(WORDS, "")
    chapter.write_text(text.replace("classes.xlsx", "classes.xls"), encoding="utf-8")
    (project / VALUES_FILE).write_text(FILES[VALUES_FILE], encoding="utf-8")
    (project / "content/tables/classes.xls").write_bytes(old_book("电工"))
    assert reportdoc("build", project, "--no-pdf", "--no-check").returncode == 0
    taken_in, told = take(project, tmp_path, {(2, 1): "焊工"})
    assert "表 2-1: row 3, column 2: 电工 became 焊工; not taken: content/tables/classes.xls is a workbook of" in told
    assert "save the workbook as .xlsx and name that file in the table" in told
    (taken_in / "content/tables/classes.xls").write_bytes(old_book("焊工"))
    assert "not taken" not in taken(taken_in, tmp_path / "改.docx")


def old_book(second: str) -> bytes:
    """Return the bytes of an .xls workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("班次")
    for row, cells in enumerate((("班次", "内容"), ("第一期", "数控车工"), ("第二期", second))):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def over(built: Path, work: Path, figures: Mapping[str, list[str]], *options: str) -> tuple[Path, str]:
    """Type over figures of the text, one after another, and take the file; return the project and what was told."""
    project = Path(shutil.copytree(built, work / "年报"))
    (file,) = (project / "output").glob("*.docx")
    document = Document(str(file))
    for old, news in figures.items():
        runs = [run for one in document.paragraphs for run in one.runs if run.text == old]
        for run, new in zip(runs, news, strict=True):
            run.text = new
    document.save(str(work / "改.docx"))
    return project, taken(project, work / "改.docx", *options)


def test_a_figure_typed_over_changes_its_cell_once_wherever_it_is_quoted(built: Path, tmp_path: Path) -> None:
    figures = {"40人": ["42人", "42人"], "13.10%": ["13.4%"]}
    project, told = over(built, tmp_path, figures, "--figures", "source")
    assert [row[2] for row in values(project)] == ["人数", 42, 36, "=SUM(C2:C3)"]
    assert values(project, "Sheet")[1] == ["师范类", 0.125, 0.134]
    assert "it stays" not in told
    assert (project / CHAPTER).read_bytes() == (built / CHAPTER).read_bytes()


def test_a_source_that_cannot_be_changed_so_stays_and_that_is_told(built: Path, tmp_path: Path) -> None:
    figures = {"40人": ["42人", "43人"], "76人": ["80人"]}
    project, told = over(built, tmp_path, figures, "--figures", "source")
    assert [row[2] for row in values(project)] == ["人数", 42, 36, "=SUM(C2:C3)"]
    assert "40人 became 43人, but it comes from 表 2-1, row “第一期”, column “人数”; it stays" in told
    assert "2-1: row 4, column 3: 76人 became 80人; not taken: a formula computes it" in told
    assert (project / CHAPTER).read_bytes() == (built / CHAPTER).read_bytes()
