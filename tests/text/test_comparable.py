"""What is left out where a Word file and a PDF are compared, and nothing else."""

from __future__ import annotations

import pytest

from reportdoc.text.comparable import comparable


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("甲\u2060乙\u200d丙\u00ad丁\ufeff戊\u200f", "甲乙丙丁戊"),
        ("葛\U000e0100城\ufe0e", "葛城"),
        ("ﬁ ﬀ ﬆ", "fi ff st"),
        ("数 العربية 值 שלום", "数  值 "),
        ("x² ㎡ １ ① ｶ —…“”‘’·～", "x² ㎡ １ ① ｶ —…“”‘’·～"),
        ("表\u00a01\u2011 1,234.5%", "表\u00a01\u2011 1,234.5%"),
    ],
)
def test_what_shows_nothing_goes_and_what_shows_stays(text: str, kept: str) -> None:
    assert comparable(text) == kept
