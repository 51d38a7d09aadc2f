"""Deliveries one by one: every file of the project that changes, and every word that is told."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document
from PIL import Image

from reportdoc.app.deliveries.annex import take_annex
from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.deliveries.register import read_deliveries
from reportdoc.app.deliveries.sheet import read_sheet
from reportdoc.app.deliveries.staging import Stage
from reportdoc.app.deliveries.table import take_picture
from reportdoc.app.deliveries.target import Wish, target
from reportdoc.cli.group import reportdoc
from tests.content.folder import Folder

CHAPTER = """\
\ufeff# 人才培养\r
\r
::: {.table #tbl-clubs src="tables/clubs.csv"}\r
社团\r
:::\r
\r
::: {.case #case-tree title="万物复苏"}\r
案例的正文。\r
:::\r
"""
SETTINGS = """\
    department: 学工处
annex:
  title: 附表：指标
  department: 质量办
  tables:
    - label: annex-scorecard
      title: 计分卡
      src: annex/scorecard.csv
    - label: annex-service
      title: 服务贡献表
      src: annex/service.csv
"""
SCORECARD = "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n2,其中：男,人,\n"
SERVICE = "指标分类,指标名称,单位,2023年,备注\n培训,培训人数,人,9,\n^,其中：男,人,^,\n"
TOLD = """\
万物复苏.docx [paragraph 1] text before the first heading stands under "万物复苏" now
万物复苏.docx [paragraph 1] case without a box: check where it ends: 案例 9 春暖花开
万物复苏.docx [paragraph 2] refers to what no caption is, or more than one: 表 8-8
What changed from the project to 万物复苏.docx, clubs.csv
In short: 1 number, 2 passages, 1 table, 1 case

Numbers in text and tables
  航模社, 人数: 67 → 80
    表 1-1　社团: 航模社, 人数

1 人才培养
  1 人才培养, 案例 1　万物复苏
    removed: 案例的正文。
  1 人才培养, 案例 1　春暖花开
    added: 见表 8-8。
  Table changed: 表 1-1　社团
    1 number, listed at the top
  Case changed: 案例 1　春暖花开
    caption: 万物复苏 → 春暖花开
Written: content/chapters/1.md
Written: content/tables/clubs.csv
Written: content/deliveries.csv
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "project")
    made.more(SETTINGS)
    made.write("chapters/1.md", CHAPTER)
    made.write("tables/clubs.csv", "名称,人数\n航模社,67\n")
    made.write("annex/scorecard.csv", SCORECARD)
    made.write("annex/service.csv", SERVICE)
    return made


def _take(folder: Folder, *arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(reportdoc, ["take", "--lang", "en", "--yes", *map(str, arguments), str(folder.root)])
    return done.exit_code, done.output


def _word(path: Path, *lines: str) -> Path:
    document = Document()
    for one in lines:
        document.add_paragraph(one)
    document.save(str(path))
    return path


def _workbook(path: Path, **sheets: list[tuple[object, ...]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_several_files_at_once_are_told_and_recorded_each(folder: Folder, tmp_path: Path) -> None:
    before = {one: one.read_bytes() for one in (folder.root / "content").rglob("*") if one.is_file()}
    case = _word(tmp_path / "万物复苏.docx", "案例 9 春暖花开", "见表 8-8。")
    (tmp_path / "clubs.csv").write_text("名称,人数\n航模社,80\n", encoding="utf-8")
    code, told = _take(folder, case, tmp_path / "clubs.csv")
    assert code == 0
    assert told.replace("\u00a0", " ") == TOLD
    after = {one: one.read_bytes() for one in (folder.root / "content").rglob("*") if one.is_file()}
    changed = {one.relative_to(folder.root / "content").as_posix() for one in after if after[one] != before.get(one)}
    assert changed == {"chapters/1.md", "tables/clubs.csv", "deliveries.csv"}
    assert (folder.root / "content/chapters/1.md").read_text(encoding="utf-8") == (
        '# 人才培养\n\n::: {.table #tbl-clubs src="tables/clubs.csv"}\n社团\n:::\n\n'
        '::: {.case #case-tree title="春暖花开"}\n见表 8-8。\n:::\n'
    )
    lines = read_deliveries(folder.root)
    assert [(one.department, one.file, one.target) for one in lines] == [
        ("学工处", "万物复苏.docx", "case-tree"),
        ("学工处", "clubs.csv", "tbl-clubs"),
    ]


def test_what_is_no_file_is_told_with_its_path(folder: Folder, tmp_path: Path) -> None:
    code, told = _take(folder, tmp_path / "clubs.csv")
    assert (code, f'there is no file "{tmp_path / "clubs.csv"}"' in " ".join(told.split("\n"))) == (2, True)


def test_of_a_sheet_for_a_table_only_the_range_is_read(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "clubs.csv").write_text("名称,人数\n航模社,80\n", encoding="utf-8")
    code, told = _take(folder, tmp_path / "clubs.csv", "--range", "A3:B4")
    assert (code, 'the area "A3:B4" is empty' in told) == (2, True)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("案例 1 甲", "正文。", "案例 2 乙", "正文。"), '"case-tree.docx" holds 2 cases'),
        (("案例 1 甲", "正文。", "案例 2 乙", "正文。", "案例 3 丙", "正文。"), '"case-tree.docx" holds 3 cases'),
        (("",), '"case-tree.docx" holds no text'),
    ],
)
def test_what_is_no_case_is_told_with_its_file(
    folder: Folder, tmp_path: Path, lines: tuple[str, ...], told: str
) -> None:
    code, output = _take(folder, _word(tmp_path / "case-tree.docx", *lines))
    assert (code, told in output) == (2, True)


HEAD = ("指标", "2022年", "2023年")


@pytest.mark.parametrize(
    ("arguments", "scorecard", "service", "told"),
    [
        # All sheets of a workbook, whatever its name is; of each the last year's column that has one.
        (("a.XLSX", "--annex"), "4500", "11", ['no indicator is called "没有的"']),
        (("a.XLSX", "--annex", "--sheet", "乙"), "4407", "11", ['no indicator is called "没有的"']),
        (("a.XLSX", "--annex", "--sheet", "甲"), "4500", "9", []),
        (("a.XLSX", "--annex", "--sheet", "甲", "--range", "A1:B3"), "4400", "9", []),
    ],
)
def test_sheets_of_a_workbook_for_the_annex(
    folder: Folder, tmp_path: Path, arguments: tuple[str, ...], scorecard: str, service: str, told: list[str]
) -> None:
    file, *options = arguments
    甲: list[tuple[object, ...]] = [HEAD, ("毕业生人数", 4400, 4500)]
    乙: list[tuple[object, ...]] = [("说明", None, None), HEAD, (" 没有的 ", 1, 2), ("培训人数", 10, 11)]
    code, output = _take(folder, _workbook(tmp_path / file, 甲=甲, 说明=[("一格",)], 乙=乙), *options)
    assert code == 0
    assert [line for line in output.splitlines() if line.startswith("Warning")] == [f"Warning: {one}" for one in told]
    texts = [
        (folder.root / f"content/annex/{name}.csv").read_text(encoding="utf-8") for name in ("scorecard", "service")
    ]
    assert texts == [SCORECARD.replace("4407", scorecard), SERVICE.replace(",9,", f",{service},")]
    (line,) = read_deliveries(folder.root)
    assert (line.department, line.file, line.target) == ("质量办", "a.XLSX", "annex")


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        # What is merged with the cell above has no value of its own.
        ("指标,值\n男,7\n其中：男,8\n", (SCORECARD.replace("人,\n", "人,7\n"), SERVICE)),
        # After the last row the first is looked for again.
        ("指标,值\n培训人数,1\n毕业生人数,2\n", (SCORECARD.replace("4407", "2"), SERVICE.replace(",9,", ",1,"))),
        ("指标,填报值,备注\n毕业生人数, 2 ,3\n", (SCORECARD.replace("4407", "2"), SERVICE)),
        ("指 标 名 称,单位,2 0 2 3年\n毕业生人数,人,2\n", (SCORECARD.replace("4407", "2"), SERVICE)),
        ("x,指标,别的\n,毕业生人数,2\n, ,5\n", (SCORECARD.replace("4407", "2"), SERVICE)),
        # Of several columns of values the last.
        ("指标,2023,2022年,x\n毕业生人数,1,2,3\n", (SCORECARD.replace("4407", "2"), SERVICE)),
        ("指标,数据,指标值,x\n毕业生人数,1,2,3\n", (SCORECARD.replace("4407", "2"), SERVICE)),
        ("指标,数值,x\n毕业生人数,1,2\n", (SCORECARD.replace("4407", "1"), SERVICE)),
        ("指标,1\n指标名称,1\n毕业生人数,2\n指标,3\n", (SCORECARD.replace("4407", "2"), SERVICE)),
        ("指标,1999年,x\n毕业生人数,1,2\n", (SCORECARD.replace("4407", "2"), SERVICE)),
    ],
)
def test_where_a_sheet_has_its_names_and_values(
    folder: Folder, tmp_path: Path, sheet: str, expected: tuple[str, str]
) -> None:
    (tmp_path / "a.csv").write_text(sheet, encoding="utf-8")
    annex = folder.load().report.annex
    assert annex is not None
    assert take_annex([read_sheet(tmp_path / "a.csv", "", "").grid], annex, Stage(folder.root, folder.root)) == []
    read = [
        (folder.root / f"content/annex/{name}.csv").read_text(encoding="utf-8") for name in ("scorecard", "service")
    ]
    assert tuple(read) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("序号,名称,单位,数\n1,就业率,%,5\n", "序号,名称,单位,数\n1,就业率,%,7\n"),
        ("就业率,5\n落实率,6\n就业率,6\n", "就业率,5\n落实率,6\n就业率,6\n"),
        ("指标,数\n就业率,5\n落实率,6\n就业率,6\n", "指标,数\n就业率,7\n落实率,6\n就业率,6\n"),
        ("指标,单位,甲,乙,丙\n就业率,%,5,6,7\n", "指标,单位,甲,乙,丙\n就业率,%,5,7,7\n"),
        ("指标,2023年,2022年\n就业率,5,6\n", "指标,2023年,2022年\n就业率,7,6\n"),
        ("序号,x,指 标,值\n1,落实率,就业率,5\n", "序号,x,指 标,值\n1,落实率,就业率,7\n"),
    ],
)
def test_where_an_indicator_table_has_its_names_and_values(
    folder: Folder, tmp_path: Path, table: str, expected: str
) -> None:
    folder.write("annex/scorecard.csv", table)
    (tmp_path / "a.csv").write_text("指标,值\n就业率,7\n培训人数,9\n", encoding="utf-8")
    annex = folder.load().report.annex
    assert annex is not None
    take_annex([read_sheet(tmp_path / "a.csv", "", "").grid], annex, Stage(folder.root, folder.root))
    assert (folder.root / "content/annex/scorecard.csv").read_text(encoding="utf-8") == expected


def test_a_copy_notes_what_was_really_written_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf\xe7\x94\xb2\r\n\r\n")
    copy = Stage(tmp_path, tmp_path)
    assert copy.read("a.md") == "甲\n\n"
    copy.write("x/y/b.md", b"b")
    copy.write("a.md", b"a")
    copy.write("x/y/b.md", b"b")
    copy.write("x/y/b.md", b"c")
    assert list(copy.written) == ["x/y/b.md", "a.md"]
    assert (tmp_path / "x/y/b.md").read_bytes() == b"c"
    again = Stage(tmp_path, tmp_path)
    again.write("a.md", b"a")
    assert again.written == {}


@pytest.mark.parametrize(
    ("was", "format", "now"),
    [
        ("spring.png", "PNG", "spring.png"),
        ("spring.jpeg", "JPEG", "spring.jpeg"),
        ("spring.JPG", "JPEG", "spring.jpg"),
        ("spring.tiff", "TIFF", "spring.tiff"),
        ("spring.jpeg", "PNG", "spring.png"),
        ("spring.png", "JPEG", "spring.jpg"),
        ("spring.png", "BMP", "spring.bmp"),
    ],
)
def test_a_picture_keeps_its_name_where_its_format_is_the_same(
    folder: Folder, tmp_path: Path, was: str, format: str, now: str
) -> None:
    formats = {"jpeg": "JPEG", "jpg": "JPEG", "tiff": "TIFF", "png": "PNG"}
    Image.new("RGB", (30, 20)).save(folder.write(f"pictures/{was}", b""), formats[was.split(".")[1].lower()])
    text = '见[网](https://example.org)。\n\n::: {{.figure #fig-a src="pictures/{}" width="50%"}}\n春\n:::\n'
    folder.chapter(text.format(was))
    Image.new("RGB", (64, 48), "red").save(tmp_path / "新.png", format)
    wanted = target(folder.load().report, tmp_path / "新.png", Wish(TargetKind.FIGURE, "fig-a"))
    take_picture(tmp_path / "新.png", wanted, Stage(folder.root, folder.root))
    assert (folder.root / "content/chapters/1.md").read_text(encoding="utf-8") == f"# 人才培养\n\n{text.format(now)}"
    with Image.open(folder.root / "content/pictures" / now) as image:
        assert (image.format, image.size) == (format, (64, 48))
