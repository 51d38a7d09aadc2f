"""A department types another figure over a bound one: told with its source, and done as chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from reportdoc.cli.group import reportdoc
from tests.content.folder import REPORT, Folder

TEXT = "学校现有{{ 成员 }}名社团成员，占在校生的{{ 占比 }}，活动丰富多彩。"
TABLE = '::: {.table #tbl-clubs src="tables/clubs.csv"}\n学生社团情况\n:::\n'
VALUES = """\
成员: {table: tbl-clubs, row: 合计, column: 人数}
占比: {table: tbl-clubs, row: 合计, column: 占比}
"""
CLUBS = (("社团", "人数", "占比"), ("文学社", "50", "1.0%"), ("合计", "1210", "24.2%"))
TOLD = "1210 became 1230, but it comes from 表 2-1, row “合计”, column “人数”; "
SHARE = "24.2% became 24.6%, but it comes from 表 2-1, row “合计”, column “占比”; "


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "project")
    made.write("report.yaml", REPORT + "  - file: chapters/2.md\nvalues: values.yaml\n")
    made.write("values.yaml", VALUES)
    made.write("chapters/1.md", f"# 人才培养\n\n{TEXT}\n")
    made.write("chapters/2.md", f"# 服务贡献\n\n{TABLE}")
    made.write("tables/clubs.csv", "".join(f"{','.join(row)}\n" for row in CLUBS))
    return made


def taken(folder: Folder, path: Path, last: tuple[str, str, str] | None, *options: str) -> Result:
    """Take a chapter whose text has other figures, with a table that ends with a row if one is given."""
    document = Document()
    document.add_heading("人才培养", 1)
    document.add_paragraph("学校现有1230名社团成员，占在校生的24.6%，活动形式丰富多彩。")
    if last:
        document.add_paragraph("表 1-1 学生社团情况")
        for cells, texts in zip(document.add_table(3, 3).rows, (*CLUBS[:2], last), strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
    document.save(str(path))
    command = ["take", "--lang", "en", "--yes", str(path), "--chapter", "1", *options, str(folder.root)]
    done = CliRunner().invoke(reportdoc, command)
    assert done.exit_code == 0, done.output
    return done


def content(folder: Folder) -> tuple[str, str]:
    """Return the first paragraph and the last row of the table."""
    text, table = (folder.root / "content" / name for name in ("chapters/1.md", "tables/clubs.csv"))
    return text.read_text(encoding="utf-8").split("\n\n")[1].strip(), table.read_text(encoding="utf-8").splitlines()[-1]


@pytest.mark.parametrize(
    ("options", "text", "row", "end"),
    [
        ((), "学校现有1230名社团成员，占在校生的24.6%，", "合计,1210,24.2%", "it is text now"),
        (("--figures", "keep"), TEXT[:-7], "合计,1210,24.2%", "it stays"),
        (("--figures", "source"), TEXT[:-7], "合计,1230,24.6%", ""),
    ],
)
def test_it_is_told_with_its_source_and_done_as_chosen(
    folder: Folder, tmp_path: Path, options: tuple[str, ...], text: str, row: str, end: str
) -> None:
    said = taken(folder, tmp_path / "团委.docx", None, *options).output
    assert content(folder) == (f"{text}活动形式丰富多彩。", row)
    assert [one for one in (TOLD, SHARE) if one + end in said] == ([TOLD, SHARE] if end else [])
    assert ("became" in said) == bool(end)


def test_where_the_delivered_table_says_so_too_the_text_stays_bound_and_nothing_is_told(
    folder: Folder, tmp_path: Path
) -> None:
    folder.write("chapters/1.md", f"# 人才培养\n\n{TEXT}\n\n{TABLE}")
    folder.write("chapters/2.md", "# 服务贡献\n")
    said = taken(folder, tmp_path / "团委.docx", ("合计", "1230", "24.6%")).output
    assert content(folder) == (f"{TEXT[:-7]}活动形式丰富多彩。", "合计,1230,24.6%")
    assert "became" not in said
    said = taken(folder, tmp_path / "团委.docx", ("合计", "1231", "24.6%"), "--figures", "source").output
    assert content(folder) == (f"{TEXT[:-7]}活动形式丰富多彩。", "合计,1231,24.6%")
    assert "1230 became" not in said
