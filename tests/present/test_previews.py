"""A preview as HTML: every kind of piece, with what has changed marked and what would harm shown as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from reportdoc.app.previewing.pieces import Box, Field, Image, Items, Line, Look, Piece, Run, Sheet, SheetRow, Side
from reportdoc.app.previewing.preview import Built, Preview
from reportdoc.present import previews
from reportdoc.present.previews import article

HARM = "<b a=\"'&"


def line(text: str, look: Look = Look.TEXT, level: int = 0, label: str = "") -> Line:
    return Line(look, (Run(text),), level=level, label=label)


PIECES: tuple[Piece, ...] = (
    Line(Look.HEADING, (Run("1 "), Run("育人")), True, 1, "sec-a"),
    line("小节", Look.HEADING, level=6, label="sec-b"),
    Line(
        Look.TEXT,
        (
            Run("水H"),
            Run("2", Look.LOWERED),
            Run("O", Look.STRONG),
            Run("", Look.BREAK),
            Run(HARM, Look.EMPHASIS),
            Run("1", Look.NOTE),
        ),
        True,
    ),
    Items(True, 3, ((line("第三"),), (line("第四"),))),
    Items(False, 1, ((line("点"),),)),
    line("表 1-1 社团", Look.CAPTION, label="tbl-a"),
    Sheet(
        (
            SheetRow((Field(("社", "团"), 2, 1, ""), Field((HARM,), 1, 2, "")), True, False),
            SheetRow((Field(("棋社",), 1, 1, "l"), Field(("30",), 1, 1, "r")), False, True),
        )
    ),
    Sheet((), chart=True),
    Side(((Image("ab12", HARM, 40, 30, True),), (Image("cd34", "右", 4, 3, False),))),
    Box(line("案例 1", Look.CAPTION, label="case-a"), (line("盒中"),)),
)


def test_a_preview_is_written_piece_by_piece(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    preview = Preview(PIECES, 4, True, {"ab12": tmp_path})
    monkeypatch.setattr(previews, "preview", lambda *_: preview)
    found = article(tmp_path, Built(tmp_path, ""), 'content/a"b.md', None, "表<格")
    assert found is not None
    assert (found.changed, found.compared, found.pictures) == (4, True, {"ab12": tmp_path})
    page = html.fromstring(f"<article>{found.html}</article>")
    told = [(one.tag, one.get("class"), one.get("id"), "".join(one.itertext())) for one in page.iter("h2", "h5", "p")]
    assert told == [
        ("h2", "h1 new", "at-sec-a", "1 育人"),
        ("h5", "h6", "at-sec-b", "小节"),
        ("p", "text new", None, f"水H2O{HARM}1"),
        ("p", "text", None, "第三"),
        ("p", "text", None, "第四"),
        ("p", "text", None, "点"),
        ("p", "caption", "at-tbl-a", "表 1-1 社团"),
        ("p", "picture new", None, ""),
        ("p", "picture", None, ""),
        ("p", "caption", "at-case-a", "案例 1"),
        ("p", "text", None, "盒中"),
    ]
    (marked,) = (one for one in page.iter("p") if one.get("class") == "text new")
    assert [(one.tag, one.text) for one in marked] == [
        ("sub", "2"),
        ("strong", "O"),
        ("br", None),
        ("em", HARM),
        ("sup", "1"),
    ]
    assert [(one.get("start"), len(one)) for one in page.iter("ol", "ul")] == [("3", 2), (None, 1)]
    cells = [(one.tag, dict(one.attrib), "".join(one.itertext("td", "th", "br"))) for one in page.iter("th", "td")]
    assert cells == [
        ("th", {"rowspan": "2"}, "社团"),
        ("th", {"colspan": "2"}, HARM),
        ("td", {"class": "l"}, "棋社"),
        ("td", {"class": "r"}, "30"),
    ]
    assert [one.get("class") for one in page.iter("tr")] == [None, "new"]
    assert [one.get("class") for one in page.iter("table")] == [None, "chart"]
    assert {one.get("aria-label") for one in page.iter("div") if one.get("class") == "scroll"} == {"表<格"}
    first = next(page.iter("img"))
    assert (first.get("src"), first.get("alt")) == ("/previews/ab12.jpg?of=content/a%22b.md", HARM)
    assert (first.get("width"), first.get("height")) == ("40", "30")
    assert [len(one) for one in page.find_class("abreast")] == [2]
    assert [one.get("class") for one in page.find_class("box")[0]] == ["caption", "text"]
