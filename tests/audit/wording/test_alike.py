"""Which characters sound alike: with one syllable whatever its tone, or with two that many do not tell apart."""

from __future__ import annotations

import pytest

from reportdoc.audit.wording.names.alike import sound_alike, sound_near, sound_same


@pytest.mark.parametrize(
    ("pair", "alike", "near"),
    [
        ("琳林", True, True),
        ("张章", True, True),
        ("张赃", False, True),  # zhang, zang
        ("山三", False, True),  # shan, san
        ("成曾", False, True),  # cheng, ceng
        ("敏明", False, True),  # min, ming
        ("人仍", False, True),  # ren, reng
        ("安昂", False, True),  # an, ang
        ("能冷", False, True),  # neng, leng
        ("女旅", False, True),  # nü, lü
        ("女奴", False, False),  # nü, nu
        ("东敦", False, False),  # dong, dun
        ("王黄", False, False),
        ("大小", False, False),
        ("行杭", True, True),  # xing or hang, hang
    ],
)
def test_characters_that_sound_alike_or_nearly(pair: str, alike: bool, near: bool) -> None:
    one, other = tuple(pair)
    assert (sound_alike(one, other), sound_near(one, other)) == (alike, near)
    assert (sound_alike(other, one), sound_near(other, one)) == (alike, near)


def test_the_usual_reading_counts_alone_where_both_have_to_be_the_same() -> None:
    assert sound_same("琳", "林")
    assert not sound_same("行", "杭")
    assert not sound_same("a", "b")
