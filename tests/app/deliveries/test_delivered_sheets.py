"""Sheets as departments send them: what of them is the table, and how its cells are shown."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet

from reportdoc.cli.group import reportdoc
from tests.content.folder import Folder

CLUBS = "社团名称,人数\n文学社,50\n篮球社,70\n"
TABLE = '::: {.table #tbl-clubs src="tables/clubs.csv" widths="30,70"}\n学生社团情况\n:::\n'
ROWS = (("社团名称", "人数"), ("文学社", 60), ("篮球社", 80.5), ("合计", 140.5))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A chapter with a table of two columns."""
    made = Folder(tmp_path / "project")
    made.write("tables/clubs.csv", CLUBS)
    made.chapter(TABLE)
    return made


def _taken(folder: Folder, file: Path, *arguments: str) -> str:
    """Take a file for the table; return what was told."""
    said = CliRunner().invoke(reportdoc, ["take", str(file), str(folder.root), "--table", "tbl-clubs", *arguments])
    assert said.exit_code == 0, said.output
    return said.output


def _csv(folder: Folder) -> str:
    return (folder.root / "content/tables/clubs.csv").read_text(encoding="utf-8")


def _workbook(path: Path, change: Callable[[Worksheet], object], rows: Sequence[tuple[Any, ...]] = ROWS) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    book.save(path)
    return path


def _formatted(code: str) -> Callable[[Worksheet], object]:
    def change(sheet: Worksheet) -> None:
        for (cell,) in sheet["B2:B4"]:
            cell.number_format = code

    return change


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', ("60.00", "80.50", "140.50")),
        ('0"人"', ("60人", "81人", "141人")),
    ],
)
def test_figures_come_as_their_format_shows_them(
    folder: Folder, tmp_path: Path, code: str, shown: tuple[str, str, str]
) -> None:
    _taken(folder, _workbook(tmp_path / "会计专用.xlsx", _formatted(code)))
    assert _csv(folder) == "社团名称,人数\n文学社,{}\n篮球社,{}\n合计,{}\n".format(*shown)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("d-mmm-yy", "1-Sep-24"), ("yyyy/m/d h:mm", "2024/9/1 8:30")],
)
def test_dates_come_as_their_format_shows_them(folder: Folder, tmp_path: Path, code: str, shown: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"], sheet["B2"].number_format = datetime.datetime(2024, 9, 1, 8, 30), code

    _taken(folder, _workbook(tmp_path / "a.xlsx", change, ROWS[:2]))
    assert _csv(folder) == f"社团名称,人数\n文学社,{shown}\n"


def test_a_format_that_is_not_understood_is_refused_with_its_cell(folder: Folder, tmp_path: Path) -> None:
    file = _workbook(tmp_path / "a.xlsx", _formatted("# ?/?"))
    said = CliRunner().invoke(reportdoc, ["take", str(file), str(folder.root), "--table", "tbl-clubs"])
    assert said.exit_code != 0
    assert 'a.xlsx[B3]: the number format "# ?/?" is not understood' in said.output
    assert _csv(folder) == CLUBS
    # Cells that are not asked for are in nobody's way.
    _taken(folder, _workbook(tmp_path / "b.xlsx", lambda sheet: sheet.__setitem__("C1", "x")), "--range", "A1:B2")
    assert _csv(folder) == "社团名称,人数\n文学社,60\n"


def test_hidden_rows_and_columns_are_left_out_and_told(folder: Folder, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C1"], sheet["C2"] = "隐藏列", "秘密"
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[3].hidden = True
        # A format that nobody understands, where nobody sees it.
        sheet["C4"], sheet["C4"].number_format = 1, "# ?/?"

    told = _taken(folder, _workbook(tmp_path / "社团.xlsx", change))
    assert 'left out of "社团.xlsx": hidden rows and columns 3, C' in told
    assert _csv(folder) == "社团名称,人数\n文学社,60\n合计,140.5\n"


def test_a_merged_cell_that_begins_in_a_hidden_column_keeps_its_text(folder: Folder, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_cols(1)
        sheet["A4"], sheet["B4"] = "合计", None
        sheet.merge_cells("A4:B4")
        sheet.column_dimensions["A"].hidden = True

    _taken(folder, _workbook(tmp_path / "a.xlsx", change))
    assert _csv(folder) == "社团名称,人数\n文学社,60\n篮球社,80.5\n合计,140.5\n"


def test_a_hidden_sheet_is_left_out_and_told(folder: Folder, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        hidden = sheet.parent.create_sheet("隐藏", 0) if sheet.parent else None
        assert hidden is not None
        hidden.append(("社团名称", "人数"))
        hidden.append(("秘密社", 1))
        hidden.sheet_state = "hidden"

    told = _taken(folder, _workbook(tmp_path / "社团.xlsx", change))
    assert 'left out of "社团.xlsx": hidden sheets 隐藏' in told
    assert _csv(folder) == "社团名称,人数\n文学社,60\n篮球社,80.5\n合计,140.5\n"


def test_of_several_sheets_it_is_the_one_that_holds_the_table(folder: Folder, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("空", 0)
        sheet.parent.create_sheet("说明", 1).append(("请各部门于", "12月前填写"))

    _taken(folder, _workbook(tmp_path / "a.xlsx", change))
    assert _csv(folder).startswith("社团名称,人数\n文学社,60\n")


def test_the_title_over_a_table_and_the_lines_under_it_are_left_out_and_told(folder: Folder, tmp_path: Path) -> None:
    rows = (("社团情况统计表",), *ROWS, ("填表人：张三", "日期：2024年12月"))
    told = _taken(folder, _workbook(tmp_path / "社团.xlsx", lambda sheet: sheet.merge_cells("A1:B1"), rows))
    assert 'left out of "社团.xlsx": 社团情况统计表' in told
    assert 'left out of "社团.xlsx": 填表人：张三 日期：2024年12月' in told
    assert _csv(folder) == "社团名称,人数\n文学社,60\n篮球社,80.5\n合计,140.5\n"


def test_a_title_is_known_where_the_header_is_a_new_one(folder: Folder, tmp_path: Path) -> None:
    rows = (("社团情况统计表",), ("单位：人", None), ("名称", "学生数"), ("文学社", 60))
    _taken(folder, _workbook(tmp_path / "a.xlsx", lambda sheet: sheet.merge_cells("A1:B1"), rows))
    assert _csv(folder) == "名称,学生数\n文学社,60\n"


def test_a_header_of_two_rows_is_recognised_and_its_rows_are_written_down(folder: Folder, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for area in ("A1:C1", "A2:A3", "B2:C2"):
            sheet.merge_cells(area)

    rows = (("社团情况统计表",), ("社团名称", "人数", None), (None, "男", "女"), ("文学社", 20, 40))
    _taken(folder, _workbook(tmp_path / "a.xlsx", change, rows))
    assert _csv(folder) == "社团名称,人数,<\n^,男,女\n文学社,20,40\n"
    assert 'src="tables/clubs.csv" header="2"}' in (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")
    table = folder.load().report.chapters[0].blocks[1]
    assert getattr(table, "grid").header == 2  # noqa: B009
    # And back to one row.
    _taken(folder, _workbook(tmp_path / "b.xlsx", lambda sheet: None))
    assert 'src="tables/clubs.csv" header="1"}' in (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_cells_may_be_divided_by_tabs_and_semicolons(folder: Folder, tmp_path: Path, mark: str) -> None:
    text = "社团名称,人数\n文学社,61\n篮球社,82\n合计,143\n"
    (tmp_path / "a.csv").write_text(text.replace(",", mark), encoding="utf-8")
    _taken(folder, tmp_path / "a.csv")
    assert _csv(folder) == text


@pytest.mark.parametrize("ending", ["xls", "et"])
def test_the_workbooks_of_old_excel_and_of_wps_are_taken(folder: Folder, tmp_path: Path, ending: str) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("社团")
    style = xlwt.XFStyle()
    style.num_format_str = "0.0%"
    sheet.write_merge(0, 0, 0, 2, "社团情况统计表")
    for row, cells in enumerate((("社团名称", "秘密", "人数"), ("文学社", 1, 0.625)), 1):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell, style if cell == 0.625 else xlwt.Style.default_style)
    sheet.col(1).hidden = True
    book.save(str(tmp_path / f"社团.{ending}"))
    told = _taken(folder, tmp_path / f"社团.{ending}")
    assert "hidden rows and columns B" in told
    assert _csv(folder) == "社团名称,人数\n文学社,62.5%\n"
