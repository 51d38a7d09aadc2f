"""Content controls, and what Word leaves in a file that no reader sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from reportdoc.redline.redline import redline
from tests.redline.conftest import MOMENT, Compare
from tests.redline.documents import Part, cell, p, r, row, table, write
from tests.redline.resolve import accept, reject
from tests.redline.shown import changed
from tests.support.word import find, part, strings

TEXT = p("正文里的一段话。")


def control(*blocks: str, name: str = "学校概况") -> str:
    """Return a content control around blocks."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/></w:sdtPr><w:sdtContent>{"".join(blocks)}</w:sdtContent></w:sdt>'


def _controls(resolve: Callable[[Path, Path], Path], red: Path) -> list[str]:
    return strings(part(resolve(red, red.with_name("resolved.docx"))), "//w:sdt/w:sdtPr/w:alias/@w:val")


def test_text_in_a_control_changes_there(compare: Compare) -> None:
    red = compare(control(p("校舍700亩")) + TEXT, control(p("校舍760亩"), p("新增一段")) + TEXT, valid=True)
    assert changed(red) == ["校舍[-700-]{+760+}亩¶+", "{+新增一段+}"]
    assert find(part(red), "//w:customXmlInsRangeStart | //w:customXmlDelRangeStart") == []


def test_a_control_comes_and_goes_with_its_blocks(compare: Compare) -> None:
    box = control(p("校舍700亩"), table(row("社团", "60")) + p("其他"))
    red = compare(TEXT, box + TEXT, valid=True)
    assert changed(red) == ["{+校舍700亩+}¶+", "{+社团+}¶+", "{+60+}¶+", "{+其他+}¶+"]
    assert (_controls(accept, red), _controls(reject, red)) == (["学校概况"], [])
    red = compare(box + TEXT, TEXT, valid=True)
    assert changed(red) == ["[-校舍700亩-]¶-", "[-社团-]¶-", "[-60-]¶-", "[-其他-]¶-"]
    assert (_controls(accept, red), _controls(reject, red)) == ([], ["学校概况"])


def test_the_marks_of_a_control_begin_and_end_around_its_ends(compare: Compare) -> None:
    """What is inserted is each end of the control: two ranges, each around one end (17.13.5.4 to 17.13.5.7)."""
    body = part(compare(TEXT, control(p("校舍700亩")) + TEXT))
    ends = [
        (etree.QName(node).localname, *strings(node, "@w:id"))
        for node in find(body, "//w:customXmlInsRangeStart | //w:customXmlInsRangeEnd | //w:sdt | //w:sdt//w:p")
    ]
    (first, second) = (number for name, *number in ends if name == "customXmlInsRangeStart")
    assert first != second
    assert ends == [
        ("customXmlInsRangeStart", *first),
        ("sdt",),
        ("customXmlInsRangeEnd", *first),
        ("p",),
        ("customXmlInsRangeStart", *second),
        ("customXmlInsRangeEnd", *second),
    ]


def test_a_control_within_a_paragraph_is_replaced_as_a_whole(compare: Compare) -> None:
    def line(date: str) -> str:
        return p(r("截至") + f"<w:sdt><w:sdtContent>{r(date)}</w:sdtContent></w:sdt>" + r("，共有社团20个"))

    assert changed(compare(line("8月"), line("9月"))) == ["截至[-8月-]{+9月+}，共有社团20个"]


def test_a_row_in_a_control_pairs_with_its_equal_only(compare: Compare) -> None:
    def rows_of(number: str) -> str:
        inside = cell("文学社") + f"<w:sdt><w:sdtContent>{cell(number)}</w:sdtContent></w:sdt>"
        return table(row("社团", "人数"), f"<w:tr>{inside}</w:tr>", row("篮球社", "80")) + p()

    assert changed(compare(rows_of("60"), rows_of("60"))) == []
    red = compare(rows_of("60"), rows_of("61"))
    assert [
        bool(find(node, "w:trPr/w:del")) - bool(find(node, "w:trPr/w:ins")) for node in find(part(red), "//w:tr")
    ] == [
        0,
        1,
        -1,
        0,
    ]


@pytest.mark.parametrize(
    "noise",
    [
        '<w:proofErr w:type="spellStart"/>',
        "<w:r><w:lastRenderedPageBreak/></w:r>",
        '<w:r w:rsidR="00112233" w:rsidRPr="00445566"/>',
    ],
    ids=["spelling", "page break of the last print", "session"],
)
def test_what_word_leaves_for_itself_is_no_change(compare: Compare, noise: str) -> None:
    plain, noisy = p(r("学生社团") + r("情况")), p(r("学生社团") + noise + r("情况"))
    for old, new in ((plain, noisy), (noisy, plain)):
        assert changed(compare(TEXT + old + TEXT, TEXT + new + TEXT)) == []
    red = compare(TEXT + noisy + TEXT, TEXT + TEXT)
    assert changed(red) == ["[-学生社团情况-]¶-"]
    red = compare(TEXT + noisy, TEXT + p("学生协会情况"))
    assert changed(red) == ["学生[-社团-]{+协会+}情况"]


def test_ids_of_paragraphs_are_no_change_and_stand_once(compare: Compare) -> None:
    word14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

    def line(identity: str, text: str = "学校坚持立德树人。") -> str:
        return f'<w:p {word14} w14:paraId="{identity}" w14:textId="77777777" w:rsidR="00{identity[:6]}">{r(text)}</w:p>'

    assert changed(compare(line("11111111") + TEXT, line("22222222") + TEXT)) == []
    red = compare(line("11111111") + line("22222222", "去掉的一段") + TEXT, line("22222222") + TEXT)
    assert changed(red) == ["[-去掉的一段-]¶-"]
    identities = [value for node in find(part(red), "//w:p") for key, value in node.attrib.items() if "paraId" in key]
    assert identities == ["22222222"]


def test_permissions_and_comments_mark_places_and_are_no_content(tmp_path: Path) -> None:
    """Those of the newer file stay, those of the older go: no change can tell of them."""
    written = f'<w:comment w:id="3" w:author="甲">{p("请核对")}</w:comment>'
    comments = Part("rIdComments", "comments", "comments.xml", written)
    inside = (
        f'<w:commentRangeStart w:id="3"/>{r("毕业生4487人")}<w:commentRangeEnd w:id="3"/>'
        '<w:r><w:commentReference w:id="3"/></w:r>'
        f'<w:permStart w:id="5" w:edGrp="everyone"/>{r("。")}<w:permEnd w:id="5"/>'
    )
    marked = write(tmp_path / "marked.docx", p(inside) + TEXT, comments)
    plain = write(tmp_path / "plain.docx", p("毕业生4407人。") + TEXT)
    shorter = write(tmp_path / "shorter.docx", TEXT)
    for old, new, lines, marks in (
        (plain, marked, ["毕业生[-4407-]{+4487+}人。"], 5),
        (marked, plain, ["毕业生[-4487-]{+4407+}人。"], 0),
        (shorter, marked, ["{+毕业生4487人。+}¶+"], 5),
        (marked, shorter, ["[-毕业生4487人。-]¶-"], 0),
    ):
        redline(old, new, tmp_path / "redline.docx", "审阅人", MOMENT)
        joined = [line.replace("+}{+", "").replace("-][-", "") for line in changed(tmp_path / "redline.docx")]
        assert joined == lines
        found = find(part(tmp_path / "redline.docx"), "//w:p/*[starts-with(local-name(), 'comment')]")
        found += find(part(tmp_path / "redline.docx"), "//w:commentReference | //w:permStart | //w:permEnd")
        assert len(found) == marks
