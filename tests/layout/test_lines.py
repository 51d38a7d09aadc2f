"""Lines as LibreOffice breaks them: what stays together, how marks stand, and that none is lost at the end."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.report.block import Block
from reportdoc.report.inline import Quantity
from reportdoc.word.layout_copy import layout_copy
from reportdoc.word.package import archive
from tests.support.pdf import characters, lines
from tests.word.reports import assembled, case, heading, paragraph, reference, report, table

LENGTHS = range(22, 32)
"""Characters before what is looked at: wherever the line breaks, one of them has it there; a line has 31."""
TOGETHER = ("表1-1。", "案例1。", "27人。", "3.5万元。", "412个。")
LABELS = {"表1-1。": "tbl-a", "案例1。": "case-a"}
PAIRS = ("……", "——")
FREE = (("24.4%；", "“续续续”", 25), ("，", "24.4%", 28), ("。", "35人", 28))
"""What a line may end with, what the next one begins with, and how much stands before both on a line that is full."""
MARKS = ("甲“1+X”乙", "甲”，乙", "甲》（乙", "甲。“乙")


def _blocks() -> list[Block]:
    found: list[Block] = [
        heading("sec-a", "人才培养"),
        table("tbl-a", title="社团"),
        case("case-a", "研学", paragraph("正文")),
    ]
    for text in TOGETHER:
        for length in LENGTHS:
            what = (
                reference(LABELS[text]) if text in LABELS else Quantity("q", "412", ("q",)) if "412" in text else text
            )
            after = () if what is text else (text.lstrip("表案例1-42"),) if "412" in text else ("。",)
            found.append(paragraph(f"{'汉' * length}见", what, *after, "续" * 12))
    found += [paragraph(f"{'汉' * length}，", Quantity("q", "27", ("q",)), "人") for length in LENGTHS]
    found += [paragraph(f"{'汉' * length}等{mark}“续”{'续' * 9}") for mark in PAIRS for length in LENGTHS]
    found += [paragraph(text) for text in MARKS]
    found += [paragraph(f"{'汉' * length}{end}{begin}{'续' * 12}") for end, begin, _ in FREE for length in LENGTHS]
    found += [paragraph("甲依", reference("tbl-a"), "后")]
    return found


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lines")
    file = assembled(report(*_blocks()))
    (folder / "layout.docx").write_bytes(archive(file, layout_copy(file.document, file.styles())))
    with LibreOffice() as engine:
        engine.convert(folder / "layout.docx", folder / "layout.pdf")
    return folder / "layout.pdf"


@pytest.mark.parametrize("text", TOGETHER)
def test_no_line_breaks_in_a_number_nor_between_a_figure_and_its_unit(pdf: Path, text: str) -> None:
    printed = [line.text for page in lines(pdf) for line in page]
    assert len([line for line in printed if text in line]) == len(LENGTHS)


def test_a_unit_that_is_a_text_of_its_own_stays_with_its_figure(pdf: Path) -> None:
    printed = [line.text for page in lines(pdf) for line in page]
    assert len([line for line in printed if line.endswith("27人")]) == len(LENGTHS)


@pytest.mark.parametrize("mark", PAIRS)
def test_a_dash_and_an_ellipsis_stay_whole(pdf: Path, mark: str) -> None:
    printed = [line.text for page in lines(pdf) for line in page]
    assert sum(line.count(mark) for line in printed) == len(LENGTHS)
    assert all("\u2060" not in line for line in printed)


def test_no_mark_is_lost_at_the_end_of_a_line_and_none_hangs_over_it(pdf: Path) -> None:
    printed = "".join(line.text for page in lines(pdf) for line in page)
    assert [length for length in LENGTHS if f"{'汉' * length}，27人" not in printed] == []
    with PdfDocument(pdf) as document:
        right = max(x for page in document for x, _, character in characters(page) if character == "，")
    assert right < (210 - 26) / 25.4 * 72 - 13


@pytest.mark.parametrize(("end", "begin", "before"), FREE)
def test_a_line_may_break_between_a_mark_and_a_quotation_or_a_figure(
    pdf: Path, end: str, begin: str, before: int
) -> None:
    printed = [line.text for page in lines(pdf) for line in page]
    # A first line has 29.6 ems.
    assert (f"{'汉' * before}{end}", begin) in [(line, after[: len(begin)]) for line, after in pairwise(printed)]


def test_the_space_of_a_reference_is_a_quarter_of_an_em_wide(pdf: Path) -> None:
    with PdfDocument(pdf) as document:
        for row in map(characters, document):
            at = "".join(character for *_, character in row).find("甲依表1-1后")
            if at >= 0:
                assert row[at + 3][0] - row[at + 2][0] == pytest.approx(14 * 1.25, abs=0.3)
                return
    pytest.fail("it is not in the PDF")


@pytest.mark.parametrize(
    ("text", "mark", "ems"),
    [
        ("甲“1+X”乙", "“", 1.0),
        ("甲“1+X”乙", "”", 1.0),
        ("甲”，乙", "”", 0.5),
        ("甲》（乙", "》", 0.5),
        ("甲。“乙", "。", 0.5),
    ],
)
def test_marks_are_one_em_wide_and_half_of_one_where_they_meet(pdf: Path, text: str, mark: str, ems: float) -> None:
    with PdfDocument(pdf) as document:
        for page in document:
            row = characters(page)
            at = "".join(character for *_, character in row).find(text)
            if at >= 0:
                place = at + text.index(mark)
                assert row[place + 1][0] - row[place][0] == pytest.approx(14 * ems, abs=0.3)
                return
    pytest.fail(f"{text} is not in the PDF")
