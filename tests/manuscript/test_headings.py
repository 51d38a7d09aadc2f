"""Which lines of a manuscript are headings, of what level, and into which files they part the text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from docx import Document

from reportdoc.manuscript.model import ManuscriptParagraph
from reportdoc.ooxml.numbering import ListMark
from tests.manuscript.made import Made, line, made, recognised, table
from tests.manuscript.manuscript import Manuscript

TEXT = "这一段是正文，说的是学校这一年做了哪些工作，取得了哪些成效，还有哪些不足。"


def _made(*lines: str) -> Made:
    """Return what becomes of lines: `#` begins one in Word's heading styles, `*` a bold one, `!` a large one too."""
    return recognised(*map(_line, lines))


def _line(text: str) -> ManuscriptParagraph:
    bare = text.lstrip("#*!")
    mark, level = text[: len(text) - len(bare)], len(text) - len(text.lstrip("#"))
    size = 22 if "!" in mark else {0: 11, 1: 14}.get(level, 13)
    return line(bare, f"heading {level}" if level else "", level=level, size=size, bold=bool(mark))


def _outline(project: Made) -> list[str]:
    """Return the headings in the order of the report, without their labels."""
    names = sorted(name for name in project.files if name.endswith(".md"))
    front = [name for name in names if "/front/" in name]
    texts = [project.files[name].decode() for name in (*front, *(name for name in names if name not in front))]
    return [line.partition(" {#")[0] for text in texts for line in text.splitlines() if line.startswith("#")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Styles, typed numbers of four kinds, and both.
        (("#人才培养", TEXT, "##立德树人", TEXT), ["# 人才培养", "## 立德树人"]),
        (
            ("1 人才培养", "1.1 立德树人", TEXT, "1.1.1 思政", TEXT, "1.1.1.1 课程", TEXT, "1.2 专业", TEXT),
            ["# 人才培养", "## 立德树人", "### 思政", "#### 课程", "## 专业"],
        ),
        (
            ("第一章 人才培养", "第一节 立德树人", TEXT, "第二节 专业", TEXT, "第二章 服务", TEXT),
            ["# 人才培养", "## 立德树人", "## 专业", "# 服务"],
        ),
        (
            ("一、人才培养", "（一）立德树人", TEXT, "（二）专业", TEXT, "二、服务", TEXT),
            ["# 人才培养", "## 立德树人", "## 专业", "# 服务"],
        ),
        (("#一、人才培养", TEXT, "##（一）立德树人", TEXT), ["# 人才培养", "## 立德树人"]),
        # The report's title in the first style: everything is one level deeper than it should be.
        (("##人才培养", TEXT, "###立德树人", TEXT, "##服务", TEXT), ["# 人才培养", "## 立德树人", "# 服务"]),
        # Deeper than four levels, and a level left out.
        (
            ("#人才培养", "##甲", "###乙", "####丙", "#####丁", TEXT),
            ["# 人才培养", "## 甲", "### 乙", "#### 丙", "#### 丁"],
        ),
        (("#人才培养", TEXT, "###思政", TEXT), ["# 人才培养", "## 思政"]),
        # Looks alone, among headings that are sure.
        (("#人才培养", TEXT, "##立德树人", TEXT, "!服务国家", TEXT), ["# 人才培养", "## 立德树人", "# 服务国家"]),
        # Sentences, long lines, enumerations and items are none.
        (("#人才培养", "1.1 立德树人成效明显，学生满意。", TEXT), ["# 人才培养"]),
        (("#人才培养", f"1.1 {'立德树人' * 16}", TEXT), ["# 人才培养"]),
        (("#人才培养", "（1）加强领导", TEXT, "（2）加强保障", TEXT), ["# 人才培养"]),
        (("#人才培养", "1. 加强领导", TEXT, "2. 加强保障", TEXT), ["# 人才培养"]),
        (("#人才培养", "1.5万元的项目", TEXT), ["# 人才培养"]),
        (("#人才培养", "*主要成效：", TEXT), ["# 人才培养"]),
        (("#人才培养", "*主要成效", TEXT), ["# 人才培养"]),
        # 一、 once is no way of numbering.
        (("#人才培养", "三、其他", TEXT), ["# 人才培养"]),
        # What is known by its name.
        (("前言", TEXT, "1.1 立德树人", TEXT, "1.2 专业", TEXT), ["# 前言", "## 立德树人", "## 专业"]),
        (("1.1 立德", TEXT, "1.2 专业", TEXT, "结 语", TEXT), ["# 稿", "## 立德", "## 专业", "# 结 语 {.unnumbered}"]),
        # Numbers that leap are doubted.
        (("1 人才", "1.1 立德", TEXT, "1.2 专业", TEXT, "9.7 分的成绩", TEXT), ["# 人才", "## 立德", "## 专业"]),
    ],
)
def test_headings_and_their_levels(lines: tuple[str, ...], expected: list[str]) -> None:
    assert _outline(_made(*lines)) == expected


def test_a_heading_by_its_look_alone_is_told() -> None:
    project = _made("#人才培养", TEXT, "##立德树人", TEXT, "!服务国家", TEXT)
    assert "heading by its look alone; check its level: 服务国家" in project.notes
    assert "heading by its look alone; check its level: 立德树人" not in project.notes


def test_a_level_that_was_left_out_is_told() -> None:
    project = _made("#人才培养", TEXT, "###思政", TEXT, "####课程", TEXT)
    assert _outline(project) == ["# 人才培养", "## 思政", "### 课程"]
    assert "heading of level 3 made one of level 2: 思政" in project.notes
    assert "heading of level 4 made one of level 3: 课程" in project.notes


def test_numbers_that_were_typed_are_compared_with_those_to_come() -> None:
    lines = (
        "二、人才培养",
        "（一）立德树人",
        TEXT,
        "（二）专业",
        TEXT,
        "（二）师资",
        TEXT,
        "（三）课程",
        TEXT,
        "三、服务",
        TEXT,
    )
    project = _made(*lines)
    told = [note for note in project.notes if "numbering gives" in note]
    assert told == [
        "typed 2, numbering gives 1: 人才培养",
        "typed 2, numbering gives 1.3: 师资",
        "typed 3, numbering gives 1.4: 课程",
        "typed 3, numbering gives 2: 服务",
    ]


def test_chapters_are_files_with_their_names_in_pinyin() -> None:
    project = _made("#前言", TEXT, "#1 人才培养", TEXT, "#2 服务贡献", TEXT, "#3 人才培养", TEXT)
    names = sorted(name.removeprefix("content/") for name in project.files if name.endswith(".md"))
    assert names == [
        "chapters/1-rencai-peiyang.md",
        "chapters/2-fuwu-gongxian.md",
        "chapters/3-rencai-peiyang.md",
        "front/1-qianyan.md",
    ]
    assert project.text("chapters/3-rencai-peiyang.md").startswith("# 人才培养 {#sec-rencai-peiyang-2}\n")
    settings = yaml.safe_load(project.text("report.yaml"))
    assert settings["front"] == [{"file": "front/1-qianyan.md"}]
    assert settings["chapters"] == [{"file": name} for name in names[:3]]


def test_before_chapter_1_nothing_has_a_number_and_that_is_told(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.document = Document()
    manuscript.document.add_heading("前言", 1)
    manuscript.document.add_heading("办学条件", 2)
    manuscript.text("表 1 概况")
    manuscript.table(("名称", "人数"), ("教师", "67"))
    manuscript.picture("a")
    manuscript.text("图 1 校园")
    manuscript.picture("b", "c")
    manuscript.text("图 2 左 图 3 右")
    manuscript.document.add_heading("1 人才培养", 1)
    manuscript.text("正文若干字。")
    project = made(manuscript, tmp_path)
    text = project.text("front/1-qianyan.md")
    assert text.startswith(
        "# 前言 {.unnumbered}\n\n## 办学条件 {.unnumbered}\n\n::: {.table #tbl-gaikuang .unnumbered "
    )
    assert text.count(".unnumbered") == 6
    told = [note for note in project.notes if note.startswith("no number before chapter 1")]
    assert told == ["no number before chapter 1: 表 1 概况", "no number before chapter 1: 图 1 校园"]


def test_a_part_without_a_number_among_chapters_with_numbers_is_told() -> None:
    project = _made("#1 人才培养", "##1.1 立德树人", TEXT, "#展望", TEXT)
    assert _outline(project) == ["# 人才培养", "## 立德树人", "# 展望"]
    assert "a part without a number is a chapter now: 展望" in project.notes


@pytest.mark.parametrize("title", ["结语", "结 语", "结束语", "后记", "附记", "编后语"])
def test_what_closes_a_report_stands_behind_its_chapters_without_a_number(title: str) -> None:
    project = _made(
        "#1 人才培养", "##1.1 立德树人", TEXT, f"#{title}", TEXT, "##甲", TEXT, "#致谢", TEXT, "#附表：指标"
    )
    closing = [f"# {title} {{.unnumbered}}", "## 甲 {.unnumbered}", "# 致谢 {.unnumbered}"]
    assert _outline(project) == ["# 人才培养", "## 立德树人", *closing]
    assert f"stands behind the chapters, without a number: {title}" in project.notes
    assert [name for name in project.files if name.startswith("content/front/")] == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("#1 人才培养", TEXT, "#结语", TEXT, "#2 服务", TEXT), ["# 人才培养", "# 结语", "# 服务"]),
        (("#1 人才培养", TEXT, "#2 结语", TEXT), ["# 人才培养", "# 结语"]),
        (("#结语", TEXT), ["# 结语"]),
    ],
)
def test_elsewhere_with_a_number_or_alone_it_is_a_chapter(lines: tuple[str, ...], expected: list[str]) -> None:
    assert _outline(_made(*lines)) == expected


def test_in_a_manuscript_without_numbers_all_headings_get_one_but_those_in_brackets() -> None:
    project = _made("#人才培养", "##立德树人", TEXT, "##【亮点】", TEXT)
    text = project.chapter
    assert "## 立德树人 {#sec-lide-shuren}" in text
    assert "## 【亮点】 {.unnumbered}" in text
    assert not any("without a number" in note for note in project.notes)


def test_a_heading_without_a_number_above_one_with_a_number_gets_one() -> None:
    project = _made("#1 人才培养", "##立德树人", "###1.1.1 思政", TEXT, "##其他", TEXT)
    text = project.chapter
    assert "## 立德树人 {#sec-lide-shuren}" in text
    assert "## 其他 {.unnumbered}" in text


def test_text_before_the_first_section_of_a_department_stands_under_the_name_of_its_file(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.document = Document()
    for one in ("3.1 服务国家", TEXT, "3.2 服务地方", TEXT, "3.3 服务企业", TEXT):
        manuscript.text(one)
    text = made(manuscript, tmp_path, "服务贡献.docx").text("chapters/1-fuwu-gongxian.md")
    assert [line.partition(" {")[0] for line in text.splitlines() if line.startswith("#")] == [
        "# 服务贡献",
        "## 服务国家",
        "## 服务地方",
        "## 服务企业",
    ]


DIRECTORY = ("目  录", "前言\t1", "一、人才培养……2", "立德树人...............3", "表 1-1 社团\t3", "服务贡献  12")


def test_a_typed_directory_is_no_text_and_tells_the_headings() -> None:
    project = _made(*DIRECTORY, "", "前言", TEXT, "人才培养", TEXT, "立德树人", TEXT, "服务贡献", TEXT)
    assert _outline(project) == ["# 前言 {.unnumbered}", "# 人才培养", "# 立德树人", "# 服务贡献"]
    told = [note for note in project.notes if note.startswith("line of a directory; directories are made anew")]
    assert [note.partition(": ")[2] for note in told] == list(DIRECTORY)


def test_what_a_directory_lists_is_found_in_its_order() -> None:
    """A line of text that is the same as a title stays text where the title comes later."""
    listed = ("目录", "人才培养\t1", "服务贡献\t2", "国际合作\t3", "")
    lines = (*listed, "人才培养", TEXT, "国际合作", "服务贡献", TEXT, "国际合作", TEXT)
    text = _made(*lines).text("chapters/1-rencai-peiyang.md")
    assert text.endswith(f"\n\n{TEXT}\n\n国际合作\n")


@pytest.mark.parametrize(
    ("text", "size", "bold", "expected"),
    [
        ("服务国家", 12, True, "## 服务国家"),
        ("服务国家", 11.5, True, ""),
        ("服务国家", 15, False, "# 服务国家"),
        ("服务国家", 14.5, False, ""),
        ("国" * 30, 12, True, "## " + "国" * 30),
        ("国" * 31, 12, True, ""),
        ("国" * 31, 22, False, ""),
        ("国" * 31, 22, True, "# " + "国" * 31),
        ("服务国家：", 12, True, ""),
        ("服务国家:", 12, True, ""),
        ("服务国家", 14, True, "# 服务国家"),
        *((f"服务国家{mark}", 22, True, "") for mark in "。；;，,、！!？?"),
        ("表 1-1 服务国家", 22, True, ""),
        ("内容真实性声明", 22, True, ""),
        ("承诺书", 22, True, "# 承诺书"),
        ("真实性承诺书", 22, True, ""),
        ("某某学院高等职业教育质量年度报告（2023年度）", 22, True, ""),
        ("质量报告", 22, True, "# 质量报告"),
    ],
)
def test_a_line_that_is_a_heading_by_its_look(text: str, size: float, bold: bool, expected: str) -> None:
    """The text has 11 pt, the heading before 14 pt and is bold; three points make a heading: docs/decisions/0017."""
    one = line(text, size=size, bold=bold)
    found = recognised(_line("#人才培养"), _line(TEXT), one, _line(TEXT))
    assert _outline(found) == ["# 人才培养", *([expected] if expected else [])]


@pytest.mark.parametrize(
    ("before", "number", "follows"),
    [
        (None, "1.1", True),
        (None, "3.1", True),
        (None, "1.2", False),
        ("1.1", "1.2", True),
        ("1.1", "1.4", True),
        ("1.1", "1.5", False),
        ("1.1", "1.1", True),
        ("1.1", "1.1.1", True),
        ("1.1", "1.1.2", True),
        ("1.1", "1.1.3", False),
        ("1.4", "2.1", True),
        ("1.1", "4.1", True),
        ("1.1", "5.1", False),
        ("2.1", "1.1", False),
        ("1.3", "1.2", False),
        ("1.2.3", "1.2", False),
        ("1.2.3", "1.2.6", True),
        ("1.2.3", "1.3", True),
        ("1.2.3.4", "1.2.4", True),
    ],
)
def test_a_dotted_number_that_goes_on_from_the_one_before(before: str | None, number: str, follows: bool) -> None:
    """A number alone is not enough, and one that goes on is."""
    lines = ("#人才培养", TEXT, *((f"##{before} 立德树人", TEXT) if before else ()), f"{number} 专业建设", TEXT)
    project = _made(*lines)
    reasons = [line for line in project.told if "专业建设 (" in line]
    assert [line.partition(" (")[2] for line in reasons] == (
        ["typed number, goes on from the number before)"] if follows else []
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Four forms of numbers at once; the fifth is none of a heading.
        (
            (
                "第一章 甲",
                "第一节 乙",
                "一、丙",
                "（一）丁",
                "*1. 戊",
                "二、己",
                "（一）庚",
                "（二）辛",
                "第二节 壬",
                "第二章 癸",
            ),
            ["# 甲", "## 乙", "### 丙", "### 己", "#### 庚", "#### 辛", "## 壬", "# 癸"],
        ),
        # A form that is met once is none; 1. and （1） come below the others, where their look speaks for them, too.
        (
            ("一、甲", "!1. 乙", "（1）丙", "二、丁", "!1. 戊", "!（1）己", "第一章 庚"),
            ["# 甲", "## 乙", "# 丁", "## 戊", "### 己"],
        ),
        (("#人才", "一、甲", TEXT, "三、丙", TEXT), ["# 人才"]),
        (("#人才", "二、甲", TEXT, "一、丙", TEXT), ["# 人才"]),
        (("#人才", "一、甲", TEXT, "一、乙", "二、丙", TEXT), ["# 人才 {.unnumbered}", "# 乙", "# 丙"]),
        (("#人才", "一、甲。", "二、乙。", "三、丙。", TEXT), ["# 人才"]),
        # Title of at most 60 characters with its number.
        (("#人才", f"1.1 {'题' * 56}", TEXT), ["# 人才", f"## {'题' * 56}"]),
        (("#人才", f"1.1 {'题' * 57}", TEXT), ["# 人才"]),
        (("#人才", f"##{'题' * 61}", TEXT), ["# 人才"]),
        # Three short dotted lines make dots the way of numbering: then 1. is a chapter before 1.1, and 一、 is none.
        (("1 甲", "1.1 乙", TEXT, "1.2 丙", TEXT), ["# 稿", "## 乙", "## 丙"]),
        (("1 甲", "1.1 乙", TEXT, "1.2 丙", TEXT, "1.3 丁", TEXT), ["# 甲", "## 乙", "## 丙", "## 丁"]),
        (
            ("1.1 甲", TEXT, "2 乙", "2.1 丙", TEXT, "一、丁", "2.2 戊", TEXT, "二、己", TEXT),
            ["# 稿", "## 甲", "# 乙", "## 丙", "## 戊"],
        ),
        (
            ("1.1 甲", "2 乙", "2.2 丙", "3 丁", "3.1 戊", "3 己", "3.2 庚"),
            ["# 稿", "## 甲", "## 丙", "# 丁", "## 戊", "## 庚"],
        ),
        # Known names.
        *(
            (
                ("#前言", TEXT, name, TEXT, "#人才", TEXT),
                ["# 前言 {.unnumbered}", f"# {name} {{.unnumbered}}", "# 人才"],
            )
            for name in ("序言", "引言", "序", "导言", "导读", "编制说明")
        ),
        (("#人才", TEXT, "编写说明", TEXT), ["# 人才", "# 编写说明"]),
        *(
            (("#人才", TEXT, name, TEXT), ["# 人才", f"# {name} {{.unnumbered}}"])
            for name in ("结语", "结束语", "后记", "附记", "编后语")
        ),
        (("#人才", "##甲", TEXT, "【甲】", TEXT), ["# 人才", "## 甲", "## 【甲】 {.unnumbered}"]),
        (("#人才", TEXT, f"【{'甲' * 21}】", TEXT), ["# 人才"]),
        # Levels: those of styles count up to 9, four are shown; the highest is the first.
        (("###甲", "#####乙", "####丙", TEXT), ["# 甲", "## 乙", "## 丙"]),
        (("#甲", "#########乙", TEXT), ["# 甲", "## 乙"]),
        (("##1.1 甲", TEXT, "###1.1.1 乙", TEXT), ["# 稿", "## 甲", "### 乙"]),
        (("##3.1.1 甲", TEXT, "###乙", TEXT), ["# 甲", "## 乙"]),
        # A guess by look: that of most headings that look so, or the place of its size among all sizes.
        (("#甲", "*!1.1 乙", TEXT, "*!1.2 丙", TEXT, "*!丁", TEXT), ["# 甲", "## 乙", "## 丙", "## 丁 {.unnumbered}"]),
    ],
)
def test_more_headings_and_their_levels(lines: tuple[str, ...], expected: list[str]) -> None:
    assert _outline(_made(*lines)) == expected


@pytest.mark.parametrize(
    ("title", "style", "annex"),
    [
        ("附表", 0, True),
        ("附 件", 0, True),
        ("附录：", 0, True),
        ("附表：指标", 0, True),
        ("附件 主要指标一览表", 0, True),
        ("附表 1 计分卡", 0, False),
        ("附表 1 计分卡", 1, True),
        ("附表 一：计分卡", 2, True),
        ("附表 1 计分卡", 3, False),
        ("附表：指标，见后", 1, True),
        ("附表：指标；", 1, False),
        ("附表" + "指标" * 15, 1, False),
        ("附近的指标表", 1, False),
        ("主要指标表", 1, False),
    ],
)
def test_the_heading_over_the_indicator_tables(title: str, style: int, annex: bool) -> None:
    below = table(("序号", "名称"), ("1", "甲"), ("2", "乙"))
    found = recognised(_line("#人才培养"), _line(TEXT), _line("#" * style + title), below)
    settings = yaml.safe_load(found.text("report.yaml"))
    assert (settings.get("annex", {}).get("title") == title) == annex


def test_a_list_with_numbers_makes_headings_only_where_they_look_so() -> None:
    items = [
        line(text, size=16, bold=bold, mark=ListMark("1", 0, "decimal", "%1.", number, f"{number}."))
        for number, (text, bold) in enumerate((("加强领导", False), ("加强保障", True), ("长" * 31, True)), 1)
    ]
    found = recognised(_line("#人才培养"), *[_line(TEXT)] * 3, *items)
    assert _outline(found) == ["# 人才培养 {.unnumbered}", "# 加强保障"]


def _automatic(text: str, mark: str) -> ManuscriptParagraph:
    return line(text, mark=ListMark("1", 0, "chineseCounting", "%1", 1, mark))


def test_an_automatic_number_of_a_chapter_makes_a_heading_and_any_other_becomes_text() -> None:
    found = recognised(
        _automatic("人才培养", "第一章"),
        "这一年学校做了许多工作。",
        _automatic("立德树人", "第一节"),
        _automatic("强化师资", "（一）"),
        _automatic("完善机制", "甲."),
        _automatic("其一", "第一条"),
        _automatic("服务贡献", "第二章"),
        _automatic("学校在这一年里。", "第三章"),
    )
    assert found.text("chapters/1-rencai-peiyang.md").split("\n\n") == [
        "# 人才培养 {#sec-rencai-peiyang}",
        "这一年学校做了许多工作。",
        "## 立德树人 {#sec-lide-shuren}",
        "（一）强化师资",
        "甲. 完善机制",
        "第一条 其一\n",
    ]
    assert found.text("chapters/2-fuwu-gongxian.md").endswith("}\n\n第三章 学校在这一年里。\n")


def test_a_typed_directory_without_page_numbers_is_no_text_up_to_where_its_first_line_comes_again() -> None:
    lines = ("一、人才培养", "（一）立德树人", "（二）五育并举", "二、服务贡献")
    # The title of the first chapter is met once more in the text.
    text = (lines[0], TEXT, lines[1], TEXT, "人才培养", TEXT, lines[2], TEXT, lines[3], TEXT)
    found = _made("质量报告", "目 录", *lines, *text)
    assert _outline(found) == ["# 人才培养", "## 立德树人", "## 五育并举", "# 服务贡献"]
    assert [note for note in found.notes if note.startswith("line of a directory")] == [
        f"line of a directory; directories are made anew: {line}" for line in ("目 录", *lines)
    ]


def test_chapters_of_the_third_level_under_a_title_of_the_first_are_chapters() -> None:
    found = _made("#机电学院人才培养工作总结", "###师资队伍", TEXT, "####名师", TEXT, "###实训基地", TEXT)
    assert _outline(found) == ["# 师资队伍", "## 名师", "# 实训基地"]
    # With text of its own it is a chapter, and so it is where it is called as one.
    assert _outline(_made("#机电学院工作总结", TEXT, "##师资队伍", TEXT, "##基地", TEXT))[0] == "# 机电学院工作总结"
    assert _outline(_made("#人才培养", "##师资队伍", TEXT, "##基地", TEXT))[0] == "# 人才培养"


def test_a_table_called_after_the_annex_within_a_chapter_leaves_the_rest_where_it_is() -> None:
    small = table(("项目", "人数"), ("在校生", "1006"))
    found = recognised("#人才培养", TEXT * 2, "附表 1 规模", small, TEXT * 2, "表 1-1 质量", small, TEXT * 2)
    assert "annex:" not in found.text("report.yaml")
    assert found.chapter.count(".table") == 2
    closing = recognised("#人才培养", TEXT * 2, "附表 1 规模", small, "注：" + "数" * 60, "附表 2 质量", small)
    assert closing.text("report.yaml").count("label: annex-") == 2
