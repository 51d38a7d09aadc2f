"""Headings and the parts they open, and the numbers that follow from them."""

from __future__ import annotations

from reportdoc.diff.changes import Comparison, HeadingChange
from tests.content.folder import REPORT
from tests.diff.pair import Pair


def headings(comparison: Comparison) -> list[HeadingChange]:
    return [heading for part in comparison.parts for heading in part.headings]


def test_a_heading_with_a_label_is_renamed_whatever_it_is_called(pair: Pair) -> None:
    (one,) = headings(pair.chapter_changes("## 立德树人 {#sec-a}\n", "## 铸魂育人与思想引领 {#sec-a}\n"))
    assert (one.kinds, one.old_title, one.title) == (("changed",), "立德树人", "铸魂育人与思想引领")


def test_a_heading_without_a_label_is_known_by_what_stands_under_it(pair: Pair) -> None:
    text = "学校把机制建设作为校企合作行稳致远的保障，逐步形成双元育人机制。\n"
    (one,) = headings(pair.chapter_changes(f"## 合作机制\n\n{text}", f"## 双元育人\n\n{text}"))
    assert (one.kinds, one.old_title, one.title) == (("changed",), "合作机制", "双元育人")


def test_a_heading_that_comes_moves_the_numbers_after_it(pair: Pair) -> None:
    found = pair.chapter_changes("## 甲\n\n## 乙\n\n### 丙\n", "## 甲\n\n## 新\n\n## 乙\n\n### 丙\n")
    (one,) = headings(found)
    assert (one.kinds, one.number, one.title) == (("added",), "1.2", "新")
    assert [(move.old, move.new, move.title) for move in found.numbers] == [
        ("1.2", "1.3", "乙"),
        ("1.2.1", "1.3.1", "丙"),
    ]


def test_one_heading_that_changes_places_is_moved_and_not_all_others(pair: Pair) -> None:
    (one,) = headings(pair.chapter_changes("## 甲\n\n## 乙\n\n## 丙\n\n## 丁\n", "## 丁\n\n## 甲\n\n## 乙\n\n## 丙\n"))
    assert (one.kinds, one.title, one.old_number, one.number) == (("moved",), "丁", "1.4", "1.1")


def test_a_heading_under_another_one_is_moved(pair: Pair) -> None:
    old, new = "## 甲\n\n### 丙\n\n## 乙\n", "## 甲\n\n## 乙\n\n### 丙\n"
    (one,) = headings(pair.chapter_changes(old, new))
    assert (one.kinds, one.old_above, one.above) == (("moved",), "1.1 甲", "1.2 乙")


def test_headings_of_the_same_title_are_told_apart_by_what_is_above_them(pair: Pair) -> None:
    old = "## 甲\n\n### 概况\n\n甲的概况。\n\n## 乙\n\n### 概况\n\n乙的概况。\n"
    found = pair.chapter_changes(old, old.replace("乙的概况。", "乙的概况有了新内容。"))
    assert headings(found) == []
    assert [passage.where.section for passage in found.parts[1].passages] == ["1.2.1"]


def test_parts_come_and_go_in_their_places(pair: Pair) -> None:
    pair.old.write("chapters/2.md", "# 第2份文件\n\n将来不再有的一段正文。\n")
    pair.old.write("report.yaml", REPORT + "  - file: chapters/2.md\n")
    pair.new.write("report.yaml", REPORT + "  - file: chapters/3.md\n")
    pair.new.write("chapters/3.md", "# 国际合作\n\n鲁班工坊建在海外。\n")
    found = pair.compare()
    assert [(part.kind, part.title or part.old_title, part.state) for part in found.parts] == [
        ("cover", "", None),
        ("chapter", "人才培养", None),
        ("chapter", "第2份文件", "removed"),
        ("chapter", "国际合作", "added"),
    ]


def test_front_and_annex_are_parts_too(pair: Pair) -> None:
    pair.both("front/preface.md", "# 前言\n\n一段。\n")
    pair.both("annex/scorecard.csv", "序号,指标,单位,2023年\n1,毕业生人数,人,4487\n")
    for side in (pair.old, pair.new):
        side.more(
            "front:\n  - file: front/preface.md\nannex:\n  title: 附表：指标\n  tables:\n"
            "    - {label: annex-scorecard, title: 计分卡, src: annex/scorecard.csv}\n"
        )
    pair.new.write("annex/scorecard.csv", "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n")
    found = pair.compare()
    assert [(part.kind, part.number, part.title) for part in found.parts] == [
        ("cover", "", ""),
        ("front", "", "前言"),
        ("chapter", "1", "人才培养"),
        ("annex", "", "附表：指标"),
    ]
    (figure,) = found.figures
    assert (figure.old, figure.new, figure.unit) == ("4487", "4407", "人")
    assert (figure.uses[0].object, figure.uses[0].row, figure.uses[0].column) == (
        "附表 1　计分卡",
        "毕业生人数",
        "2023年",
    )
