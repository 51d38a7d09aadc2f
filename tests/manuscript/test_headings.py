"""Which lines of a manuscript are headings, of what level, and into which files they part the text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from docx import Document
from docx.shared import Pt

from tests.manuscript.made import Made, made
from tests.manuscript.manuscript import Manuscript

TEXT = "这一段是正文，说的是学校这一年做了哪些工作，取得了哪些成效，还有哪些不足。"


def _made(folder: Path, *lines: str) -> Made:
    """Return what becomes of lines: `#` begins one in Word's heading styles, `*` a bold one, `!` a large one too."""
    manuscript = Manuscript()
    manuscript.document = Document()
    for line in lines:
        mark, text = line[: len(line) - len(line.lstrip("#*!"))], line.lstrip("#*!")
        if mark.startswith("#"):
            manuscript.document.add_heading(text, len(mark))
        else:
            run = manuscript.document.add_paragraph().add_run(text)
            run.bold = True if mark else None
            run.font.size = Pt(22) if mark == "!" else None
    return made(manuscript, folder)


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
        (("1.1 立德", TEXT, "1.2 专业", TEXT, "结 语", TEXT), ["# 稿", "## 立德", "## 专业", "# 结 语"]),
        # Numbers that leap are doubted.
        (("1 人才", "1.1 立德", TEXT, "1.2 专业", TEXT, "9.7 分的成绩", TEXT), ["# 人才", "## 立德", "## 专业"]),
    ],
)
def test_headings_and_their_levels(tmp_path: Path, lines: tuple[str, ...], expected: list[str]) -> None:
    assert _outline(_made(tmp_path, *lines)) == expected


def test_a_heading_by_its_look_alone_is_told(tmp_path: Path) -> None:
    project = _made(tmp_path, "#人才培养", TEXT, "##立德树人", TEXT, "!服务国家", TEXT)
    assert "heading by its look alone; check its level: 服务国家" in project.notes
    assert "heading by its look alone; check its level: 立德树人" not in project.notes


def test_a_level_that_was_left_out_is_told(tmp_path: Path) -> None:
    project = _made(tmp_path, "#人才培养", TEXT, "###思政", TEXT, "####课程", TEXT)
    assert _outline(project) == ["# 人才培养", "## 思政", "### 课程"]
    assert "heading of level 3 made one of level 2: 思政" in project.notes
    assert "heading of level 4 made one of level 3: 课程" in project.notes


def test_numbers_that_were_typed_are_compared_with_those_to_come(tmp_path: Path) -> None:
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
    project = _made(tmp_path, *lines)
    told = [note for note in project.notes if "numbering gives" in note]
    assert told == [
        "typed 2, numbering gives 1: 人才培养",
        "typed 2, numbering gives 1.3: 师资",
        "typed 3, numbering gives 1.4: 课程",
        "typed 3, numbering gives 2: 服务",
    ]


def test_chapters_are_files_with_their_names_in_pinyin(tmp_path: Path) -> None:
    project = _made(tmp_path, "#前言", TEXT, "#1 人才培养", TEXT, "#2 服务贡献", TEXT, "#3 人才培养", TEXT)
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


def test_a_part_without_a_number_among_chapters_with_numbers_is_told(tmp_path: Path) -> None:
    project = _made(tmp_path, "#1 人才培养", "##1.1 立德树人", TEXT, "#结语", TEXT)
    assert _outline(project) == ["# 人才培养", "## 立德树人", "# 结语"]
    assert "a part without a number is a chapter now: 结语" in project.notes


def test_in_a_manuscript_without_numbers_all_headings_get_one_but_those_in_brackets(tmp_path: Path) -> None:
    project = _made(tmp_path, "#人才培养", "##立德树人", TEXT, "##【亮点】", TEXT)
    text = project.chapter
    assert "## 立德树人 {#sec-lide-shuren}" in text
    assert "## 【亮点】 {.unnumbered}" in text
    assert not any("without a number" in note for note in project.notes)


def test_a_heading_without_a_number_above_one_with_a_number_gets_one(tmp_path: Path) -> None:
    project = _made(tmp_path, "#1 人才培养", "##立德树人", "###1.1.1 思政", TEXT, "##其他", TEXT)
    text = project.chapter
    assert "## 立德树人 {#sec-lide-shuren}" in text
    assert "## 其他 {.unnumbered}" in text


def test_text_before_the_first_section_of_a_department_stands_under_the_name_of_its_file(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.document = Document()
    for line in ("3.1 服务国家", TEXT, "3.2 服务地方", TEXT, "3.3 服务企业", TEXT):
        manuscript.text(line)
    text = made(manuscript, tmp_path, "服务贡献.docx").text("chapters/1-fuwu-gongxian.md")
    assert [line.partition(" {")[0] for line in text.splitlines() if line.startswith("#")] == [
        "# 服务贡献",
        "## 服务国家",
        "## 服务地方",
        "## 服务企业",
    ]


DIRECTORY = ("目  录", "前言\t1", "一、人才培养……2", "立德树人...............3", "表 1-1 社团\t3", "服务贡献  12")


def test_a_typed_directory_is_no_text_and_tells_the_headings(tmp_path: Path) -> None:
    project = _made(tmp_path, *DIRECTORY, "", "前言", TEXT, "人才培养", TEXT, "立德树人", TEXT, "服务贡献", TEXT)
    assert _outline(project) == ["# 前言 {.unnumbered}", "# 人才培养", "# 立德树人", "# 服务贡献"]
    told = [note for note in project.notes if note.startswith("line of a directory; directories are made anew")]
    assert [note.partition(": ")[2] for note in told] == list(DIRECTORY)


def test_what_a_directory_lists_is_found_in_its_order(tmp_path: Path) -> None:
    """A line of text that is the same as a title stays text where the title comes later."""
    listed = ("目录", "人才培养\t1", "服务贡献\t2", "国际合作\t3", "")
    lines = (*listed, "人才培养", TEXT, "国际合作", "服务贡献", TEXT, "国际合作", TEXT)
    text = _made(tmp_path, *lines).text("chapters/1-rencai-peiyang.md")
    assert text.endswith(f"\n\n{TEXT}\n\n国际合作\n")
