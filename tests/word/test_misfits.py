"""Titles and words that are longer than any page likes: written whole, and told with their place."""

from __future__ import annotations

import pytest

from reportdoc.report.block import Block
from tests.support import word
from tests.word.reports import assembled, case, grid, heading, items, paragraph, report, table

LONG_TITLE = "人才培养质量" * 33 + "提升"
LETTERS = "Abcdefghij" * 8
TOLD_TITLE = "content/chapters/1-talent.md:1: the title has 200 characters: it takes several lines here and in the"
TOLD_LETTERS = 'content/chapters/1-talent.md:1: "AbcdefghijAb…" is longer than a line and breaks anywhere (put a blank'


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (heading("sec-b", LONG_TITLE, 2), TOLD_TITLE),
        (case("case-a", LONG_TITLE, paragraph("短。")), TOLD_TITLE),
        (table("tbl-a", grid("名|数", "甲|1"), title=LONG_TITLE), TOLD_TITLE),
        (paragraph(f"网址为{LETTERS}，可查。"), TOLD_LETTERS),
        (items("短", LETTERS), TOLD_LETTERS),
        (case("case-a", "案例", paragraph(LETTERS)), TOLD_LETTERS),
    ],
)
def test_what_is_too_long_is_written_whole_and_told_with_its_place(block: Block, told: str) -> None:
    file = assembled(report(heading("sec-a", "人才培养"), block))
    assert [str(notice)[: len(told)] for notice in file.notices] == [told]
    written = "".join(word.text(element) for element in word.find(file.document, "//w:p"))
    assert LONG_TITLE in written or LETTERS in written


def test_titles_of_two_lines_and_addresses_that_break_at_their_strokes_are_not_told() -> None:
    address = "https://www.example.edu.cn/" + "/".join(["school", "news", "talent", "reports", "quality", "2023"] * 2)
    blocks = (heading("sec-b", "人才培养质量" * 10, 2), paragraph(f"见{address}。", "Abcdefghij " * 9))
    assert assembled(report(heading("sec-a", "人才培养"), *blocks)).notices == ()
