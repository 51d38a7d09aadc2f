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


def _cells(count: int, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p/></w:tc>" * count


@pytest.mark.parametrize(
    ("row", "width"),
    [
        (_cells(63), 63),
        ('<w:trPr><w:gridBefore w:val="62"/></w:trPr>' + _cells(1), 63),
        (_cells(1, '<w:gridSpan w:val="63"/>'), 63),
        (_cells(1, '<w:gridSpan w:val="9999"/>'), 63),
        (_cells(1, '<w:gridSpan w:val="-3"/>'), 1),
        (_cells(1, '<w:gridSpan w:val="0"/>') + _cells(1, '<w:gridSpan w:val="x"/>'), 2),
        ('<w:trPr><w:gridBefore w:val="-1"/></w:trPr>' + _cells(2), 2),
        ("", 0),
    ],
)
def test_a_table_has_63_columns_at_most(tmp_path: Path, row: str, width: int) -> None:
    (table,) = _read(tmp_path / "a.docx", f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")
    assert isinstance(table, ManuscriptTable)
    assert (table.width, [len(one) for one in table.rows]) == (width, [width])


@pytest.mark.parametrize("row", [_cells(64), '<w:trPr><w:gridBefore w:val="63"/></w:trPr>' + _cells(1)])
def test_a_table_of_more_columns_is_refused(tmp_path: Path, row: str) -> None:
    with pytest.raises(InputError, match=r'"a\.docx" has a table of more than 63 columns'):
        _read(tmp_path / "a.docx", f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")


def test_eight_tables_inside_one_another_are_read(tmp_path: Path) -> None:
    inside = ""
    for depth in range(10, 0, -1):
        line = f"<w:p><w:r><w:t>{depth}</w:t></w:r></w:p>"
        inside = f"<w:tbl><w:tr><w:tc>{line}{inside}<w:p/></w:tc></w:tr></w:tbl>"
    (table,) = _read(tmp_path / "a.docx", inside)
    assert isinstance(table, ManuscriptTable)
    assert [cell.text.split() for cell in table.cells()] == [[str(depth) for depth in range(1, 9)]]


def test_a_paragraph_of_more_than_twenty_thousand_pieces_is_refused(tmp_path: Path) -> None:
    pieces = "<w:br/><w:cr/><w:tab/>" * 6_667
    with pytest.raises(InputError, match=r'"a\.docx" is too large to read'):
        _paragraph(tmp_path / "a.docx", f"<w:r>{pieces}<w:t>a</w:t></w:r>")


def test_elements_are_counted_with_what_stands_in_cells(tmp_path: Path) -> None:
    def line(text: str, properties: str = "") -> str:
        return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"

    gone = '<w:pPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr>'
    table = f"<w:tbl><w:tr><w:tc>{line('丙')}</w:tc><w:tc>{line('丁')}</w:tc></w:tr></w:tbl>"
    found = _read(tmp_path / "a.docx", line("甲"), line("乙", gone), line("接着"), table, line("戊"), line("己", gone))
    assert [(one.index, one.text) for one in found if isinstance(one, ManuscriptParagraph)] == [
        (1, "甲"),
        (3, "乙接着"),
        (7, "戊"),
        (8, "己"),
    ]
    (grid,) = (one for one in found if isinstance(one, ManuscriptTable))
    inner = [one for cell in grid.cells() for one in cell.paragraphs()]
    assert (grid.index, [one.index for one in inner]) == (4, [5, 6])


def test_what_a_program_left_in_a_cell_that_is_covered_goes_with_the_one_above(tmp_path: Path) -> None:
    def cell(merge: str, *lines: str) -> str:
        text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{text}</w:tc>"

    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    rows = (
        cell('<w:vMerge w:val="restart"/>', "甲") + cell("", "乙"),
        cell("<w:vMerge/>", "", "藏", "") + cell('<w:vMerge w:val="continue"/>', "丙"),
        cell("<w:vMerge/>", "").replace("</w:tc>", f"{inner}</w:tc>") + cell('<w:vMerge w:val="other"/>', "丁"),
    )
    (table,) = _read(tmp_path / "a.docx", "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    assert isinstance(table, ManuscriptTable)
    shown = [[(cell.text, cell.rows) if cell else None for cell in row] for row in table.rows]
    assert shown == [[("甲\n藏\n内", 3), ("乙\n丙", 2)], [None, None], [None, ("丁", 1)]]


def test_a_directory_is_known_by_its_style(tmp_path: Path) -> None:
    names = ("toc 1", "TOC 2", "table of figures", "目录", "目录 3", "图表目录", "正文目录", "toc")
    document = Document()
    for index, name in enumerate(names):
        style = f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="S{index}"><w:name w:val="{name}"/></w:style>'
        document.styles.element.append(parse_xml(style))
        document.add_paragraph("人才培养 1").style = document.styles[name]
    document.save(str(tmp_path / "a.docx"))
    found = [one.directory for one in read(tmp_path / "a.docx").elements if isinstance(one, ManuscriptParagraph)]
    assert found == [True, True, True, True, True, True, False, False]
