"""A manuscript is read as its reader sees it: made here with python-docx and raw XML, as Word writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reportdoc.manuscript.model import ManuscriptParagraph, ManuscriptTable
from reportdoc.manuscript.reading.document import read
from reportdoc.report.problem import InputError


def _read(path: Path, *bodies: str) -> list[ManuscriptParagraph | ManuscriptTable]:
    """Return what is read from a file whose body holds that WordprocessingML."""
    document = Document()
    body = document.element.body
    for xml in bodies:
        tag = xml.index(">")
        body.insert(len(body) - 1, parse_xml(f"{xml[:tag]} {nsdecls('w')}{xml[tag:]}"))
    document.save(str(path))
    return list(read(path).elements)


def _paragraph(path: Path, xml: str) -> ManuscriptParagraph:
    (found,) = _read(path, f"<w:p>{xml}</w:p>")
    assert isinstance(found, ManuscriptParagraph)
    return found


def test_headings_lists_and_looks(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("立德树人", 2)
    document.add_paragraph("第一项", style="List Bullet")
    run = document.add_paragraph().add_run("1.4.2 就业工作")
    run.bold = True
    path = tmp_path / "a.docx"
    document.save(str(path))
    heading, item, typed = read(path).elements
    assert isinstance(heading, ManuscriptParagraph)
    assert isinstance(item, ManuscriptParagraph)
    assert isinstance(typed, ManuscriptParagraph)
    assert (heading.text, heading.level, heading.style) == ("立德树人", 2, "heading 2")
    assert item.mark is not None
    assert item.mark.format == "bullet"
    assert (typed.level, typed.look.bold) == (0, True)


def test_fields_show_their_results_and_say_where_they_point(tmp_path: Path) -> None:
    field = (
        '<w:r><w:t>见</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> REF tbl_clubs \\h </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>表 1-1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>。</w:t></w:r>'
    )
    found = _paragraph(tmp_path / "a.docx", field)
    assert [(run.text, run.target) for run in found.runs] == [("见", ""), ("表 1-1", "tbl_clubs"), ("。", "")]


def test_tracked_changes_are_taken_as_accepted_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    xml = (
        '<w:r><w:t>毕业生</w:t></w:r><w:del w:id="1" w:author="张"><w:r><w:delText>4407</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="张"><w:r><w:t>4487</w:t></w:r></w:ins><w:r><w:t>人</w:t></w:r>'
    )
    assert _paragraph(path, xml).text == "毕业生4487人"
    assert [(one.kind, one.text) for one in read(path).remarks] == [("deleted", "4407"), ("inserted", "4487")]


def test_a_paragraph_whose_end_was_deleted_runs_on(tmp_path: Path) -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="3" w:author="张"/></w:rPr></w:pPr>'
    first = f"<w:p>{deleted}<w:r><w:t>前半句，</w:t></w:r></w:p>"
    found = _read(tmp_path / "a.docx", first, "<w:p><w:r><w:t>后半句。</w:t></w:r></w:p>", "<w:p><w:r/></w:p>")
    assert [one.text for one in found if isinstance(one, ManuscriptParagraph)] == ["前半句，后半句。", ""]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    content = "<w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = (
        f'<w:p {mc}><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{content}'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    line, box = _read(tmp_path / "a.docx", xml)
    assert isinstance(line, ManuscriptParagraph)
    assert isinstance(box, ManuscriptTable)
    assert (line.text, [cell.text for cell in box.cells()]) == ("正文", ["框中文字"])


def test_merged_cells(tmp_path: Path) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    rows = (
        cell("专业", '<w:vMerge w:val="restart"/>') + cell("招生", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("计划") + cell("录取"),
    )
    (table,) = _read(tmp_path / "a.docx", "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    assert isinstance(table, ManuscriptTable)
    shown = [[(cell.text, cell.rows, cell.columns) if cell else None for cell in row] for row in table.rows]
    assert shown == [[("专业", 2, 1), ("招生", 1, 2), None], [None, ("计划", 1, 1), ("录取", 1, 1)]]


def test_a_directory_is_known_by_its_field(tmp_path: Path) -> None:
    start = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1 人才培养\t4</w:t></w:r></w:p>'
    )
    middle = '<w:p><w:r><w:t>2 服务\t9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    found = _read(tmp_path / "a.docx", start, middle, "<w:p><w:r><w:t>正文</w:t></w:r></w:p>")
    assert [one.directory for one in found if isinstance(one, ManuscriptParagraph)] == [True, True, False]


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(InputError, match=r"damaged or is no Word file"):
        read(path)
