"""A text as tokens, in which what a bound figure prints is one."""

from __future__ import annotations

import pytest

from reportdoc.text.tokens import spans


@pytest.mark.parametrize(
    ("text", "atom", "tokens"),
    [
        ("率94.62%，比", "94.62%", ["率", "94.62%", "，", "比"]),
        ("率94.62%2019年", "94.62%", ["率", "94.62%", "2019", "年"]),
        ("计2,152人", "152", ["计", "2,152", "人"]),
        ("计152,000人", "152", ["计", "152,000", "人"]),
        ("占0.21", "21", ["占", "0.21"]),
        ("占21.", "21", ["占", "21", "."]),
        ("见,246人", "246", ["见", ",", "246", "人"]),
        ("见,表1-1", "表1-1", ["见", ",", "表1-1"]),
        ("见表1-12", "表1-1", ["见", "表", "1", "-", "12"]),
    ],
)
def test_a_bound_figure_is_one_token_but_not_within_another(text: str, atom: str, tokens: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, [atom])] == tokens
