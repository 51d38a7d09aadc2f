"""The tags of the sample's PDF: without a fault, and saying what things are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pikepdf import Pdf

from tests.support import word
from tests.support.pdf import drawn
from tests.support.structure import Element, loose_ends, tree
from tests.support.verapdf.judge import Profile, failures

CASES, ROWS = 27, 6
"""Boxes of the sample, and pictures side by side."""
TABLES, ANNEX, FIGURES = 24, 6, 33
"""Charts are figures. What stands above a table of the annex is a heading, which 目录 lists."""


@pytest.fixture(scope="module")
def opened(sample_pdf: Path) -> Iterator[Pdf]:
    with Pdf.open(sample_pdf) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def document(opened: Pdf) -> Element:
    return tree(opened)


@pytest.mark.slow
def test_verapdf_finds_nothing_against_pdf_ua(sample_pdf: Path) -> None:
    assert failures((Profile.UA, sample_pdf)) == [[]]


def test_all_content_and_every_link_leads_to_the_element_that_holds_it(opened: Pdf) -> None:
    assert loose_ends(opened) == []


def test_a_table_is_one_with_header_cells_and_a_caption_and_boxes_are_sections(document: Element) -> None:
    tables = document.all("Table")
    assert [table.kids[0].kind for table in tables] == ["Caption"] * TABLES + ["TR"] * ANNEX
    assert all(table.all("TH") for table in tables)
    assert len(document.all("Sect")) == CASES + ROWS


def test_every_row_of_a_table_is_as_wide_as_the_table(document: Element) -> None:
    for table in document.all("Table"):
        rows = table.all("TR")
        cells = sum(cell.count("ColSpan") * cell.count("RowSpan") for row in rows for cell in row.kids)
        assert cells == len(rows) * sum(cell.count("ColSpan") for cell in rows[0].kids)


def test_every_figure_shows_something_says_what_and_has_its_caption(document: Element) -> None:
    figures = document.all("Figure")
    assert len(figures) == FIGURES
    assert all(figure.alt for figure in figures)
    assert all(sum(inner.content for inner in figure.walk()) for figure in figures)
    read = document.all("Figure", "Caption")
    captions = [after for one, after in pairwise(read) if one.kind == "Figure"]
    assert [one.page for one in captions] == [one.page for one in figures]
    assert {one.kind for one in captions} == {"Caption"}
    assert len(document.all("Caption")) == FIGURES + TABLES + CASES + len(document.all("TOC"))


def test_directories_have_an_entry_for_each_of_their_lines(document: Element, sample_docx: Path) -> None:
    lines = Counter(word.strings(word.part(sample_docx), "//w:p[w:hyperlink//w:instrText]/w:pPr/w:pStyle/@w:val"))
    headings = lines["TOC1"] + lines["TOC2"] + lines["TOC3"]
    directories = document.all("TOC")
    assert [one.kids[0].kind for one in directories] == ["Caption"] * 4
    sizes = [len(one.all("TOCI")) for one in directories]
    assert sizes[0] == headings > 100
    assert sum(sizes[1:]) == lines["TableofFigures"] > 75
    entries = [entry.all("Link") for one in directories for entry in one.all("TOCI")]
    assert all(len(links) == len(links[0].annotations) == 1 for links in entries)
    # The number of the page at least, and never the name of a bookmark.
    assert all(str(link.annotations[0].Contents).split()[-1].isdigit() for (link,) in entries)


def test_every_reference_is_one_link_to_the_page_of_what_it_names(
    opened: Pdf, document: Element, sample_docx: Path, sample_pdf: Path
) -> None:
    directories = {id(link) for one in document.all("TOC") for link in one.all("Link")}
    links = [link for link in document.all("Link") if id(link) not in directories]
    references = [field.result for field in word.fields(sample_docx) if field.instruction.startswith("REF ")]
    assert len(links) == len(references) > 80
    numbers = {page.obj.objgen: index for index, page in enumerate(opened.pages)}
    pages = drawn(sample_pdf)
    for link, said in zip(links, references, strict=True):
        assert link.annotations
        for annotation in link.annotations:
            assert str(annotation.Contents) == said
            assert said.replace(" ", "") in pages[numbers[annotation.Dest[0].objgen]]
