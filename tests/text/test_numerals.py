from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdoc.text.numerals import hanzi, numeral
from tests.support.fuzzing import examples


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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十七", 27),
        ("十二", 12),
        ("一百零三", 103),
        ("两", 2),
        ("三万五千", 35000),
        ("二〇二三", 2023),
        ("千人", None),
        ("", None),
    ],
)
def test_a_numeral_is_read_as_a_number(text: str, value: int | None) -> None:
    assert numeral(text) == value


@examples(50)
@given(st.integers(0, 10**12 - 1))
def test_any_number_is_read_as_it_is_written(number: int) -> None:
    assert numeral(hanzi(number)) == number
