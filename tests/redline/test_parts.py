"""What stands in parts of its own: pictures, charts, lists, notes, links, headers and footers."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.redline.redline import redline
from tests.redline.conftest import MOMENT, Compare
from tests.redline.documents import Part, chart, chart_run, p, picture, r, section, style, write
from tests.redline.resolve import accept
from tests.redline.shown import changed, shown
from tests.support import validator
from tests.support.word import find, paragraphs, part, parts, strings

TEXT = p("正文里的一段话。")
BULLETS = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
NUMBERS = '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
INSTANCE = '<w:num w:numId="{0}"><w:abstractNumId w:val="{1}"/></w:num>'


def image(number: int, content: bytes) -> Part:
    """Return a picture."""
    return Part(f"rIdPicture{number}", "image", f"media/picture{number}.png", content)


@pytest.mark.long
def test_a_picture_that_was_replaced_stands_beside_the_new_one(compare: Compare) -> None:
    body = p(picture("rIdPicture1")) + TEXT
    red = compare(body, body, (image(1, b"after"),), (image(1, b"before"),), valid=True)
    assert changed(red) == ["[-▢-]{+▢+}"]
    assert sorted(name for name in parts(red) if "media" in name) == [
        "word/media/old-picture1.png",
        "word/media/picture1.png",
    ]


def test_the_same_picture_under_another_name_is_no_change(compare: Compare) -> None:
    old = p(picture("rIdPicture1")) + TEXT
    new = p(picture("rIdPicture2", 7)) + TEXT
    red = compare(old, new, (image(2, b"the same"),), (image(1, b"the same"),))
    assert changed(red) == []
    assert [name for name in parts(red) if "media" in name] == ["word/media/picture2.png"]


def test_a_picture_under_another_name_stays_beside_words_that_change(compare: Compare) -> None:
    old, new = p(r("全校师生的合影") + picture("rIdPicture1")), p(r("全校师生的照片") + picture("rIdPicture2", 7))
    red = compare(old + TEXT, new + TEXT, (image(2, b"the same"),), (image(1, b"the same"),))
    assert changed(red) == ["全校师生的[-合影-]{+照片+}▢"]


@pytest.mark.long
def test_a_deleted_picture_that_the_newer_file_still_has_is_not_stored_twice(compare: Compare) -> None:
    old = p(picture("rIdPicture1", 1)) + TEXT + p(picture("rIdPicture1", 2)) + p("结尾")
    red = compare(old, p(picture("rIdPicture1", 1)) + TEXT + p("结尾"), (image(1, b"one"),), valid=True)
    assert [name for name in parts(red) if "media" in name] == ["word/media/picture1.png"]
    assert len(set(strings(part(red), "//wp:docPr/@id"))) == 2


def test_a_chart_whose_data_changed_brings_its_workbook_along(compare: Compare) -> None:
    def data(value: bytes) -> tuple[Part, ...]:
        sheet = Part("rId1", "package", "embeddings/data.xlsx", value, of="charts/chart1.xml")
        return Part("rIdChart", "chart", "charts/chart1.xml", chart("rId1")), sheet

    body = p(chart_run("rIdChart")) + TEXT
    red = compare(body, body, data(b"93.1"), data(b"92.5"))
    assert changed(red) == ["[-▢-]{+▢+}"]
    assert {"word/charts/old-chart1.xml", "word/embeddings/old-data.xlsx"} <= set(parts(red))


def item(text: str, number: int) -> str:
    """Return an item of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def lists(*instances: str) -> tuple[Part, ...]:
    """Return a numbering part with bullets, numbers and instances."""
    return (Part("rIdLists", "numbering", "numbering.xml", BULLETS + NUMBERS.format(1) + "".join(instances)),)


def test_a_list_before_it_does_not_change_a_list(compare: Compare) -> None:
    old = TEXT + item("统一认识", 1) + item("明确分工", 1)
    new = item("新的第一条", 1) + TEXT + item("统一认识", 2) + item("明确分工", 2)
    red = compare(
        old, new, lists(INSTANCE.format(1, 1), INSTANCE.format(2, 1)), lists(INSTANCE.format(1, 1)), valid=True
    )
    assert changed(red) == ["{+新的第一条+}¶+"]


def test_items_of_a_list_that_is_gone_keep_a_list_of_their_own(compare: Compare) -> None:
    old = item("统一认识", 1) + item("明确分工", 1) + TEXT + item("精心编写", 2) + p("结尾")
    new = TEXT + item("精心编写", 1) + p("结尾")
    both = lists(INSTANCE.format(1, 1), INSTANCE.format(2, 1))
    red = compare(old, new, lists(INSTANCE.format(1, 1)), both, valid=True)
    assert changed(red) == ["[-统一认识-]¶-", "[-明确分工-]¶-"]
    assert strings(part(red), "//w:numId/@w:val") == ["2", "2", "1"]


def test_a_list_comes_along_where_the_newer_file_has_none(compare: Compare) -> None:
    red = compare(item("统一认识", 1) + TEXT, TEXT, (), lists(INSTANCE.format(1, 1)), valid=True)
    assert changed(red) == ["[-统一认识-]¶-"]
    assert "word/old-numbering.xml" in parts(red)


def test_an_item_that_loses_its_bullet_changes_its_properties(compare: Compare) -> None:
    red = compare(item("统一认识", 1) + TEXT, p("统一认识") + TEXT, lists(INSTANCE.format(1, 0)), valid=True)
    assert changed(red) == ["统一认识¶*"]


def test_a_list_that_became_another_one_is_a_change(compare: Compare) -> None:
    both = lists(INSTANCE.format(1, 0), INSTANCE.format(2, 1))
    red = compare(TEXT + item("统一认识", 1) + TEXT, TEXT + item("统一认识", 2) + TEXT, both, valid=True)
    assert changed(red) == ["统一认识¶*"]
    (now, before) = strings(part(red), "//w:pPr/w:numPr/w:numId/@w:val")
    look = "//w:num[@w:numId='{}']/w:abstractNumId/@w:val"
    assert [strings(part(red, "word/numbering.xml"), look.format(number)) for number in (now, before)] == [["1"], ["0"]]


def test_two_lists_that_look_alike_stay_two(compare: Compare) -> None:
    """The items count from 1 again: two instances of one definition."""
    both = lists(INSTANCE.format(1, 1), INSTANCE.format(2, 1))
    old = item("甲一", 1) + item("甲二", 1) + TEXT + item("乙一", 2) + item("乙二", 2)
    new = item("甲一", 1) + item("甲二", 1) + TEXT + item("乙一", 1) + item("乙二", 1)
    red = compare(old, new, both, valid=True)
    assert changed(red) == ["乙一¶*", "乙二¶*"]


def test_a_deleted_list_of_another_look_brings_its_definition(compare: Compare) -> None:
    roman = (
        NUMBERS.format(5)
        .replace("decimal", "upperRoman")
        .replace("<w:lvl ", '<w:nsid w:val="00AB12CD"/><w:tmpl w:val="11223344"/><w:lvl ', 1)
    )
    old_lists = (Part("rIdLists", "numbering", "numbering.xml", roman + INSTANCE.format(4, 5) + INSTANCE.format(7, 5)),)
    old = item("罗马一", 4) + item("罗马二", 4) + TEXT + item("另起", 7) + p("结尾")
    red = compare(old, TEXT + p("结尾"), lists(INSTANCE.format(3, 1)), old_lists, valid=True)
    assert changed(red) == ["[-罗马一-]¶-", "[-罗马二-]¶-", "[-另起-]¶-"]
    numbering = part(red, "word/numbering.xml")
    assert strings(part(red), "//w:numId/@w:val") == ["4", "4", "5"]
    assert strings(numbering, "//w:abstractNum/@w:abstractNumId") == ["0", "1", "2"]
    assert strings(numbering, "//w:abstractNum[@w:abstractNumId='2']//w:numFmt/@w:val") == ["upperRoman"]
    assert find(numbering, "//w:nsid | //w:tmpl") == []
    assert strings(numbering, "//w:num/@w:numId") == ["3", "4", "5"]
    assert strings(numbering, "//w:num/w:abstractNumId/@w:val") == ["1", "2", "2"]


def test_a_list_of_a_style_comes_along_with_the_style(compare: Compare) -> None:
    listed = style("Gone", '<w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr>')
    old = (Part("rIdStyles", "styles", "styles.xml", style("Normal") + listed), *lists(INSTANCE.format(6, 0)))
    new = (Part("rIdStyles", "styles", "styles.xml", style("Normal")), *lists(INSTANCE.format(6, 1)))
    red = compare(p("一项", "Gone") + TEXT, TEXT, new, old, valid=True)
    assert strings(part(red, "word/styles.xml"), "//w:style[@w:styleId='Gone']//w:numId/@w:val") == ["7"]
    assert strings(part(red, "word/numbering.xml"), "//w:num[@w:numId='7']/w:abstractNumId/@w:val") == ["0"]


def notes(*texts: str) -> tuple[Part, ...]:
    """Return a part of footnotes, counted from 1."""
    written = "".join(f'<w:footnote w:id="{index}">{p(text)}</w:footnote>' for index, text in enumerate(texts, 1))
    return (Part("rIdNotes", "footnotes", "footnotes.xml", written),)


def noted(text: str, number: int) -> str:
    """Return a paragraph with a footnote."""
    return p(r(text) + f'<w:r><w:footnoteReference w:id="{number}"/></w:r>')


def test_a_deleted_footnote_stays_readable(compare: Compare) -> None:
    old, new = noted("甲说。", 1) + noted("乙说。", 2) + TEXT, noted("乙说。", 1) + TEXT
    red = compare(old, new, notes("出处乙"), notes("出处甲", "出处乙"), valid=True)
    assert changed(red) == ["[-甲说。-]¶-"]
    assert shown(red, "word/footnotes.xml") == ["出处乙", "出处甲"]


def test_a_footnote_that_says_something_else_is_another(compare: Compare) -> None:
    body = noted("甲说。", 1) + TEXT
    red = compare(body, body, notes("出处乙"), notes("出处甲"), valid=True)
    assert len(find(part(red), "//w:del//w:footnoteReference")) == 1
    assert len(find(part(red), "//w:ins//w:footnoteReference")) == 1


def test_footnotes_come_along_where_the_newer_file_has_none(compare: Compare) -> None:
    red = compare(noted("甲说。", 1) + TEXT, TEXT, (), notes("出处甲"), valid=True)
    assert shown(red, "word/old-footnotes.xml") == ["出处甲"]


def test_endnotes_are_carried_as_footnotes_are(tmp_path: Path) -> None:
    def ends(*texts: str) -> Part:
        written = "".join(f'<w:endnote w:id="{index}">{p(text)}</w:endnote>' for index, text in enumerate(texts, 1))
        return Part("rIdEnds", "endnotes", "endnotes.xml", written)

    def noted_at_end(text: str, number: int) -> str:
        return p(r(text) + f'<w:r><w:endnoteReference w:id="{number}"/></w:r>')

    old, new = noted_at_end("甲说。", 1) + noted_at_end("乙说。", 2) + TEXT, noted_at_end("乙说。", 1) + TEXT
    both = write(tmp_path / "both.docx", old, *notes("脚注"), ends("出处甲", "出处乙"))
    one = write(tmp_path / "one.docx", new, *notes("脚注"), ends("出处乙"))
    none = write(tmp_path / "none.docx", TEXT)
    red = tmp_path / "redline.docx"
    redline(both, one, red, "审阅人", MOMENT)
    assert changed(red) == ["[-甲说。-]¶-"]
    assert shown(red, "word/endnotes.xml") == ["出处乙", "出处甲"]
    assert strings(part(red), "//w:endnoteReference/@w:id") == ["2", "1"]
    redline(both, none, red, "审阅人", MOMENT)
    assert shown(red, "word/old-endnotes.xml") == ["出处甲", "出处乙"]
    assert strings(part(red), "//w:endnoteReference/@w:id") == ["1", "2"]


def test_a_footnote_that_two_deleted_places_share_is_copied_once(compare: Compare) -> None:
    old = noted("甲说。", 1) + noted("又说。", 1) + TEXT
    red = compare(old, TEXT, notes("出处乙"), notes("出处甲"))
    assert shown(red, "word/footnotes.xml") == ["出处乙", "出处甲"]
    assert strings(part(red), "//w:footnoteReference/@w:id") == ["2", "2"]


def test_a_link_in_a_deleted_footnote_leads_where_it_led(compare: Compare) -> None:
    inside = p(f'<w:hyperlink r:id="rIdSite">{r("官网")}</w:hyperlink>')
    old_notes = (
        Part("rIdNotes", "footnotes", "footnotes.xml", f'<w:footnote w:id="1">{inside}</w:footnote>'),
        Part("rIdSite", "hyperlink", "https://example.org/note", of="footnotes.xml"),
    )
    red = compare(noted("甲说。", 1) + TEXT, noted("乙说。", 1) + TEXT, notes("出处乙"), old_notes, valid=True)
    links = part(red, "word/_rels/footnotes.xml.rels")
    (identity,) = strings(links, "//pr:Relationship[@Target='https://example.org/note']/@Id")
    assert strings(part(red, "word/footnotes.xml"), "//w:hyperlink/@r:id") == [identity]


def test_links_of_both_files_under_one_id_stay_two(compare: Compare) -> None:
    def linked(target: str) -> tuple[Part, ...]:
        return (Part("rId1", "hyperlink", target),)

    link = p(r("见") + f'<w:hyperlink r:id="rId1">{r("官网")}</w:hyperlink>' + r("。"))
    red = compare(link + TEXT, link + TEXT, linked("https://new.example"), linked("https://old.example"), valid=True)
    assert changed(red) == ["见[-官网-]{+官网+}。"]
    targets = dict(
        zip(
            strings(part(red, "word/_rels/document.xml.rels"), "//pr:Relationship/@Id"),
            strings(part(red, "word/_rels/document.xml.rels"), "//pr:Relationship/@Target"),
            strict=True,
        )
    )
    (deleted, inserted) = strings(part(red), "//w:hyperlink/@r:id")
    assert (targets[deleted], targets[inserted]) == ("https://old.example", "https://new.example")


def test_a_deleted_link_leads_where_it_led(compare: Compare) -> None:
    link = p(r("见") + f'<w:hyperlink r:id="rIdLink">{r("官网")}</w:hyperlink>')
    address = Part("rIdLink", "hyperlink", "https://example.org/old")
    red = compare(link + TEXT, TEXT, (), (address,), valid=True)
    links = find(part(red, "word/_rels/document.xml.rels"), "//pr:Relationship[@TargetMode='External']")
    assert [node.get("Target") for node in links] == ["https://example.org/old"]


def header(text: str, name: str = "header1") -> Part:
    """Return a header with a relationship of its name."""
    return Part(name, "header", f"{name}.xml", p(text))


def test_a_header_changes_where_it_stands(compare: Compare) -> None:
    body = TEXT + section("header default header1")
    red = compare(body, body, (header("年度报告（审定稿）"),), (header("年度报告（征求意见稿）"),), valid=True)
    assert shown(red, "word/header1.xml") == ["年度报告（[-征求意见-]{+审定+}稿）"]


def test_a_header_that_is_new_is_inserted_and_one_that_is_gone_deleted(tmp_path: Path) -> None:
    """References to headers cannot be tracked: without its changes the new header is there, and empty."""
    with_header, without = TEXT + section("header default header1"), TEXT + section()
    one = write(tmp_path / "one.docx", with_header, header("学校的页眉"))
    other = write(tmp_path / "other.docx", without)
    for old, new, name, line in (
        (other, one, "header1", "{+学校的页眉+}"),
        (one, other, "old-header1", "[-学校的页眉-]"),
    ):
        red = tmp_path / f"{name}.docx"
        redline(old, new, red, "审阅人", MOMENT)
        assert shown(red, f"word/{name}.xml") == [line]
        assert validator.errors(red) == []
        assert paragraphs(accept(red, tmp_path / "accepted.docx")) == paragraphs(new)


def test_a_header_that_two_sections_share_becomes_two_where_they_came_from_two(compare: Compare) -> None:
    def sections(first: str, second: str) -> str:
        return TEXT + p(properties=section(f"header default {first}")) + TEXT + section(f"header default {second}")

    old = (header("甲页眉", "header1"), header("乙页眉", "header2"))
    new = (header("丙页眉", "header1"),)
    red = compare(sections("header1", "header2"), sections("header1", "header1"), new, old, valid=True)
    assert shown(red, "word/header1.xml") == ["[-甲-]{+丙+}页眉"]
    assert shown(red, "word/old-header1.xml") == ["[-乙-]{+丙+}页眉"]


def test_first_and_even_pages_have_headers_of_their_own(compare: Compare) -> None:
    def parts(first: str, even: str) -> tuple[Part, ...]:
        return header("总页眉", "header1"), header(first, "header2"), header(even, "header3"), footer("第1页")

    def footer(text: str) -> Part:
        return Part("footer1", "footer", "footer1.xml", p(text))

    body = TEXT + section(
        "header default header1", "header first header2", "header even header3", "footer default footer1"
    )
    red = compare(body, body, parts("首页甲", "双页乙"), parts("首页丙", "双页乙"), valid=True)
    assert [shown(red, f"word/header{number}.xml") for number in (1, 2, 3)] == [
        ["总页眉"],
        ["首页[-丙-]{+甲+}"],
        ["双页乙"],
    ]
    assert strings(part(red), "//w:headerReference/@w:type") == ["default", "first", "even"]
    assert len(find(part(red), "//w:footerReference")) == 1


def test_a_section_without_headers_goes_on_with_those_before_it(compare: Compare) -> None:
    body = TEXT + p(properties=section("header default header1")) + p("第二节的一段话。") + section()
    red = compare(body, body, (header("新页眉"),), (header("旧页眉"),), valid=True)
    assert shown(red, "word/header1.xml") == ["[-旧-]{+新+}页眉"]
    assert len(find(part(red), "//w:headerReference")) == 1


def test_a_deleted_section_shows_the_header_that_it_had(compare: Compare) -> None:
    wide = p("宽表所在的一节。") + p(properties=section("header default header2"))
    old = (
        TEXT
        + p(properties=section("header default header1"))
        + wide
        + p("最后一节。")
        + section("header default header1")
    )
    new = TEXT + p(properties=section("header default header1")) + p("最后一节。") + section("header default header1")
    red = compare(old, new, (header("总页眉"),), (header("总页眉"), header("宽页的页眉", "header2")), valid=True)
    (gone,) = strings(part(red), "//w:p[w:pPr/w:rPr/w:del]/w:pPr/w:sectPr/w:headerReference/@r:id")
    targets = part(red, "word/_rels/document.xml.rels")
    assert strings(targets, f"//pr:Relationship[@Id='{gone}']/@Target") == ["old-header2.xml"]
    assert shown(red, "word/old-header2.xml") == ["[-宽页的页眉-]"]
    kept = accept(red, red.with_name("kept.docx"))
    assert len(find(part(kept), "//w:sectPr")) == 2


def test_a_picture_in_a_header_that_is_gone_comes_along(tmp_path: Path) -> None:
    logo = Part("rIdLogo", "image", "media/logo.png", b"logo", of="header1.xml")
    old = write(
        tmp_path / "old.docx",
        TEXT + section("header default header1"),
        Part("header1", "header", "header1.xml", p(picture("rIdLogo"))),
        logo,
    )
    new = write(tmp_path / "new.docx", TEXT + section())
    redline(old, new, tmp_path / "redline.docx", "审阅人", MOMENT)
    assert shown(tmp_path / "redline.docx", "word/old-header1.xml") == ["[-▢-]"]
    assert "word/media/old-logo.png" in parts(tmp_path / "redline.docx")
    assert validator.errors(tmp_path / "redline.docx") == []
