"""Tables: cells, rows, columns, whole tables and what stands about them."""

from __future__ import annotations

from tests.redline.conftest import Compare
from tests.redline.documents import cell, p, row, table
from tests.redline.shown import changed, rows, shown
from tests.support.word import find, part

HEAD, ONE, TWO, THREE = row("社团", "人数"), row("文学社", "60"), row("篮球社", "80"), row("机器人社", "40")


def test_a_figure_in_a_cell_changes_there(compare: Compare) -> None:
    red = compare(table(HEAD, ONE, TWO) + p(), table(HEAD, row("文学社", "67"), TWO) + p(), valid=True)
    assert rows(red) == [" |社团|人数|", " |文学社|[-60-]{+67+}|", " |篮球社|80|"]


def test_a_row_comes_and_goes(compare: Compare) -> None:
    red = compare(table(HEAD, ONE, THREE) + p(), table(HEAD, TWO, THREE) + p(), valid=True)
    assert rows(red) == [" |社团|人数|", "-|[-文学社-]|[-60-]|", "+|{+篮球社+}|{+80+}|", " |机器人社|40|"]


def test_rows_whose_running_number_moved_are_the_same_rows(compare: Compare) -> None:
    old = table(row("1", "文学社"), row("2", "篮球社"), row("3", "机器人社"))
    new = table(row("1", "航模社"), row("2", "文学社"), row("3", "篮球社"), row("4", "机器人社"))
    assert rows(compare(old + p(), new + p())) == [
        "+|{+1+}|{+航模社+}|",
        " |[-1-]{+2+}|文学社|",
        " |[-2-]{+3+}|篮球社|",
        " |[-3-]{+4+}|机器人社|",
    ]


def test_a_table_comes_and_goes_as_a_whole(compare: Compare) -> None:
    before, after = p("社团情况见下。"), p("以上是社团情况。")
    red = compare(before + table(HEAD, ONE) + after, before + after, valid=True)
    assert rows(red) == ["-|[-社团-]|[-人数-]|", "-|[-文学社-]|[-60-]|"]
    red = compare(before + after, before + table(HEAD, ONE) + after, valid=True)
    assert rows(red) == ["+|{+社团+}|{+人数+}|", "+|{+文学社+}|{+60+}|"]


def test_a_table_with_one_column_more_replaces_the_other(compare: Compare) -> None:
    red = compare(table(HEAD, ONE) + p(), table(row("社团", "人数", "教师"), columns=3) + p(), valid=True)
    assert rows(red) == ["-|[-社团-]|[-人数-]|", "-|[-文学社-]|[-60-]|", "+|{+社团+}|{+人数+}|{+教师+}|"]


def test_a_row_whose_cells_merge_in_another_way_replaces_the_other(compare: Compare) -> None:
    wide = row(cell("文学社和篮球社", '<w:gridSpan w:val="2"/>'))
    red = compare(table(HEAD, ONE) + p(), table(HEAD, wide) + p(), valid=True)
    assert rows(red)[1:] == ["-|[-文学社-]|[-60-]|", "+|{+文学社和篮球社+}|"]


def test_widths_are_changes_that_can_be_undone(compare: Compare) -> None:
    old = table(row(cell("文学社", '<w:tcW w:w="1000" w:type="dxa"/>'), "60"), HEAD)
    new = table(row(cell("文学社", '<w:tcW w:w="3000" w:type="dxa"/>'), "60"), HEAD)
    red = compare(old + p(), new.replace('w:w="2000"', 'w:w="2500"') + p(), valid=True)
    assert len(find(part(red), "//w:tcPrChange")) == 1
    assert len(find(part(red), "//w:tblGridChange")) == 1


def test_paragraphs_in_a_cell_come_and_go(compare: Compare) -> None:
    short, long = table(row(p("案例的标题") + p("第一段说来由。")), columns=1), p("第二段说做法。")
    added = table(row(p("案例的标题") + p("第一段说来由。") + long), columns=1)
    assert changed(compare(short + p(), added + p(), valid=True)) == ["第一段说来由。¶+", "{+第二段说做法。+}"]
    assert changed(compare(added + p(), short + p())) == ["第一段说来由。¶-", "[-第二段说做法。-]"]


def test_a_table_in_a_box_changes_there(compare: Compare) -> None:
    old = table(row(p("案例的标题") + table(HEAD, ONE) + p()), columns=1)
    new = table(row(p("案例的标题") + table(HEAD, row("文学社", "67")) + p()), columns=1)
    assert changed(compare(old + p(), new + p())) == ["[-60-]{+67+}"]


def test_a_paragraph_between_two_tables_goes(compare: Compare) -> None:
    first, second = table(HEAD, ONE), table(row("学院", "专业"), row("机械学院", "9"))
    red = compare(first + p("中间的话") + second + p(), first + second + p())
    assert shown(red)[4] == "[-中间的话-]¶-"
