"""Fields stay whole: what is inserted or deleted begins and ends with them."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from reportdoc.redline.redline import redline
from tests.redline.conftest import MOMENT, Compare
from tests.redline.documents import END, begin, bookmark, field, p, r, write
from tests.redline.resolve import accept, reject
from tests.redline.shown import changed, shown
from tests.support import validator
from tests.support.word import fields, find, part, strings

SEQUENCE = "SEQ 表 \\* ARABIC \\s 1"


def line(anchor: str, title: str, page: str) -> str:
    """Return a line of a directory."""
    inside = r(title) + "<w:r><w:tab/></w:r>" + field(f"PAGEREF {anchor} \\h", page)
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{inside}</w:hyperlink>'


def directory(*lines: str) -> str:
    """Return a directory, one field about all lines."""
    first, *middle = lines
    paragraphs = [begin('TOC \\o "1-3" \\h') + first, *middle]
    paragraphs[-1] += END
    return "".join(p(content) for content in paragraphs)


ONE, TWO, THREE = line("sec_a", "1 人才培养", "5"), line("sec_b", "2 服务贡献", "60"), line("sec_c", "3 国际合作", "79")


def test_a_number_that_moved_is_replaced_with_its_field(compare: Compare) -> None:
    caption = r("表 ") + field("STYLEREF 1 \\s", "1") + r("-") + field(SEQUENCE, "{}")
    content = bookmark("tbl_a", caption) + r("　学生社团情况")
    red = compare(p(content.format(8)), p(content.format(7)), valid=True)
    assert shown(red) == ["表 1-[-8-]{+7+}　学生社团情况"]
    for change in find(part(red), "//w:ins | //w:del"):
        assert strings(change, "w:r/w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    assert strings(part(red), "//w:del//w:delInstrText/text()") == [f" {SEQUENCE} "]


def test_a_caption_is_reworded_beside_its_number(compare: Compare) -> None:
    old, new = (
        p(bookmark("tbl_a", r("表 ") + field(SEQUENCE, "1")) + r(f"　{title}")) for title in ("社团情况", "社团一览")
    )
    red = compare(old, new)
    assert shown(red) == ["表 1　社团[-情况-]{+一览+}"]
    assert len(find(part(red), "//w:instrText")) == 1


def test_a_page_number_in_a_directory_moves(compare: Compare) -> None:
    red = compare(directory(ONE, TWO, THREE), directory(ONE, line("sec_b", "2 服务贡献", "61"), THREE), valid=True)
    assert changed(red) == ["2 服务贡献 [-60-]{+61+}"]


def test_the_first_and_the_last_line_of_a_directory_come_and_go(compare: Compare) -> None:
    red = compare(directory(ONE, TWO, THREE), directory(TWO, THREE), valid=True)
    assert _whole(red)
    red = compare(directory(ONE, TWO, THREE), directory(ONE, TWO), valid=True)
    assert _whole(red)
    red = compare(directory(ONE, TWO), directory(ONE, line("sec_x", "2 新的一章", "50"), TWO, THREE), valid=True)
    assert _whole(red)


def test_a_directory_that_shrinks_to_one_line_is_replaced(compare: Compare) -> None:
    red = compare(directory(ONE, TWO) + p("正文从这里开始。"), directory(ONE) + p("正文从这里开始。"), valid=True)
    assert _whole(red)


def test_a_directory_comes_and_goes(compare: Compare) -> None:
    text = p("正文从这里开始。")
    assert _whole(compare(directory(ONE, TWO) + text, text, valid=True))
    assert _whole(compare(text, directory(ONE, TWO) + text, valid=True))


def test_a_simple_field_is_deleted_and_inserted_as_runs(tmp_path: Path) -> None:
    simple = p(r("表 ") + f'<w:fldSimple w:instr=" {SEQUENCE} ">{r("3")}</w:fldSimple>')
    text = p("留下的一段。")
    with_field, without = write(tmp_path / "a.docx", simple + text), write(tmp_path / "b.docx", text)
    redline(with_field, without, tmp_path / "deleted.docx", "审阅人", MOMENT)
    redline(without, with_field, tmp_path / "inserted.docx", "审阅人", MOMENT)
    for name, resolve in (("deleted.docx", reject), ("inserted.docx", accept)):
        assert validator.errors(tmp_path / name) == []
        (found,) = fields(resolve(tmp_path / name, tmp_path / f"resolved-{name}"))
        assert (found.instruction, found.result) == (SEQUENCE, "3")


def _whole(red: Path) -> bool:
    """Tell whether no insertion, deletion or stretch that stays holds half a field."""
    body = part(red)
    depths: dict[str, int] = {"ins": 0, "del": 0, "": 0}
    for node in find(body, "//w:fldChar"):
        around = find(node, "ancestor::w:ins | ancestor::w:del")
        key = etree.QName(around[0]).localname if around else ""
        depths[key] += {"begin": 1, "separate": 0, "end": -1}[strings(node, "@w:fldCharType")[0]]
    return depths == {"ins": 0, "del": 0, "": 0}
