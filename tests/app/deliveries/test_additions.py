"""`take --new`: what is not in the report yet goes where the file or `--after` says, with a label made for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from reportdoc.cli.group import reportdoc
from tests.app.deliveries.word_files import word_file
from tests.content.folder import Folder

CHAPTER = """\
# 人才培养 {#sec-talent}

概述，作者
换了行写的。

## 立德树人 {#sec-morals}

第一段。

::: {.table #tbl-clubs src="tables/clubs.csv"}
学生社团情况
:::

### 党建引领 {#sec-party}

党建的一段。

## 专业建设 {#sec-majors}

见@tbl-clubs。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "project")
    made.chapter("")
    made.write("chapters/1.md", CHAPTER)
    made.write("tables/clubs.csv", "社团,人数\n文学社,50\n")
    # A file that happens to have the name that a new table would get.
    made.write("tables/jiangxue-jinqing-kuang.csv", "别的,表\n1,2\n")
    return made


def _run(folder: Folder, *arguments: object) -> Result:
    return CliRunner().invoke(reportdoc, ["take", "--lang", "en", "--yes", *map(str, arguments), str(folder.root)])


def _take(folder: Folder, *arguments: object) -> str:
    done = _run(folder, *arguments)
    assert done.exit_code == 0, done.output
    return done.output


def _text(folder: Folder) -> str:
    return (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")


def _sheet(path: Path, *rows: tuple[str | int | None, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


SCHOLARSHIPS = (
    ("表1-2 奖学金情况", None),
    ("单位：万元", None),
    ("类别", "金额"),
    ("国家奖学金", 12),
    ("数据来源：学生处", None),
)
UNIT = 'unit="单位：万元" source="数据来源：学生处"'
NEW_TABLE = """\
::: {.table #tbl-jiangxue-jinqing-kuang src="tables/jiangxue-jinqing-kuang-2.csv" UNIT}
奖学金情况
:::
""".replace("UNIT", UNIT)


def test_a_table_goes_where_its_title_says(folder: Folder, tmp_path: Path) -> None:
    told = _take(folder, _sheet(tmp_path / "交来.xlsx", *SCHOLARSHIPS), "--new", "table")
    assert "New: tbl-jiangxue-jinqing-kuang, in the text @tbl-jiangxue-jinqing-kuang" in told
    assert _text(folder) == CHAPTER.replace("\n### 党建引领", f"\n{NEW_TABLE}\n### 党建引领")
    new = folder.root / "content/tables/jiangxue-jinqing-kuang-2.csv"
    assert new.read_text(encoding="utf-8") == "类别,金额\n国家奖学金,12\n"
    assert (folder.root / "content/tables/jiangxue-jinqing-kuang.csv").read_text(encoding="utf-8") == "别的,表\n1,2\n"
    assert "tbl-jiangxue-jinqing-kuang\n" in (folder.root / "content/deliveries.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("after", "before"),
    [
        ("表1-1", "### 党建引领"),
        ("1.1", "### 党建引领"),
        ("党建引领", "## 专业建设"),
        ("sec-talent", "## 立德树人"),
        ("1.2", None),
    ],
)
def test_a_table_goes_behind_a_label(folder: Folder, tmp_path: Path, after: str, before: str | None) -> None:
    _take(folder, _sheet(tmp_path / "a.xlsx", *SCHOLARSHIPS), "--new", "table", "--after", after)
    expected = CHAPTER.replace(f"\n{before}", f"\n{NEW_TABLE}\n{before}") if before else f"{CHAPTER}\n{NEW_TABLE}"
    assert _text(folder) == expected


def test_a_title_may_be_given(folder: Folder, tmp_path: Path) -> None:
    sheet = _sheet(tmp_path / "a.xlsx", *SCHOLARSHIPS)
    told = _take(folder, sheet, "--new", "chart", "--after", "1.2", "--title", "助学金")
    assert 'left out of "a.xlsx": 表1-2 奖学金情况' in told
    assert _text(folder).endswith(
        '::: {.chart #fig-zhuxue-jin src="charts/zhuxue-jin.csv" type="bar" UNIT}\n'.replace("UNIT", UNIT)
        + "助学金\n:::\n"
    )
    # The same once more gets another label.
    _take(folder, sheet, "--new", "chart", "--after", "1.2", "--title", "助学金")
    assert "#fig-zhuxue-jin-2 " in _text(folder)


def test_a_picture_becomes_a_figure(folder: Folder, tmp_path: Path) -> None:
    Image.new("RGB", (30, 20), "green").save(tmp_path / "春天的校园.jpg")
    _take(folder, tmp_path / "春天的校园.jpg", "--new", "figure", "--after", "sec-party")
    figure = '::: {.figure #fig-chuntian-dexiao-yuan src="pictures/chuntian-dexiao-yuan.jpg"}\n春天的校园\n:::\n'
    assert _text(folder) == CHAPTER.replace("\n## 专业建设", f"\n{figure}\n## 专业建设")
    assert (folder.root / "content/pictures/chuntian-dexiao-yuan.jpg").read_bytes()[:2] == b"\xff\xd8"


def test_a_case_is_added(folder: Folder, tmp_path: Path) -> None:
    _take(
        folder, word_file(tmp_path / "案例.docx", "案例1 万物复苏", "案例的正文。"), "--new", "case", "--after", "1.2"
    )
    assert _text(folder).endswith(
        '见@tbl-clubs。\n\n::: {.case #case-wanwu-fusu title="万物复苏"}\n案例的正文。\n:::\n'
    )


@pytest.mark.parametrize(
    ("name", "options", "before", "marks"),
    [
        ("1.2 劳动教育.docx", (), "## 专业建设", "##"),
        ("1.1.2 劳动教育.docx", (), "## 专业建设", "###"),
        ("1.1.1 劳动教育.docx", (), "### 党建引领", "###"),
        ("部门.docx", ("--after", "1.1", "--title", "劳动教育"), "## 专业建设", "##"),
        ("部门.docx", ("--after", "sec-talent", "--title", "劳动教育"), None, "##"),
    ],
)
def test_a_section_goes_where_its_number_says_or_behind_another(
    folder: Folder, tmp_path: Path, name: str, options: tuple[str, ...], before: str | None, marks: str
) -> None:
    _take(folder, word_file(tmp_path / name, "劳动的一段。", "又一段。"), "--new", "section", *options)
    section = f"{marks} 劳动教育 {{#sec-laodong-jiaoyu}}\n\n劳动的一段。\n\n又一段。\n"
    expected = CHAPTER.replace(f"\n{before}", f"\n{section}\n{before}") if before else f"{CHAPTER}\n{section}"
    assert _text(folder) == expected


def test_the_number_before_the_title_in_a_file_says_where_its_section_goes(folder: Folder, tmp_path: Path) -> None:
    _take(folder, word_file(tmp_path / "部门.docx", "# 1.2 劳动教育", "劳动的一段。"), "--new", "section")
    section = "## 劳动教育 {#sec-laodong-jiaoyu}\n\n劳动的一段。\n\n"
    assert _text(folder) == CHAPTER.replace("## 专业建设", f"{section}## 专业建设")


def test_a_section_with_headings_of_its_own_comes_on_its_level(folder: Folder, tmp_path: Path) -> None:
    lines = ("# 劳动教育", "一段。", "## 劳动周", "二段。")
    _take(folder, word_file(tmp_path / "a.docx", *lines), "--new", "section", "--after", "1.1.1")
    new = "### 劳动教育 {#sec-laodong-jiaoyu}\n\n一段。\n\n#### 劳动周 {#sec-laodong-zhou}\n\n二段。\n"
    text = _text(folder).replace(" {.unnumbered}", "").replace(" {#sec-laodong-zhou .unnumbered}", "")
    assert text.replace("#### 劳动周\n", "#### 劳动周 {#sec-laodong-zhou}\n") == CHAPTER.replace(
        "\n## 专业建设", f"\n{new}\n## 专业建设"
    )


@pytest.mark.parametrize(
    ("make", "options", "told"),
    [
        (lambda path: _sheet(path / "a.xlsx", *SCHOLARSHIPS[2:4]), ("table",), '"a.xlsx" does not say where it goes'),
        (lambda path: _sheet(path / "a.xlsx", ("表1-9 题", None), *SCHOLARSHIPS[2:4]), ("table",), '"表1-8"'),
        (lambda path: _sheet(path / "a.xlsx", *SCHOLARSHIPS), ("table", "--after", "tbl-club"), '"tbl-clubs"'),
        (lambda path: _sheet(path / "a.xlsx", ("类别", "金额")), ("table", "--after", "1.1"), "nothing but a header"),
        (lambda path: word_file(path / "a.docx", "x"), ("section", "--after", "tbl-clubs"), "comes behind a section"),
        (lambda path: word_file(path / "a.docx", "x"), ("table", "--after", "1.1"), '"a.docx" is no file for a table'),
        (
            lambda path: word_file(path / "a.docx", "x"),
            ("section", "--after", "1.1", "--case", "案例1"),
            "--new is for",
        ),
    ],
)
def test_what_cannot_be_added_is_told(
    folder: Folder, tmp_path: Path, make: Callable[[Path], Path], options: tuple[str, ...], told: str
) -> None:
    done = _run(folder, make(tmp_path), "--new", *options)
    assert done.exit_code == 2
    assert told in done.output
    assert _text(folder) == CHAPTER


def test_after_is_for_what_is_new(folder: Folder, tmp_path: Path) -> None:
    done = _run(folder, _sheet(tmp_path / "a.xlsx", *SCHOLARSHIPS), "--table", "tbl-clubs", "--after", "1.1")
    assert (done.exit_code, "are for what --new adds" in done.output) == (2, True)
