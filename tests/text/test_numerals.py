from __future__ import annotations

import pytest

from reportdoc.text.hanzi import hanzi


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (3, "三"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (4170, "四千一百七十"),
        (10000, "一万"),
        (10001, "一万零一"),
        (20010, "二万零一十"),
        (100000, "十万"),
        (101000, "十万一千"),
        (10100000, "一千零一十万"),
        (100000001, "一亿零一"),
        (100001000, "一亿零一千"),
        (100010000, "一亿零一万"),
        (123456789, "一亿二千三百四十五万六千七百八十九"),
        (-5, "负五"),
    ],
)
def test_a_number_is_written_as_it_is_read(number: int, text: str) -> None:
    assert hanzi(number) == text
