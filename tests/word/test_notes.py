"""Notes and formulas in the Word file."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportdoc.project.resources import templates
from reportdoc.report.inline import Inline, Link, Math, Note, Strong
from reportdoc.report.problem import ContentError
from reportdoc.text.latex import formula
from reportdoc.word.package import notes_of
from tests.support import word
from tests.word.reports import PLACE, assembled, built, heading, line, paragraph, reference, report

OWN = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="4">'
    "<w:p><w:r><w:t>声明的注</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
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


def _template(tmp_path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Return a folder of templates with one text of one part of the report's changed."""
    folder = Path(shutil.copytree(templates(), tmp_path / "templates"))
    path = folder / "report.docx"
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert old in members[part]
    members[part] = members[part].replace(old, new)
    with ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return folder


@pytest.mark.parametrize(
    ("part", "old", "new", "problem"),
    [
        (
            "word/styles.xml",
            b"footnote text",
            b"other text",
            'the template has no style "footnote text" (copy the style from the template that came with reportdoc)',
        ),
        (
            "word/settings.xml",
            b"<w:compat>",
            b'<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr><w:compat>',
            "the template numbers notes otherwise than 1, 2, … through the whole report "
            "(set it so in Word: References, Footnotes)",
        ),
    ],
)
def test_a_template_that_is_not_made_for_notes_is_told_where_one_stands(
    tmp_path: Path, part: str, old: bytes, new: bytes, problem: str
) -> None:
    folder = _template(tmp_path, part, old, new)
    assembled(report(paragraph("甲")), folder)
    with pytest.raises(ContentError) as error:
        assembled(report(paragraph("甲", _note("1", "注"))), folder)
    assert [str(one) for one in error.value.problems] == [f"content/chapters/1-talent.md:1: {problem}"]


def test_notes_of_the_template_s_own_stay(tmp_path: Path) -> None:
    folder = _template(tmp_path, "word/settings.xml", b"<w:compat>", b"<w:footnotePr/><w:compat>")
    path = folder / "report.docx"
    document = Document(str(path))
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, OWN.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(path))
    file = assembled(report(paragraph("甲", _note("1", "注"))), folder)
    (notes,) = notes_of(file)
    assert [word.text(one).strip() for one in word.find(notes, "w:footnote")] == ["声明的注", "注"]
    assert word.strings(notes, "w:footnote/@w:id") == ["4", "5"]
