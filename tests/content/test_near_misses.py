"""Text that is nearly a heading, a value or a reference: told with what was meant; honest text is left alone."""

from __future__ import annotations

import pytest

from reportdoc.report.block import Case, Paragraph
from reportdoc.report.plain import plain
from tests.content.folder import Folder


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("##红色文化", '3: "##红色文化" is printed as it stands, and is no heading (write ## 红色文化)'),
        ("一段。\n###　红色文化", '4: "###　红色文化" is printed as it stands, and is no heading (write ### 红色文化)'),
        ("　　## 红色文化", '3: "## 红色文化" is printed as it stands, and is no heading (write ## 红色文化)'),
        ("＃＃ 红色文化", '3: "＃＃ 红色文化" is printed as it stands, and is no heading (write ## 红色文化)'),
        ("＃ 红色文化", '3: "＃ 红色文化" is printed as it stands, and is no heading (write # 红色文化)'),
        ("**## 红色文化**", '3: "**## 红色文化**" is printed as it stands, and is no heading (write ## 红色文化)'),
        ("- ##红色文化", '3: "##红色文化" is printed as it stands, and is no heading (write ## 红色文化)'),
        (
            "共｛｛ 人数 ｝｝人",
            '3: "｛｛" is printed as it stands, and is no value (write {{ … }} with half-width braces)',
        ),
        ("一\n二{｛ 人数 }}人", '4: "{｛" is printed as it stands, and is no value'),
        (
            "## 甲 ｛#sec-a｝",
            '3: "｛#" is printed as it stands, and begins no label (write {#label} with half-width braces)',
        ),
        (
            "见＠tbl-a。",
            '3: "＠tbl-a" is printed as it stands, and refers to nothing (write @tbl-a; \\@ prints a literal @)',
        ),
        ("见@tbl_clubs。", '3: "@tbl_clubs" is printed as it stands, and refers to nothing (write @tbl-clubs;'),
        ("见@Fig－a-b。", '3: "@Fig－a-b" is printed as it stands, and refers to nothing (write @fig-a-b;'),
        ("一。\n见[@tbl-社团]", '4: "@tbl-社团" is printed as it stands, and refers to nothing (write @tbl-label;'),
        ('::: {.case title="见＠tbl_a"}\n文。\n:::', '3: "＠tbl_a" is printed as it stands, and refers to nothing'),
    ],
)
def test_what_was_probably_meant_is_told(folder: Folder, source: str, told: str) -> None:
    (found,) = folder.problems(source)
    assert found.startswith(f"content/chapters/1.md:{told}")


@pytest.mark.parametrize(
    "source",
    [
        "#1 车间",
        "＃1 车间",
        "#开放日# 当天",
        "C# 与 A## 级",
        "得分 ## 分",
        "**重点**建设",
        "**一项重点工作。**",
        "信箱 zhang@fig-tree.example 与 li@tbl_a.example",
        "https://example.org/@case_study",
        "学校＠天津，{一}与｛二｝",
        "1.1 亿元用于建设",
        "集合｛甲｝",
    ],
)
def test_honest_text_is_printed_as_it_stands(folder: Folder, source: str) -> None:
    (block,) = folder.blocks(source)
    assert isinstance(block, Paragraph)
    assert plain(block.content, {}) == source.replace("*", "")


@pytest.mark.parametrize(
    ("source", "printed"),
    [("\\##红色", "##红色"), ("见\\@tbl_a", "见@tbl_a"), ("&#65312;tbl-a", "＠tbl-a"), ("**\\## 红**", "## 红")],
)
def test_a_backslash_or_a_character_reference_prints_it(folder: Folder, source: str, printed: str) -> None:
    (block,) = folder.blocks(source)
    assert isinstance(block, Paragraph)
    assert plain(block.content, {}) == printed


def test_a_case_may_have_braces_in_its_title_as_an_import_writes_them(folder: Folder) -> None:
    (case,) = folder.blocks('::: {.case title="集合｛｛甲｝｝"}\n文。\n:::')
    assert isinstance(case, Case)
