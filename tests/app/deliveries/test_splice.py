"""What a delivered chapter says as before keeps its author's lines; all else is written anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from reportdoc.app.deliveries.splice import chunks, replaced, spliced
from reportdoc.manuscript.writing.markdown import markdown
from reportdoc.report.block import Block
from reportdoc.report.numbering import number
from tests.content.folder import Folder

HOME = """\
## 家 {#sec-home}

::: {.figure #fig-home src="a.png"}
家
:::

::: {.case #case-home title="家"}
::: {.table #tbl-home src="a.csv"}
家
:::
:::
"""
TABLE = '::: {.table #tbl-a src="a.csv" unit="单位：人" source="学工处"}\n学生社团\n:::'
FIGURE = '::: {.figure #fig-a src="a.png" source="学工处"}\n合影\n:::'
CHART = '::: {.chart #fig-c src="a.csv" type="bar" source="学工处" unit="%"}\n走势\n:::'
CASE = '::: {.case #case-a title="万物复苏"}\n正文。\n\n又一段。\n:::'
REFERRING = '::: {.case #case-b title="如@tbl-home"}\n如@case-home。\n:::'
ROW = """\
::: {.figures}
::: {.figure #fig-r src="a.png"}
左
:::
::: {.figure #fig-s src="a.png"}
右
:::
:::"""
LIST = "- 甲\n- 乙\n\n  续"

SAME = [
    ("## 立德  树人 {#sec-a}", "## 立德树人 {#sec-b}"),
    ("第一段，\n换了行。", "第一段，换了行。"),
    ("一段 话", "**一段**话"),
    ("见@tbl-home。", "见表 1-1。"),
    ("**见@tbl-home**。", "**见**表1-1。"),
    (LIST, "* 甲\n* 乙\n\n  **续**"),
    ("3. 丙\n4. 丁", "7. 丙\n8. 丁"),
    (TABLE, TABLE.replace("a.csv", "b.csv").replace('unit="单', 'align="ll" unit="单').replace("社团", "社 团")),
    (FIGURE, FIGURE.replace(" source", ' width="50%" alt="人" source')),
    (CHART, CHART.replace("bar", "line").replace("走势", "走 势").replace("%", "人")),
    (CASE, CASE.replace("又一段", "又\n一段")),
    (REFERRING, REFERRING.replace("@tbl-home", "表 1-1").replace("@case-home", "案例 1")),
    (ROW, ROW.replace("左", "**左**")),
]
OTHER = [
    ("## 专业建设 {#sec-c}", "### 专业建设 {#sec-c}"),
    ("## 师资 {#sec-d}", "## 师资 {.unnumbered}"),
    ("## 课程 {#sec-e}", "## 课程建设 {#sec-e}"),
    ("见@fig-home。", "见@sec-home。"),
    ("- 丙\n- 丁", "1. 丙\n2. 丁"),
    ("* 戊\n* 己", "* 戊\n* 庚"),
    ("- 辛\n- 壬", "- 辛\n\n  壬"),
    # What refers to something new has no number yet.
    ("如下，见。", "如下，见@tbl-z。"),
    ("如左，**见**。", "如左，**见@tbl-z**。"),
    ("如右，见**家**的表。", "如右，见**家**的表@tbl-z。"),
    ("见甲[@tbl-home; @fig-home]。", "见甲[@tbl-home; @tbl-z]。"),
    ("", '::: {.table #tbl-z src="a.csv"}\n新表\n:::'),
    (ROW.replace("fig-", "fig-q"), ROW.replace("fig-", "fig-q").replace("右", "下")),
]
CHANGES = [
    (TABLE, "学生社团", "社团"),
    (TABLE, "单位：人", "单位：个"),
    (TABLE, "学工处", "校团委"),
    (TABLE, ' unit="', ' header="2" unit="'),
    (TABLE, "#tbl-", "#tbl-n"),
    (FIGURE, "合影", "留影"),
    (FIGURE, "学工处", "校团委"),
    (FIGURE, "a.png", "b.png"),
    (FIGURE, "#fig-", "#fig-n"),
    (CHART, "走势", "趋势"),
    (CHART, "学工处", "校团委"),
    (CHART, "#fig-", "#fig-n"),
    (CASE, "万物复苏", "春暖花开"),
    (CASE, "又一段", "再一段"),
    (CASE, "#case-", "#case-n"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    for name in ("a", "b"):
        made.write(f"{name}.csv", "名称,人数\n航模社,67\n数控社,70\n")
        Image.new("RGB", (30, 20)).save(made.write(f"{name}.png", b""))
    return made


def _read(folder: Folder, blocks: list[str]) -> tuple[str, tuple[Block, ...]]:
    text = "\n\n\n".join(blocks)
    return f"# 人才培养\n\n{text}\n", folder.blocks(text + "\n")


def _spliced(folder: Folder, old: list[str], new: list[str]) -> list[str]:
    """Return what becomes of new blocks, `-` for each that is written anew."""
    text, before = _read(folder, [HOME, *old])
    numbers = number(folder.load().report)
    _, after = _read(folder, [HOME, *new])
    return spliced(text, before, after, numbers, lambda _: "-\n").removeprefix(HOME).strip("\n").split("\n\n")


def test_what_says_the_same_keeps_its_lines(folder: Folder) -> None:
    old = [one for one, _ in SAME]
    assert "\n\n".join(_spliced(folder, old, [one for _, one in SAME])) == "\n\n".join(old)


def test_what_says_something_else_is_written_anew(folder: Folder) -> None:
    old, new = [one for one, _ in OTHER], [one for _, one in OTHER]
    for at, (block, here, there) in enumerate(CHANGES):
        own = re.sub(r"#(\w+)-", rf"#\1-{at}", block)  # a label can stand in a report once
        old.append(own)
        new.append(own.replace(here, there))
    assert _spliced(folder, old, new) == ["-"] * len(new)


def test_lines_are_kept_once_each_in_the_order_of_the_new(folder: Folder) -> None:
    old = ["甲，\n甲。", "乙。", "甲，甲。", "丙。"]
    assert _spliced(folder, old, ["丙。", "甲，甲。", "新。", "甲，甲。", "甲，甲。"]) == [
        "丙。",
        "甲，\n甲。",
        "-",
        "甲，甲。",
        "-",
    ]


def test_a_file_is_cut_where_its_blocks_begin(folder: Folder) -> None:
    text, blocks = _read(folder, ["甲，\n甲。", TABLE, "[网]: https://example.org", "见[网]。\n\n"])
    assert chunks(text, blocks) == ["甲，\n甲。", f"{TABLE}\n\n\n[网]: https://example.org", "见[网]。"]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_one_case_of_a_file_is_replaced_and_all_else_stays(folder: Folder, at: int) -> None:
    cases = [CASE.replace("case-a", f"case-{one}") for one in range(3)]
    text, blocks = _read(folder, [*cases, "[网]: https://example.org", "* 一"])
    assert replaced(text, blocks[at], "新的\n一行\n\n") == text.replace(cases[at], "新的\n一行")


def test_notes_go_with_the_block_that_marks_them(folder: Folder) -> None:
    old = ["甲[^a]。", "乙[^b]。", "丙。", "[^a]: 注甲。\n\n[^b]: 注乙。"]
    new = ["乙[^1]。\n\n[^1]: 注乙。", "丁[^2]。\n\n[^2]: 注丁。", "丙。"]
    text, before = _read(folder, [HOME, *old])
    numbers = number(folder.load().report)
    _, after = _read(folder, [HOME, *new])
    made = spliced(text, before, after, numbers, lambda one: markdown([one])).removeprefix(HOME)
    assert made.endswith("\n乙[^b]。\n\n[^b]: 注乙。\n\n丁[^2]。\n\n[^2]: 注丁。\n\n丙。\n")


def test_a_note_that_says_something_else_makes_another_paragraph(folder: Folder) -> None:
    old = ["甲[^a]。\n\n[^a]: 注甲。", "乙[^1]。\n\n[^1]: 注乙。"]
    new = ["甲[^1]。\n\n[^1]: 注新。", "乙[^2]。\n\n[^2]: 注乙。"]
    text, before = _read(folder, [HOME, *old])
    numbers = number(folder.load().report)
    _, after = _read(folder, [HOME, *new])
    made = spliced(text, before, after, numbers, lambda one: markdown([one]))
    assert made.endswith("甲[^2]。\n\n[^2]: 注新。\n\n乙[^1]。\n\n[^1]: 注乙。\n")


def test_all_that_stays_as_it_was_keeps_its_notes_where_they_stand(folder: Folder) -> None:
    text, blocks = _read(folder, ["甲[^a]。", "乙。", "[^a]: 注甲。"])
    numbers = number(folder.load().report)
    assert "甲[^a]。\n\n乙。\n\n\n[^a]: 注甲。" in spliced(text, blocks, blocks, numbers, lambda _: "-")


def test_a_case_is_replaced_with_the_texts_of_its_notes(folder: Folder) -> None:
    case = '::: {.case #case-a title="题"}\n文[^a]。\n:::'
    text, blocks = _read(folder, ["前[^b]。", case, "后。", "[^a]: 注甲。\n\n[^b]: 注乙。"])
    made = replaced(text, blocks[1], "新的")
    assert made == text.replace(case, "新的").replace("[^a]: 注甲。\n\n", "")
