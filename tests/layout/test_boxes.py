"""Case boxes as LibreOffice breaks them over pages: no line of a paragraph, no title and no caption is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest

from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.report.block import Block
from reportdoc.word.layout_copy import layout_copy
from reportdoc.word.package import archive
from tests.support.pdf import lines
from tests.word.reports import assembled, case, grid, heading, paragraph, report, table

ABOVE = range(11, 19)
"""Lines of text above a box; a page has 22: wherever it ends, one of the boxes is there."""
BOXES = {"a": ("甲" * 75, "乙" * 75, "丙" * 100), "b": ("丁" * 9, "戊" * 110, "己" * 150, "庚" * 9), "c": ("辛" * 75,)}
"""What boxes say: paragraphs of three and more lines, of one line first and last, and one with a table below."""


def _blocks() -> Iterator[Block]:
    for kind, texts in BOXES.items():
        for count in ABOVE:
            yield heading(f"sec-{kind}{count}", f"{kind}的{count}")
            yield from (paragraph("汉" * 20) for _ in range(count))
            yield heading(f"sec-{kind}{count}-1", "盒子", 2)
            below = [table(f"tbl-{count}", grid("壬|数", "壬|1", "壬|2", "壬|3"), title="题题")] if kind == "c" else []
            yield case(f"case-{kind}{count}", "匣", *map(paragraph, texts), *below)


@pytest.fixture(scope="module")
def boxes(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return for each chapter what its lines are, a letter each: a page ends at `|`, a title of a box is `匣`."""
    folder = tmp_path_factory.mktemp("boxes")
    file = assembled(report(*_blocks()))
    (folder / "layout.docx").write_bytes(archive(file, layout_copy(file.document, file.styles())))
    with LibreOffice() as engine:
        engine.convert(folder / "layout.docx", folder / "layout.pdf")
    printed = ["".join(_letter(line.text) for line in page) for page in lines(folder / "layout.pdf")]
    chapters = "|".join(printed).split("章")
    return [one.strip("|") for one in chapters[-len(BOXES) * len(ABOVE) :]]


def _letter(line: str) -> str:
    if "的" in line:
        return "" if "." in line else "章"
    return next(
        (letter for letter in "盒匣题壬" if letter in line), line[:1] if line[:1] in "汉甲乙丙丁戊己庚辛" else ""
    )


def test_no_line_of_a_paragraph_is_left_alone(boxes: list[str]) -> None:
    assert len([one for one in boxes if "|" in one]) > len(ABOVE)
    for one in boxes:
        pages = [[(letter, len(list(same))) for letter, same in groupby(page)] for page in one.split("|")]
        counted = [(letter, count) for page in pages for letter, count in page if letter in "甲乙丙戊己辛"]
        assert [letter for letter, count in counted if count < 2] == [], one


def test_no_title_stands_with_less_than_two_lines_nor_apart_from_its_heading(boxes: list[str]) -> None:
    assert len(boxes) == len(BOXES) * len(ABOVE)
    for one in boxes:
        home = next(page for page in one.split("|") if "匣" in page)
        assert "盒匣" in home, one
        assert len(home.partition("匣")[2]) >= 2, one


def test_two_lines_at_least_are_left_on_the_next_page(boxes: list[str]) -> None:
    ends = [one.split("|")[-1].partition("匣")[2] for one in boxes if "庚" in one and "匣" in one.split("|")[-1]]
    assert len(ends) == len(ABOVE)
    assert [end for end in ends if len(end) < 2] == []


def test_a_caption_in_a_box_stands_on_the_page_of_its_table(boxes: list[str]) -> None:
    tables = [one for one in boxes if "壬" in one]
    assert len(tables) == len(ABOVE)
    assert [one for one in tables if "题壬" not in one] == []
