"""A delivered sheet: the cells as they are shown, the area that was asked for, without what stands around."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reportdoc.app.deliveries.sheet import cropped, read_sheet, sheet_names
from reportdoc.app.deliveries.trimming import trimmed
from reportdoc.manuscript.writing.tables import csv_text
from reportdoc.report.cells import Cell
from reportdoc.report.problem import ContentError, InputError

SHEET = "甲,乙,丙,丁\n1,2,3,4\n5,6,7,8\n9,10,11,12\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    (tmp_path / "部门 交来.csv").write_text(SHEET, encoding="utf-8")
    return tmp_path / "部门 交来.csv"


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("", SHEET),
        ("A1:D4", SHEET),
        ("B2:C3", "2,3\n6,7\n"),
        ("c3:B2", "2,3\n6,7\n"),
        ("$B$2：$C$3", "2,3\n6,7\n"),
        (" D4:D4 ", "12\n"),
        ("C3:Z99", "7,8\n11,12\n"),
        ("A1:A1", "甲\n"),
    ],
)
def test_an_area_of_a_sheet(sheet: Path, area: str, expected: str) -> None:
    assert csv_text(read_sheet(sheet, "", area).grid) == expected


@pytest.mark.parametrize(
    ("area", "told", "hint"),
    [
        ("B", '"B" is no area of a sheet', "write it as A3:F20"),
        ("B2", '"B2" is no area of a sheet', "write it as A3:F20"),
        ("A1:D4:E5", '"A1:D4:E5" is no area of a sheet', "write it as A3:F20"),
        ("1A:2B", '"1A:2B" is no area of a sheet', "write it as A3:F20"),
        ("A1:ABCD2", '"A1:ABCD2" is no area of a sheet', "write it as A3:F20"),
        ("A5:B9", 'the area "A5:B9" is empty', "None"),
        ("E1:F2", 'the area "E1:F2" is empty', "None"),
    ],
)
def test_an_area_that_is_none(sheet: Path, area: str, told: str, hint: str) -> None:
    with pytest.raises(InputError) as raised:
        read_sheet(sheet, "", area)
    assert (str(raised.value.message), str(raised.value.hint)) == (told, hint)


def _workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for row in (("学院", "招生", None), (None, "计划", "录取"), ("机械", 30, 29), ("机械", 20, 18)):
        first.append(row)
    first["B5"], first["E5"] = "大", "其他"
    for area in ("A1:A2", "B1:C1", "A3:A4", "B5:D7"):
        first.merge_cells(area)
    book.create_sheet("空的")
    book.create_sheet("一格")["A1"] = "说明"
    book.create_sheet("一列").append(("甲",))
    book["一列"].append(("乙",))
    book.create_sheet("一行").append(("甲", "乙"))
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("area", "expected", "merged"),
    [
        ("A1:C4", "学院,招生,<\n^,计划,录取\n机械,30,29\n^,20,18\n", {"学院": (2, 1), "招生": (1, 2), "机械": (2, 1)}),
        ("A2:C4", "学院,计划,录取\n机械,30,29\n^,20,18\n", {"机械": (2, 1)}),
        ("C1:C3", "招生\n录取\n29\n", {}),
        ("A1:B3", "学院,招生\n^,计划\n机械,30\n", {"学院": (2, 1)}),
        ("A4:C4", "机械,20,18\n", {}),
        ("B3:E7", "30,29,,\n20,18,,\n大,<,<,其他\n^,^,^,\n^,^,^,\n", {"大": (3, 3)}),
        ("C6:D9", "大,<\n^,^\n", {"大": (2, 2)}),
        ("D5:E6", "大,其他\n^,\n", {"大": (2, 1)}),
    ],
)
def test_merged_cells_that_reach_out_of_an_area_are_cut_to_size(
    tmp_path: Path, area: str, expected: str, merged: dict[str, tuple[int, int]]
) -> None:
    grid = read_sheet(_workbook(tmp_path / "a.xlsx"), "", area).grid
    assert csv_text(grid) == expected
    cells = [cell for row in grid.rows for cell in row if isinstance(cell, Cell)]
    assert {one.text: (one.rows, one.columns) for one in cells if one.rows + one.columns > 2} == merged


def test_sheets_that_hold_more_than_a_cell_are_named(tmp_path: Path) -> None:
    book = _workbook(tmp_path / "a.xlsx")
    assert sheet_names(book) == ["Sheet", "一列", "一行"]
    assert csv_text(read_sheet(book, "一列", "").grid) == "甲\n乙\n"
    with pytest.raises(ContentError, match="none") as raised:
        read_sheet(book, "none", "")
    assert [problem.place.file for problem in raised.value.problems] == ["a.xlsx"]


def test_a_broken_workbook_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "坏的.xlsx").write_bytes(b"no archive")
    for read in (lambda file: read_sheet(file, "", ""), sheet_names):
        with pytest.raises(ContentError) as raised:
            read(tmp_path / "坏的.xlsx")
        assert [problem.place.file for problem in raised.value.problems] == ["坏的.xlsx"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Empty edges, and what stands over the header.
        (",,,\n,甲,乙,\n,1,2,\n,,,\n", "甲,乙\n1,2\n"),
        ("2023年情况,,\n甲,乙,\n1,2,\n", "甲,乙\n1,2\n"),
        ("说明,\n填表人：张三,\n 甲 ,乙\n1,2\n", " 甲 ,乙\n1,2\n"),
        # A header of which more than half is the same; without one, all of it.
        ("标题,,\n甲,丙,\n1,2,\n", "甲,丙\n1,2\n"),
        ("x,y\n1,2\n", "x,y\n1,2\n"),
        # Of the header a half is not enough, but a title stands alone over several words; blanks do not count, nor what
        # else stands beside it.
        ("标题,\n甲,x\n1,2\n", "甲,x\n1,2\n"),
        ("标题,\n单位：人,填表日期：2024年\n甲,x\n1,2\n", "甲,x\n1,2\n"),
        ("标题,\n3,x\n1,2\n", "标题,\n3,x\n1,2\n"),
        ("标题,,\n 乙,甲 ,丙\n1,2,3\n", " 乙,甲 ,丙\n1,2,3\n"),
        # What stands over the header widens nothing.
        ("标题,,,填表人\n,甲,乙,\n,1,2,\n", "甲,乙\n1,2\n"),
        # Rows within stay though they are empty, and so do columns.
        ("甲,,乙\n,,\n1,,2\n", "甲,,乙\n,,\n1,,2\n"),
        ("标题,,,\n,甲,乙,\n,1,2,\n,,,注\n,,,\n", "甲,乙,\n1,2,\n,,注\n"),
        # What people write under a table, but no row that has figures.
        ("甲,乙\n1,2\n填表人：张三,审核人：李四\n注：截至8月31日,\n,\n", "甲,乙\n1,2\n"),
        ("甲,乙\n1,2\n填表人：人数,3\n", "甲,乙\n1,2\n填表人：人数,3\n"),
        # A column that is empty but for a merged cell over it stays.
        ("甲,乙,丙\n1,<,\n2,3,\n", "甲,乙,丙\n1,<,\n2,3,\n"),
        ("甲,乙\n1,\n,2\n", "甲,乙\n1,\n,2\n"),
    ],
)
def test_what_stands_around_the_cells_goes(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    header = ((Cell("甲"), Cell("乙")),)
    assert csv_text(trimmed(read_sheet(tmp_path / "a.csv", "", "").grid, header).grid) == expected


def test_a_table_without_a_header_is_taken_from_its_first_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("一,二\n三,四\n,\n", encoding="utf-8")
    grid = read_sheet(tmp_path / "a.csv", "", "").grid
    assert csv_text(trimmed(grid, ()).grid) == "一,二\n三,四\n"
    assert csv_text(cropped(grid, 1, 1, 0, 0)) == "三\n"


def test_a_workbook_that_is_too_large_is_told_with_the_limit(tmp_path: Path) -> None:
    for size, told in (
        (16_000_001, "the file is larger than 16 MB"),
        (16_000_000, "the file is damaged or is no XLSX workbook"),
    ):
        with (tmp_path / "大.xlsx").open("wb") as stream:
            stream.truncate(size)
        with pytest.raises(ContentError) as raised:
            sheet_names(tmp_path / "大.xlsx")
        (problem,) = raised.value.problems
        assert (problem.place.file, str(problem.message)) == ("大.xlsx", told)
