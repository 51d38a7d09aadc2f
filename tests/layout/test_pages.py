"""The page map against the pages themselves: a label is where Poppler finds its heading or caption."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportdoc.layout.engine import EngineFailed
from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.layout.pages import laid_out, page_map
from reportdoc.report.pages import PageMap
from tests.layout.document import Entry, Size, entries, write
from tests.support.pdf import pages

SIZE = Size(chapters=3, sections=3, topics=3, paragraphs=3)
"""About forty pages, five of them directories, one wide."""
LABELS = [entry.bookmark.replace("_", "-") for entry in entries(SIZE)]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    with LibreOffice() as engine:
        engine.convert(write(folder / "report.docx", SIZE), folder / "report.pdf")
    return folder / "report.pdf"


def _map(pdf: Path, *further: str) -> PageMap:
    with laid_out(pdf) as opened:
        return page_map(opened, [*LABELS, *further], LibreOffice().bookmark)


def _printed(page: str) -> str:
    """Return the number at the foot of a page, without its dashes."""
    return page.split("\n\n")[-1].strip().strip("— ") if page.strip() else ""


def _words(text: str) -> str:
    return re.sub(r"\s", "", text)


def _shows(page: str, entry: Entry) -> bool:
    # A directory has the same words, but dots and a number behind them.
    return any(_words(line) == _words(entry.text) for line in page.splitlines())


def test_every_label_is_on_the_page_that_shows_its_heading_or_caption(pdf: Path) -> None:
    found = _map(pdf)
    texts = pages(pdf)
    for label, entry in zip(LABELS, entries(SIZE), strict=True):
        (page,) = [text for text in texts if _shows(text, entry)]
        assert _printed(page) == str(found.body[label]), entry


def test_every_directory_line_prints_the_page_of_its_entry(pdf: Path) -> None:
    found = _map(pdf)
    lines = [_words(line) for text in pages(pdf)[2 : found.front] for line in text.splitlines()]
    for label, entry in zip(LABELS, entries(SIZE), strict=True):
        (line,) = [line for line in lines if line.startswith(f"{_words(entry.text)}.")]
        assert line.rpartition(".")[2] == str(found.body[label]), entry


def test_pages_before_the_body_are_counted_apart(pdf: Path) -> None:
    found = _map(pdf)
    texts = pages(pdf)
    printed = [_printed(text) for text in texts]
    assert found.total == len(texts)
    assert found.unnumbered == 2
    assert found.front == printed.index("1")
    assert printed[2] == "i"
    assert printed[found.front :] == [str(number) for number in range(1, found.total - found.front + 1)]


def test_a_lost_label_is_named(pdf: Path) -> None:
    with pytest.raises(EngineFailed, match=r"tbl-nowhere"):
        _map(pdf, "tbl-nowhere")


def test_a_damaged_pdf_is_a_failure_of_the_engine(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.6\nnothing more")
    with pytest.raises(EngineFailed, match=r"damaged"):
        _map(damaged)
