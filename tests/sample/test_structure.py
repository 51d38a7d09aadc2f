"""The tags of both reports' PDFs: without a fault, and saying what things are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pikepdf import Pdf

from tests.sample.conftest import Report
from tests.support import word
from tests.support.pdf import drawn
from tests.support.structure import Element, loose_ends, tree
from tests.support.verapdf.judge import Profile, failures


@pytest.fixture(scope="module")
def opened(made: Report) -> Iterator[Pdf]:
    with Pdf.open(made.pdf) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def document(opened: Pdf) -> Element:
    return tree(opened)


@pytest.mark.long
def test_verapdf_finds_nothing_against_pdf_ua_in_the_sample(sample_pdf: Path) -> None:
    assert failures((Profile.UA, sample_pdf)) == [[]]


@pytest.mark.long  # test_archive.py asks it about a sealed report
def test_verapdf_finds_nothing_against_pdf_ua_in_the_denser_report(dense_pdf: Path) -> None:
    assert failures((Profile.UA, dense_pdf)) == [[]]


def test_all_content_and_every_link_leads_to_the_element_that_holds_it(opened: Pdf) -> None:
    assert loose_ends(opened) == []


def test_a_table_is_one_with_header_cells_and_a_caption_and_boxes_are_sections(made: Report, document: Element) -> None:
    tables = document.all("Table")
    assert [table.kids[0].kind for table in tables] == ["Caption"] * made.tables + ["TR"] * made.annex
    assert all(table.all("TH") for table in tables)
    assert len(document.all("Sect")) == made.cases + made.rows


def test_every_row_of_a_table_is_as_wide_as_the_table(document: Element) -> None:
    for table in document.all("Table"):
        rows = table.all("TR")
        cells = sum(cell.count("ColSpan") * cell.count("RowSpan") for row in rows for cell in row.kids)
        assert cells == len(rows) * sum(cell.count("ColSpan") for cell in rows[0].kids)


def test_every_figure_shows_something_says_what_and_has_its_caption(made: Report, document: Element) -> None:
    figures = document.all("Figure")
    assert len(figures) == made.figures
    assert all(figure.alt for figure in figures)
    assert all(sum(inner.content for inner in figure.walk()) for figure in figures)
    read = document.all("Figure", "Caption")
    captions = [after for one, after in pairwise(read) if one.kind == "Figure"]
    assert [one.page for one in captions] == [one.page for one in figures]
    assert {one.kind for one in captions} == {"Caption"}
    assert len(document.all("Caption")) == made.figures + made.tables + made.cases + len(document.all("TOC"))


def test_directories_have_an_entry_for_each_of_their_lines(made: Report, document: Element) -> None:
    lines = Counter(word.strings(word.part(made.docx), "//w:p[w:hyperlink//w:instrText]/w:pPr/w:pStyle/@w:val"))
    headings = lines["TOC1"] + lines["TOC2"] + lines["TOC3"]
    directories = document.all("TOC")
    assert [one.kids[0].kind for one in directories] == ["Caption"] * 4
    sizes = [len(one.all("TOCI")) for one in directories]
    assert sizes[0] == headings == made.headings
    assert sum(sizes[1:]) == lines["TableofFigures"] == made.tables + made.cases + made.figures
    entries = [entry.all("Link") for one in directories for entry in one.all("TOCI")]
    assert all(len(links) == 1 for links in entries)
    # The number of the page at least, and never the name of a bookmark; a line that breaks has an annotation for each.
    ends = [[str(one.Contents).split()[-1] for one in link.annotations] for (link,) in entries]
    assert all(any(end.isdigit() for end in found) for found in ends)


def test_every_reference_is_one_link_to_the_page_of_what_it_names(made: Report, opened: Pdf, document: Element) -> None:
    directories = {id(link) for one in document.all("TOC") for link in one.all("Link")}
    links = [link for link in document.all("Link") if id(link) not in directories]
    references = [field.result for field in word.fields(made.docx) if field.instruction.startswith("REF ")]
    assert len(links) == len(references) > 80
    numbers = {page.obj.objgen: index for index, page in enumerate(opened.pages)}
    pages = drawn(made.pdf)
    for link, said in zip(links, references, strict=True):
        assert link.annotations
        for annotation in link.annotations:
            assert str(annotation.Contents) == said
            assert said.replace(" ", "") in pages[numbers[annotation.Dest[0].objgen]]
