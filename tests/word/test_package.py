from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from reportdoc.word.dates import arabic_day, chinese_month
from reportdoc.word.layout_copy import layout_copy
from reportdoc.word.package import WordFile, archive
from tests.support import validator, word
from tests.word.reports import METADATA, assembled, built, everything, heading, report


@pytest.fixture
def file(tmp_path: Path) -> WordFile:
    return assembled(everything(tmp_path))


@pytest.fixture
def document(file: WordFile, tmp_path: Path) -> Path:
    (tmp_path / "report.docx").write_bytes(archive(file, file.document))
    return tmp_path / "report.docx"


def test_a_report_with_every_kind_of_block_is_valid(document: Path) -> None:
    assert validator.errors_by_document([document]) == {}


@pytest.mark.long
def test_the_copy_that_is_laid_out_is_valid_too(file: WordFile, tmp_path: Path) -> None:
    (tmp_path / "layout.docx").write_bytes(archive(file, layout_copy(file.document, file.styles())))
    assert validator.errors_by_document([tmp_path / "layout.docx"]) == {}


@pytest.mark.long
def test_a_report_with_only_a_heading_is_valid(tmp_path: Path) -> None:
    assert validator.errors(built(tmp_path, heading("sec-a", "人才培养"))) == []


def test_bookmarks_and_drawings_are_unique(document: Path) -> None:
    body = word.part(document)
    names = word.strings(body, "//w:bookmarkStart/@w:name")
    starts, ends = word.strings(body, "//w:bookmarkStart/@w:id"), word.strings(body, "//w:bookmarkEnd/@w:id")
    drawings = word.strings(body, "//wp:docPr/@id")
    assert len(drawings) == 9
    assert len(set(drawings)) == len(drawings)
    assert len(set(names)) == len(names)
    assert len(set(starts)) == len(starts)
    assert sorted(starts) == sorted(ends)
    assert {"sec_talent", "tbl_clubs", "fig_trip", "case_trip", "annex_score", "fig_pie"} <= set(names)


def test_every_relationship_is_to_a_part_that_is_there(document: Path) -> None:
    body = word.part(document)
    used = set(word.strings(body, "//@r:id | //@r:embed"))
    links = word.find(word.part(document, "word/_rels/document.xml.rels"), "//pr:Relationship")
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    assert used <= targets.keys()
    assert {f"word/{target}" for target in targets.values()} <= set(word.parts(document))


def test_word_is_not_asked_to_update_fields_on_opening(document: Path) -> None:
    assert word.find(word.part(document, "word/settings.xml"), "//w:updateFields") == []
    assert word.find(word.part(document), "//w:fldChar[@w:dirty]") == []


def test_the_same_report_gives_the_same_bytes(document: Path, tmp_path: Path) -> None:
    again = assembled(everything(tmp_path))
    (tmp_path / "again.docx").write_bytes(archive(again, again.document))
    assert (tmp_path / "again.docx").read_bytes() == document.read_bytes()


def test_the_package_lists_its_content_types_first_and_names_no_part_twice(document: Path) -> None:
    with ZipFile(document) as package:
        names = package.namelist()
        assert package.testzip() is None
    assert names[0] == "[Content_Types].xml"
    assert len(set(names)) == len(names)


def test_no_clock_shows_in_the_package(document: Path) -> None:
    with ZipFile(document) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_say_what_the_report_is(document: Path) -> None:
    core = word.part(document, "docProps/core.xml")
    assert word.strings(core, "dc:title/text()") == ["天津示例职业技术学院高等职业教育质量年度报告（2023 年度）"]
    assert word.strings(core, "dc:creator/text()") == ["天津示例职业技术学院"]
    assert word.strings(core, "cp:lastModifiedBy/text()") == ["天津示例职业技术学院"]
    assert word.strings(core, "dc:language/text()") == ["zh-CN"]
    assert word.strings(core, "dcterms:created/text()") == ["2024-01-04T00:00:00Z"]
    assert word.strings(core, "dcterms:modified/text()") == ["2024-01-04T00:00:00Z"]


def test_the_language_is_that_of_the_project() -> None:
    content = report(heading("sec-a", "人才培養"))
    file = assembled(replace(content, metadata=replace(METADATA, language="zh-HK")))
    core = etree.fromstring(dict(file.parts)["docProps/core.xml"])
    assert word.strings(core, "dc:language/text()") == ["zh-HK"]


def test_the_text_is_marked_as_chinese(document: Path) -> None:
    styles = word.part(document, "word/styles.xml")
    assert word.strings(styles, "//w:docDefaults//w:lang/@w:eastAsia") == ["zh-CN"]


def test_no_mark_of_the_templates_is_left(document: Path) -> None:
    text = "\n".join(word.paragraphs(document))
    assert "{{" not in text and "{%" not in text
    assert b"reportdoc-" not in ZipFile(document).read(word.BODY)


@pytest.mark.parametrize(
    ("day", "cover", "declaration"),
    [
        (date(2024, 1, 4), "二〇二四年一月", "2024年1月4日"),
        (date(2030, 10, 31), "二〇三〇年十月", "2030年10月31日"),
        (date(2025, 12, 9), "二〇二五年十二月", "2025年12月9日"),
    ],
)
def test_dates_are_written_as_official_documents_write_them(day: date, cover: str, declaration: str) -> None:
    assert chinese_month(day) == cover
    assert arabic_day(day) == declaration
