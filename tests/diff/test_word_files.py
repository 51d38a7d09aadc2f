"""What is read in a Word file, whoever has written it: headings, numbers, captions, cells, pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.diff import read
from reportdoc.diff.model import ComparedFile
from tests.diff.word import bookmark, caption, differences, field, heading, run, table, text, written


def headings(document: ComparedFile) -> list[tuple[str, str, str, int]]:
    """Return number, title, kind of part, and level."""
    return [(one.number, one.title.text, str(one.kind), one.level) for one in document.headings[1:]]


def objects(document: ComparedFile) -> list[tuple[str, str, str, str]]:
    """Return kind, number, caption and label."""
    return [(str(one.kind), one.number, one.caption.text, one.label) for one in document.objects]


def texts(document: ComparedFile) -> list[tuple[str, str]]:
    """Return each text with the heading that it stands under."""
    return [(one.line.text, document.headings[one.heading].title.text) for one in document.texts]


def test_headings_are_counted_and_parts_are_told_apart_by_their_numbers(tmp_path: Path) -> None:
    body = (
        heading("前言", numbered=False)
        + heading("目的", 2, numbered=False)
        + heading("人才培养", label="sec_talent")
        + heading("德育", 2)
        + heading("课程", 3)
        + heading("文化", 3)
        + heading("就业", 2)
        + heading("质量", 3)
        + heading("服务")
        + heading("培训", 2)
        + heading("附表", numbered=False, label="sec_annex")
        + heading("说明", 2, numbered=False)
    )
    document = read(written(tmp_path / "a.docx", body))
    assert headings(document) == [
        ("", "前言", "front", 1),
        ("", "目的", "front", 2),
        ("1", "人才培养", "chapter", 1),
        ("1.1", "德育", "chapter", 2),
        ("1.1.1", "课程", "chapter", 3),
        ("1.1.2", "文化", "chapter", 3),
        ("1.2", "就业", "chapter", 2),
        ("1.2.1", "质量", "chapter", 3),
        ("2", "服务", "chapter", 1),
        ("2.1", "培训", "chapter", 2),
        ("", "附表", "annex", 1),
        ("", "说明", "annex", 2),
    ]
    assert [one.label for one in document.headings if one.label] == ["sec-talent", "sec-annex"]


def test_where_no_part_has_a_number_all_are_chapters(tmp_path: Path) -> None:
    body = text("封面") + heading("概况", numbered=False) + heading("成绩", 2, numbered=False)
    document = read(written(tmp_path / "a.docx", body))
    assert headings(document) == [("", "概况", "chapter", 1), ("", "成绩", "chapter", 2)]
    assert [str(one.kind) for one in document.headings] == ["cover", "chapter", "chapter"]


def test_a_section_before_any_part_is_a_part(tmp_path: Path) -> None:
    document = read(written(tmp_path / "a.docx", heading("小节", 2) + heading("章", 1)))
    assert [(one.title.text, one.parent) for one in document.headings[1:]] == [("小节", -1), ("章", -1)]


def test_what_is_no_outline_level_makes_no_heading(tmp_path: Path) -> None:
    levels = "".join(text(name, properties=f'<w:outlineLvl w:val="{level}"/>') for name, level in (
        ("正文", 9), ("负数", -1), ("第九级", 8), ("", 0), ("乱码", "x"),
    ))  # fmt: skip
    document = read(written(tmp_path / "a.docx", levels))
    assert [(one.title.text, one.level) for one in document.headings[1:]] == [("第九级", 9)]
    assert texts(document) == [("正文", ""), ("负数", ""), ("乱码", "第九级")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            caption("表", 1, "社团", "tbl_clubs") + table("社团|人数", "文学社|60"),
            [("table", "表 1", "社团", "tbl-clubs")],
        ),
        (text(bookmark("tbl_own") + run("社团情况")) + table("甲"), [("table", "", "社团情况", "tbl-own")]),
        (text(bookmark("tbl_auto_1_2") + run("社团情况")) + table("甲"), [("table", "", "社团情况", "")]),
        (text(bookmark("sec_own") + run("一段")) + table("甲"), [("table", "", "", "")]),
        (caption("案例", 2, "共建", "case_a"), [("case", "案例 2", "共建", "case-a")]),
        (caption("表", 1, "没有表"), []),
        (
            caption("表", 1, "第一张") + caption("表", 2, "第二张") + table("甲"),
            [("table", "表 2", "第二张", "")],
        ),
        (caption("表", 1, "一张") + text("中间一段。") + table("甲"), [("table", "", "", "")]),
        (table("甲") + table("乙"), [("table", "", "", ""), ("table", "", "", "")]),
        (table(f"壳|{'x'}").replace(run("x"), field("SEQ 案例", "1") + run(" 盒")), [("case", "1", "盒", "")]),
    ],
    ids=[
        "numbered", "labelled", "labelled by position", "label of a section", "case", "caption alone",
        "two captions", "text between", "no captions", "in a frame",
    ],
)  # fmt: skip
def test_captions_belong_to_what_follows(tmp_path: Path, body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert objects(read(written(tmp_path / "a.docx", body))) == expected


def test_a_caption_without_anything_is_text(tmp_path: Path) -> None:
    document = read(written(tmp_path / "a.docx", heading("章") + caption("表", 1, "没有表") + text("后面。")))
    assert texts(document) == [("表 1 没有表", "章"), ("后面。", "章")]


def test_pictures_find_their_captions_below_or_stay_without(tmp_path: Path) -> None:
    def drawn(identity: str) -> str:
        return text(f'<w:r><w:drawing><a:blip r:embed="{identity}"/></w:drawing></w:r>')

    body = (
        drawn("p1") + caption("图", 1, "下方", "fig_a")
        + caption("图", 2, "上方", "fig_b") + drawn("p2")
        + drawn("p3") + text("没有图题。")
        + drawn("p4") + drawn("p5") + caption("图", 3, "两张")
        + drawn("p6")
    )  # fmt: skip
    document = read(written(tmp_path / "a.docx", body))
    assert [(str(one.kind), one.number, one.caption.text, one.look) for one in document.objects] == [
        ("picture", "图 1", "下方", "p1"),
        ("picture", "图 2", "上方", "p2"),
        ("picture", "", "", "p3"),
        ("picture", "图 3", "两张", "p4 p5"),
        ("picture", "", "", "p6"),
    ]


def test_merged_cells_show_their_text_in_every_place(tmp_path: Path) -> None:
    body = table("类别|社团|<|备注", "^|名称|人数|", "文艺|文学社|60|甲", "^|书法社|30|^", header=2)
    (one,) = read(written(tmp_path / "a.docx", body)).objects
    assert one.grid is not None
    assert one.grid.rows == (
        ("类别", "社团", "社团", "备注"),
        ("类别", "名称", "人数", ""),
        ("文艺", "文学社", "60", "甲"),
        ("文艺", "书法社", "30", "甲"),
    )
    assert one.grid.covered == {(0, 2), (1, 0), (3, 0), (3, 3)}
    assert one.grid.header == 2


@pytest.mark.parametrize(
    ("rows", "repeated", "header"), [(("甲|乙", "1|2"), 0, 1), (("甲|乙", "丙|丁", "1|2"), 2, 2), ((), 0, 0)]
)
def test_the_first_row_is_a_header_where_none_is_repeated(
    tmp_path: Path, rows: tuple[str, ...], repeated: int, header: int
) -> None:
    (one,) = read(written(tmp_path / "a.docx", table(*rows, header=repeated))).objects
    assert one.grid is not None
    assert one.grid.header == header


def directory(*lines: tuple[str, str, str]) -> str:
    """Return a table of contents: text, bookmark and page of each line."""
    shown = [run(title) + field(f"PAGEREF {target} \\h", page) for title, target, page in lines]
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    begin = f"{mark.format('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{mark.format('separate')}"
    return "".join(map(text, [begin + shown[0], *shown[1:-1], shown[-1] + mark.format("end")]))


def test_directories_give_pages_and_no_text(tmp_path: Path) -> None:
    body = (
        directory(("1 人才培养", "sec_talent", "3"), ("1.1 就业", "sec_jobs", "12"), ("表 1 社团", "tbl_clubs", "iv"))
        + text("目录后的一段。")
        + heading("人才培养", label="sec_talent")
        + heading("就业", 2, label="sec_jobs")
        + caption("表", 1, "社团", "tbl_clubs")
        + table("甲")
    )
    document = read(written(tmp_path / "a.docx", body))
    assert texts(document) == [("目录后的一段。", "")]
    assert [(one.title.text, one.page) for one in document.headings[1:]] == [("人才培养", 3), ("就业", 12)]
    assert [one.page for one in document.objects] == [None]
    assert document.paged


def test_pages_that_change_are_told_of_what_both_directories_list(tmp_path: Path) -> None:
    def body(*pages: str) -> str:
        lines = zip(("1 甲章", "表 1 社团", "2 乙章"), ("sec_a", "tbl_a", "sec_b"), pages, strict=True)
        parts = heading("甲章", label="sec_a"), caption("表", 1, "社团", "tbl_a"), table("甲"), heading("乙章")
        return directory(*lines) + "".join(parts)

    assert differences(tmp_path, body("3", "4", "7"), body("5", "6", "9")) == [
        "page of section 甲章: 3 → 5",
        "page of table 社团: 4 → 6",
    ]


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        (text("甲<w:r><w:tab/></w:r>".replace("甲", run("甲")) + run("乙")), "甲\t乙"),
        (text(run("甲") + "<w:r><w:br/></w:r>" + run("乙") + "<w:r><w:cr/></w:r>" + run("丙")), "甲\n乙\n丙"),
        (text(run("甲") + "<w:r><w:noBreakHyphen/></w:r>" + run("乙")), "甲-乙"),
        (text(run("见") + field("REF tbl_a \\h", "表 1") + run("。")), "见表 1。"),
        (text('<w:fldSimple w:instr="REF tbl_a">' + run("表 1") + "</w:fldSimple>"), "表 1"),
        (text("<w:moveFrom>" + run("移走") + "</w:moveFrom>" + run("留下")), "留下"),
        (text("  两边空白  "), "两边空白"),
        (text(run("甲") + field("IF 1", field("REF b", "内")) + run("乙")), "甲内乙"),
    ],
)
def test_a_paragraph_reads_as_it_is_shown(tmp_path: Path, paragraph: str, shown: str) -> None:
    document = read(written(tmp_path / "a.docx", paragraph))
    assert [line for line, _ in texts(document)] == [shown]


def test_a_reference_is_compared_by_what_it_points_to(tmp_path: Path) -> None:
    def body(target: str, number: int) -> str:
        return text(run("  详见") + field(f"REF {target} \\h", f"表 {number}") + run("和下文。"))

    assert differences(tmp_path, body("tbl_a", 1), body("tbl_a", 2)) == []
    assert differences(tmp_path, body("tbl_a", 1), body("tbl_b", 1)) == ["changed text: 详见[表 1]和下文。"]
