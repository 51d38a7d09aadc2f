from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportdoc.report.report import Part
from tests.support import word
from tests.word.reports import (
    assembled,
    built,
    case,
    chart,
    figure,
    heading,
    items,
    paragraph,
    photo,
    report,
    row,
    table,
)

W = f"{{{word.NAMESPACES['w']}}}"
FRAME = "//w:tbl[.//w:pStyle[@w:val='CaseTitle']]"
INSIDE = 8504
"""Twips inside the frame: the text's 8844 without the cell's margins, 170 on either side."""


def test_the_frame_holds_the_title_and_all_blocks(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        heading("sec-a", "人才培养"),
        paragraph("之前"),
        case(
            "case-a", "研学", paragraph("正文一"), items("条目"), figure("fig-a", photo(tmp_path)), paragraph("正文二")
        ),
        paragraph("之后"),
    )
    (frame,) = word.find(word.part(document), FRAME)
    texts = [word.text(line) for line in word.find(frame, ".//w:p")]
    assert texts == ["案例 1　研学", "正文一", "条目", "", "图 1-1　合影", "正文二"]
    assert word.paragraphs(document, "CaseText") == ["正文一", "条目", "正文二"]
    assert word.paragraphs(document, "BodyTextBeforeBox") == ["之前"]
    assert word.paragraphs(document, "BodyText") == ["之后"]


def test_a_box_has_a_table_style_with_its_frame(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "人才培养"), case("case-a", "研学", paragraph("正文")))
    (box,) = word.find(word.part(document), FRAME)
    (style,) = word.strings(box, "w:tblPr/w:tblStyle/@w:val")
    frame = f"//w:style[@w:styleId='{style}'][w:name/@w:val='案例框']/w:tblPr/w:tblBorders/*/@w:val"
    assert word.strings(word.part(document, "word/styles.xml"), frame) == ["single"] * 4


def test_the_title_is_a_row_that_is_repeated_and_never_stands_alone(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "人才培养"), case("case-a", "研学", paragraph("正文")))
    title, blocks = word.find(word.part(document), f"{FRAME}/w:tr")
    assert word.text(title) == "案例 1　研学"
    assert word.find(title, "w:trPr/w:tblHeader")
    assert word.text(blocks) == "正文"
    assert not word.find(blocks, "w:trPr/*")


def test_a_box_at_the_end_of_a_chapter_leaves_no_empty_paragraph_for_another_page(tmp_path: Path) -> None:
    blocks = [(heading(f"sec-{name}", "人才培养"), case(f"case-{name}", "研学", paragraph("正文"))) for name in "ab"]
    parts = tuple(Part(f"{number}.md", "", chapter) for number, chapter in enumerate(blocks))
    boxes = word.find(assembled(replace(report(), front=(), chapters=parts)).document, FRAME)
    after = [word.strings(box, "following-sibling::*[1]/w:pPr/w:pStyle/@w:val") for box in boxes]
    assert after == [["Heading1"], ["AfterBox"]]


def test_text_before_a_box_is_eight_points_away_from_it(tmp_path: Path) -> None:
    document = built(
        tmp_path, heading("sec-a", "人才培养"), paragraph("之前"), case("case-a", "研学", paragraph("正文"))
    )
    (style,) = word.find(word.part(document, "word/styles.xml"), "//w:style[@w:styleId='BodyTextBeforeBox']")
    assert word.strings(style, "w:pPr/w:spacing/@w:after") == ["160"]
    assert word.strings(style, "w:basedOn/@w:val") == ["BodyText"]


def test_a_list_in_a_case_is_set_as_the_text_there_and_counts(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "人才培养"), case("case-a", "研学", items("听党课", "学插秧")))
    (frame,) = word.find(word.part(document), FRAME)
    listed = word.find(frame, ".//w:p[w:pPr/w:numPr]")
    assert [word.text(one) for one in listed] == ["听党课", "学插秧"]
    assert word.strings(frame, ".//w:p[w:pPr/w:numPr]/w:pPr/w:pStyle/@w:val") == ["CaseText"] * 2
    (number,) = set(word.strings(frame, ".//w:p/w:pPr/w:numPr/w:numId/@w:val"))
    numbering = word.part(document, "word/numbering.xml")
    (instance,) = word.strings(numbering, f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    level = f"//w:abstractNum[@w:abstractNumId='{instance}']/w:lvl[@w:ilvl='0']"
    assert word.strings(numbering, f"{level}/w:pStyle/@w:val") == ["ListNumber"]


def test_a_table_in_a_case_fits_the_frame_and_a_paragraph_ends_the_cell(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "人才培养"), case("case-a", "研学", table("tbl-a")))
    (frame,) = word.find(word.part(document), FRAME)
    (inner,) = word.find(frame, ".//w:tbl")
    assert sum(int(width) for width in word.strings(inner, "w:tblGrid/w:gridCol/@w:w")) == INSIDE
    cell = inner.getparent()
    assert cell is not None
    assert cell[-1].tag == f"{W}p"


def test_pictures_and_charts_in_a_case_stay_within_the_frame(tmp_path: Path) -> None:
    picture = photo(tmp_path, size=(400, 100))
    document = built(
        tmp_path,
        heading("sec-a", "人才培养"),
        case("case-a", "研学", figure("fig-a", picture), chart("fig-b"), row(figure("fig-c", picture))),
    )
    widths = [int(width) / 635 for width in word.strings(word.part(document), f"{FRAME}//wp:extent/@cx")]
    assert len(widths) == 3
    assert widths[0] == widths[1] == INSIDE
    assert widths[2] <= INSIDE


def test_a_picture_and_its_caption_stand_in_a_row_that_never_breaks(tmp_path: Path) -> None:
    pictures = [
        figure(f"fig-{name}", photo(tmp_path), title=title) for name, title in zip("abc", "甲乙丙", strict=True)
    ]
    document = built(
        tmp_path, heading("sec-a", "人才培养"), case("case-a", "研学", pictures[0], paragraph("正文"), *pictures[1:])
    )
    rows = word.find(word.part(document), f"{FRAME}//w:tbl/w:tr[w:trPr/w:cantSplit]")
    assert [word.text(line) for line in rows] == ["图 1-1　甲", "图 1-2　乙", "图 1-3　丙"]
    assert all(word.find(line, ".//w:drawing") for line in rows)
    (cell,) = word.find(word.part(document), f"{FRAME}/w:tr[last()]/w:tc")
    # Word makes one table of two that touch, and repairs a cell that does not end in a paragraph.
    assert [str(node.tag).removeprefix(W) for node in cell][1:] == ["tbl", "p", "tbl", "p", "tbl", "p"]


def test_a_case_that_holds_nothing_is_still_a_sound_cell(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "人才培养"), case("case-a", "研学"))
    (frame,) = word.find(word.part(document), FRAME)
    assert [cell[-1].tag for cell in word.find(frame, "w:tr/w:tc")] == [f"{W}p", f"{W}p"]


def test_text_that_looks_like_a_template_stays_text(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), case("case-a", "{{ blocks }}", paragraph("{% endif %} & <w:p>")))
    assert word.paragraphs(document, "CaseTitle") == ["案例 1　{{ blocks }}"]
    assert word.paragraphs(document, "CaseText") == ["{% endif %} & <w:p>"]


def test_the_paragraph_before_a_picture_that_ends_a_box_goes_along_with_it(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        heading("sec-a", "人才培养"),
        case("case-a", "研学", paragraph("正文一"), paragraph("正文二"), figure("fig-a", photo(tmp_path))),
        case("case-b", "研学", paragraph("前"), paragraph("很长的话，" * 50), figure("fig-b", photo(tmp_path))),
        case("case-c", "研学", figure("fig-c", photo(tmp_path)), paragraph("正文三"), figure("fig-d", photo(tmp_path))),
        case("case-e", "研学", paragraph("正文四"), figure("fig-e", photo(tmp_path))),
    )
    rows = word.find(word.part(document), f"{FRAME}//w:tbl/w:tr[w:trPr/w:cantSplit]")
    together = [[text for line in word.find(row, ".//w:p") if (text := word.text(line))] for row in rows]
    assert together[0] == ["正文二", "图 1-1　合影"]
    assert together[1:] == [["图 1-2　合影"], ["图 1-3　合影"], ["正文三", "图 1-4　合影"], ["图 1-5　合影"]]
    assert word.strings(rows[0], "../w:tblPr/w:tblCellMar/*/@w:w") == ["0", "0"]
    assert not word.find(word.part(document), f"{FRAME}//w:tbl/following-sibling::*[1][self::w:tbl]")


def test_a_picture_in_a_box_is_lower_than_elsewhere(tmp_path: Path) -> None:
    tall = photo(tmp_path, size=(400, 600))
    document = built(
        tmp_path,
        heading("sec-a", "人才培养"),
        figure("fig-a", tall),
        case("case-a", "研学", figure("fig-b", tall)),
    )
    outside, inside = map(int, word.strings(word.part(document), "//wp:extent/@cy"))
    assert inside / outside == pytest.approx(3 / 4, abs=0.01)
