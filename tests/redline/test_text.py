"""Running text: what changes as a whole, and what the eye is led to."""

from __future__ import annotations

import pytest

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
