from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reportdoc.project.resources import templates
from reportdoc.report.block import Block
from reportdoc.report.problem import ContentError
from reportdoc.word.fonts import template_fonts
from reportdoc.word.package import archive
from tests.support import word
from tests.word.reports import assembled, case, chart, heading, paragraph, report, table

BLOCKS: tuple[Block, ...] = (
    heading("sec-a", "人才培养"),
    paragraph("正文"),
    table("tbl-a"),
    case("case-a", "研学", paragraph("案例")),
    chart("fig-a"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the official templates."""
    return Path(shutil.copytree(templates(), tmp_path / "templates"))


def _edit(template: Path, old: str, new: str, member: str = word.BODY) -> None:
    with ZipFile(template) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts[member].decode()
    assert old in text
    parts[member] = text.replace(old, new).encode()
    with ZipFile(template, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _built(folder: Path) -> Path:
    file = assembled(report(*BLOCKS), folder)
    (folder / "built.docx").write_bytes(archive(file, file.document))
    return folder / "built.docx"


def _complaint(folder: Path) -> tuple[str, str]:
    with pytest.raises(ContentError) as raised:
        _built(folder)
    (problem,) = raised.value.problems
    return problem.place.file, f"{problem.message} / {problem.hint}"


def test_a_missing_tag_is_named(folder: Path) -> None:
    _edit(folder / "report.docx", "{{p figures }}", "")
    file, text = _complaint(folder)
    assert file == "templates/report.docx"
    assert "figures" in text and "{{p figures }}" in text


def test_a_missing_tag_of_the_case_box_is_named(folder: Path) -> None:
    _edit(folder / "case.docx", "{{p blocks }}", "")
    file, text = _complaint(folder)
    assert file == "templates/case.docx"
    assert "blocks" in text


@pytest.mark.parametrize(
    ("template", "right", "wrong"),
    [
        ("report.docx", "{{p body }}", "{{ body }}"),
        ("case.docx", "{{p blocks }}", "{{ blocks }}"),
        ("case.docx", "{{r caption }}", "{{ caption }}"),
    ],
)
def test_a_tag_without_its_letter_is_told_how_to_be_typed(folder: Path, template: str, right: str, wrong: str) -> None:
    _edit(folder / template, right, wrong)
    file, text = _complaint(folder)
    assert file == f"templates/{template}"
    assert right in text


def test_a_missing_style_is_named(folder: Path) -> None:
    _edit(folder / "report.docx", 'w:val="图题"', 'w:val="改名"', "word/styles.xml")
    file, text = _complaint(folder)
    assert file == "templates/report.docx"
    assert "图题" in text


def test_a_style_that_only_the_case_box_has_is_named(folder: Path) -> None:
    _edit(folder / "case.docx", 'w:val="案例标题"', 'w:val="我的标题"', "word/styles.xml")
    file, text = _complaint(folder)
    assert file == "templates/case.docx"
    assert "我的标题" in text


@pytest.mark.parametrize("template", ["report.docx", "case.docx"])
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("{{ college", "tag"),
        ("{% if %}", "broken"),
        ("{% nonsense %}", "broken"),
        ("{{ colege }}", "colege"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ 1 // 0 }}", "zero"),
        ("{{ 'x' + 1 }}", "fails"),
        ("{{ range(999999999) }}", "fails"),
    ],
    ids=["unclosed", "bad statement", "unknown statement", "unknown name", "escape", "zero", "types", "range"],
)
def test_a_wrong_tag_is_told_with_its_template(folder: Path, template: str, wrong: str, told: str) -> None:
    _edit(folder / template, "<w:body>", f"<w:body><w:p><w:r><w:t>{wrong}</w:t></w:r></w:p>")
    file, text = _complaint(folder)
    assert file == f"templates/{template}"
    assert told in text


@pytest.mark.parametrize("template", ["report.docx", "case.docx", "charts.docx"])
@pytest.mark.parametrize("content", [b"", b"no zip", None], ids=["empty", "text", "missing"])
def test_a_file_that_is_no_word_file_is_named(folder: Path, template: str, content: bytes | None) -> None:
    (folder / template).unlink()
    if content is not None:
        (folder / template).write_bytes(content)
    file, text = _complaint(folder)
    assert file == f"templates/{template}"
    assert ("missing" if content is None else "not a sound Word file") in text


@pytest.mark.parametrize("template", ["report.docx", "case.docx", "charts.docx"])
def test_a_damaged_word_file_is_named(folder: Path, template: str) -> None:
    _edit(folder / template, "<w:body>", "<w:body><w:p>")
    file, text = _complaint(folder)
    assert file == f"templates/{template}"
    assert "not a sound Word file" in text


@pytest.mark.parametrize("template", ["report.docx", "case.docx", "charts.docx"])
def test_a_zip_file_that_is_no_word_file_is_named(folder: Path, template: str) -> None:
    with ZipFile(folder / template, "w") as package:
        package.writestr("a.txt", "x")
    file, text = _complaint(folder)
    assert file == f"templates/{template}"
    assert "not a sound Word file" in text


def test_a_kind_of_chart_that_the_template_lacks_is_named(folder: Path) -> None:
    _edit(folder / "charts.docx", 'barDir val="col"', 'barDir val="bar"', "word/charts/chart1.xml")
    file, text = _complaint(folder)
    assert file == "templates/charts.docx"
    assert "column" in text


def test_a_chart_without_series_is_no_pattern(folder: Path) -> None:
    _edit(folder / "charts.docx", "c:ser>", "c:extra>", "word/charts/chart1.xml")
    file, text = _complaint(folder)
    assert file == "templates/charts.docx"
    assert "column" in text


def test_a_damaged_chart_is_named(folder: Path) -> None:
    _edit(folder / "charts.docx", "<c:plotArea>", "", "word/charts/chart1.xml")
    file, text = _complaint(folder)
    assert file == "templates/charts.docx"
    assert "not a sound Word file" in text


def test_a_report_without_charts_needs_no_template_for_them(folder: Path) -> None:
    (folder / "charts.docx").unlink()
    assembled(report(heading("sec-a", "人才培养")), folder)


def test_a_font_changed_in_the_template_is_the_documents(folder: Path) -> None:
    _edit(folder / "report.docx", 'w:eastAsia="黑体"', 'w:eastAsia="华文中宋"', "word/styles.xml")
    styles = word.part(_built(folder), "word/styles.xml")
    assert word.strings(styles, "//w:style[@w:styleId='Heading1']//w:rFonts/@w:eastAsia") == ["华文中宋"]


def test_a_border_changed_in_the_template_is_the_case_boxs(folder: Path) -> None:
    _edit(folder / "case.docx", 'w:color="2F5496"', 'w:color="C00000"')
    borders = word.strings(word.part(_built(folder)), "//w:tbl/w:tblPr/w:tblBorders/*/@w:color")
    assert borders == ["C00000"] * 4


def test_a_wording_changed_in_the_template_is_the_declarations(folder: Path) -> None:
    _edit(folder / "report.docx", "特此声明。", "特此郑重声明。")
    assert "特此郑重声明。" in word.paragraphs(_built(folder), "DeclarationText")


def test_a_colour_changed_in_the_template_is_the_charts(folder: Path) -> None:
    _edit(folder / "charts.docx", "2F5496", "00B050", "word/charts/chart1.xml")
    document = _built(folder)
    (name,) = (name for name in word.parts(document) if name.startswith("word/charts/") and name.endswith(".xml"))
    assert "00B050" in word.strings(word.part(document, name), "//c:ser/c:spPr/a:solidFill/a:srgbClr/@val")


def test_margins_changed_in_the_template_change_the_width_of_tables(folder: Path) -> None:
    _edit(folder / "report.docx", 'w:left="1588"', 'w:left="1474"')
    tables = word.find(word.part(_built(folder)), "//w:tbl[w:tblPr/w:tblCaption]")
    assert [word.strings(found, "w:tblPr/w:tblW/@w:w") for found in tables] == [["8958"]]


def test_styles_that_word_gave_other_ids_are_found_by_name(folder: Path) -> None:
    for member in (word.BODY, "word/styles.xml"):
        _edit(folder / "case.docx", '"CaseTitle"', '"a7"', member)
    assert word.paragraphs(_built(folder), "CaseTitle") == ["案例 1　研学"]


def test_a_tag_that_word_split_into_runs_is_still_a_tag(folder: Path) -> None:
    split = '{{p fig</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">ures }}'
    _edit(folder / "report.docx", "{{p figures }}", split)
    assert word.paragraphs(_built(folder), "TableofFigures")[-1] == "图 1-1　月收入\t—"


def test_a_case_without_text_leaves_no_cell_without_a_paragraph(folder: Path) -> None:
    file = assembled(report(heading("sec-a", "人才培养"), case("case-a", "研学")), folder)
    title, blocks = word.find(file.document, "//w:tc")
    assert word.text(title) == "案例 1　研学"
    assert [str(child.tag).rpartition("}")[2] for child in blocks] == ["tcPr", "p"]


def test_cover_and_declaration_say_whose_report_it_is(folder: Path) -> None:
    document = _built(folder)
    assert word.paragraphs(document, "CoverCollege") == ["天津示例职业技术学院"]
    assert word.paragraphs(document, "CoverEnglish") == ["TIANJIN SAMPLE VOCATIONAL COLLEGE"]
    assert word.paragraphs(document, "CoverTitle") == ["高等职业教育质量年度报告"]
    assert word.paragraphs(document, "CoverYear") == ["（2023 年度）"]
    assert word.paragraphs(document, "CoverDate") == ["二〇二四年一月"]
    assert word.paragraphs(document, "DeclarationText")[0] == (
        "学校对《天津示例职业技术学院高等职业教育质量年度报告（2023 年度）》及相关附件的真实性、完整性和准确性负责。"
    )
    assert word.paragraphs(document, "DeclarationSign") == [
        "单位名称（盖章）：",
        "法定代表人（签名）：",
        "2024年1月4日",
    ]


def test_the_fonts_of_the_templates_are_known(folder: Path) -> None:
    _edit(folder / "charts.docx", 'typeface="仿宋"', 'typeface="微软雅黑"', "word/charts/chart3.xml")
    _edit(folder / "report.docx", 'w:eastAsia="黑体"', 'w:eastAsia="华文中宋"', "word/styles.xml")
    assert {"Times New Roman", "仿宋", "楷体", "微软雅黑", "华文中宋"} <= template_fonts(folder)
    assert not {"zh-CN", "en-US"} & template_fonts(folder)
