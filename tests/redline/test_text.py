"""Running text: what changes as a whole, and what the eye is led to."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.redline.conftest import Compare
from tests.redline.documents import p, r
from tests.redline.shown import shown
from tests.support.word import find, part, strings


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("毕业生4487人", "毕业生4407人", "毕业生[-4487-]{+4407+}人"),
        ("落实率92.94%，较高", "落实率94.62%，较高", "落实率[-92.94%-]{+94.62%+}，较高"),
        ("共11,342册", "共11,432册", "共[-11,342-]{+11,432+}册"),
        ("使用LabVIEW软件", "使用LabView软件", "使用[-LabVIEW-]{+LabView+}软件"),
        ("完成方案撰写工作", "完成方案起草工作", "完成方案[-撰写-]{+起草+}工作"),
        ("学校很重视", "学校历来很重视", "学校{+历来+}很重视"),
        ("学校历来很重视", "学校很重视", "学校[-历来-]很重视"),
        ("没有变化", "没有变化", "没有变化"),
        ("增长3.5%", "增长3.6%", "增长[-3.5%-]{+3.6%+}"),
        ("约1.200.500元", "约1.200.600元", "约[-1.200.500-]{+1.200.600+}元"),
        ("the state-of-the-art lab", "the state-run lab", "the [-state-of-the-art-]{+state-run+} lab"),
        ("Men’s team", "Women’s team", "[-Men’s-]{+Women’s+} team"),
        ("A  B", "A B", "A[-  -]{+ +}B"),
        ("5G和AI", "6G和AI", "[-5-]{+6+}G和AI"),
        ("甲、乙、丙、丁", "甲、丙、丁、戊", "甲[-、乙-]、丙、丁{+、戊+}"),
        ("第一句。第二句。", "第二句。第一句。", "[-第一句。-]第二句。{+第一句。+}"),
    ],
)
def test_a_figure_a_word_or_a_phrase_changes_as_a_whole(compare: Compare, old: str, new: str, expected: str) -> None:
    assert shown(compare(p(old), p(new))) == [expected]


def test_a_character_that_two_different_phrases_share_does_not_cut_them(compare: Compare) -> None:
    red = compare(p("首先做好甲方案的审定工作，然后公布。"), p("首先组织专家的评议，然后公布。"))
    assert shown(red) == ["首先[-做好甲方案的审定工作-]{+组织专家的评议+}，然后公布。"]


def test_a_sentence_that_stays_is_not_touched_by_its_neighbours(compare: Compare) -> None:
    old = "第一句说的是甲。第二句不变。第三句说的是丙。"
    new = "开头另写一句。第二句不变。结尾也另写了。"
    (line,) = shown(compare(p(old), p(new)))
    assert line == "[-第一句说的是甲-]{+开头另写一句+}。第二句不变。[-第三句说的是丙-]{+结尾也另写了+}。"


def test_where_runs_are_cut_is_no_change(compare: Compare) -> None:
    red = compare(p(r("学生社团") + r("情况")), p(r("学") + r("生社团情况")))
    assert shown(red) == ["学生社团情况"]
    assert find(part(red), "//w:ins | //w:del") == []


def test_inserted_and_deleted_text_keeps_its_formatting(compare: Compare) -> None:
    red = compare(p(r("甲方", "<w:b/>") + r("负责")), p(r("乙院", "<w:i/>") + r("负责")))
    assert shown(red) == ["[-甲方-]{+乙院+}负责"]
    assert find(part(red), "//w:del/w:r[w:rPr/w:b]/w:delText") != []
    assert find(part(red), "//w:ins/w:r[w:rPr/w:i]/w:t") != []


def test_text_that_only_changes_its_formatting_stays(compare: Compare) -> None:
    red = compare(p(r("重点", "<w:b/>") + r("工作")), p(r("重点工作")))
    assert shown(red) == ["[*重点*]工作"]


def test_tabs_and_breaks_change_with_the_text(compare: Compare) -> None:
    red = compare(p(r("甲") + "<w:r><w:tab/></w:r>" + r("乙")), p(r("甲") + "<w:r><w:br/></w:r>" + r("乙")))
    assert shown(red) == ["甲[- -]{+ +}乙"]


def test_a_link_keeps_its_text_where_only_the_end_changes(compare: Compare) -> None:
    link = '<w:hyperlink w:anchor="a"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
    red = compare(p(link.format("学生社团一览")), p(link.format("学生社团总览")))
    assert shown(red) == ["学生社团[-一-]{+总+}览"]
    assert len(find(part(red), "//w:hyperlink")) == 1


def test_a_link_to_another_place_is_another_link(compare: Compare) -> None:
    link = '<w:hyperlink w:anchor="{}"><w:r><w:t>社团</w:t></w:r></w:hyperlink>'
    red = compare(p(r("见") + link.format("a")), p(r("见") + link.format("b")))
    assert shown(red) == ["见[-社团-]{+社团+}"]


def test_every_change_bears_author_time_and_an_id_of_its_own(compare: Compare) -> None:
    body = part(compare(p("甲乙丙") + p("留") + p("去"), p("甲丁丙") + p("留")))
    changes = find(body, "//w:ins | //w:del")
    assert len(changes) == 4
    assert {strings(change, "@w:author")[0] for change in changes} == {"审阅人"}
    assert {strings(change, "@w:date")[0] for change in changes} == {"2024-01-04T09:30:00Z"}
    assert len({strings(change, "@w:id")[0] for change in changes}) == 4


def test_ids_of_changes_are_none_of_a_bookmark(compare: Compare) -> None:
    """Both are annotations, whose ids stand once in a document (17.13)."""
    marked = '<w:bookmarkStart w:id="4" w:name="a"/><w:r><w:t>有书签的话</w:t></w:r><w:bookmarkEnd w:id="4"/>'
    lines = [("甲乙丙丁戊己", "甲乙庚丁戊己"), ("学校很重视", "学校历来很重视"), ("共10人", "共20人"), ("去年", "今年")]
    old, new = ("".join(p(pair[side]) for pair in lines) for side in (0, 1))
    body = part(compare(p(marked) + old + p("去掉的一段"), p(marked) + new))
    identities = strings(body, "//w:ins/@w:id | //w:del/@w:id | //w:bookmarkStart/@w:id")
    assert len(identities) == len(set(identities)) > 8
    assert min(map(int, identities)) == 4


def test_a_tab_or_a_picture_can_change_its_formatting_alone(compare: Compare) -> None:
    tab = "<w:r><w:rPr>{}</w:rPr><w:tab/></w:r>"
    red = compare(p(r("甲") + tab.format("<w:b/>") + r("乙")), p(r("甲") + tab.format("<w:i/>") + r("乙")))
    assert shown(red) == ["甲[* *]乙"]
    assert len(find(part(red), "//w:r[w:tab]/w:rPr/w:rPrChange/w:rPr/w:b")) == 1


def test_text_that_gains_or_loses_its_formatting_says_what_was(compare: Compare) -> None:
    for old, new, before in (("", "<w:b/>", []), ("<w:b/>", "", ["b"]), ("<w:b/>", "<w:i/>", ["b"])):
        red = compare(p(r("学校的") + r("重点", old) + r("工作")), p(r("学校的") + r("重点", new) + r("工作")))
        assert shown(red) == ["学校的[*重点*]工作"]
        assert [etree.QName(node).localname for node in find(part(red), "//w:rPrChange/w:rPr/*")] == before


def test_two_formats_that_change_side_by_side_stay_two_runs(compare: Compare) -> None:
    old = p(r("甲甲", "<w:b/>") + r("乙乙", "<w:i/>") + r("丙丙"))
    assert shown(compare(old, p(r("甲甲乙乙丙丙")))) == ["[*甲甲*][*乙乙*]丙丙"]
    red = compare(p(r("开头")), p(r("开头") + r("甲甲", "<w:b/>") + r("乙乙", "<w:i/>")))
    assert [node.text for node in find(part(red), "//w:ins/w:r/w:t")] == ["甲甲", "乙乙"]


def test_a_link_that_comes_and_goes_brings_its_text(compare: Compare) -> None:
    link = '<w:hyperlink w:anchor="a"><w:r><w:t>社团</w:t></w:r></w:hyperlink>'
    red = compare(p(r("见") + link + r("一节")), p(r("见一节")))
    assert (shown(red), len(find(part(red), "//w:hyperlink/w:del"))) == (["见[-社团-]一节"], 1)
    red = compare(p(r("见一节")), p(r("见") + link + r("一节")))
    assert (shown(red), len(find(part(red), "//w:hyperlink/w:ins"))) == (["见{+社团+}一节"], 1)


def test_blanks_at_the_ends_of_runs_are_kept(compare: Compare) -> None:
    red = compare(p(r("共 10 人")), p(r("共 20 人")))
    kept = [(node.text, node.get("{http://www.w3.org/XML/1998/namespace}space")) for node in find(part(red), "//w:t")]
    assert kept == [("共 ", "preserve"), ("20", "preserve"), (" 人", "preserve")]


def test_a_text_box_in_deleted_text_keeps_its_own_text(compare: Compare) -> None:
    """Deleted text is `w:delText`; what stands in a drawing is not deleted text of the paragraph (17.3.3.7)."""
    box = f"<w:r><w:pict><w:txbxContent>{p('框中的话')}</w:txbxContent></w:pict></w:r>"
    red = compare(p("留下的一段") + p(box + r("删去的话")) + p("结尾"), p("留下的一段") + p("结尾"))
    assert strings(part(red), "//w:txbxContent//w:t/text()") == ["框中的话"]
    assert strings(part(red), "//w:delText/text()") == ["删去的话"]


def test_a_paragraph_of_a_thousand_figures_is_compared_sentence_by_sentence(compare: Compare) -> None:
    """Beyond a million pairs of words what lies between equal sentences is compared by its rare words alone."""
    old = "".join(f"第{at}项完成{at * 3}件，" for at in range(300))
    new = old.replace("第150项完成450件", "第150项完成451件")
    (line,) = shown(compare(p(old), p(new)))
    assert "完成[-450-]{+451+}件" in line
    assert line.count("[-") == 1
