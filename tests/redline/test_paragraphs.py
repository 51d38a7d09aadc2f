"""Paragraphs that come, go and change, and the mark at the end of a body or cell, which can do neither."""

from __future__ import annotations

from lxml import etree

from tests.redline.conftest import Compare
from tests.redline.documents import LANDSCAPE, Part, bookmark, p, r, row, section, style, table
from tests.redline.resolve import reject
from tests.redline.shown import changed, shown
from tests.support.word import find, part, strings

FIRST, SECOND, THIRD = p("学校坚持立德树人。"), p("专业建设稳步推进。"), p("社会服务成效明显。")


def test_a_paragraph_in_the_middle_comes_and_goes(compare: Compare) -> None:
    assert shown(compare(FIRST + THIRD, FIRST + SECOND + THIRD)) == [
        "学校坚持立德树人。",
        "{+专业建设稳步推进。+}¶+",
        "社会服务成效明显。",
    ]
    assert changed(compare(FIRST + SECOND + THIRD, FIRST + THIRD)) == ["[-专业建设稳步推进。-]¶-"]


def test_a_paragraph_added_at_the_end_takes_over_the_last_mark(compare: Compare) -> None:
    red = compare(FIRST, FIRST + p("专业建设稳步推进。", "Heading"), valid=True)
    assert shown(red) == ["学校坚持立德树人。¶+", "{+专业建设稳步推进。+}¶*"]


def test_paragraphs_removed_at_the_end_leave_the_last_mark(compare: Compare) -> None:
    red = compare(FIRST + p("专业建设稳步推进。", "Heading") + THIRD, FIRST, valid=True)
    assert shown(red) == ["学校坚持立德树人。¶-", "[-专业建设稳步推进。-]¶-", "[-社会服务成效明显。-]"]


def test_a_last_paragraph_that_is_rewritten_keeps_its_mark(compare: Compare) -> None:
    assert shown(compare(FIRST + SECOND, FIRST + p("另写一段全新的话"))) == [
        "学校坚持立德树人。",
        "[-专业建设稳步推进。-]{+另写一段全新的话+}",
    ]


def test_a_heading_with_its_label_is_one_heading_whatever_it_says(compare: Compare) -> None:
    old = FIRST + p(bookmark("sec_a", r("人才培养")), "Heading") + THIRD
    new = FIRST + p(bookmark("sec_a", r("立德树人成效")), "Heading") + THIRD
    red = compare(old, new)
    assert changed(red) == ["[-人才培养-]{+立德树人成效+}"]
    assert strings(part(red), "//w:bookmarkStart/@w:name") == ["sec_a"]


def test_another_style_is_a_change_of_the_paragraph(compare: Compare) -> None:
    red = compare(FIRST + SECOND, p("学校坚持立德树人。", "Heading") + SECOND)
    assert changed(red) == ["学校坚持立德树人。¶*"]


def test_a_style_that_only_the_older_file_has_comes_along(compare: Compare) -> None:
    old = (Part("rId1", "styles", "styles.xml", style("Base") + style("Gone", '<w:basedOn w:val="Base"/>')),)
    new = (Part("rId1", "styles", "styles.xml", style("Other")),)
    red = compare(FIRST + p("专业建设稳步推进。", "Gone") + THIRD, FIRST + THIRD, new, old, valid=True)
    assert strings(part(red, "word/styles.xml"), "//w:style/@w:styleId") == ["Other", "Gone", "Base"]


def test_a_bookmark_that_moved_with_a_rewritten_paragraph_stands_once(compare: Compare) -> None:
    old = p(bookmark("tbl_a", r("表 1-1")) + r("　学生社团")) + FIRST + SECOND
    new = FIRST + SECOND + p(bookmark("tbl_a", r("表 1-2")) + r("　社团"))
    body = part(compare(old, new))
    assert strings(body, "//w:bookmarkStart/@w:name") == ["tbl_a"]


def test_a_bookmark_of_a_deleted_paragraph_is_there_again_when_that_is_undone(compare: Compare) -> None:
    red = compare(FIRST + p(bookmark("sec_gone", r("专业建设稳步推进。"))) + THIRD, FIRST + THIRD)
    rejected = reject(red, red.with_name("undone.docx"))
    assert strings(part(rejected), "//w:bookmarkStart/@w:name") == ["sec_gone"]


def test_a_turned_page_comes_and_goes_with_its_section(compare: Compare) -> None:
    end, turned = p(properties=section()), p(properties=section(properties=LANDSCAPE))
    wide = FIRST + end + SECOND + turned + THIRD + section()
    plain = FIRST + SECOND + THIRD + section()
    for old, new, sign in ((wide, plain, "del"), (plain, wide, "ins")):
        red = compare(old, new, valid=True)
        assert len(find(part(red), f"//w:p[w:pPr/w:sectPr]/w:pPr/w:rPr/w:{sign}")) == 2


def test_another_size_of_page_is_a_change_of_the_section(compare: Compare) -> None:
    red = compare(FIRST + section(), FIRST + section(properties=LANDSCAPE), valid=True)
    assert strings(part(red), "//w:sectPrChange/w:sectPr/w:pgSz/@w:w") == ["11906"]


def test_the_look_of_a_paragraphs_mark_is_a_change_of_its_own(compare: Compare) -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    for old, new, before in (("", bold, []), (bold, "", ["b"]), (bold, "<w:rPr><w:i/></w:rPr>", ["b"])):
        red = compare(FIRST + p("专业建设。", properties=old) + THIRD, FIRST + p("专业建设。", properties=new) + THIRD)
        (change,) = find(part(red), "//w:pPr/w:rPr/w:rPrChange")
        assert [etree.QName(node).localname for node in find(change, "w:rPr/*")] == before
        assert find(part(red), "//w:pPrChange") == []


def test_properties_that_come_and_go_are_told_with_what_was_before(compare: Compare) -> None:
    centred, listed = '<w:jc w:val="center"/>', '<w:keepNext/><w:jc w:val="right"/>'
    for old, new, before in (("", centred, []), (centred, "", ["jc"]), (listed, centred, ["keepNext", "jc"])):
        red = compare(FIRST + p("专业建设。", properties=old) + THIRD, FIRST + p("专业建设。", properties=new) + THIRD)
        (change,) = find(part(red), "//w:pPrChange")
        assert [etree.QName(node).localname for node in find(change, "w:pPr/*")] == before
        assert changed(red) == ["专业建设。¶*"]


def test_paragraphs_added_at_the_end_hand_over_look_and_mark(compare: Compare) -> None:
    plain = p("学校坚持立德树人。", properties="<w:keepNext/><w:rPr><w:b/></w:rPr>")
    added = p("专业建设稳步推进。", "Heading", '<w:jc w:val="center"/><w:rPr><w:i/></w:rPr>')
    red = compare(plain, plain + SECOND + added, valid=True)
    assert shown(red) == ["学校坚持立德树人。¶+", "{+专业建设稳步推进。+}¶+", "{+专业建设稳步推进。+}¶*"]
    (last,) = find(part(red), "//w:p[last()]/w:pPr")
    assert strings(last, "w:pPrChange/w:pPr/*/@w:val | w:pStyle/@w:val | w:jc/@w:val") == ["Heading", "center"]
    assert len(find(last, "w:rPr/w:i | w:rPr/w:rPrChange/w:rPr/w:b | w:pPrChange/w:pPr/w:keepNext")) == 3
    red = compare(plain + SECOND + added, plain, valid=True)
    assert shown(red) == ["学校坚持立德树人。¶-", "[-专业建设稳步推进。-]¶-", "[-专业建设稳步推进。-]¶*"]
    (last,) = find(part(red), "//w:p[last()]/w:pPr")
    assert len(find(last, "w:keepNext | w:rPr/w:b | w:rPr/w:rPrChange/w:rPr/w:i | w:pPrChange/w:pPr/w:jc")) == 4


def test_a_document_that_is_all_new_and_one_that_is_all_gone(compare: Compare) -> None:
    whole = FIRST + SECOND + THIRD
    for old, new, sign in ((p(), whole, "+"), (whole, p(), "-")):
        lines = shown(compare(old, new))
        assert len(lines) == 3
        assert all(sign in line for line in lines)


def test_a_table_at_the_very_end_comes_and_goes(compare: Compare) -> None:
    box = table(row("社团", "60")) + p()
    assert changed(compare(FIRST + p(), FIRST + box)) == ["{+社团+}¶+", "{+60+}¶+"]
    assert changed(compare(FIRST + box, FIRST + p())) == ["[-社团-]¶-", "[-60-]¶-"]


def test_a_paragraph_that_moved_is_deleted_and_inserted(compare: Compare) -> None:
    red = compare(FIRST + SECOND + THIRD, SECOND + THIRD + FIRST)
    assert changed(red) == ["[-学校坚持立德树人。-]¶-", "社会服务成效明显。¶+", "{+学校坚持立德树人。+}"]


def test_of_many_equal_lines_only_the_new_one_is_marked(compare: Compare) -> None:
    line, other = p("单位：万元"), p("单位：人")
    red = compare(line * 3 + FIRST + line * 3, line * 3 + FIRST + other + line * 3)
    assert changed(red) == ["{+单位：人+}¶+"]
    assert len(changed(compare(FIRST + line * 5 + SECOND, FIRST + line * 3 + SECOND))) == 2


def test_a_style_comes_with_what_it_builds_on_follows_and_is_linked_to(compare: Compare) -> None:
    gone = style("Gone", '<w:basedOn w:val="Base"/><w:next w:val="After"/><w:link w:val="GoneChar"/>')
    character = '<w:style w:type="character" w:styleId="GoneChar"><w:name w:val="Gone Char"/></w:style>'
    first = style("Base").replace("<w:style ", '<w:style w:default="1" ')
    only = '<w:style w:type="character" w:styleId="Only"><w:name w:val="Only"/></w:style>'
    box = '<w:style w:type="table" w:styleId="Box"><w:name w:val="Box"/></w:style>'
    unused = style("Unused")
    old = (Part("rId1", "styles", "styles.xml", first + gone + style("After") + character + only + box + unused),)
    new = (Part("rId1", "styles", "styles.xml", style("Other")),)
    body = p(r("专业建设", '<w:rStyle w:val="Only"/>'), "Gone")
    grid = table(row("社团", "60"), properties="").replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Box"/>')
    red = compare(FIRST + body + grid + THIRD, FIRST + THIRD, new, old, valid=True)
    names = strings(part(red, "word/styles.xml"), "//w:style/@w:styleId")
    assert sorted(names) == ["After", "Base", "Box", "Gone", "GoneChar", "Only", "Other"]
    assert strings(part(red, "word/styles.xml"), "//w:style/@w:default") == []


def test_deleted_words_bring_their_style_and_inserted_ones_have_theirs(compare: Compare) -> None:
    def character(name: str) -> tuple[Part, ...]:
        made = f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        return (Part("rId1", "styles", "styles.xml", made),)

    def line(word: str, name: str) -> str:
        return p(r("学校的") + r(word, f'<w:rStyle w:val="{name}"/>') + r("工作"))

    red = compare(line("重点", "Gone"), line("各项", "Here"), character("Here"), character("Gone"), valid=True)
    assert shown(red) == ["学校的[-重点-]{+各项+}工作"]
    assert sorted(strings(part(red, "word/styles.xml"), "//w:style/@w:styleId")) == ["Gone", "Here"]
    assert strings(part(red), "//w:del//w:rStyle/@w:val | //w:ins//w:rStyle/@w:val") == ["Gone", "Here"]


def test_a_style_that_both_files_have_stays_that_of_the_newer(compare: Compare) -> None:
    old = (Part("rId1", "styles", "styles.xml", style("Heading", "<w:pPr><w:keepNext/></w:pPr>")),)
    new = (Part("rId1", "styles", "styles.xml", style("Heading", "<w:pPr><w:keepLines/></w:pPr>")),)
    red = compare(FIRST + p("专业建设。", "Heading") + THIRD, FIRST + THIRD, new, old)
    assert len(find(part(red, "word/styles.xml"), "//w:style")) == 1
    assert len(find(part(red, "word/styles.xml"), "//w:keepLines")) == 1
