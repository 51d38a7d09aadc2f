"""`reportdoc import` on small files with what word processors and offices do in them."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Cm
from lxml import etree

from reportdoc.report.block import Block, Case, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.inline import Emphasis, LineBreak, Link, Math, Reference, Strong, Subscript, Superscript, Text
from reportdoc.report.numbering import number
from reportdoc.report.plain import plain
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.project import Project, imported, run
from tests.manuscript.seed.manuscripts import picture

_M = "<m:r><m:t>{}</m:t></m:r>"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def manuscript() -> Manuscript:
    return Manuscript()


def _imported(manuscript: Manuscript, folder: Path) -> Project:
    return imported(manuscript.save(folder / "稿.docx"), folder / "project")


def _blocks(manuscript: Manuscript, folder: Path) -> list[Block]:
    """Return the blocks after the first heading."""
    return list(_imported(manuscript, folder).report.chapters[0].blocks[1:])


def _captions(project: Project) -> list[str]:
    numbers = number(project.report)
    return [
        f"{numbers[one.label].text if one.label in numbers else '-'} {plain(one.caption, numbers).strip()}"
        for part in project.report.parts
        for block in part.blocks
        for one in (block.figures if isinstance(block, FigureRow) else (block,))
        if isinstance(one, Table | Figure)
    ]


def test_captions_above_and_below_spaced_and_not(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("表1-1学生社团")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    manuscript.picture("a")
    manuscript.text("图 1- 1　合影")
    manuscript.text("表 1－2：教师培训")
    manuscript.table(("名称", "人数"), ("研修", "29"))
    assert _captions(_imported(manuscript, tmp_path)) == ["表 1-1 学生社团", "图 1-1 合影", "表 1-2 教师培训"]


def test_captions_below_tables_and_above_figures(manuscript: Manuscript, tmp_path: Path) -> None:
    for name in ("社团", "培训"):
        manuscript.table(("名称", "人数"), (name, "67"))
        manuscript.text(f"表 1-1 {name}情况")
        manuscript.text("这里有一段正文。")
    for name in ("合影", "活动"):
        manuscript.text(f"图 1-1 {name}")
        manuscript.picture(name)
        manuscript.text("这里有一段正文。")
    found = _captions(_imported(manuscript, tmp_path))
    assert found == ["表 1-1 社团情况", "表 1-2 培训情况", "图 1-1 合影", "图 1-2 活动"]


def test_two_captions_on_one_line_under_two_pictures(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.picture("a", "b")
    manuscript.text("图 1- 1 教师讨论电路 图 1- 2 学生作品-遥控小灯")
    (row,) = _blocks(manuscript, tmp_path)
    assert isinstance(row, FigureRow)
    assert [plain(one.caption, {}) for one in row.figures] == ["教师讨论电路", "学生作品-遥控小灯"]
    assert len({one.picture.path for one in row.figures}) == 2


def test_pictures_in_a_table_with_their_captions_in_the_next_row(manuscript: Manuscript, tmp_path: Path) -> None:
    table = manuscript.document.add_table(2, 2)
    for column, name in enumerate(("左图", "右图")):
        table.cell(0, column).paragraphs[0].add_run().add_picture(picture(name), width=Cm(4))
        table.cell(1, column).text = f"图 1-{column + 1} {name}"
    (row,) = _blocks(manuscript, tmp_path)
    assert isinstance(row, FigureRow)
    assert [plain(one.caption, {}) for one in row.figures] == ["左图", "右图"]


def test_numbers_made_by_fields(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.xml(
        '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:bookmarkStart w:id="7" w:name="_Ref1234"/>'
        '<w:r><w:t xml:space="preserve">表 </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        r"<w:r><w:instrText> STYLEREF 1 \s </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:noBreakHyphen/></w:r>'
        r'<w:fldSimple w:instr=" SEQ 表 \* ARABIC \s 1 "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:bookmarkEnd w:id="7"/>'
        '<w:r><w:t xml:space="preserve"> 社团情况</w:t></w:r></w:p>'
    )
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    manuscript.xml(
        r'<w:p><w:r><w:t>见</w:t></w:r><w:fldSimple w:instr=" REF _Ref1234 \h "><w:r><w:t>表 1-1</w:t></w:r>'
        "</w:fldSimple><w:r><w:t>。</w:t></w:r></w:p>"
    )
    table, text = _blocks(manuscript, tmp_path)
    assert isinstance(table, Table)
    assert isinstance(text, Paragraph)
    assert [one.labels for one in text.content if isinstance(one, Reference)] == [(table.label,)]


@pytest.mark.parametrize("typed", ["见表 1-1。", "如表1-1所示，人数增加。", "（见表1－1）"])
def test_typed_references_become_references(manuscript: Manuscript, tmp_path: Path, typed: str) -> None:
    manuscript.text(typed)
    manuscript.text("表 1-1 社团情况")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    text, table = _blocks(manuscript, tmp_path)
    assert isinstance(text, Paragraph)
    assert isinstance(table, Table)
    assert [one.labels for one in text.content if isinstance(one, Reference)] == [(table.label,)]


def test_a_reference_to_nothing_stays_text_and_is_told(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("见表 1-9，代表 1-2 人。")
    project = _imported(manuscript, tmp_path)
    assert "见表 1-9，代表 1-2 人。" in project.text
    assert "refers to what no caption is, or more than one: 表 1-9" in project.told


def test_cases_as_a_table_as_boxed_paragraphs_and_as_a_bare_line(manuscript: Manuscript, tmp_path: Path) -> None:
    cell = manuscript.document.add_table(1, 1).cell(0, 0)
    cell.text = "案例 1 表格里的案例"
    cell.add_paragraph("表格里的正文。")
    manuscript.text("两个案例之间的正文。")
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="1" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
    )
    for text in ("案例2 框里的案例", "框里的正文。"):
        manuscript.xml(f"<w:p><w:pPr><w:pBdr>{border}</w:pBdr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    manuscript.text("框后的正文。")
    manuscript.text("【案例3】一行字的案例")
    manuscript.text("它的正文。")
    manuscript.document.add_heading("下一节", 2)
    blocks = _blocks(manuscript, tmp_path)
    assert [type(one) for one in blocks] == [Case, Paragraph, Case, Paragraph, Case, Heading]
    cases = [one for one in blocks if isinstance(one, Case)]
    assert [plain(one.title, {}).strip() for one in cases] == ["表格里的案例", "框里的案例", "一行字的案例"]
    assert [len(one.blocks) for one in cases] == [1, 1, 1]


def test_a_bare_case_ends_where_the_style_of_running_text_comes_back(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("普通的正文，有好几段，是这份文稿里最常见的样子。")
    manuscript.text("案例 1 标题")
    manuscript.text("案例的正文。", "Quote")
    manuscript.text("案例以后的普通正文，又是最常见的样子。")
    project = _imported(manuscript, tmp_path)
    blocks = project.report.chapters[0].blocks[1:]
    assert [type(one) for one in blocks] == [Paragraph, Case, Paragraph]
    assert "case without a box: check where it ends: 案例 1 标题" in project.told


def test_a_table_cut_by_page_breaks_is_one(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("表 1-1 社团情况")
    manuscript.table(("序号", "名称"), ("1", "航模社"))
    manuscript.xml('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
    manuscript.table(("序号", "名称"), ("2", "数控社"))
    manuscript.text("续表 1-1")
    manuscript.table(("", ""), ("3", "电控社"))
    manuscript.text("")
    manuscript.table(("4", "机器人社"), ("5", "文学社"))
    project = _imported(manuscript, tmp_path)
    (table,) = project.report.chapters[0].blocks[1:]
    assert isinstance(table, Table)
    assert [table.grid.text(row, 1) for row in range(6)] == ["名称", "航模社", "数控社", "电控社", "机器人社", "文学社"]
    assert "line between two pieces of a table: 续表 1-1" in project.told


def test_two_tables_without_captions_stay_two(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    manuscript.text("")
    manuscript.table(("项目", "金额"), ("培训", "31.8"))
    assert len(_blocks(manuscript, tmp_path)) == 2


def test_merged_cells_and_headers_of_two_rows(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("表 1-1 招生情况")
    table = manuscript.document.add_table(3, 3)
    for place, text in {
        (0, 0): "专业",
        (0, 1): "招生",
        (1, 1): "计划",
        (1, 2): "录取",
        (2, 0): "数控",
        (2, 1): "30",
        (2, 2): "29",
    }.items():
        table.cell(*place).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    manuscript.save(tmp_path / "x.docx")
    project = _imported(manuscript, tmp_path)
    (file,) = (project.root / "content/tables").iterdir()
    assert file.read_text(encoding="utf-8") == "专业,招生,<\n^,计划,录取\n数控,30,29\n"
    (block,) = project.report.chapters[0].blocks[1:]
    assert isinstance(block, Table)
    assert block.grid.header == 2


def test_marks_within_a_line(manuscript: Manuscript, tmp_path: Path) -> None:
    paragraph = manuscript.document.add_paragraph("面积700亩，")
    paragraph.add_run("重点 ").bold = True
    paragraph.add_run("斜体").italic = True
    paragraph.add_run("，m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("，CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("，").add_break()
    paragraph.add_run("* 星号 < > & 和 # 号")
    (text,) = _blocks(manuscript, tmp_path)
    assert isinstance(text, Paragraph)
    kinds = {type(one) for one in text.content}
    assert {Strong, Emphasis, Superscript, Subscript, LineBreak} <= kinds
    assert plain(text.content, {}) == "面积700亩，重点 斜体，m2，CO2， * 星号 < > & 和 # 号"


def test_links_and_lists(manuscript: Manuscript, tmp_path: Path) -> None:
    target = manuscript.document.part.relate_to(
        "https://example.org/a",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    manuscript.xml(
        f'<w:p><w:r><w:t>见</w:t></w:r><w:hyperlink r:id="{target}"><w:r><w:t>官网</w:t></w:r></w:hyperlink></w:p>'
    )
    for text, style in (("甲", "List Bullet"), ("乙", "List Bullet 2"), ("丙", "List Bullet")):
        manuscript.text(text, style)
    line, items = _blocks(manuscript, tmp_path)[:2]
    assert isinstance(line, Paragraph)
    assert [one.target for one in line.content if isinstance(one, Link)] == ["https://example.org/a"]
    assert isinstance(items, List)


def test_typed_numbers_of_headings_are_compared_with_what_numbering_gives(
    manuscript: Manuscript, tmp_path: Path
) -> None:
    for title in ("1.1 立德树人", "1.2 专业建设", "1.2 双师队伍", "1.4 招生就业"):
        manuscript.document.add_heading(title, 2)
        manuscript.text("正文若干。")
    project = _imported(manuscript, tmp_path)
    titles = [plain(one.content, {}).strip() for one in project.report.chapters[0].blocks if isinstance(one, Heading)]
    assert titles == ["人才培养", "立德树人", "专业建设", "双师队伍", "招生就业"]
    assert "typed 1.2, numbering gives 1.3: 双师队伍" in project.told
    assert "1.4" not in [line for line in project.told.splitlines() if "numbering gives" in line][-1].split("gives")[1]


def test_what_stands_beside_the_text_is_told(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.document.sections[0].header.paragraphs[0].text = "页眉文字"
    manuscript.xml(
        '<w:p><w:r><w:t>人数</w:t></w:r><w:del w:id="1" w:author="张三"><w:r><w:delText>4407</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="李四"><w:r><w:t>4487</w:t></w:r></w:ins></w:p>'
    )
    manuscript.document.add_comment(manuscript.document.paragraphs[-1].runs, text="请核对", author="王五", initials="W")
    project = _imported(manuscript, tmp_path)
    assert "人数4487" in project.text
    for line in (
        "tracked deletion, taken as accepted by 张三: 4407",
        "comment by 王五: 请核对",
        "page header or footer: 页眉文字",
    ):
        assert line in project.told


def test_formulas_become_latex(manuscript: Manuscript, tmp_path: Path) -> None:
    fraction = f"<m:f><m:num>{_M.format('到账款')}</m:num><m:den>{_M.format('合同款')}</m:den></m:f>"
    manuscript.xml(f"<w:p><w:r><w:t>率为$</w:t></w:r><m:oMath>{fraction}{_M.format('×2')}</m:oMath></w:p>")
    manuscript.xml(f"<w:p><m:oMathPara><m:oMath>{_M.format('x=1')}</m:oMath></m:oMathPara></w:p>")
    project = _imported(manuscript, tmp_path)
    assert "率为\\$$\\frac{到账款}{合同款}\\times2$" in project.text
    assert "$$\nx=1\n$$" in project.text
    first, second = project.report.chapters[0].blocks[1:]
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [one.display for block in (first, second) for one in block.content if isinstance(one, Math)] == [False, True]


def test_formulas_that_latex_here_cannot_say_are_kept_as_omml(manuscript: Manuscript, tmp_path: Path) -> None:
    matrix = f"<m:m><m:mr><m:e>{_M.format('a+b')}</m:e></m:mr></m:m>"
    manuscript.xml(f"<w:p><w:r><w:t>其中</w:t></w:r><m:oMath>{matrix}</m:oMath></w:p>")
    project = _imported(manuscript, tmp_path)
    assert "a+b" in (project.root / "content/equations/equation-1.xml").read_text(encoding="utf-8")
    assert "其中a+b" in project.text
    assert "equation 1: kept as OMML" in project.told


def test_a_file_without_headings_is_one_chapter(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("学校落实就业工作，成效明显。")
    document.save(str(tmp_path / "就业处.docx"))
    project = imported(tmp_path / "就业处.docx", tmp_path / "project")
    (chapter,) = project.report.chapters
    heading = chapter.blocks[0]
    assert isinstance(heading, Heading)
    assert plain(heading.content, {}) == "就业处"
    assert 'text before the first heading stands under "就业处" now' in project.told


def test_a_text_box(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.xml(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>框中文字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    (text,) = _blocks(manuscript, tmp_path)
    assert isinstance(text, Paragraph)
    assert [one.text for one in text.content if isinstance(one, Text)] == ["框中文字"]


def test_a_case_in_a_text_box_ends_with_the_box(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.xml(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>案例 1 框中的案例</w:t></w:r></w:p><w:p><w:r><w:t>框中的正文。</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    manuscript.text("框后的正文。")
    assert [type(one) for one in _blocks(manuscript, tmp_path)] == [Case, Paragraph]


def test_full_width_digits_and_a_part_called_so(tmp_path: Path) -> None:
    document = Document()
    for words in ("第一部分 人才培养", "见表１－１。", "表１－１ 社团"):
        document.add_paragraph(words)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "名称", "航模社"
    document.add_paragraph("第二部分 服务贡献")
    document.add_paragraph("正文若干字。")
    document.save(str(tmp_path / "a.docx"))
    project = imported(tmp_path / "a.docx", tmp_path / "project")
    assert len(project.report.chapters) == 2
    line = project.report.chapters[0].blocks[1]
    assert isinstance(line, Paragraph)
    assert any(isinstance(one, Reference) for one in line.content)
    assert "numbering gives" not in project.told


def test_an_enumeration_at_the_end_of_a_chapter_is_no_chapter(tmp_path: Path) -> None:
    document = Document()
    lines = (
        "1 人才培养",
        "1.1 立德树人",
        "1. 加强领导",
        "正文。",
        "2. 加强保障",
        "正文。",
        "2 服务贡献",
        "2.1 服务国家",
        "正文。",
    )
    for line in (*lines, "2.2 服务地方", "正文。"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    project = imported(tmp_path / "a.docx", tmp_path / "project")
    titles = [one.blocks[0] for one in project.report.chapters]
    assert [plain(one.content, {}) for one in titles if isinstance(one, Heading)] == ["人才培养", "服务贡献"]


def test_indicator_tables_without_a_heading_over_them(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("正文若干字。")
    manuscript.text("名称：某某职业技术学院(12345)")
    rows = (
        ("1", "毕业生人数", "人", "4407"),
        ("2", "毕业去向落实人数", "人", "4170"),
        ("4", "月收入", "元", "4833.35"),
    )
    manuscript.table(("序号", "指标", "单位", "2023年"), *rows)
    report = _imported(manuscript, tmp_path).report
    assert report.annex is not None
    assert [plain(one.caption, {}) for one in report.annex.tables] == ["人才培养质量计分卡"]
    assert report.metadata.code == "12345"


def test_the_strict_variant_of_the_format(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("正文若干字。")
    source = manuscript.save(tmp_path / "a.docx")
    with ZipFile(source) as old, ZipFile(tmp_path / "strict.docx", "w") as new:
        for name in old.namelist():
            data = re.sub(
                rb"http://schemas.openxmlformats.org/(wordprocessingml|officeDocument|drawingml)/2006/(\w+)",
                rb"http://purl.oclc.org/ooxml/\1/\2",
                old.read(name),
            )
            new.writestr(name, data)
    assert "正文若干字。" in imported(tmp_path / "strict.docx", tmp_path / "project").text


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "a.docx"))
    result = run(tmp_path / "a.docx", tmp_path / "project")
    assert result.exit_code == 2
    assert "holds no text" in result.output


def _related(manuscript: Manuscript, seed: str) -> str:
    """Return the id of a relationship to a picture in the file."""
    part, _ = manuscript.document.part.get_or_add_image(picture(seed))
    return part


def test_pictures_in_a_group(manuscript: Manuscript, tmp_path: Path) -> None:
    blips = "".join(
        f'<pic:pic><pic:blipFill><a:blip r:embed="{_related(manuscript, seed)}"/></pic:blipFill></pic:pic>'
        for seed in "ab"
    )
    manuscript.xml(
        '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wpg:wgp'
        ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
        f"{blips}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    manuscript.text("图 1-1 左 图 1-2 右")
    (row,) = _blocks(manuscript, tmp_path)
    assert isinstance(row, FigureRow)
    assert len({one.picture.path for one in row.figures}) == 2


def test_of_an_embedded_object_the_picture_is_kept(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.xml(
        '<w:p><w:r><w:object><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        f'<v:imagedata r:id="{_related(manuscript, "a")}"/></v:shape></w:object></w:r></w:p>'
    )
    manuscript.text("图 1-1 组织机构")
    project = _imported(manuscript, tmp_path)
    (figure,) = project.report.chapters[0].blocks[1:]
    assert isinstance(figure, Figure)
    assert figure.picture.path.name != "missing.png"
    assert "embedded object: only its picture is in the project" in project.told


def _with_notes(source: Path, target: Path, kind: str, notes: str) -> Path:
    """Write a copy of a Word file with a part of notes, `footnotes` or `endnotes`, and return it."""
    relation = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(
                    b"</Rel", f'<Relationship Id="n{kind}" Type="{relation}" Target="{kind}.xml"/></Rel'.encode()
                )
            new.writestr(name, data)
        new.writestr(f"word/{kind}.xml", f'<w:{kind} xmlns:w="{_W}">{notes}</w:{kind}>')
    return target


def test_footnotes_and_endnotes_become_notes(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("#1 人才培养")
    manuscript.xml(
        '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>见表 1-1</w:t></w:r>'
        '<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    manuscript.text("表 1-1 学生社团")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    two = (
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 截至</w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>年底</w:t></w:r><w:r><w:t>，见表 1-1</w:t></w:r></w:p></w:footnote>"
        '<w:footnote w:id="3"><w:p><w:r><w:t>无人引用</w:t></w:r></w:p></w:footnote>'
    )
    file = _with_notes(manuscript.save(tmp_path / "a.docx"), tmp_path / "b.docx", "footnotes", two)
    one = '<w:endnote w:id="2"><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:endnote>'
    project = imported(_with_notes(file, tmp_path / "c.docx", "endnotes", one), tmp_path / "project")
    (table,) = (block for block in project.report.chapters[0].blocks if isinstance(block, Table))
    assert f"正文[^1]见@{table.label}[^2]\n\n[^1]: 截至**年底**，见@{table.label}\n\n[^2]: 甲\\\n乙\n" in project.text
    assert "footnote: 无人引用" in project.told


def test_notes_of_headings_and_cells_are_told_with_their_text(manuscript: Manuscript, tmp_path: Path) -> None:
    manuscript.text("#1 人才培养")
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    manuscript.xml(f'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>题</w:t></w:r>{mark.format(2)}</w:p>')
    manuscript.text("正文。")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    manuscript.document.tables[0].cell(1, 0).paragraphs[0]._p.append(
        etree.fromstring(mark.format(3).replace("<w:r>", f'<w:r xmlns:w="{_W}">'))
    )
    notes = "".join(f'<w:footnote w:id="{at}"><w:p><w:r><w:t>注{at}</w:t></w:r></w:p></w:footnote>' for at in (2, 3))
    file = _with_notes(manuscript.save(tmp_path / "a.docx"), tmp_path / "b.docx", "footnotes", notes)
    project = imported(file, tmp_path / "project")
    assert "[^" not in project.text
    assert "footnote: 注2" in project.told
    assert "footnote: 注3" in project.told
