"""Fonts that the official layout names and free systems lack: what stands in is known, said, and really used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportdoc.layout.fonts import Substitution, substitutes
from reportdoc.layout.libreoffice.engine import LibreOffice
from tests.layout.document import SMALL, write
from tests.support.pdf import fonts
from tests.support.programs import output


@pytest.mark.parametrize(
    ("font", "substitute"),
    [
        ("仿宋_GB2312", "Noto Serif CJK SC"),
        ("楷体_GB2312", "LXGW WenKai"),
        ("黑体", "Noto Sans CJK SC"),
        ("宋体", "Noto Serif CJK SC"),
        ("方正小标宋简体", "Noto Serif CJK SC"),
        ("Times New Roman", "Liberation Serif"),
        ("华文行楷", "Noto Serif CJK SC"),
    ],
)
def test_a_missing_font_has_a_stand_in(font: str, substitute: str) -> None:
    assert substitutes([font]) == (Substitution(font, substitute),)


def test_fonts_that_are_there_are_not_mentioned() -> None:
    assert substitutes(["Noto Serif CJK SC", "liberation serif"]) == ()


def test_names_with_the_marks_of_font_patterns_are_names() -> None:
    (found,) = substitutes(["A-B:bold,C"])
    assert found.font == "A-B:bold,C"


def test_a_licensed_font_of_the_project_stands_for_itself(tmp_path: Path) -> None:
    licensed = _rename(Path(output("fc-match", "-f", "%{file}", "Liberation Mono")), tmp_path / "fonts")
    assert substitutes(["Licensed Mono 2"]) != ()
    assert substitutes(["Licensed Mono 2"], licensed) == ()


def test_without_fontconfig_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert substitutes(["仿宋"]) == ()


def test_the_pdf_is_set_in_the_stand_ins_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the machine itself would do with missing fonts must not matter.
    (tmp_path / "own.conf").write_text("<fontconfig><dir>/nowhere</dir></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "own.conf"))
    with LibreOffice() as engine:
        engine.convert(write(tmp_path / "in.docx", SMALL), tmp_path / "out.pdf")
    found = fonts(tmp_path / "out.pdf")
    assert all(font.embedded for font in found)
    # Of the names that a collection has for each language, engines write one or the other: the glyphs are the same.
    # The bold cut of LXGW WenKai is called so up to version 1.3, in Debian 12, and Medium from then on.
    assert {
        re.sub("CJK(jp|sc)", "CJK", font.name).removesuffix("-VKana").replace("-Medium", "-Bold") for font in found
    } == {
        "NotoSerifCJK-Regular",
        "NotoSerifCJK-Bold",
        "NotoSansCJK-Regular",
        "LXGWWenKai-Bold",
        "LiberationSerif",
        "LiberationSerif-Bold",
    }


def _rename(font: Path, folder: Path) -> Path:
    """Copy the font under a family name of the same length, so that no table moves, and return its folder."""
    folder.mkdir()
    old, new = "Liberation Mono", "Licensed Mono 2"
    data = font.read_bytes()
    for encoding in ("utf-16-be", "ascii"):
        data = data.replace(old.encode(encoding), new.encode(encoding))
    (folder / "licensed.ttf").write_bytes(data)
    return folder
