"""Headings: attributes, typed numbers and their order."""

from __future__ import annotations

import pytest

from reportdoc.report.block import Heading
from reportdoc.report.inline import Text
from reportdoc.report.label import is_label
from reportdoc.report.numbering import number
from tests.content.folder import Folder


def _heading(folder: Folder, text: str) -> Heading:
    (block,) = folder.blocks(text)
    assert isinstance(block, Heading)
    return block


def test_attributes_at_the_end_are_its_label_and_class(folder: Folder) -> None:
    heading = _heading(folder, "## 就业 {#sec-jobs .unnumbered}")
    assert (heading.label, heading.level, heading.numbered) == ("sec-jobs", 2, False)
    assert heading.content == (Text("就业"),)


def test_a_value_at_the_end_is_no_attribute(folder: Folder) -> None:
    heading = _heading(folder, "## 合计 {{ 1 + 1 }}")
    assert heading.numbered
    assert len(heading.content) == 2


def test_headings_without_label_get_one_that_no_author_took(folder: Folder) -> None:
    folder.chapter("## 一节 {#sec-auto-0-1}\n\n## 二节\n")
    labels = [block.label for block in folder.load().report.chapters[0].blocks if isinstance(block, Heading)]
    assert len(set(labels)) == 3
    assert all(is_label(label) for label in labels)


def test_numbers_follow_from_the_order(folder: Folder) -> None:
    folder.chapter("## 甲 {#sec-a}\n\n### 子 {#sec-b}\n\n## 编制说明 {.unnumbered}\n\n## 乙 {#sec-c}\n")
    numbers = number(folder.load().report)
    assert [numbers[label].text for label in ("sec-a", "sec-b", "sec-c")] == ["1.1", "1.1.1", "1.2"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("### 子", "3: the heading skips from level 1 to level 3 (write ##)"),
        ("## 甲\n\n#### 子", "5: the heading skips from level 2 to level 4 (write ###)"),
        ("## 甲\n\n### 乙\n\n#### 丙\n\n##### 丁", "9: headings have four levels, and this one is of level 5"),
        ("# 第二", "3: a second heading of level 1 (a chapter is a file of its own, named in content/report.yaml)"),
        ("## 甲 {.unnumbered}\n\n### 子", "5: a heading with a number stands under one without"),
        ("## {#sec-a}", "3: the heading is empty"),
        ("## 甲 {#tbl-a}", '3: the label "tbl-a" must begin with sec-'),
        (
            "## 甲 {#sec-A}",
            '3: "sec-A" is not a label (a kind, a hyphen, lower-case letters, digits and hyphens, at most 38',
        ),
        ("## 甲 {#sec-annex}", '3: the label "sec-annex" belongs to the annex'),
        ("## 甲 {.unnumberd}", '3: unknown class "unnumberd" (did you mean "unnumbered"?)'),
        ("## 甲 {level=2}", '3 level: unknown key "level" (known are department)'),
        ("## 甲 {“x”}", '3: "{“x”}" are not attributes in braces (write {#sec-label}, {.unnumbered} or both)'),
    ],
)
def test_a_heading_out_of_order_is_refused(folder: Folder, text: str, problem: str) -> None:
    (found,) = folder.problems(text)
    assert found.startswith(f"content/chapters/1.md:{problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("文字\n\n# 标题\n", "1: the file must begin with a heading of level 1 (write #, a space and the title)"),
        ("## 标题\n", "1: the file must begin with a heading of level 1 (write #, a space and the title)"),
        ("", "1: the file must begin with a heading of level 1 (write #, a space and the title)"),
        ("# 标题 {.unnumbered}\n", "1: the heading of a chapter must have a number (name the file under front:"),
    ],
)
def test_a_chapter_begins_with_its_numbered_heading(folder: Folder, text: str, problem: str) -> None:
    folder.write("chapters/1.md", text)
    assert folder.problems()[0].startswith(f"content/chapters/1.md:{problem}")


def test_behind_the_chapters_nothing_has_a_number(folder: Folder) -> None:
    folder.more("  - file: chapters/2.md\n  - file: chapters/3.md\n")
    folder.write("chapters/1.md", "# 甲 {#sec-a}\n")
    folder.write("chapters/2.md", "# 结语 {.unnumbered}\n\n## 展望\n")
    folder.write("chapters/3.md", "# 后记 {.unnumbered}\n")
    report = folder.load().report
    closing = [block for part in report.chapters[1:] for block in part.blocks if isinstance(block, Heading)]
    assert [(block.level, block.numbered) for block in closing] == [(1, False), (2, False), (1, False)]
    assert [part.numbered for part in report.chapters] == [True, False, False]
    assert [found.text for found in number(report).values()] == ["1"]
    folder.write("chapters/3.md", "# 乙\n")
    assert folder.problems() == [
        "content/chapters/2.md:1: the heading of a chapter must have a number "
        "(name the file under front:, or last under chapters:, to have it without)",
        "content/chapters/2.md:3: a heading with a number stands under one without (write {.unnumbered} after it)",
    ]


def test_headings_before_the_chapters_have_no_number(folder: Folder) -> None:
    folder.more("front:\n  - file: preface.md\n")
    folder.write("preface.md", "# 前言\n\n## 一、编制目的\n")
    report = folder.load().report
    assert [block.numbered for block in report.front[0].blocks if isinstance(block, Heading)] == [False, False]
    assert [found.text for found in number(report).values()] == ["1"]
