"""XLSX files: cells as the workbook shows them, and workbooks that are refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Covered, Grid
from tests.content.folder import Folder

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


def _block(attributes: str = "") -> str:
    return f'::: {{.table #tbl-a src="tables/a.xlsx" {attributes}}}\n题\n:::\n'


def _bytes(fill: Callable[[Worksheet], object]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "数据"
    fill(sheet)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _rows(*rows: list[object]) -> bytes:
    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(row)

    return _bytes(fill)


def _grid(folder: Folder, data: bytes, attributes: str = "") -> Grid:
    folder.write("tables/a.xlsx", data)
    (table,) = folder.blocks(_block(attributes))
    assert isinstance(table, Table)
    return table.grid


def _replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("007", "General", "007"),
        ("^", "General", "^"),
        (4170, "General", "4170"),
        (0.1 + 0.2, "General", "0.3"),
        (81.59, "General", "81.59"),
        (1.1, "0.00", "1.10"),
        (2.5, "0", "3"),
        (2.675, "0.00", "2.68"),
        (-0.001, "0.00", "0.00"),
        (0.6203, "0.00%", "62.03%"),
        (0.625, "0%", "63%"),
        (11342, "#,##0", "11,342"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (12.5, "0.00_ ", "12.50"),
        (12.5, "0.00_);[Red]\\(0.00\\)", "12.50"),
        # 会计专用, as Chinese Excel writes it: figures, minus and the dash for zero.
        (60, ACCOUNTING, "60.00"),
        (-80.5, ACCOUNTING, "-80.50"),
        (0, ACCOUNTING, "-"),
        ("无", ACCOUNTING, "无"),
        (80.5, '0"人"', "81人"),
        (12, '#,##0 "人"', "12 人"),
        (80.5, "¥#,##0.00", "¥80.50"),
        (-1234, "[$¥-804]#,##0.00", "-¥1,234.00"),
        (60, "000000", "000060"),
        (13800138000, "000-0000-0000", "138-0013-8000"),
        (12, "0,000", "0,012"),
        (1234567, "#,##0,", "1,235"),
        (12345, '0\\.0,"万"', "1.2万"),
        (3, '"约"General"人"', "约3人"),
        (-12.5, "0.00_);[Red]\\(0.00\\)", "(12.50)"),
        # Only its colour would tell that this one is negative.
        (-12.5, "0.00;[Red]0.00", "-12.50"),
        (-12.5, "0.0;负0.0", "负12.5"),
        (5, ";;;", ""),
        (0, "#", ""),
        (0.5, "#.##", ".5"),
        ("甲", '@"班"', "甲班"),
        (True, "General", "TRUE"),
        (datetime.date(2024, 1, 4), "yyyy-mm-dd", "2024-01-04"),
        (datetime.date(2024, 1, 4), "mm-dd-yy", "2024/1/4"),
        (datetime.date(2024, 1, 4), 'yyyy"年"m"月"d"日"', "2024年1月4日"),
        (datetime.datetime(2024, 9, 1, 8, 30), "yyyy/m/d h:mm", "2024/9/1 8:30"),
        (datetime.datetime(2024, 9, 1, 8, 30), "yyyy-mm-dd hh:mm:ss", "2024-09-01 08:30:00"),
        (datetime.datetime(2024, 9, 1, 8, 30), "yyyy-mm-dd", "2024-09-01"),
        (datetime.date(2024, 9, 1), "d-mmm-yy", "1-Sep-24"),
        (datetime.date(2024, 9, 1), '[$-409]mmmm" "d", "yyyy', "September 1, 2024"),
        (datetime.date(2024, 9, 1), "yyyy.m.d;@", "2024.9.1"),
        (datetime.date(2024, 9, 1), "[$-804]yyyy-mm-dd aaaa", "2024-09-01 星期日"),
        (datetime.date(2024, 9, 1), "[$-F800]dddd, mmmm dd, yyyy", "2024年9月1日"),
        (datetime.time(14, 5, 9), "h:mm:ss AM/PM", "2:05:09 PM"),
        (datetime.time(14, 5, 9), '上午/下午h"时"mm"分"', "下午2时05分"),
        (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (datetime.time(0, 5, 9), "mm:ss", "05:09"),
        ("#DIV/0!", "General", "#DIV/0!"),
        ("一\n二", "General", "一\n二"),
        (None, "General", ""),
    ],
)
def test_a_cell_is_shown_by_its_number_format(folder: Folder, value: object, code: str, shown: str) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["名称", "数"])
        sheet.append(["甲", value])
        sheet["B2"].number_format = code

    assert _grid(folder, _bytes(fill)).text(1, 1) == shown


def test_merged_cells_come_from_the_workbook(folder: Folder) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["专业", "人数", None], [None, "男", "女"], ["机械", 1, 2]):
            sheet.append(row)
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    grid = _grid(folder, _bytes(fill), "header=2")
    assert grid.rows[0] == (Cell("专业", 2, 1), Cell("人数", 1, 2), Covered(0, 1))
    assert grid.rows[1] == (Covered(0, 0), Cell("男"), Cell("女"))


def test_rows_and_columns_that_only_have_formatting_do_not_count(folder: Folder) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "b"])
        sheet.append([1, 2])
        sheet["F40"].number_format = "0.00"

    grid = _grid(folder, _bytes(fill))
    assert (len(grid.rows), grid.width) == (2, 2)


def test_a_sheet_is_chosen_by_name(folder: Folder) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a"])
        sheet.append([1])
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("第二")
        other.append(["b"])
        other.append([2])

    data = _bytes(fill)
    assert _grid(folder, data).text(1, 0) == "1"
    assert _grid(folder, data, 'sheet="第二"').text(1, 0) == "2"
    assert folder.problems(_block('sheet="汇总"')) == [
        'content/chapters/1.md:3 src: the workbook "content/tables/a.xlsx" has no sheet "汇总" (it has 数据, 第二)'
    ]
    assert folder.problems(_block('sheet="第二1"')) == [
        'content/chapters/1.md:3 src: the workbook "content/tables/a.xlsx" has no sheet "第二1" (did you mean "第二"?)'
    ]


def test_a_formula_shows_the_result_in_the_file(folder: Folder) -> None:
    data = _rows(["a", "b"], [1, "=A2+1"])
    data = _replaced(data, "xl/worksheets/sheet1.xml", b"<f>A2+1</f><v></v>", b"<f>A2+1</f><v>2</v>")
    assert _grid(folder, data).text(1, 1) == "2"


def test_hidden_rows_are_read_and_said_so(folder: Folder) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["a", "b"], [1, 2], [3, 4]):
            sheet.append(row)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    assert _grid(folder, _bytes(fill)).text(1, 0) == "1"
    assert [str(notice) for notice in folder.load().notices] == [
        "content/tables/a.xlsx: hidden rows or columns are printed too: 2, B (delete them if they are not meant to be)"
    ]


def _crossing(sheet: Worksheet) -> None:
    for row in (["a", "b"], [1, 2], [3, 4]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")


def _with_format(code: str) -> bytes:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "b"])
        sheet.append([1, 2])
        sheet["B2"].number_format = code

    return _bytes(fill)


def _bomb(size: int) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return buffer.getvalue()


def _merging_everything() -> bytes:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "b"])
        sheet.append([1, 2])
        sheet.merge_cells("A1:B1")

    return _replaced(_bytes(fill), "xl/worksheets/sheet1.xml", b'ref="A1:B1"', b'ref="A1:XFD1048576"')


ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
NO_XLS = "the file is damaged or is no workbook of Excel or WPS (save it again as .xlsx)"
DAMAGED = ": the file is damaged or is no XLSX workbook (save it again as .xlsx)"


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: b"", DAMAGED),
        (lambda: b"PK\x03\x04 and no more", DAMAGED),
        (lambda: _rows(["a"], [1])[:-40], DAMAGED),
        (lambda: _bomb(3_000_000), DAMAGED),
        (
            lambda: _bomb(5_000_000),
            ": the workbook unpacks to 5 MB and is not opened (keep only the table's sheet, or save it as CSV",
        ),
        (lambda: _bomb(70_000_000), ": the workbook unpacks to 70 MB and is not opened"),
        (lambda: _merging_everything(), ": the workbook has merged areas of 17179869184 cells"),
        (lambda: ENCRYPTED, ": the workbook is protected by a password (save it without one)"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, f": {NO_XLS}"),
        (_rows, ": the table is empty"),
        (
            lambda: _rows(["a", "b"]),
            ": the table has 1 rows, and 1 header rows (it needs at least one row below the header)",
        ),
        (
            lambda: _rows(["a"], ["=1+1"]),
            "[A2]: the formula has no result in the file (open the workbook in Excel or WPS and save it",
        ),
        (lambda: _with_format("# ?/?"), '[B2]: the number format "# ?/?" is not understood'),
        (lambda: _with_format('[$-411]ggge"年"'), '[B2]: the number format "[$-411]ggge"年"" is not understood'),
        (lambda: _with_format('[DBNum1]0"年"'), '[B2]: the number format "[DBNum1]0"年"" is not understood'),
        (lambda: _with_format("[$-804]d-mmm-yy"), '[B2]: the number format "[$-804]d-mmm-yy" is not understood'),
        (lambda: _with_format("[>=2]0;0.0"), '[B2]: the number format "[>=2]0;0.0" is not understood'),
        (
            lambda: _with_format("0.0E+00"),
            '[B2]: the number format "0.0E+00" is not understood (use 0, 0.00, 0%, 0.00%',
        ),
        (lambda: _bytes(_crossing), "[A1]: a merged cell crosses from the header into the body of the table"),
        (
            lambda: _bytes(lambda sheet: sheet.cell(1_000_000, 2, 1)),
            ": the sheet has 1000000 rows and 2 columns (delete the empty ones",
        ),
        (
            lambda: _bytes(lambda sheet: [sheet.cell(1, 64, 1), sheet.cell(2, 1, 1)]),
            "[BL1]: the table has more than 63 columns",
        ),
    ],
)
def test_a_wrong_workbook_is_refused(folder: Folder, make: Callable[[], bytes], problem: str) -> None:
    folder.write("tables/a.xlsx", make())
    (found,) = folder.problems(_block())
    assert found.startswith(f"content/tables/a.xlsx{problem}")


def test_merged_areas_that_overlap_are_refused(folder: Folder) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["a", "b", "c"], [1, 2, 3], [4, 5, 6]):
            sheet.append(row)
        sheet.merge_cells("A2:B2")
        sheet.merge_cells("B3:C3")

    data = _replaced(_bytes(fill), "xl/worksheets/sheet1.xml", b'ref="B3:C3"', b'ref="B2:C2"')
    folder.write("tables/a.xlsx", data)
    (problem,) = folder.problems(_block())
    assert problem.endswith("the merged cells here overlap others")


def test_a_workbook_with_entities_that_expand_without_end_is_refused(folder: Folder) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    header = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{entities}]>'.encode()
    data = _rows(["a"], ["x"])
    data = _replaced(data, "xl/worksheets/sheet1.xml", b"<worksheet", header + b"<worksheet")
    data = _replaced(data, "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData>&e9;")
    folder.write("tables/a.xlsx", data)
    assert folder.problems(_block()) == [f"content/tables/a.xlsx{DAMAGED}"]


def test_a_damaged_xls_is_refused(folder: Folder) -> None:
    folder.write("tables/a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert folder.problems(_block().replace("a.xlsx", "a.xls")) == [f"content/tables/a.xls: {NO_XLS}"]


@pytest.mark.parametrize(
    ("number", "shown"), [("31", "2024年9月1日"), ("57", "2024年9月"), ("14", "2024/9/1"), ("7", "¥45,536.00")]
)
def test_a_format_that_has_only_a_number_is_that_of_chinese_excel(folder: Folder, number: str, shown: str) -> None:
    # Chinese Excel writes 长日期 as format 31 and nothing else (ECMA-376 Part 1, 18.8.30).
    data = _replaced(_with_format("0.00"), "xl/styles.xml", b'numFmtId="2"', f'numFmtId="{number}"'.encode())
    data = _replaced(data, "xl/worksheets/sheet1.xml", b"<v>2</v>", b"<v>45536</v>")
    assert _grid(folder, data).text(1, 1) == shown


def test_without_a_name_it_is_the_first_sheet_that_is_shown_and_holds_something(folder: Folder) -> None:
    book = Workbook()
    book.worksheets[0].title = "空"
    for name, word in (("隐藏", "秘密"), ("数据", "文学社")):
        sheet = book.create_sheet(name)
        sheet.append(["社团"])
        sheet.append([word])
    book["隐藏"].sheet_state = "hidden"
    buffer = BytesIO()
    book.save(buffer)
    assert _grid(folder, buffer.getvalue()).text(1, 0) == "文学社"
    assert _grid(folder, buffer.getvalue(), 'sheet="隐藏"').text(1, 0) == "秘密"
    book.remove(book["数据"])
    buffer = BytesIO()
    book.save(buffer)
    folder.write("tables/a.xlsx", buffer.getvalue())
    assert folder.problems(_block()) == [
        "content/chapters/1.md:3 src: only hidden sheets hold something (name the sheet, or show it: 隐藏)"
    ]


def test_the_strict_variant_of_the_format_is_read(folder: Folder) -> None:
    buffer = BytesIO()
    with ZipFile(BytesIO(_rows(["社团", "人数"], ["文学社", 60]))) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            for kind in (b"spreadsheetml", b"officeDocument"):
                old = b"http://schemas.openxmlformats.org/" + kind + b"/2006/"
                part = part.replace(old, b"http://purl.oclc.org/ooxml/" + kind + b"/")
            target.writestr(name, part)
    assert _grid(folder, buffer.getvalue()).text(1, 1) == "60"


def test_a_cell_with_an_empty_style_is_read(folder: Folder) -> None:
    data = _replaced(_rows(["a", "b"], [1, 2]), "xl/worksheets/sheet1.xml", b'r="B2"', b'r="B2" s=""')
    assert _grid(folder, data).text(1, 1) == "2"
