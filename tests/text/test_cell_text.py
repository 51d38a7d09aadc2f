"""Cells as a CSV file holds them."""

from __future__ import annotations

import pytest

from reportdoc.text.cell_text import read, written


@pytest.mark.parametrize("text", ["=1+1", "+86 22 2345", "-2+3", "@SUM(A1)", "＝1", "\t=1", "-5人", "'=1", "''-甲"])
def test_what_a_spreadsheet_would_compute_begins_with_an_apostrophe(text: str) -> None:
    assert written(text) == f"'{text}"
    assert read(written(text)) == text


@pytest.mark.parametrize(
    "text", ["-5", "-1,234.50", "+3.2%", "－12％", "-", "--", "——", "", "甲=1", "'甲'", "'", "007", "1-2"]
)
def test_figures_dashes_and_all_other_texts_stay(text: str) -> None:
    assert written(text) == text
    assert read(text) == text


def test_what_would_merge_cells_is_written_wide() -> None:
    assert [written(one) for one in ("^", " < ", "<5")] == ["＾", "＜", "<5"]
