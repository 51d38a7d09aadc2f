"""The audit's workbook, filled in by people in Excel and WPS, and taken back."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from zipfile import ZipFile

import openpyxl
import pytest
import yaml
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportdoc.project.comments import read_comments
from tests.audit.project import Project
from tests.content.folder import REPORT
from tests.support.programs import reportdoc

CHAPTER = '学校有阅览室12间、研讨室7间。\n\n::: {.table #tbl-clubs src="clubs.csv"}\n社团情况\n:::\n\n见@tbl-clubs。\n'
CLUBS = "社团,人数（人）\n文学社,42人\n合唱团,31\n"
CONFIRMED = {"Confirmed by": "张三", "Evidence": "资产台账"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A chapter of the library with four open numbers, and a table in which a cell is broken."""
    made = Project(tmp_path / "project")
    made.write("report.yaml", REPORT + "    department: 图书馆\n")
    made.write("clubs.csv", CLUBS + "话剧社,#N/A\n")
    made.chapter(CHAPTER)
    return made


def written(project: Project, change: Callable[[Workbook], None], language: str = "en") -> Path:
    """Return the workbook that check writes, after somebody has changed it."""
    path = project.root.parent / "核查.xlsx"
    done = reportdoc("--lang", language, "check", project.root, "--output", path)
    assert done.returncode in (0, 1), done.stderr
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def take(project: Project, change: Callable[[Workbook], None], *options: str) -> CompletedProcess[str]:
    return reportdoc("take", written(project, change), project.root, *options)


def fill(sheet: Worksheet, number: str, **typed: str) -> None:
    """Type into the row of a number, or of the finding with a code, under the titles of columns."""
    titles = {str(cell.value): at for at, cell in enumerate(sheet[1], 1)}
    key = titles.get("Code", titles.get("Number", 0))
    rows = enumerate(sheet.iter_rows(min_row=2, values_only=True), 2)
    row = next(at for at, one in rows if one[key - 1] == number)
    for name, text in typed.items():
        sheet.cell(row, titles[name.replace("_", " ")], text)


def confirmed(project: Project) -> list[list[str]]:
    path = project.root / "content/confirmed.csv"
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))[1:] if path.is_file() else []


def library(book: Workbook) -> Worksheet:
    return book["图书馆"]


def test_names_and_evidence_become_confirmations_that_hold(project: Project) -> None:
    done = take(project, lambda book: fill(library(book), "12间", Confirmed_by="张三", Evidence="资产台账"))
    assert (done.returncode, done.stderr) == (0, "")
    assert confirmed(project) == [
        [
            "content/chapters/1.md:3",
            "12间",
            "学校有阅览室【12间】、研讨室7间。",
            "张三",
            "图书馆",
            date.today().isoformat(),
            "资产台账",
        ]
    ]
    told = reportdoc("check", project.root).stdout
    assert told.splitlines()[-1] == "4 numbers: 0 bound, 0 checked, 1 confirmed, 0 lapsed, 3 open"
    again = take(project, lambda book: None)
    assert "Nothing changes" in again.stdout


def test_what_was_taken_can_be_taken_back(project: Project) -> None:
    before = {path: path.read_bytes() for path in (project.root / "content").rglob("*") if path.is_file()}
    take(project, lambda book: fill(library(book), "42人", Confirmed_by="张三", Evidence="名册", Should_be="44"))
    assert reportdoc("undo", project.root).returncode == 0
    assert {path: path.read_bytes() for path in (project.root / "content").rglob("*") if path.is_file()} == before


def test_reason_and_name_on_the_first_sheet_become_an_acceptance(project: Project) -> None:
    project.write("accepted.yaml", "# 接受说明\n")
    done = take(project, lambda book: fill(book.worksheets[0], "C203", Reason="待: 教务处 #核对", Name="李四"))
    assert done.returncode == 0, done.stderr
    ((identity, entry),) = yaml.safe_load((project.root / "content/accepted.yaml").read_text(encoding="utf-8")).items()
    assert identity.startswith("C203-")
    assert entry == {"reason": "待: 教务处 #核对", "name": "李四", "date": date.today()}
    assert (project.root / "content/accepted.yaml").read_text(encoding="utf-8").startswith("# 接受说明\n")
    assert "1 accepted" in reportdoc("check", project.root).stdout
    take(project, lambda book: fill(book.worksheets[0], "C203", Reason="已核对", Name="王五"))
    (entry,) = yaml.safe_load((project.root / "content/accepted.yaml").read_text(encoding="utf-8")).values()
    assert (entry["reason"], entry["name"]) == ("已核对", "王五")


def test_a_wished_correction_of_a_cell_is_made_and_confirmed_with_its_new_value(project: Project) -> None:
    def change(book: Workbook) -> None:
        fill(library(book), "42人", Should_be="４４", Confirmed_by="张三", Evidence="名册")
        fill(library(book), "31人", Should_be="33人")

    done = take(project, change)
    assert "changed: content/clubs.csv[B2]: 42人 → 44人" in done.stdout
    assert "changed: content/clubs.csv[B3]: 31 → 33" in done.stdout
    text = (project.root / "content/clubs.csv").read_text(encoding="utf-8")
    assert text == "社团,人数（人）\n文学社,44人\n合唱团,33\n话剧社,#N/A\n"
    assert [row[1] for row in confirmed(project)] == ["44人"]
    assert "1 confirmed, 0 lapsed, 3 open" in reportdoc("check", project.root).stdout


def test_a_wished_correction_of_a_number_that_was_bound_since_changes_its_source(project: Project) -> None:
    path = written(project, lambda book: fill(library(book), "12间", Should_be="13间"))
    project.write("values.yaml", "阅览室:\n  text: '12'   # 台账\n")
    project.write("report.yaml", REPORT + "    department: 图书馆\nvalues: values.yaml\n")
    project.chapter(CHAPTER.replace("12间", "{{ 阅览室 }}间"))
    done = reportdoc("take", path, project.root)
    assert done.returncode == 0, done.stderr
    assert (project.root / "content/values.yaml").read_text(encoding="utf-8") == "阅览室:\n  text: '13'   # 台账\n"


def test_a_wished_correction_of_a_sentence_is_listed_and_kept_among_the_comments(project: Project) -> None:
    done = take(project, lambda book: fill(library(book), "12间", Should_be="13", Confirmed_by="张三", Evidence="台账"))
    assert "wished, to be changed by hand: content/chapters/1.md:3: 12间 → 13" in done.stdout
    assert "学校有阅览室12间" in (project.root / "content/chapters/1.md").read_text(encoding="utf-8")
    (kept,) = read_comments(project.root)
    assert (kept.author, kept.text) == ("张三", "12间 → 13（台账）")
    assert confirmed(project) == []


def test_nothing_is_written_by_a_dry_run(project: Project) -> None:
    done = take(project, lambda book: fill(library(book), "7间", Confirmed_by="张三", Evidence="台账"), "--dry-run")
    assert "confirmed: 7间" in done.stdout
    assert confirmed(project) == []


def test_the_workbook_comes_back_in_the_language_it_was_written_in(project: Project) -> None:
    def change(book: Workbook) -> None:
        sheet = library(book)
        titles = {str(cell.value): at for at, cell in enumerate(sheet[1], 1)}
        sheet.cell(2, titles["确认人"], "张三")
        sheet.cell(2, titles["依据"], "台账")

    path = written(project, change, "zh_CN")
    assert reportdoc("--lang", "en", "take", path, project.root).returncode == 0
    assert [row[3] for row in confirmed(project)] == ["张三"]


def _sorted(book: Workbook) -> None:
    sheet = library(book)
    fill(sheet, "7间", **{"Confirmed_by": "张三", "Evidence": "台账"})
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for at, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column)
            assert isinstance(cell, Cell)
            cell.value = value
    sheet.insert_rows(1)
    sheet["A1"] = "请于周五前填回"
    sheet.insert_cols(1)


def _without_id(book: Workbook) -> None:
    sheet = library(book)
    fill(sheet, "7间", Confirmed_by="张三", Evidence="台账", Id="7")


def _numbers_retyped(book: Workbook) -> None:
    sheet = library(book)
    fill(sheet, "7间", Confirmed_by="张三", Evidence="台账", Id="", Number="７间")


def _other_sheets_deleted(book: Workbook) -> None:
    fill(library(book), "7间", Confirmed_by="张三", Evidence="台账")
    for sheet in book.worksheets[:2]:
        book.remove(sheet)


@pytest.mark.parametrize("change", [_sorted, _without_id, _numbers_retyped, _other_sheets_deleted])
def test_moved_and_retyped_rows_are_known_by_id_or_by_text_and_number(
    project: Project, change: Callable[[Workbook], None]
) -> None:
    done = take(project, change)
    assert done.returncode == 0, done.stderr
    assert [(row[1], row[3]) for row in confirmed(project)] == [("7间", "张三")]


def test_a_name_merged_over_several_rows_is_that_of_each_and_told(project: Project) -> None:
    def change(book: Workbook) -> None:
        sheet = library(book)
        for column in "FG":
            sheet[f"{column}2"] = "张三"
            sheet.merge_cells(f"{column}2:{column}3")

    done = take(project, change)
    assert [row[1] for row in confirmed(project)] == ["12间", "7间"]
    assert '图书馆, row 3: a merged cell says "张三" for this row, too' in done.stderr


def test_deleted_rows_stay_open_and_are_counted(project: Project) -> None:
    done = take(project, lambda book: library(book).delete_rows(2, 2))
    assert "2 open numbers have no row in the workbook; they stay open" in done.stderr


def test_a_formula_in_place_of_a_name_is_told_and_not_taken(project: Project) -> None:
    done = take(project, lambda book: fill(library(book), "7间", Confirmed_by="=A1", Evidence="台账"))
    assert "a formula stands where a text belongs" in done.stderr
    assert "7间 has evidence, and nobody who confirms it" in done.stderr
    assert confirmed(project) == []


def test_a_confirmation_for_a_number_that_is_gone_is_told(project: Project) -> None:
    path = written(project, lambda book: fill(library(book), "7间", Confirmed_by="张三", Evidence="台账"))
    project.chapter(CHAPTER.replace("、研讨室7间", ""))
    done = reportdoc("take", path, project.root)
    assert "the report has no number 7间 in “学校有阅览室12间、研讨室【7间】。” any more: 张三，台账" in done.stderr
    assert confirmed(project) == []


def test_a_name_alone_confirms_nothing_and_is_told(project: Project) -> None:
    done = take(project, lambda book: fill(library(book), "7间", Confirmed_by="张三"))
    assert "7间 is confirmed without evidence" in done.stderr
    done = take(project, lambda book: fill(book.worksheets[0], "C203", Reason="口径"))
    assert "is accepted without a name: 口径" in done.stderr


def test_rows_copied_with_another_name_are_told_and_none_is_taken(project: Project) -> None:
    def change(book: Workbook) -> None:
        sheet = library(book)
        fill(sheet, "7间", Confirmed_by="张三", Evidence="台账")
        row = next(row for row in sheet.iter_rows(min_row=2) if row[3].value == "7间")
        sheet.append([cell.value if at != 5 else "李四" for at, cell in enumerate(row)])

    done = take(project, change)
    assert "stands in several rows that say different things; none is taken" in done.stderr
    assert confirmed(project) == []


def test_texts_that_would_be_formulas_are_written_as_text(project: Project) -> None:
    def change(book: Workbook) -> None:
        fill(library(book), "7间", Confirmed_by="张三", Evidence="@台账")

    take(project, change)
    assert [row[6] for row in confirmed(project)] == ["'@台账"]


def test_a_lapsed_number_is_confirmed_again_in_place_of_what_lapsed(project: Project) -> None:
    take(project, lambda book: fill(library(book), "12间", Confirmed_by="张三", Evidence="台账"))
    project.chapter(CHAPTER.replace("12间", "13间"))
    assert "1 lapsed" in reportdoc("check", project.root).stdout
    take(project, lambda book: fill(library(book), "13间", Confirmed_by="李四", Evidence="新台账"))
    assert [(row[1], row[3]) for row in confirmed(project)] == [("13间", "李四")]


def test_another_sheet_is_taken_as_before(project: Project) -> None:
    sheet = project.root.parent / "社团.csv"
    sheet.write_text("社团,人数（人）\n文学社,50\n", encoding="utf-8")
    done = reportdoc("take", sheet, project.root, "--table", "tbl-clubs")
    assert (done.returncode, confirmed(project)) == (0, [])


def test_a_workbook_that_is_cut_off_is_told_as_damaged_whatever_its_name(project: Project) -> None:
    path = written(project, lambda book: None)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    done = reportdoc("take", path, project.root)
    assert done.returncode == 2
    assert "核查.xlsx: the file is damaged or is no XLSX workbook" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_workbook_with_a_damaged_sheet_is_told_as_damaged(project: Project) -> None:
    path = written(project, lambda book: None)
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data[: len(data) // 2] if name == "xl/worksheets/sheet1.xml" else data)
    done = reportdoc("take", path, project.root)
    assert (done.returncode, "核查.xlsx: the file is damaged" in done.stderr) == (2, True), done.stderr
