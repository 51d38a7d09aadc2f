"""What a second reader says of finished PDFs: whole ones, and ones that are broken in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from reportdoc.pdf.proofreading.directories import directories, printed_numbers, rows
from reportdoc.pdf.proofreading.finished import FinishedPdf, InternalLink, OutlineEntry, read
from reportdoc.pdf.proofreading.printed import PrintedLine
from reportdoc.pdf.proofreading.proofread import compared, proofread
from tests.pdf.proofreading.broken import changed, exchange_numbers, link, outline_item, silence, without
from tests.support.growth import growth

CONTENTS, TABLES, FIRST = 2, 3, 4
"""Pages of the small report, from 0: 目录, the other directories, and the one that prints 1."""
_LINES = 40
"""Lines of a directory on a page."""
HEADING = 714.6
"""Points from the lower edge to the baseline of a heading at the top of a page."""


@pytest.fixture(scope="session")
def finished(starter_once: Path) -> Path:
    (pdf,) = (starter_once / "output").glob("*.pdf")
    return pdf


@pytest.fixture
def said(finished: Path, tmp_path: Path) -> Callable[[Callable[[Pdf], None]], list[str]]:
    """Return a function that breaks the small report's PDF and returns what is said of it."""

    def say(change: Callable[[Pdf], None]) -> list[str]:
        return [str(one.message) for one in proofread(changed(finished, tmp_path / "broken.pdf", change))]

    return say


Said = Callable[[Callable[[Pdf], None]], list[str]]


def test_a_whole_report_agrees_with_itself(finished: Path) -> None:
    assert proofread(finished) == ()


@pytest.mark.long
def test_all_of_the_sample_is_read_and_agrees(sample_pdf: Path) -> None:
    document = read(sample_pdf)
    printed = tuple(map(rows, document.pages))
    listed = directories(printed, printed_numbers(printed))
    assert Counter(line.directory for line in listed.lines) == {"目录": 108, "表目录": 24, "案例目录": 27, "图目录": 33}
    assert len([entry for entry in document.outline if entry.title[0].isdigit()]) == 98
    assert len(document.links) >= 108 + 24 + 27 + 33
    assert compared(document) == ()


def test_a_wrong_number_in_a_directory(said: Said) -> None:
    assert said(lambda pdf: exchange_numbers(pdf.pages[CONTENTS], 0, 1)) == []
    assert said(lambda pdf: exchange_numbers(pdf.pages[CONTENTS], 5, 6)) == [
        "目录: 1.1.1社团活动 stands on page 2, the directory says 3",
        "目录: 1.2招生与就业 stands on page 3, the directory says 2",
    ]


def test_a_caption_that_stands_elsewhere_than_its_directory_says(said: Said) -> None:
    def move(pdf: Pdf) -> None:
        first, second = pdf.pages[FIRST + 1].obj, pdf.pages[FIRST + 2].obj
        first.Contents, second.Contents = second.Contents, first.Contents

    found = said(move)
    assert "表目录: 表1-1 stands on page 3, the directory says 2" in found
    assert "图目录: 图1-1 stands on page 2, the directory says 3" in found
    assert "outline: 1人才培养 leads to page 2, it stands on page 3" in found


@pytest.mark.long
def test_a_heading_that_is_printed_nowhere(said: Said) -> None:
    found = said(lambda pdf: silence(pdf.pages[FIRST + 3], HEADING))
    assert found == [
        "目录: 2服务贡献 stands on no page, the directory says 4",
        "outline: 2服务贡献 leads to page 4 and stands on no page",
    ]


@pytest.mark.long
def test_an_outline_without_a_heading(said: Said) -> None:
    def drop(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root = without(outline.root, "1.2 招生与就业")

    assert said(drop) == ["outline: 1.2招生与就业 is missing, 目录 lists it"]


def test_an_outline_that_leads_to_another_page_or_nowhere(said: Said) -> None:
    def mislead(pdf: Pdf) -> None:
        outline_item(pdf, "3 文化传承").Dest = Array([pdf.pages[FIRST].obj, Name.Fit])
        del outline_item(pdf, "4 国际合作").Dest

    assert said(mislead) == [
        "outline: 3文化传承 leads to page 1, it stands on page 5",
        "outline: 4国际合作 leads nowhere",
    ]


@pytest.mark.parametrize(("page", "target"), [(FIRST + 7, "8"), (None, None)], ids=["another page", "no page"])
def test_a_link_of_a_directory_that_leads_elsewhere(said: Said, page: int | None, target: str | None) -> None:
    def mislead(pdf: Pdf) -> None:
        place = Name("/gone") if page is None else Array([pdf.pages[page].obj, Name.Fit])
        link(pdf.pages[TABLES], 612).Dest = place

    where = f"leads to page {target}, not 2" if target else "leads nowhere"
    assert said(mislead) == [f"表目录: the link of 表1-1 {where}"]


def test_a_link_in_the_text_that_leads_nowhere(said: Said) -> None:
    def add(pdf: Pdf) -> None:
        action = Dictionary(S=Name.GoTo, D=Name("/gone"))
        one = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 300, 200, 320]), A=action)
        away = Dictionary(S=Name.URI, URI="https://example.org")
        other = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 300, 200, 320]), A=away)
        pdf.pages[FIRST].obj.Annots = Array([pdf.make_indirect(one), pdf.make_indirect(other)])

    assert said(add) == ["a link on page 5 of the file leads nowhere"]


@pytest.mark.long
def test_labels_that_are_not_the_numbers_on_the_pages(said: Said) -> None:
    def shift(pdf: Pdf) -> None:
        ranges = pdf.Root.PageLabels.Nums
        assert [int(ranges[index]) for index in (0, 2, 4)] == [0, 2, FIRST]
        ranges[2], ranges[4] = 3, FIRST + 1

    found = said(shift)
    assert "page labels: page 3 of the file prints i and has no label" in found
    assert "page labels: page 6 of the file prints 2 and is labelled 1" in found
    assert sum(one.startswith("page labels: ") for one in found) == 2 + 15


@pytest.mark.long  # a guard of growth
def test_ten_times_the_pages_take_ten_times_as_long() -> None:
    small, large = _long(40), _long(400)
    assert compared(small) == compared(large) == ()
    assert growth(compared, small, large, limit=25) < 25


def _long(count: int) -> FinishedPdf:
    """Return a report that lists a heading for each page of its body, two of three of the same name."""
    titles = [f"{number}人才培养" if number % 3 == 0 else "小结" for number in range(count)]
    front = -(-count // _LINES)
    pages: list[list[PrintedLine]] = [[PrintedLine(number, "目录", 280, 800)] for number in range(front)]
    links = []
    for number, title in enumerate(titles):
        page, height = number // _LINES, 780 - 18 * (number % _LINES)
        pages[page].append(PrintedLine(page, f"{title}.....{number + 1}", 80, height))
        links.append(InternalLink(page, height - 4, height + 14, front + number))
    for number, title in enumerate(titles, start=front):
        text = [PrintedLine(number, "正文" * 17, 80, 680 - 28 * row) for row in range(20)]
        pages.append([PrintedLine(number, title, 80, 714), *text])
    return FinishedPdf(
        pages=tuple(map(tuple, pages)),
        labels=(*[""] * front, *(str(number) for number in range(1, count + 1))),
        outline=tuple(OutlineEntry(title, number) for number, title in enumerate(titles, start=front)),
        links=tuple(links),
    )
