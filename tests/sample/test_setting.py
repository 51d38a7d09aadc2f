"""How both reports are set: lines, tables over pages, charts, and that both files say the same."""

from __future__ import annotations

import re
from contextlib import closing
from itertools import pairwise

import pypdf
import pypdfium2
import pytest

from reportdoc.app.wording.compare import differences
from reportdoc.ooxml.passages import wording
from reportdoc.pdf.text import page_texts
from tests.sample.breaks import Broken, body_lines, broken_tables, lone_lines
from tests.sample.conftest import Report
from tests.support.pdf import drawn

UNIT = re.compile("人|个|门|学时|项|万|亿|元|家|册|平方米|条|天|%|年|月|日|名|次|所|间|台|GB|[0-9,.]")
LEAST = 3
"""Rows on either side of a break."""


@pytest.fixture(scope="module")
def paragraphs(made: Report) -> list[list[tuple[int, str]]]:
    return body_lines(made.docx, made.pdf)


@pytest.fixture(scope="module")
def tables(made: Report) -> list[Broken]:
    return broken_tables(made.docx, made.pdf)


def test_both_files_say_the_same(made: Report) -> None:
    assert differences(wording(made.docx), page_texts(made.pdf)) == ()


def test_no_line_of_a_paragraph_stands_alone_on_a_page(paragraphs: list[list[tuple[int, str]]]) -> None:
    assert len(paragraphs) > 40
    assert lone_lines(paragraphs) == []


def test_no_line_breaks_in_a_number_of_the_report_a_figure_with_its_unit_a_dash_or_an_ellipsis(
    paragraphs: list[list[tuple[int, str]]],
) -> None:
    ends = [(one[1], other[1]) for lines in paragraphs for one, other in pairwise(lines)]
    assert len(ends) > 150
    assert [end for end in ends if re.search("(表|图|案例)$", end[0]) and end[1][0].isdigit()] == []
    assert [end for end in ends if end[0][-1].isdigit() and UNIT.match(end[1])] == []
    assert [end for end in ends if end[0][-1] + end[1][0] in ("……", "——")] == []


def test_a_table_that_goes_on_has_three_rows_on_either_side_and_says_so(made: Report, tables: list[Broken]) -> None:
    assert len(tables) >= 6
    pages = drawn(made.pdf)
    for table in tables:
        counts = [table.rows.count(page) for page in sorted(set(table.rows))]
        assert min(counts) >= LEAST, table.number
        for page in sorted(set(table.rows)):
            assert table.number in pages[page]


def test_merged_rows_are_not_parted(tables: list[Broken]) -> None:
    groups = [table.rows[first : last + 1] for table in tables for first, last in table.groups]
    assert len(groups) > 20
    assert [group for group in groups if len(set(group)) > 1] == []


def test_no_page_is_under_15_percent_full_but_the_last_of_a_part(made: Report) -> None:
    # The text area of a page begins 37 mm and ends 35 mm from its edges (GB/T 9704-2012, 5.2.1 and 7.4).
    least = {"portrait": (37 + 0.15 * 225) / 297, "landscape": (28 + 0.15 * 156) / 210}
    with pypdf.PdfReader(made.pdf) as reader:
        parts = [one for one in reader.outline if not isinstance(one, list)]
        begins = {page for one in parts if (page := reader.get_destination_page_number(one)) is not None}
    with closing(pypdfium2.PdfDocument(made.pdf)) as document:
        assert len(begins) > 5 and len(document) > 40
        reached = [_reached(page) for page in document]
        shapes = ["portrait" if page.get_width() < page.get_height() else "landscape" for page in document]
    last = {page - 1 for page in begins} | {len(reached) - 1}
    sparse = [page for page, (low, shape) in enumerate(zip(reached, shapes, strict=True)) if low < least[shape]]
    assert [page + 1 for page in sparse if page not in last] == []


def _reached(page: pypdfium2.PdfPage) -> float:
    """Return how far down a page is printed above its foot, as a part of its height."""
    dark = (page.render(scale=0.5, grayscale=True).to_numpy().squeeze() < 200).any(axis=1)
    height = len(dark)
    return max((row + 1 for row in range(int(height * 0.9)) if dark[row]), default=0) / height
