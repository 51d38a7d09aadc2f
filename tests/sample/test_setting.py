"""How both reports are set: lines, tables over pages, charts, and that both files say the same."""

from __future__ import annotations

import re
from itertools import pairwise

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
