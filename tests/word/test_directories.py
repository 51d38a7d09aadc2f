from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from reportdoc.project.resources import templates
from reportdoc.report.block import Block
from reportdoc.word.layout_copy import layout_copy
from reportdoc.word.package import WordFile, archive
from reportdoc.word.page_numbers import with_page_numbers
from tests.support import word
from tests.word.reports import (
    assembled,
    built,
    case,
    chart,
    everything,
    heading,
    paragraph,
    reference,
    report,
    table,
)

PREFACE = heading("sec-preface", "前言", numbered=False)
BLOCKS: tuple[Block, ...] = (
    heading("sec-a", "人才培养"),
    heading("sec-b", "立德树人", 2),
    heading("sec-c", "思政课程", 3),
    heading("sec-d", "第四级", 4),
    table("tbl-a", title="社团"),
    table("tbl-b", title="竞赛"),
    case("case-a", "研学", paragraph("见", reference("tbl-a"))),
    chart("fig-a"),
    chart("fig-free", numbered=False),
)
PAGES = {
    "sec-preface": 1,
    "sec-a": 3,
    "sec-b": 3,
    "sec-c": 4,
    "sec-annex": 128,
    "annex-score": 128,
    "tbl-a": 5,
    "tbl-b": 6,
    "case-a": 7,
}


@pytest.fixture
def file() -> WordFile:
    return assembled(report(*BLOCKS, front=(PREFACE,), annex=(table("annex-score", title="计分卡"),)))


@pytest.fixture
def document(file: WordFile, tmp_path: Path) -> Path:
    (tmp_path / "report.docx").write_bytes(archive(file, file.document))
    return tmp_path / "report.docx"


def test_each_directory_is_one_field_around_its_lines(document: Path) -> None:
    directories = {field.instruction: field.result for field in word.fields(document) if "TOC" in field.instruction}
    assert directories == {
        r'TOC \o "1-3" \h \z \u \t "附表题,2"': (
            "前言\t—\n1 人才培养\t—\n1.1 立德树人\t—\n1.1.1 思政课程\t—\n附表\t—\n附表 1　计分卡\t—"
        ),
        r'TOC \h \z \c "表"': "表 1-1　社团\t—\n表 1-2　竞赛\t—",
        r'TOC \h \z \c "案例"': "案例 1　研学\t—",
        r'TOC \h \z \c "图"': "图 1-1　月收入\t—",
    }


def test_lines_are_set_by_their_level(document: Path) -> None:
    assert word.paragraphs(document, "TOC1") == ["前言\t—", "1 人才培养\t—", "附表\t—"]
    assert word.paragraphs(document, "TOC2") == ["1.1 立德树人\t—", "附表 1　计分卡\t—"]
    assert word.paragraphs(document, "AnnexCaption") == ["附表 1　计分卡"]
    assert word.paragraphs(document, "TOC3") == ["1.1.1 思政课程\t—"]
    assert len(word.paragraphs(document, "TableofFigures")) == 4


def test_each_line_is_a_link_to_a_bookmark_that_is_there_and_asks_for_its_page(document: Path) -> None:
    body = word.part(document)
    bookmarks = word.strings(body, "//w:bookmarkStart/@w:name")
    lines = word.find(body, "//w:p[w:pPr/w:pStyle[starts-with(@w:val,'TOC') or @w:val='TableofFigures']][w:hyperlink]")
    anchors = [word.strings(line, "w:hyperlink/@w:anchor") for line in lines]
    assert anchors == [
        ["sec_preface"],
        ["sec_a"],
        ["sec_b"],
        ["sec_c"],
        ["sec_annex"],
        ["annex_score"],
        ["tbl_a"],
        ["tbl_b"],
        ["case_a"],
        ["fig_a"],
    ]
    assert {anchor for (anchor,) in anchors} <= set(bookmarks)
    for line, (anchor,) in zip(lines, anchors, strict=True):
        assert word.strings(line, "w:hyperlink//w:instrText/text()") == [f" PAGEREF {anchor} \\h "]


def test_a_directory_without_lines_is_left_out_with_its_title(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "人才培养"), table("tbl-a"))
    assert [*word.paragraphs(document, "TOCHeading"), *word.paragraphs(document, "NextTOCHeading")] == [
        "目　录",
        "表目录",
    ]


def test_all_four_directories_have_their_titles_in_order(document: Path) -> None:
    assert word.paragraphs(document, "TOCHeading") == ["目　录"]
    assert word.paragraphs(document, "NextTOCHeading") == ["表目录", "案例目录", "图目录"]


def test_page_numbers_go_into_every_line(file: WordFile, tmp_path: Path) -> None:
    (tmp_path / "paged.docx").write_bytes(archive(file, with_page_numbers(file.document, PAGES | {"fig-a": 9})))
    assert word.paragraphs(tmp_path / "paged.docx", "TOC1") == ["前言\t1", "1 人才培养\t3", "附表\t128"]
    assert word.paragraphs(tmp_path / "paged.docx", "TOC3") == ["1.1.1 思政课程\t4"]
    assert word.paragraphs(tmp_path / "paged.docx", "TableofFigures") == [
        "表 1-1　社团\t5",
        "表 1-2　竞赛\t6",
        "案例 1　研学\t7",
        "图 1-1　月收入\t9",
    ]


def test_a_line_whose_page_nobody_knows_is_an_error(file: WordFile) -> None:
    with pytest.raises(KeyError, match="fig_a"):
        with_page_numbers(file.document, PAGES)


def test_page_numbers_leave_the_assembled_document_as_it_was(file: WordFile, tmp_path: Path) -> None:
    with_page_numbers(file.document, PAGES | {"fig-a": 9})
    (tmp_path / "after.docx").write_bytes(archive(file, file.document))
    assert word.paragraphs(tmp_path / "after.docx", "TOC2") == ["1.1 立德树人\t—", "附表 1　计分卡\t—"]


def test_the_engine_gets_no_field_but_page_numbers_and_the_same_text(tmp_path: Path) -> None:
    file = assembled(everything(tmp_path))
    (tmp_path / "report.docx").write_bytes(archive(file, file.document))
    (tmp_path / "layout.docx").write_bytes(archive(file, layout_copy(file.document, file.styles())))
    names = {field.instruction.split()[0] for field in word.fields(tmp_path / "report.docx")}
    assert names == {"TOC", "PAGEREF", "STYLEREF", "SEQ", "REF"}
    kept = [field.instruction.split()[0] for field in word.fields(tmp_path / "layout.docx")]
    assert set(kept) == {"PAGEREF"}
    assert len(kept) == 20
    (footer,) = (name for name in word.parts(tmp_path / "layout.docx") if name.startswith("word/footer"))
    assert [field.instruction for field in word.fields(tmp_path / "layout.docx", footer)] == ["PAGE"]
    assert word.paragraphs(tmp_path / "layout.docx") == word.paragraphs(tmp_path / "report.docx")


def test_references_in_the_engines_copy_are_links(file: WordFile, tmp_path: Path) -> None:
    (tmp_path / "layout.docx").write_bytes(archive(file, layout_copy(file.document, file.styles())))
    (link,) = word.find(
        word.part(tmp_path / "layout.docx"), "//w:p[w:pPr/w:pStyle/@w:val='CaseText']/w:hyperlink[@w:anchor]"
    )
    assert word.strings(link, "@w:anchor") == ["tbl_a"]
    assert word.text(link) == "表 1-1"


def test_captions_of_the_annex_are_in_the_outline_of_the_engine_and_no_headings_in_word(
    file: WordFile, tmp_path: Path
) -> None:
    (tmp_path / "layout.docx").write_bytes(archive(file, layout_copy(file.document, file.styles())))
    (tmp_path / "report.docx").write_bytes(archive(file, file.document))
    path = "//w:p[w:pPr/w:pStyle/@w:val='AnnexCaption']/w:pPr/w:outlineLvl/@w:val"
    assert word.strings(word.part(tmp_path / "layout.docx"), path) == ["1"]
    assert word.strings(word.part(tmp_path / "report.docx"), path) == []


def test_an_older_template_lists_the_annex_all_the_same(tmp_path: Path) -> None:
    shutil.copytree(templates(), tmp_path / "templates")
    styles = "word/styles.xml"
    changed = word.part(tmp_path / "templates/report.docx", styles)
    for style in word.find(changed, "//w:style[w:name/@w:val='附表题' or w:name/@w:val='框前正文']"):
        parent = style.getparent()
        assert parent is not None
        parent.remove(style)
    with ZipFile(templates() / "report.docx") as old, ZipFile(tmp_path / "templates/report.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(changed) if name == styles else old.read(name))
    content = report(*BLOCKS, annex=(table("annex-score", title="计分卡"),))
    file = assembled(content, tmp_path / "templates")
    (tmp_path / "report.docx").write_bytes(archive(file, file.document))
    assert word.paragraphs(tmp_path / "report.docx", "TOC2") == ["1.1 立德树人\t—", "附表 1　计分卡\t—"]
    assert "附表 1　计分卡" in word.paragraphs(tmp_path / "report.docx", "TableCaption")
