"""Figures that changed: named, grouped, and with every place that uses them."""

from __future__ import annotations

import pytest

from reportdoc.diff.changes import Comparison
from tests.diff.pair import CLUBS, TABLE, Pair

VALUES = """\
文学社人数: {table: tbl-clubs, row: 文学社, column: 人数, unit: 人}
合计人数: {table: tbl-clubs, row: 合计, column: 人数}
"""


def told(comparison: Comparison) -> list[tuple[tuple[str, ...], str, str, str]]:
    return [(figure.names, figure.old, figure.new, figure.unit) for figure in comparison.figures]


@pytest.mark.parametrize(
    ("old", "new", "was", "now", "unit"),
    [
        ("毕业生4487人，已就业。", "毕业生4407人，已就业。", "4487", "4407", "人"),
        ("落实率为92.94%，居首。", "落实率为94.62%，居首。", "92.94%", "94.62%", ""),
        ("投入1,234.50万元建设。", "投入1,334.50万元建设。", "1,234.50", "1,334.50", "万元"),
        ("面向300余门课程。", "面向320余门课程。", "300", "320", "门"),
    ],
)
def test_a_figure_is_one_with_its_decimals_commas_and_unit(
    pair: Pair, old: str, new: str, was: str, now: str, unit: str
) -> None:
    found = pair.chapter_changes(f"{old}\n", f"{new}\n")
    assert told(found) == [((), was, now, unit)]
    (passage,) = found.parts[1].passages
    assert passage.figures_only


def test_a_figure_beside_changed_words_is_found_and_so_are_the_words(pair: Pair) -> None:
    found = pair.chapter_changes("今年毕业生4487人已经就业。\n", "今年学生总数4407人已经就业。\n")
    assert told(found) == [((), "4487", "4407", "人")]
    (passage,) = found.parts[1].passages
    assert not passage.figures_only


def test_what_counts_something_else_is_no_change_of_a_figure(pair: Pair) -> None:
    assert told(pair.chapter_changes("共有12个班参加比赛。\n", "共有90名学生参加比赛。\n")) == []


def test_a_value_is_one_figure_by_its_name_in_text_table_and_expression(pair: Pair) -> None:
    pair.both("values.yaml", VALUES)
    for side, members, total in ((pair.old, "60", "108"), (pair.new, "66", "114")):
        side.more("values: values.yaml\n")
        side.write("tables/clubs.csv", CLUBS.replace("60", members).replace("108", total))
        side.chapter(
            "文学社有{{ 文学社人数 }}人，占{{ (文学社人数 / 合计人数) | percent(2) }}。\n\n"
            f"{TABLE}\n## 其他\n\n再说一遍，文学社{{{{ 文学社人数 }}}}人。\n"
        )
    found = pair.compare()
    assert told(found) == [
        (("文学社人数",), "60", "66", "人"),
        (("文学社人数 / 合计人数",), "55.56%", "57.89%", ""),
        (("合计人数",), "108", "114", ""),
    ]
    uses = [(use.where.section, use.object, use.row, use.column) for use in found.figures[0].uses]
    assert sorted(uses) == [
        ("1", "", "", ""),
        ("1", "表 1-1　学生社团情况", "文学社", "人数"),
        ("1.1", "", "", ""),
    ]


def test_without_names_a_telling_figure_is_one_in_all_its_places(pair: Pair) -> None:
    text = "毕业生{0}人。\n\n## 就业\n\n在{0}名毕业生中，多数留津。\n"
    found = pair.chapter_changes(text.format(4487), text.format(4407))
    (figure,) = found.figures
    assert [use.where.section for use in figure.uses] == ["1", "1.1"]
    assert figure.uses[1].excerpt == "在4407名毕业生中，多数留津。"


def test_small_figures_that_change_alike_by_chance_are_two(pair: Pair) -> None:
    found = pair.chapter_changes(
        "新增3个专业。\n\n## 师资\n\n引进3名教师。\n", "新增4个专业。\n\n## 师资\n\n引进4名教师。\n"
    )
    assert told(found) == [((), "3", "4", "个"), ((), "3", "4", "名")]


def test_a_figure_in_a_caption_or_heading_is_found(pair: Pair) -> None:
    pair.both("tables/clubs.csv", CLUBS)
    old = "## 2022年的社团\n\n" + TABLE.replace("学生社团", "2022年学生社团")
    found = pair.chapter_changes(old, old.replace("2022", "2023"))
    (figure,) = found.figures
    assert (figure.old, figure.new, len(figure.uses)) == ("2022", "2023", 2)
