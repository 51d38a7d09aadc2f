"""Notes and formulas in the Word file."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportdoc.project.resources import templates
from reportdoc.report.inline import Inline, Link, Math, Note, Strong
from reportdoc.report.problem import ContentError
from reportdoc.text.latex import formula
from tests.support import word
from tests.word.reports import PLACE, assembled, built, heading, line, paragraph, reference, report

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def _note(name: str, *content: str | Inline) -> Note:
    return Note(name, line(*content), PLACE)


def _math(latex: str, *, display: bool = False) -> Math:
    return Math(latex, formula(latex), display)


def test_a_note_is_a_footnote_of_word(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        heading("sec-a", "章"),
        paragraph("甲", _note("x", "注", Strong(line("一")), "见", reference("sec-a")), "乙", _note("y", "注二")),
    )
    marks = word.strings(word.part(document), "//w:footnoteReference/@w:id")
    notes = word.part(document, "word/footnotes.xml")
    assert word.strings(notes, "w:footnote[not(@w:type)]/@w:id") == marks == ["1", "2"]
    assert [word.text(one).strip() for one in word.find(notes, "w:footnote[not(@w:type)]")] == ["注一见1", "注二"]
    assert word.strings(notes, "w:footnote/@w:type") == ["separator", "continuationSeparator"]
    assert word.strings(notes, ".//w:footnote[@w:id='1']//w:pStyle/@w:val") == ["FootnoteText"]
    settings = word.part(document, "word/settings.xml")
    assert word.strings(settings, "w:footnotePr/w:footnote/@w:id") == ["-1", "0"]


def test_a_report_without_notes_has_no_part_for_them(tmp_path: Path) -> None:
    document = built(tmp_path, paragraph("甲"))
    with ZipFile(document) as archive:
        assert not [name for name in archive.namelist() if "footnote" in name]
        assert b"footnotePr" not in archive.read("word/settings.xml")


def test_a_link_in_a_note_is_one_of_its_own_part(tmp_path: Path) -> None:
    document = built(tmp_path, paragraph("甲", _note("1", Link("https://example.org/", line("站")))))
    (identity,) = word.strings(word.part(document, "word/footnotes.xml"), "//w:hyperlink/@r:id")
    links = word.part(document, "word/_rels/footnotes.xml.rels")
    assert word.strings(links, f"//pr:Relationship[@Id='{identity}']/@Target") == ["https://example.org/"]


def test_formulas_are_word_s_own(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        paragraph("率为", _math(r"\frac{甲}{b}"), "。"),
        paragraph(_math("x=1", display=True)),
        paragraph("末"),
    )
    root = word.part(document)
    spaces = {"m": M, "w": root.nsmap["w"]}
    assert root.xpath("string(//m:f/m:num)", namespaces=spaces) == "甲"
    assert root.xpath("//w:p[m:oMathPara/m:oMath]/w:pPr/w:pStyle/@w:val", namespaces=spaces) == ["Formula"]
    (spacing,) = root.xpath("//w:p[m:oMath]/w:pPr/w:spacing/@w:lineRule", namespaces=spaces)
    assert spacing == "atLeast"


def test_a_template_without_the_style_is_told_where_the_note_stands(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(templates(), tmp_path / "templates"))
    path = folder / "report.docx"
    with ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    members["word/styles.xml"] = members["word/styles.xml"].replace(b"footnote text", b"other text")
    with ZipFile(path, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)
    with pytest.raises(ContentError) as error:
        assembled(report(paragraph("甲", _note("1", "注"))), folder)
    assert [str(one) for one in error.value.problems] == [
        'content/chapters/1-talent.md:1: the template has no style "footnote text" '
        "(copy the style from the template that came with reportdoc)"
    ]
