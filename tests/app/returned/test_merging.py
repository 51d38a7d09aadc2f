"""Edits that go into a text which somebody else has changed since."""

from __future__ import annotations

import pytest

from reportdoc.app.returned.merging import merged
from reportdoc.app.returned.model import Edit

BASE = "甲\n乙\n丙\n"
ROW = Edit("a.csv", 1, 1, "\n新")


@pytest.mark.parametrize(
    ("edits", "today", "wanted"),
    [
        ([ROW], "甲\n新\n乙\n丙\n", "甲\n新\n乙\n丙\n"),
        ([ROW], "甲\n新\n乙\n丁\n", "甲\n新\n乙\n丁\n"),
        ([ROW, Edit("a.csv", 1, 1, "\n再")], "甲\n新\n再\n乙\n丁\n", "甲\n新\n再\n乙\n丁\n"),
        ([Edit("a.csv", 2, 2, "新\n")], "甲\n新\n乙\n丁\n", "甲\n新\n乙\n丁\n"),
        ([ROW], "甲\n乙\n丁\n", "甲\n新\n乙\n丁\n"),
        ([ROW, Edit("a.csv", 4, 5, "丁")], "甲\n新\n乙\n丙\n", "甲\n新\n乙\n丁\n"),
    ],
)
def test_what_was_put_in_already_is_not_put_in_again(edits: list[Edit], today: str, wanted: str) -> None:
    found = merged(BASE, today, edits)
    assert (found.text, found.conflicts) == (wanted, ())
