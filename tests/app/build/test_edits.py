"""What a designer changes in the project's templates shows in the build."""

from __future__ import annotations

from pathlib import Path

from tests.app.build.outcome import edit_template
from tests.support.programs import reportdoc
from tests.support.word import paragraphs, part, strings


def test_the_wording_of_the_declaration_is_the_template_s(project: Path) -> None:
    edit_template(project / "templates/report.docx", "word/document.xml", "特此声明。", "本校特此郑重声明。")
    document = _built(project)
    assert "本校特此郑重声明。" in paragraphs(document)


def test_a_font_of_a_style_is_the_template_s(project: Path) -> None:
    edit_template(project / "templates/report.docx", "word/styles.xml", 'w:eastAsia="楷体"', 'w:eastAsia="华文楷体"')
    styles = part(_built(project), "word/styles.xml")
    assert strings(styles, "//w:style[w:name/@w:val='案例正文']//w:rFonts/@w:eastAsia") == ["华文楷体"]


def test_the_frame_of_a_case_is_the_template_s(project: Path) -> None:
    edit_template(project / "templates/case.docx", "word/document.xml", "2F5496", "C00000")
    document = part(_built(project))
    colours = set(strings(document, "//w:tbl[.//w:pStyle/@w:val='CaseTitle']/w:tblPr/w:tblBorders/*/@w:color"))
    assert colours == {"C00000"}


def _built(project: Path) -> Path:
    done = reportdoc("build", project, "--no-pdf")
    assert done.returncode == 0, done.stderr
    (document,) = (project / "output").glob("*.docx")
    return document
