"""Tables: cells, rows, columns, whole tables and what stands about them."""

from __future__ import annotations

from lxml import etree

from tests.redline.conftest import Compare
from tests.redline.documents import bookmark, cell, field, p, r, row, table
from tests.redline.shown import changed, rows, shown
from tests.support.word import find, part, strings

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


def test_a_row_whose_cell_goes_on_from_the_one_above_replaces_one_whose_does_not(compare: Compare) -> None:
    begun = row(cell("文学社", '<w:vMerge w:val="restart"/>'), "60")
    for merge in ("<w:vMerge/>", '<w:vMerge w:val="continue"/>'):
        on = row(cell("", merge), "80")
        red = compare(table(HEAD, begun, row(cell("", ""), "80")) + p(), table(HEAD, begun, on) + p())
        assert rows(red)[2:] == ["-||[-80-]|", "+||{+80+}|"]


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


def test_what_a_row_and_a_table_are_like_changes_with_what_was_before(compare: Compare) -> None:
    def made(row_properties: str, table_properties: str, exception: str = "") -> str:
        line = row("文学社", "60", properties=row_properties).replace("<w:tr>", f"<w:tr>{exception}")
        return table(HEAD, line, properties=table_properties) + p()

    exception = '<w:tblPrEx><w:jc w:val="center"/></w:tblPrEx>'
    repeated, centred = "<w:cantSplit/>", '<w:jc w:val="center"/>'
    for old, new, path, before in (
        (made("", ""), made(repeated, ""), "//w:tr/w:trPr/w:trPrChange", []),
        (made(repeated, ""), made("", ""), "//w:tr/w:trPr/w:trPrChange", ["cantSplit"]),
        (made("", ""), made("", centred), "//w:tbl/w:tblPr/w:tblPrChange", ["tblW"]),
        (made("", centred), made("", ""), "//w:tbl/w:tblPr/w:tblPrChange", ["tblW", "jc"]),
        (made("", "", exception), made("", ""), "//w:tr/w:tblPrEx/w:tblPrExChange", ["jc"]),
        (made("", ""), made("", "", exception), "//w:tr/w:tblPrEx/w:tblPrExChange", []),
        (made("", "", exception), made(repeated, ""), "//w:tr/w:tblPrEx/w:tblPrExChange", ["jc"]),
    ):
        red = compare(old, new, valid="Ex" in path)
        (change,) = find(part(red), path)
        assert [etree.QName(node).localname for node in find(change, "*/*")] == before
        assert changed(red) == []


def test_a_table_in_a_deleted_cell_is_deleted_with_it(compare: Compare) -> None:
    box = row(p("案例的标题") + table(HEAD, ONE) + p("正文"))
    other = row(p("另一个案例，与之毫不相干") + p("说的是别的事"))
    red = compare(table(other, box, columns=1) + p(), table(other, columns=1) + p(), valid=True)
    assert changed(red) == [f"[-{text}-]¶-" for text in ("案例的标题", "社团", "人数", "文学社", "60", "正文")]
    assert len(find(part(red), "//w:tr/w:trPr/w:del")) == 3


def test_links_fields_and_bookmarks_in_a_deleted_row_go_with_it(compare: Compare) -> None:
    link = p(r("见") + f'<w:hyperlink w:anchor="sec_a">{r("第一章")}</w:hyperlink>')
    page = p(field("PAGE", "7"))
    marked = p(bookmark("row_gone", r("有书签的话")))
    keep = row("留下", "的行", "在此")
    red = compare(table(keep, row(link, page, marked), columns=3) + p(), table(keep, columns=3) + p(), valid=True)
    assert changed(red) == ["[-见-][-第一章-]¶-", "[-7-]¶-", "[-有书签的话-]¶-"]
    assert len(find(part(red), "//w:hyperlink/w:del/w:r/w:delText")) == 1
    assert strings(part(red), "//w:bookmarkStart/@w:name") == ["row_gone"]
    assert strings(part(red), "//w:delInstrText/text()") == [" PAGE "]


def test_a_cell_that_is_all_new_keeps_its_last_mark(compare: Compare) -> None:
    red = compare(
        table(HEAD, row("文学社", p())) + p(), table(HEAD, row("文学社", p("六十") + p("人"))) + p(), valid=True
    )
    assert changed(red) == ["{+六十+}¶+", "{+人+}"]


def test_rows_of_equal_words_are_told_by_their_place(compare: Compare) -> None:
    same = row("其他", "1")
    red = compare(table(same, same, ONE, same) + p(), table(same, same, ONE, TWO, same) + p())
    assert rows(red) == [" |其他|1|", " |其他|1|", " |文学社|60|", "+|{+篮球社+}|{+80+}|", " |其他|1|"]


def test_a_row_keeps_its_neighbours_when_its_name_changes_a_little(compare: Compare) -> None:
    old = table(HEAD, row("学生文学创作社团", "60"), row("学生篮球运动社团", "80")) + p()
    new = table(HEAD, row("学生文学写作社团", "61"), row("学生篮球运动社团", "80")) + p()
    assert rows(compare(old, new))[1] == " |学生文学[-创-]{+写+}作社团|[-60-]{+61+}|"
