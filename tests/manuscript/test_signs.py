"""What stands in a run in another way than as characters: readings, circles, symbol fonts, WordArt, hidden text."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.manuscript.reading.equation_fields import shown
from reportdoc.manuscript.reading.symbols import sign
from tests.manuscript.made import Made, made
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.wordml import r

_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def _made(inside: str, folder: Path) -> Made:
    manuscript = Manuscript()
    manuscript.xml(f"<w:p>{inside}</w:p>")
    return made(manuscript, folder)


def _field(instruction: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return mark.format("begin") + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" + mark.format("end")


def test_characters_under_a_reading_are_text_and_the_reading_is_told(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('jiàng')}</w:rt><w:rubyBase>{r('匠')}</w:rubyBase></w:ruby></w:r>"
    found = _made(f"{r('以')}{ruby}{r('心')}", tmp_path)
    assert found.chapter == "以匠心"
    assert "reading above characters: jiàng" in found.notes


def test_characters_in_circles(tmp_path: Path) -> None:
    field = _field(" eq \\o\\ac(○,1) ") + _field(" eq \\o\\ac(○,秀) ")
    assert _made(f"{r('甲')}{field}{r('乙')}", tmp_path).chapter == "甲①秀乙"


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (r" EQ \o\ac(○,10)", "⑩"),
        (r" EQ \o\ac(○,三)", "㊂"),
        (r" EQ \o\ac(□,6)", "6"),
        (r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(jiàng),匠)', "匠"),
        (r" eq \f(1,2)", "1/2"),
        (r" eq \r(3,x\,y)", "√x,y"),
        (r" eq 甲(乙)丙", "甲(乙)丙"),
        (r" eq \f(1", "1"),
        (" eq ", ""),
    ],
)
def test_what_a_field_of_an_equation_shows(instruction: str, text: str) -> None:
    assert shown(instruction).replace('"Font:宋体"', "").strip() == text


def test_words_that_are_drawn_along_a_path(tmp_path: Path) -> None:
    art = f'<w:r><w:pict><v:shape {_V}><v:textpath string="匠心筑梦"/></v:shape></w:pict></w:r>'
    assert _made(f"{r('艺术字：')}{art}", tmp_path).chapter == "艺术字：匠心筑梦"


def test_of_two_forms_of_a_run_the_newer_is_read(tmp_path: Path) -> None:
    forms = '<mc:Choice Requires="w14"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback>'
    old = "<mc:Fallback><w:t>旧</w:t></mc:Fallback>"
    runs = "".join(f"<w:r><mc:AlternateContent {_MC}>{one}</mc:AlternateContent></w:r>" for one in (forms, old))
    assert _made(runs, tmp_path).chapter == "新旧"


def test_signs_of_symbol_fonts_are_characters(tmp_path: Path) -> None:
    signs = (
        '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r><w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>'
    )
    typed = r("\uf0fc", '<w:rFonts w:ascii="Wingdings"/>') + r("\uf0fc", '<w:rFonts w:ascii="宋体"/>')
    assert _made(signs + typed, tmp_path).chapter == "☑□✓\uf0fc"


@pytest.mark.parametrize(
    ("code", "font", "shown"),
    [
        (0xF0FE, "Wingdings", "☑"),
        (0x61, "Symbol", "α"),
        (0xF0FF, "wingdings", "□"),
        (0x4E00, "宋体", "一"),
        (5, "", ""),
    ],
)
def test_a_sign_of_a_font(code: int, font: str, shown: str) -> None:
    assert sign(code, font) == shown


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    found = _made(r("说明：") + r("草稿", "<w:vanish/>") + r("意见", "<w:vanish/><w:b/>") + r("正文。"), tmp_path)
    assert found.chapter == "说明：正文。"
    assert "hidden text: 草稿意见" in found.notes
