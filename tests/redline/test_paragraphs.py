"""Paragraphs that come, go and change, and the mark at the end of a body or cell, which can do neither."""

from __future__ import annotations

from tests.redline.conftest import Compare
from tests.redline.documents import LANDSCAPE, Part, bookmark, p, r, section, style
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
