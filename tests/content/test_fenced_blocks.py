"""Fenced blocks: nesting, attributes, captions, and what is wrong with them."""

from __future__ import annotations

import pytest

from reportdoc.report.block import Case, FigureRow, Paragraph, Table
from reportdoc.report.inline import Quantity, SoftBreak, Strong, Text
from reportdoc.report.label import is_label
from tests.content.folder import Folder
from tests.content.pictures import picture

TABLE = '::: {.table #tbl-a src="tables/a.csv"}\n学生情况\n:::\n'


@pytest.fixture(autouse=True)
def _files(folder: Folder) -> None:
    folder.write("tables/a.csv", "专业,人数\n机械,10\n电气,20\n")
    folder.write("pictures/a.png", picture("PNG", 40, 30))


def test_a_table_brings_its_grid_caption_and_attributes(folder: Folder) -> None:
    (table,) = folder.blocks(
        '::: {.table #tbl-a .landscape src="tables/a.csv" header=1 align="lr" widths="1,2.5" '
        'unit="单位：人" source="校办"}\n'
        "**学生**情况\n:::"
    )
    assert isinstance(table, Table)
    assert table.caption == (SoftBreak(4), Strong((Text("学生"),)), Text("情况"))
    assert (table.label, table.align, table.widths, table.unit, table.source) == (
        "tbl-a",
        "lr",
        (1.0, 2.5),
        "单位：人",
        "校办",
    )
    assert (table.landscape, table.numbered, table.data) == (True, True, "content/tables/a.csv")
    assert [table.grid.text(row, 1) for row in range(3)] == ["人数", "10", "20"]
    assert str(table.place) == "content/chapters/1.md:3"


def test_blocks_nest_with_equal_colons_and_without_empty_lines(folder: Folder) -> None:
    case, after = folder.blocks(f'::: {{.case #case-a title="**新**征程"}}\n正文\n{TABLE}末段\n:::\n案例之后\n')
    assert isinstance(case, Case)
    assert case.title == (Strong((Text("新"),)), Text("征程"))
    assert [type(block) for block in case.blocks] == [Paragraph, Table, Paragraph]
    assert isinstance(after, Paragraph)


def test_more_colons_and_trailing_colons_are_the_same(folder: Folder) -> None:
    (case,) = folder.blocks(':::::: {.case title="甲"} ::::::\n正文\n:::\n')
    assert isinstance(case, Case)
    assert is_label(case.label)


def test_figures_stand_side_by_side(folder: Folder) -> None:
    (row,) = folder.blocks(
        '::: {.figures}\n::: {.figure #fig-a src="pictures/a.png" alt="甲图" width="45%"}\n左\n:::\n'
        '::: {.figure .unnumbered src="pictures/a.png"}\n右\n:::\n:::\n'
    )
    assert isinstance(row, FigureRow)
    left, right = row.figures
    assert (left.label, left.alt, left.width, left.numbered) == ("fig-a", "甲图", 0.45, True)
    assert (right.alt, right.width, right.numbered) == ("右", None, False)
    assert is_label(right.label)


def test_an_escaped_quotation_mark_in_an_attribute_is_one(folder: Folder) -> None:
    (case,) = folder.blocks('::: {.case title="甲\\"乙\\""}\n正文\n:::')
    assert isinstance(case, Case)
    assert case.title == (Text('甲"乙"'),)


def test_a_caption_may_quote_a_value(folder: Folder) -> None:
    (table,) = folder.blocks(TABLE.replace("学生情况", "{{ 1 + 1 }}个专业"))
    assert isinstance(table, Table)
    assert table.caption == (SoftBreak(4), Quantity("1 + 1", "2", ()), Text("个专业"))


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('::: {.case title="甲"}\n正文\n\n## 乙\n\n正文\n', ["3: this block is never closed (end it with a line :::)"]),
        (
            f'::: {{.case title="甲"}}\n正文\n\n{TABLE}',
            ["3: this block is never closed (end it with a line :::)"],
        ),
        (f"{TABLE}\n:::\n", ["7: this ::: closes no block"]),
        ("- 项\n:::\n", ["4: this ::: closes no block"]),
        (
            "::: case\n正文\n:::",
            [
                '3: "case" are not attributes in braces '
                '(write ::: {.class #label key="value"} with straight quotation marks)'
            ],
        ),
        (
            "::: {.case title=“甲”}\n正文\n:::",
            [
                '3: "{.case title=“甲”}" are not attributes in braces '
                '(write ::: {.class #label key="value"} with straight quotation marks)'
            ],
        ),
        (
            "：：：{.case title=甲甲}\n正文\n:::",
            [
                "3: the colons must be half-width: :::",
                '3: "{.case title=甲甲}" are not attributes in braces '
                '(write ::: {.class #label key="value"} with straight quotation marks)',
            ],
        ),
        ("::: {.cas title=a}\n正文\n:::", ['3: unknown kind of block "cas" (did you mean "case"?)']),
        (
            "::: {#case-a}\n正文\n:::",
            ["3: a block must be of one kind (known are table, figure, figures, chart, case)"],
        ),
        (
            "::: {.case .table}\n正文\n:::",
            ["3: a block must be of one kind (known are table, figure, figures, chart, case)"],
        ),
        (
            "::: {.case title=a} 正文\n:::",
            ['3: "正文" stands after the attributes (put the caption on a line of its own)', "3: the case is empty"],
        ),
        ("::: {.case title=a}\n:::", ["3: the case is empty"]),
        ("::: {.case}\n正文\n:::", ['3: the key "title" is missing']),
        ("::: {.case title=a}\n## 节\n:::", ["4: a heading cannot stand inside a block or a list"]),
        (
            "::: {.case title=a}\n::: {.case title=b}\n正文\n:::\n:::",
            ["4: a case cannot stand inside another block (close that one first)"],
        ),
        (
            TABLE.replace(" src", " scr"),
            ['3: the key "src" is missing', '3 scr: unknown key "scr" (did you mean "src"?)'],
        ),
        (
            TABLE.replace(" src", " .landscap src"),
            ['3: unknown class "landscap" of a table (did you mean "landscape"?)'],
        ),
        (TABLE.replace("#tbl-a", "#fig-a"), ['3: the label "fig-a" must begin with tbl-']),
        (TABLE.replace(" src", " header=two src"), ["3 header: must be a whole number"]),
        (TABLE.replace(" src", ' header="-1" src'), ["3 header: must be at least 0"]),
        (TABLE.replace(" src", ' widths="1,0" src'), ['3 widths: must be shares such as "1,3,2"']),
        (TABLE.replace(" src", ' widths="1,2,3" src'), ["3 widths: 3 columns are given, the table has 2"]),
        (TABLE.replace(" src", " align=lx src"), ["3 align: must have a letter a column: l, c or r"]),
        (TABLE.replace(" src", " align=l src"), ["3 align: 1 columns are given, the table has 2"]),
        (TABLE.replace(" src", " sheet=a src"), ["3 src: sheet= is for XLSX files, not for CSV"]),
        (
            TABLE.replace("学生情况\n", ""),
            [
                "3: the block must hold its caption, one paragraph, and nothing else "
                "(write the caption between the opening line and :::)"
            ],
        ),
        (
            TABLE.replace("学生情况\n", "学生情况\n\n又一段\n"),
            [
                "6: the block must hold its caption, one paragraph, and nothing else "
                "(write the caption between the opening line and :::)"
            ],
        ),
        (
            TABLE.replace("tables/a.csv", "tables/aa.csv"),
            ['3 src: there is no file "tables/aa.csv" in content/ (did you mean "tables/a.csv"?)'],
        ),
        (
            TABLE.replace("tables/a.csv", "../a.csv"),
            ['3 src: "../a.csv" leads out of its folder (paths start at content/ and hold no ..)'],
        ),
        (
            TABLE.replace("tables/a.csv", "chapters/1.md"),
            ['3 src: "content/chapters/1.md" is no table file (tables come from .csv, .xlsx, .xls and .et files)'],
        ),
        (
            '::: {.figure src="pictures/a.png" width="120%"}\n题\n:::',
            ['3 width: must be a percentage of the text\'s width, such as "80%"'],
        ),
        (
            '::: {.figures}\n::: {.figure src="pictures/a.png"}\n题\n:::\n文字\n:::',
            [
                "3: .figures needs two or more figures (take the single one out of it)",
                "7: only figures stand side by side in .figures",
            ],
        ),
        (
            "::: {.figures #fig-x}\n:::",
            [
                "3: .figures needs two or more figures (take the single one out of it)",
                '3: a block of the kind "figures" takes no label',
            ],
        ),
        (
            f"- 项\n\n  {TABLE.replace(chr(10), chr(10) + '  ')}",
            ["5: a table cannot stand in a list (end the list with a line that is not indented)"],
        ),
    ],
)
def test_a_wrong_block_is_refused(folder: Folder, text: str, problems: list[str]) -> None:
    assert sorted(folder.problems(text)) == sorted(f"content/chapters/1.md:{problem}" for problem in problems)


def test_problems_inside_a_wrong_block_are_told_too(folder: Folder) -> None:
    problems = folder.problems("::: {.cas}\n`代码`\n:::\n")
    assert [problem.split(" (")[0] for problem in problems] == [
        'content/chapters/1.md:3: unknown kind of block "cas"',
        "content/chapters/1.md:4: code has no place in the report",
    ]


def test_a_numbered_table_before_the_chapters_is_refused(folder: Folder) -> None:
    folder.more("front:\n  - file: preface.md\n")
    folder.write("preface.md", f"# 前言\n\n{TABLE}\n{TABLE.replace('#tbl-a', '.unnumbered')}")
    assert folder.problems() == [
        "content/preface.md:3: a table in a part without a number has no chapter to take its number from "
        "(add .unnumbered)"
    ]


def test_blocks_nested_without_end_are_refused_without_overflow(folder: Folder) -> None:
    problems = folder.problems("::: {.case title=a}\n" * 2000)
    assert "content/chapters/1.md:104: blocks are nested too deeply" in problems
