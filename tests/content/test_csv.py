"""CSV files: every cell as written, merged cells, and what is wrong with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportdoc.content import load, tables
from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Covered, Grid
from tests.content.folder import Folder
from tests.support.growth import growth


def _table(header: int = 1) -> str:
    return f'::: {{.table #tbl-a src="tables/a.csv" header={header}}}\n题\n:::\n'


def _grid(folder: Folder, data: str | bytes, header: int = 1) -> Grid:
    folder.write("tables/a.csv", data)
    (table,) = folder.blocks(_table(header))
    assert isinstance(table, Table)
    return table.grid


def _texts(grid: Grid) -> list[list[str]]:
    return [[grid.text(row, column) for column in range(grid.width)] for row in range(len(grid.rows))]


def test_every_text_survives_as_written(folder: Folder) -> None:
    texts = [
        "007",
        "1.10",
        "100.00%",
        "—",
        "NA",
        "null",
        "#DIV/0!",
        "TRUE",
        "1e5",
        "",
        " 甲 ",
        "　　其中",
        "1,342",
        "inf",
        "#N/A",
    ]
    cells = ",".join(f'"{text}"' if "," in text else text for text in texts)
    assert _texts(_grid(folder, f"{',' * (len(texts) - 1)}\n{cells}\n"))[1] == texts


def test_line_breaks_and_quotation_marks_in_a_quoted_cell_survive(folder: Folder) -> None:
    assert _texts(_grid(folder, 'a,b\r\n"一\r\n二","说""是"""\r\n'))[1] == ["一\n二", '说"是"']


@pytest.mark.parametrize("signature", [b"", b"\xef\xbb\xbf"])
def test_utf8_needs_no_signature_and_may_have_one(folder: Folder, signature: bytes) -> None:
    assert _texts(_grid(folder, signature + "专业,人数\n机械,1\n".encode())) == [["专业", "人数"], ["机械", "1"]]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_gbk_is_read_and_said_so(folder: Folder, encoding: str) -> None:
    assert _texts(_grid(folder, "专业,人数\n机械,1\n".encode(encoding)))[1] == ["机械", "1"]
    assert [str(notice) for notice in folder.load().notices] == [
        "content/tables/a.csv: the file is not UTF-8; it was read as GBK "
        "(save it as CSV UTF-8 to be sure of every character)"
    ]


def test_empty_lines_at_the_end_do_not_count(folder: Folder) -> None:
    assert len(_grid(folder, "a,b\n1,2\n\n\n").rows) == 2


def test_marks_merge_with_the_cell_above_and_to_the_left(folder: Folder) -> None:
    grid = _grid(folder, "专业,人数,<\n^,男,女\n机械,^^,1\n", header=2)
    assert grid.rows[0] == (Cell("专业", 2, 1), Cell("人数", 1, 2), Covered(0, 1))
    assert grid.rows[1] == (Covered(0, 0), Cell("男"), Cell("女"))
    assert grid.rows[2] == (Cell("机械"), Cell("^^"), Cell("1"))


def test_marks_merge_a_rectangle_in_both_directions(folder: Folder) -> None:
    grid = _grid(folder, "a,b,c\n甲,<,1\n^,<,2\n^,^,3\n")
    assert grid.rows[1] == (Cell("甲", 3, 2), Covered(1, 0), Cell("1"))
    assert grid.rows[3][:2] == (Covered(1, 0), Covered(1, 0))


def test_a_table_without_header_is_possible(folder: Folder) -> None:
    assert _grid(folder, "a,b\n", header=0).header == 0


NOT_UTF8 = "this line is not UTF-8 text (save the file again with the encoding UTF-8)"


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        ("", [": the table is empty"]),
        ("\n \n", [": the table is empty"]),
        ("a,b\n", [": the table has 1 rows, and 1 header rows (it needs at least one row below the header)"]),
        (
            "a,b,c\n1,2,3\n4,5\n6,7,8,9\n",
            [
                "[C3]: this row has 2 cells, the first row has 3 (put cells that hold commas in quotation marks)",
                "[D4]: this row has 4 cells, the first row has 3 (put cells that hold commas in quotation marks)",
            ],
        ),
        (
            "a,b\n\n1,2\n",
            ["[A2]: this row has 0 cells, the first row has 2 (put cells that hold commas in quotation marks)"],
        ),
        (
            'a,b\n1,2\n"3,4\n5,6\n',
            [":3[A3]: the row that begins here cannot be read (look for a quotation mark without its pair)"],
        ),
        (
            'a,b\n1,"x"y\n',
            [":2[A2]: the row that begins here cannot be read (look for a quotation mark without its pair)"],
        ),
        ("a,^\n1,2\n", ["[B1]: ^ merges with the cell above, and the first row has none"]),
        ("a,b\n<,2\n", ["[A2]: < merges with the cell to the left, and the first column has none"]),
        (
            "a,b\n^,2\n",
            [
                "[A1]: a merged cell crosses from the header into the body of the table "
                "(set header= to the number of header rows)"
            ],
        ),
        (
            "a,b\n甲,<\n乙,^\n",
            ["[A2]: the cells merged with this one form no rectangle (check the marks ^ and < around it)"],
        ),
        (
            'a,b\n"一\n二",\x01\n',
            ["[B2]: the character U+0001 cannot stand in a Word file (delete it; it is invisible in most editors)"],
        ),
        (
            "a,b\n1,\x00\n",
            ["[B2]: the character U+0000 cannot stand in a Word file (delete it; it is invisible in most editors)"],
        ),
        (
            "a,b\n一,二\n".encode("utf-16"),
            [": the file is UTF-16 text, not UTF-8 (save the file again with the encoding UTF-8)"],
        ),
        ("a,b\n一二三四五六,二\n".encode() + b"1,\xff\n", [f":3: {NOT_UTF8}"]),
        ("a,b\n一二三四五六,二\n".encode() + b"1,\xed\xa0\x80\n", [f":3: {NOT_UTF8}"]),
        (b"a,b\n1,\x81\xff\n", [f":2: {NOT_UTF8}"]),
        ("," * 63 + "\n", ["[BL1]: the table has more than 63 columns"]),
        ("a\n" * 20_001, ["[A20001]: the table has more than 20000 rows"]),
        ("a,b\n1," + "长" * 20_001 + "\n", ["[B2]: the cell has more than 20000 characters"]),
        ("a" * 16_000_001, [": the file is larger than 16 MB"]),
    ],
)
def test_a_wrong_file_is_refused_at_its_cell(folder: Folder, data: str | bytes, problems: list[str]) -> None:
    folder.write("tables/a.csv", data)
    assert folder.problems(_table()) == [f"content/tables/a.csv{problem}" for problem in problems]


def test_five_times_the_rows_take_about_five_times_as_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_SMALL", 0)  # nothing is remembered

    def project(rows: int) -> Path:
        folder = Folder(tmp_path / str(rows))
        folder.write("tables/a.csv", "".join(f"{row},a,b,c,d,e,f,{row}.50\n" for row in range(rows)))
        folder.chapter(_table())
        return folder.root

    assert growth(load, project(500), project(2_500), 14) < 14


def test_an_apostrophe_that_keeps_a_text_from_being_a_formula_is_not_printed(folder: Folder) -> None:
    grid = _grid(folder, "a,b,c,d\n'=1+1,'@a,''=1,'甲'\n")
    assert _texts(grid)[1] == ["=1+1", "@a", "'=1", "'甲'"]


ROWS = ('名称,"甲, 乙",说明', '"一""二",1,', '"上\n下", 2 ,NA', "nan,,x")
FILLER = ("填充,行,尾",) * 3000
"""Makes a table larger than those that are read without pandas."""


def test_a_small_table_and_a_large_one_are_read_alike(folder: Folder) -> None:
    told = [["名称", "甲, 乙", "说明"], ['一"二', "1", ""], ["上\n下", " 2 ", "NA"], ["nan", "", "x"]]
    for more in ((), FILLER):
        assert _texts(_grid(folder, "\n".join((*ROWS, *more))))[:4] == told


@pytest.mark.parametrize("broken", ["a,b", "a,b,c,d", '"a"b,c,d', ""])
def test_a_broken_row_is_told_in_a_small_table_and_in_a_large_one(folder: Folder, broken: str) -> None:
    for more in ((), FILLER):
        folder.write("tables/a.csv", "\n".join((*ROWS, broken, "x,y,z", *more)))
        assert folder.problems(_table())


def test_no_small_table_waits_for_pandas(folder: Folder) -> None:
    folder.write("tables/a.csv", "\n".join(ROWS))
    folder.chapter(_table())
    code = "import sys; from pathlib import Path; from reportdoc.content.load import load; load(Path(sys.argv[1]))"
    code += "; print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, folder.root], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"
