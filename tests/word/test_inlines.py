from __future__ import annotations

from pathlib import Path

from reportdoc.report.inline import Emphasis, LineBreak, Link, Quantity, Strong, Subscript, Superscript
from tests.support import word
from tests.word.reports import built, line, paragraph


def test_text_is_printed_character_for_character(tmp_path: Path) -> None:
    document = built(tmp_path, paragraph("A & B <c> \"q\" 'p' {{ x }}  两个空格"))
    assert word.paragraphs(document, "BodyText") == ["A & B <c> \"q\" 'p' {{ x }}  两个空格"]


def test_a_figure_and_a_line_break_stand_in_their_line(tmp_path: Path) -> None:
    document = built(tmp_path, paragraph("共", Quantity("total", "237", ("total",)), "期", LineBreak(), "次"))
    assert word.paragraphs(document, "BodyText") == ["共237期\n次"]


def test_marks_are_character_styles_and_positions(tmp_path: Path) -> None:
    both = Strong((Emphasis(line("又粗又斜")),))
    document = built(
        tmp_path,
        paragraph(Strong(line("粗")), Emphasis(line("强调")), both, "m", Superscript(line("2")), Subscript(line("i"))),
    )
    runs = word.find(word.part(document), "//w:p[w:pPr/w:pStyle/@w:val='BodyText']/w:r")
    marks = {word.text(run): word.strings(run, "w:rPr/*/@w:val") for run in runs}
    assert marks["粗"] == ["Strong"]
    assert marks["强调"] == ["Emphasis"]
    assert marks["又粗又斜"] == ["Emphasis"]
    assert word.find(runs[2], "w:rPr/w:b")
    assert marks["m"] == []
    assert marks["2"] == ["superscript"]
    assert marks["i"] == ["subscript"]


def test_a_link_goes_to_its_address(tmp_path: Path) -> None:
    document = built(tmp_path, paragraph(Link("https://example.edu.cn/?a=1&b=2", line("官网"))))
    (link,) = word.find(word.part(document), "//w:hyperlink[@r:id]")
    assert word.text(link) == "官网"
    (identity,) = word.strings(link, "@r:id")
    relationships = word.part(document, "word/_rels/document.xml.rels")
    (target,) = word.find(relationships, f"//pr:Relationship[@Id='{identity}']")
    assert target.get("Target") == "https://example.edu.cn/?a=1&b=2"
    assert target.get("TargetMode") == "External"
