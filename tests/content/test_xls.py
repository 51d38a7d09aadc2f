"""Workbooks of Excel 97 to 2003 and of WPS: what is told of .xlsx holds for them."""

from __future__ import annotations

import datetime
from io import BytesIO

import pytest
import xlwt

from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Covered
from tests.content.folder import Folder

BLOCK = '::: {.table #tbl-a src="tables/a.xls" header=1}\n题\n:::\n'


def _style(code: str) -> xlwt.XFStyle:
    style = xlwt.XFStyle()
    style.num_format_str = code
    return style


def _book() -> bytes:
    book = xlwt.Workbook()
    hidden = book.add_sheet("隐藏")
    hidden.visibility = 1
    hidden.write(0, 0, "秘密")
    sheet = book.add_sheet("数据")
    for column, text in enumerate(("社团", "比例", "人数", "日期", "经费")):
        sheet.write(0, column, text)
    sheet.write(1, 0, "文学社")
    sheet.write(1, 1, 0.962, _style("0.0%"))
    sheet.write(1, 2, 60, _style('0"人"'))
    sheet.write(1, 3, datetime.date(2024, 9, 1), _style("yyyy/m/d"))
    sheet.write(1, 4, 80.5, _style('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '))
    sheet.write_merge(2, 2, 0, 1, "合计")
    sheet.write(2, 2, True)
    sheet.write(2, 3, 1234567)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.xlsx"])
def test_cells_are_shown_as_the_workbook_shows_them_whatever_its_ending(folder: Folder, name: str) -> None:
    folder.write(f"tables/{name}", _book())
    (table,) = folder.blocks(BLOCK.replace("a.xls", name))
    assert isinstance(table, Table)
    assert [table.grid.text(1, column) for column in range(5)] == ["文学社", "96.2%", "60人", "2024/9/1", "80.50"]
    assert table.grid.rows[2] == (Cell("合计", 1, 2), Covered(2, 0), Cell("TRUE"), Cell("1234567"), Cell(""))


def test_a_cell_in_a_format_that_is_not_understood_is_named(folder: Folder) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "a")
    sheet.write(1, 0, 0.5, _style("# ?/?"))
    buffer = BytesIO()
    book.save(buffer)
    folder.write("tables/a.xls", buffer.getvalue())
    (problem,) = folder.problems(BLOCK)
    assert problem.startswith('content/tables/a.xls[A2]: the number format "# ?/?" is not understood')


def test_a_cell_in_a_far_corner_costs_nothing(folder: Folder) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "a")
    sheet.write(65_535, 255, "b")
    buffer = BytesIO()
    book.save(buffer)
    folder.write("tables/a.xls", buffer.getvalue())
    (problem,) = folder.problems(BLOCK)
    assert problem == "content/tables/a.xls[A20001]: the table has more than 20000 rows"


@pytest.mark.parametrize("at", range(512, 4000, 211))
def test_a_workbook_damaged_anywhere_is_read_or_refused(folder: Folder, at: int) -> None:
    data = bytearray(_book())
    data[at : at + 4] = b"\xff\xff\xff\x7f"
    folder.write("tables/a.xls", bytes(data))
    assert all(problem.startswith("content/tables/a.xls") or "src" in problem for problem in folder.problems(BLOCK))
