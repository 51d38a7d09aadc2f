"""Forms for departments: they come back filled in, and go in without a question."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document

from tests.app.returned.report import FILES, write
from tests.app.returned.word_edits import W
from tests.support.kinds import first
from tests.support.programs import program, reportdoc

REPORT = "content/report.yaml"
TALENT = "content/chapters/1-talent.md"
MAJORS = "content/tables/majors.csv"
ANNEX = "content/annex/service.csv"
LAST = """\
专业,计划人数,报到人数,报到率
机电一体化技术,110,101,91.82%
数控技术,90,80,88.89%
合计,260,231,88.85%
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the small report: 教务处 has its first chapter, 招生办 a section of that, 质量办 the annex."""
    folder = write(tmp_path / "年报")
    settings = FILES[REPORT].replace("1-talent.md\n", "1-talent.md\n    department: 教务处\n")
    settings = settings.replace("title: 附表：指标\n", "title: 附表：指标\n  department: 质量办\n")
    (folder / REPORT).write_text(settings, encoding="utf-8")
    text = FILES[TALENT].replace("{#sec-jobs}", '{#sec-jobs department="招生办"}')
    (folder / TALENT).write_text(text, encoding="utf-8")
    return folder


def contents(project: Path) -> dict[str, str]:
    """Return the texts and tables of a project."""
    found = (one for one in (project / "content").rglob("*") if one.suffix in (".md", ".csv"))
    return {
        one.relative_to(project).as_posix(): one.read_text(encoding="utf-8")
        for one in found
        if one.name != "deliveries.csv"
    }


def form(project: Path, name: str, file: str) -> Path:
    """Return the form of something, written beside the project."""
    target = project.parent / file
    result = reportdoc("form", name, project, "--output", target)
    assert result.returncode == 0, result.stderr
    return target


def test_a_department_gets_all_its_forms_in_one_archive_the_same_each_time(project: Path, tmp_path: Path) -> None:
    for name in ("甲.zip", "乙.zip"):
        assert reportdoc("form", "--department", "教务处", project, "-o", tmp_path / name).returncode == 0
    assert (tmp_path / "甲.zip").read_bytes() == (tmp_path / "乙.zip").read_bytes()
    with ZipFile(tmp_path / "甲.zip") as archive:
        assert archive.namelist() == ["1 人才培养.docx", "表 1-1 分专业招生情况.xlsx"]
        assert all(one.flag_bits & 0x800 for one in archive.infolist())  # names are UTF-8 (APPNOTE 4.4.4)
        words = "".join(Document(io.BytesIO(archive.read("1 人才培养.docx"))).element.body.itertext())
    assert "分专业招生情况" in words
    assert "校园招聘会" not in words  # that of another department
    assert "声明" not in words


@pytest.mark.parametrize(
    "name", first(3, ["tbl-majors", "人才培养", "case-jobs", "表2-1", "annex-service", "sec-jobs"])
)
def test_a_form_that_comes_back_as_it_was_changes_nothing(project: Path, name: str) -> None:
    file = form(project, name, f"交回{'.docx' if name in ('人才培养', 'sec-jobs', 'case-jobs') else '.xlsx'}")
    result = reportdoc("take", file, project)
    assert result.returncode == 0, result.stderr
    assert "Nothing changes: the project says this already." in result.stdout
    assert "left out" not in result.stderr
    # Its references and captions never were fields, and nobody need hear that they are none.
    assert "plain text in this file" not in result.stderr


def test_merged_cells_of_a_table_are_merged_in_its_form_and_its_rows_go_in(project: Path) -> None:
    classes = project / "content/tables/classes.csv"
    classes.write_text("班次,培训,<\n^,内容,人数\n第一期,数控车工,40\n第二期,^,36\n", encoding="utf-8")
    chapter = next(
        one for one in (project / "content/chapters").iterdir() if "tbl-classes src" in one.read_text("utf-8")
    )
    chapter.write_text(chapter.read_text("utf-8").replace("header=1", "header=2"), encoding="utf-8")
    file = form(project, "tbl-classes", "交回.xlsx")
    book = openpyxl.load_workbook(file)
    (sheet,) = [one for one in book if one.sheet_state == "visible"]
    top = next(cell.row or 0 for row in sheet.iter_rows() for cell in row if cell.value == "班次")
    merged = {str(one) for one in sheet.merged_cells.ranges if one.min_row >= top}
    assert merged == {f"A{top}:A{top + 1}", f"B{top}:C{top}", f"B{top + 2}:B{top + 3}"}
    sheet[f"C{top + 3}"] = 37
    book.save(file)
    result = reportdoc("take", file, project)
    assert result.returncode == 0, result.stderr
    assert classes.read_text("utf-8") == "班次,培训,<\n^,内容,人数\n第一期,数控车工,40\n第二期,^,37\n"


def resaved(file: Path) -> Path:
    """Save a Word file once with LibreOffice."""
    folder = file.parent / "saved"
    subprocess.run(
        [program("soffice"), "--headless", "--convert-to", "docx", "--outdir", folder, file],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / file.name


def replaced(file: Path, old: str, new: str) -> Path:
    """Replace words of a Word file."""
    document = Document(str(file))
    for one in document.element.body.iter(f"{W}t"):
        one.text = str(one.text).replace(old, new)
    document.save(str(file))
    return file


@pytest.mark.parametrize(
    "save", [pytest.param(lambda file: file, marks=pytest.mark.long), pytest.param(resaved, marks=pytest.mark.slow)]
)
def test_a_chapter_goes_in_where_it_was_edited_beside_the_section_of_another_department(
    project: Path, save: Callable[[Path], Path]
) -> None:
    file = form(project, "人才培养", "交回.docx")
    old = contents(project)
    later = old[TALENT].replace("用人单位评价良好", "用人单位评价很好")
    (project / TALENT).write_text(later, encoding="utf-8")  # somebody else is at work meanwhile
    replaced(file, "咨询场次达到36场", "咨询场次达到38场")
    result = reportdoc("take", save(file), project)
    assert result.returncode == 0, result.stderr
    assert contents(project) == old | {TALENT: later.replace("36场", "38场")}
    assert "36 → 38" in result.stdout
    assert "does not hold" not in result.stderr


def filled(file: Path, cells: dict[str, int]) -> Path:
    """Type into cells of a form."""
    book = openpyxl.load_workbook(file)
    for place, value in cells.items():
        book.worksheets[0][place] = value
    book.save(file)
    return file


def test_a_changed_figure_of_a_table_is_shown_with_every_sentence_that_quotes_it(project: Path) -> None:
    file = filled(form(project, "tbl-majors", "随便.xlsx"), {"C4": 118})
    result = reportdoc("take", file, project, "--dry-run")
    assert result.returncode == 0, result.stderr
    assert "机电报到: 115 → 118 人" in result.stdout
    assert "机电一体化技术专业报到118人" in result.stdout
    assert "表 1-1" in result.stdout


def test_a_form_says_where_numbers_belong_and_holds_no_formula(project: Path) -> None:
    table = project / MAJORS
    table.write_text(table.read_text(encoding="utf-8").replace("数控技术", "=1+1"), encoding="utf-8")
    sheet = openpyxl.load_workbook(form(project, "tbl-majors", "表.xlsx")).worksheets[0]
    assert [cell.value for cell in sheet[3]] == ["专业", "计划人数", "报到人数", "报到率"]
    assert [cell.value for cell in sheet[4]] == ["机电一体化技术", 120, 115, 0.9583]
    assert [cell.number_format for cell in sheet[4]] == ["@", "General", "General", "0.00%"]
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("=1+1", "s")
    assert (sheet["A1"].value, sheet["A2"].value) == ("表 1-1 分专业招生情况", "单位：人")
    validated = {str(one.sqref) for one in sheet.data_validations.dataValidation if one.type == "decimal"}
    assert {"B4", "C7", "D4"} <= set(" ".join(validated).split())
    assert not any("A4" in one for one in validated)


def test_last_years_figures_stand_in_grey_and_do_not_come_in(project: Path) -> None:
    last = project / "content/previous"
    for name, text in FILES.items():
        path = last / name.removeprefix("content/")
        path.parent.mkdir(parents=True, exist_ok=True)
        text = {MAJORS: LAST, ANNEX: text.replace("8124", "7999").replace("2023", "2022")}.get(name, text)
        path.write_text(
            text.replace("year: 2023", "year: 2022").replace("column: 2023年", "column: 2022年"), encoding="utf-8"
        )
    (last / "pictures").mkdir()
    (last / "pictures/fair.png").write_bytes((project / "content/pictures/fair.png").read_bytes())
    settings = (project / REPORT).read_text(encoding="utf-8") + "previous: {folder: previous}\n"
    (project / REPORT).write_text(settings, encoding="utf-8")
    majors = form(project, "tbl-majors", "表.xlsx")
    sheet = openpyxl.load_workbook(majors).worksheets[0]
    assert [cell.value for cell in sheet[4]][4:] == ["计划人数（上年）", "报到人数（上年）", "报到率（上年）"]
    assert [cell.value for cell in sheet[5]][4:] == ["110", "101", "91.82%"]
    assert sheet["E5"].fill.start_color.rgb == "FFD9D9D9"
    service = form(project, "annex-service", "附表.xlsx")
    assert [cell.value for cell in openpyxl.load_workbook(service).worksheets[0][4]][3:] == [8124, "7999"]
    for file in (majors, service):
        assert "Nothing changes" in reportdoc("take", file, project).stdout
    printed = settings.replace("department: 质量办\n", "department: 质量办\n  previous: true\n")
    (project / REPORT).write_text(printed, encoding="utf-8")
    before = contents(project)[ANNEX]
    assert reportdoc("take", filled(form(project, "annex-service", "附表.xlsx"), {"D4": 8200}), project).returncode == 0
    assert contents(project)[ANNEX] == before.replace("8124", "8200")


def test_a_form_of_another_report_is_refused(project: Path) -> None:
    file = form(project, "tbl-majors", "表.xlsx")
    text = (project / REPORT).read_text(encoding="utf-8")
    (project / REPORT).write_text(text.replace("year: 2023", "year: 2024"), encoding="utf-8")
    result = reportdoc("take", file, project)
    assert result.returncode == 2
    assert '"表.xlsx" is a form of 99999 for 2023, this project that of 99999 for 2024' in result.stderr
