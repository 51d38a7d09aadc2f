from __future__ import annotations

from pathlib import Path

from tests.support import word
from tests.word.reports import (
    built,
    case,
    chart,
    figure,
    heading,
    items,
    paragraph,
    photo,
    reference,
    row,
    table,
)


def _fields(document: Path, *names: str) -> list[tuple[str, str]]:
    found = word.fields(document)
    return [(field.instruction, field.result) for field in found if field.instruction.split()[0] in names]


def test_captions_count_by_chapter_and_cases_through_the_report(tmp_path: Path) -> None:
    picture = photo(tmp_path)
    document = built(
        tmp_path,
        heading("sec-a", "人才培养"),
        table("tbl-a", title="社团"),
        table("tbl-b", title="竞赛"),
        figure("fig-a", picture, title="合影"),
        case("case-a", "研学", figure("fig-b", picture, title="途中")),
        heading("sec-b", "服务贡献"),
        chart("fig-c"),
        row(figure("fig-d", picture, title="左"), figure("fig-e", picture, title="右")),
        table("tbl-c", title="培训"),
        case("case-b", "下乡"),
    )
    assert word.paragraphs(document, "TableCaption") == ["表 1-1　社团", "表 1-2　竞赛", "表 2-1　培训"]
    assert word.paragraphs(document, "FigureCaption") == [
        "图 1-1　合影",
        "图 1-2　途中",
        "图 2-1　月收入",
        "图 2-2　左",
        "图 2-3　右",
    ]
    assert word.paragraphs(document, "CaseTitle") == ["案例 1　研学", "案例 2　下乡"]


def test_numbers_of_captions_are_fields_that_restart_with_each_chapter(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        heading("sec-a", "人才培养"),
        table("tbl-a"),
        heading("sec-b", "服务贡献"),
        table("tbl-b"),
        table("tbl-c"),
        case("case-a", "研学"),
    )
    assert _fields(document, "STYLEREF", "SEQ") == [
        (r"STYLEREF 1 \s", "1"),
        (r"SEQ 表 \* ARABIC \s 1", "1"),
        (r"STYLEREF 1 \s", "2"),
        (r"SEQ 表 \* ARABIC \s 1", "1"),
        (r"STYLEREF 1 \s", "2"),
        (r"SEQ 表 \* ARABIC \s 1", "2"),
        (r"SEQ 案例 \* ARABIC", "1"),
    ]


def test_references_are_fields_that_show_their_numbers(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        heading("sec-a", "人才培养"),
        heading("sec-b", "立德树人", 2),
        paragraph("见", reference("tbl-a", "fig-pay"), "和第 ", reference("sec-b"), " 节、", reference("case-a")),
        table("tbl-a"),
        chart("fig-pay"),
        case("case-a", "研学", items("再见")),
    )
    assert word.paragraphs(document, "BodyText")[0] == "见表 1-1、图 1-1和第 1.1 节、案例 1"
    assert _fields(document, "REF") == [
        (r"REF tbl_a \h", "表 1-1"),
        (r"REF fig_pay \h", "图 1-1"),
        (r"REF sec_b \r \h", "1.1"),
        (r"REF case_a \h", "案例 1"),
    ]


def test_a_bookmark_holds_what_a_reference_to_it_shows(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "人才培养"), table("tbl-a", title="社团"))
    (start,) = word.find(word.part(document), "//w:bookmarkStart[@w:name='tbl_a']")
    shown = ""
    for following in start.itersiblings():
        if following.tag == f"{{{word.NAMESPACES['w']}}}bookmarkEnd":
            break
        shown += word.text(following)
    assert shown == "表 1-1"


def test_an_unnumbered_chart_shows_its_title_and_takes_no_number(tmp_path: Path) -> None:
    document = built(
        tmp_path, heading("sec-a", "人才培养"), chart("fig-free", numbered=False), chart("fig-counted", "pie")
    )
    assert word.paragraphs(document, "FigureCaption") == ["月收入", "图 1-1　月收入"]


def test_an_annex_table_has_its_caption_and_the_line_with_the_college(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        heading("sec-a", "人才培养"),
        table("tbl-a"),
        annex=(table("annex-score", title="计分卡"), table("annex-teach", title="教学资源表")),
    )
    assert word.paragraphs(document, "TableCaption") == ["表 1-1　学生社团"]
    assert word.paragraphs(document, "AnnexCaption") == ["附表 1　计分卡", "附表 2　教学资源表"]
    assert word.paragraphs(document, "AnnexName") == ["名称：天津示例职业技术学院(12721)"] * 2
    assert word.paragraphs(document, "Heading1")[-1] == "附表"
    assert (r"SEQ 附表 \* ARABIC", "2") in _fields(document, "SEQ")


def test_a_table_bears_its_unit_above_and_its_source_below(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "人才培养"), table("tbl-a", unit="单位：人", source="数据来源：学生处"))
    lines = word.paragraphs(document)
    at = lines.index("表 1-1　学生社团")
    assert lines[at : at + 7] == ["表 1-1　学生社团", "单位：人", "社团", "人数", "合唱团", "32", "数据来源：学生处"]
    assert word.paragraphs(document, "UnitLine") == ["单位：人"]
    assert word.paragraphs(document, "SourceLine") == ["数据来源：学生处"]
