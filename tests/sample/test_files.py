"""The two files of the sample, and some of the denser report, as other programs see them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from tests.sample.conftest import Report
from tests.support.pdf import complaints, fonts, info, pages
from tests.support.programs import ROOT, reportdoc_process
from tests.support.validator import errors, errors_by_document
from tests.support.word import fields, part, strings


def test_both_files_bear_the_name_for_submission(sample_docx: Path, sample_pdf: Path) -> None:
    assert sample_docx.name == "12721-天津机电职业技术学院-2023年度质量报告.docx"
    assert sample_pdf.name == "12721-天津机电职业技术学院-2023年度质量报告.pdf"


@pytest.mark.long
@pytest.mark.slow
def test_the_word_files_are_valid_open_xml(sample_docx: Path, dense_docx: Path) -> None:
    assert errors_by_document([sample_docx]) == {}
    assert errors(dense_docx, "Office2016") == []


def test_no_prompt_to_update_fields_on_opening(sample_docx: Path) -> None:
    assert strings(part(sample_docx, "word/settings.xml"), "//w:updateFields/@w:val") == []
    assert strings(part(sample_docx), "//w:fldChar/@w:dirty") == []


def test_the_word_file_keeps_its_fields(sample_docx: Path) -> None:
    names = [field.instruction.split()[0] for field in fields(sample_docx)]
    assert names.count("TOC") == 4
    assert names.count("STYLEREF") == 24 + 33
    assert names.count("SEQ") == 24 + 33 + 27 + 6
    assert names.count("PAGEREF") == 108 + 24 + 27 + 33


@pytest.mark.long  # tests/word/test_package.py and tests/pdf/test_finish.py ask the same of small reports
@pytest.mark.slow
def test_the_same_content_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    # Another process, in which another LibreOffice lays it out anew.
    done = reportdoc_process("build", ROOT, "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    for made in (*sample.glob("*.docx"), *sample.glob("*.pdf")):
        assert (tmp_path / made.name).read_bytes() == made.read_bytes()


def test_the_pdf_is_clean_tagged_and_described(sample_pdf: Path) -> None:
    assert complaints(sample_pdf) == []
    described = info(sample_pdf)
    assert described["Title"] == "天津机电职业技术学院高等职业教育质量年度报告（2023 年度）"
    assert described["Author"] == "天津机电职业技术学院"
    assert described["Tagged"] == "yes"
    assert described["Page size"].startswith("595")
    assert str(PdfReader(sample_pdf).root_object["/Lang"]) == "zh-CN"


def test_all_fonts_are_embedded(made: Report) -> None:
    used = fonts(made.pdf)
    assert used
    assert [font.name for font in used if not font.embedded] == []


def test_pages_are_labelled_as_they_are_printed(made: Report) -> None:
    labels = PdfReader(made.pdf).page_labels
    assert labels[2:5] == ["i", "ii", "iii"]
    first = labels.index("1")
    assert labels[first:] == [str(number) for number in range(1, len(labels) - first + 1)]
    assert "前言" in PdfReader(made.pdf).pages[first].extract_text()


@pytest.mark.slow
def test_the_outline_has_three_levels_and_leads_to_the_headings(sample_pdf: Path) -> None:
    reader = PdfReader(sample_pdf)
    items = list(_flat(reader.outline, 1))
    assert {level for level, _ in items} == {1, 2, 3}
    assert len(items) == 98 + 4 + 6
    titles = [re.sub(r"\s", "", str(item.title)) for _, item in items]
    assert titles[:2] == ["前言", "【编制目的】"]
    texts = [re.sub(r"\s", "", text) for text in pages(sample_pdf)]
    for (_, item), title in zip(items, titles, strict=True):
        page = reader.get_destination_page_number(item)
        assert page is not None
        assert title.lstrip("0123456789.") in texts[page]


def test_every_link_inside_the_pdf_works(made: Report) -> None:
    reader = PdfReader(made.pdf)
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    targets = []
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            link = annotation.get_object()
            if link.get("/Subtype") == "/Link":
                target = link.get("/Dest") or link["/A"].get_object().get("/D")
                targets.append(
                    reader.named_destinations[target].raw_get("/Page") if isinstance(target, str) else target[0]
                )
    assert len(targets) >= made.headings + made.tables + made.cases + made.figures
    assert all(target.idnum in pages for target in targets)


def _flat(items: Sequence[object], level: int) -> list[tuple[int, Destination]]:
    found: list[tuple[int, Destination]] = []
    for item in items:
        if isinstance(item, list):
            found += _flat(item, level + 1)
        elif isinstance(item, Destination):
            found.append((level, item))
    return found
