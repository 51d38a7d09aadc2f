"""What stands in parts of its own: pictures, charts, lists, notes, links, headers and footers."""

from __future__ import annotations

from pathlib import Path

from reportdoc.redline.redline import redline
from tests.redline.conftest import MOMENT, Compare
from tests.redline.documents import Part, chart, chart_run, p, picture, r, section, write
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
