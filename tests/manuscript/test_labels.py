"""Labels for what has none: pinyin of the first words, of bounded length, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.manuscript.recognition.labels import slug
from tests.manuscript.made import made
from tests.manuscript.manuscript import Manuscript


@pytest.mark.parametrize(
    ("text", "syllables", "expected"),
    [
        ("学生参加社团", 6, "xuesheng-canjia-shetuan"),
        ("学生参加社团情况一览", 6, "xuesheng-canjia-shetuan"),
        ("学生参加社团", 4, "xuesheng-canjia"),
        ("学生参加社团", 3, "xuesheng-can"),
        ("双高 Plan 2023", 6, "shuanggao-plan2023"),
        ("1+X证书", 6, "1x-zhengshu"),
        ("AI、5G", 6, "ai5g"),
        ("，。！", 6, ""),
        ("", 6, ""),
        (f"{'，' * 39}学生", 6, "xue"),
        (f"{'，' * 40}学生", 6, ""),
    ],
)
def test_the_first_syllables_of_a_text(text: str, syllables: int, expected: str) -> None:
    assert slug(text, syllables) == expected


def test_labels_are_told_apart_by_numbers_and_stay_within_their_length(tmp_path: Path) -> None:
    """A label has 38 characters at most."""
    manuscript = Manuscript()
    for title in ("甲", "甲", "！", "？", "甲", *["装装装双双双"] * 2, *["abcdefghij klmnopqrst uvwxyz"] * 10):
        manuscript.document.add_heading(title, 2)
        manuscript.text("正文。")
    labels = [
        line.split("{#")[1].rstrip("}") for line in made(manuscript, tmp_path).chapter.splitlines() if "{#" in line
    ]
    long = "sec-abcdefghijklmnopqrst-uvwxyz"
    assert labels == [
        "sec-jia",
        "sec-jia-2",
        "sec-x",
        "sec-x-2",
        "sec-jia-3",
        "sec-zhuangzhuang-zhuangshuang-shuangsh",
        "sec-zhuangzhuang-zhuangshuang-shuang-2",
        long,
        *(f"{long}-{number}" for number in range(2, 11)),
    ]
