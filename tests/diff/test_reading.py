"""Files from elsewhere: what is read of them, and what is refused with one clear sentence."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from reportdoc.diff import compare, read
from reportdoc.report.problem import InputError
from tests.diff.pair import Pair, word_file

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def changed(source: Path, target: Path, change: Callable[[bytes], bytes]) -> Path:
    """Write a Word file again with another document part."""
    with ZipFile(source) as package, ZipFile(target, "w", ZIP_DEFLATED) as written:
        for name in package.namelist():
            data = package.read(name)
            written.writestr(name, change(data) if name == "word/document.xml" else data)
    return target


def with_body(path: Path, body: str) -> Path:
    """Write a Word file with that body."""
    Document().save(str(path.with_suffix(".tmp")))
    xml = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return changed(path.with_suffix(".tmp"), path, lambda data: xml.encode())


def lines(path: Path) -> list[str]:
    return [text.line.text for text in read(path).texts]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_headings_are_known_by_their_outline_level_whatever_the_style_is_called(tmp_path: Path) -> None:
    document = Document()
    style = document.styles.add_style("章标题", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("第一章", style="章标题")
    document.add_heading("第一节", 2)
    document.add_paragraph("正文。")
    document.save(str(tmp_path / "a.docx"))
    found = read(tmp_path / "a.docx")
    assert [(one.level, one.title.text, one.kind) for one in found.headings[1:]] == [
        (1, "第一章", "chapter"),
        (2, "第一节", "chapter"),
    ]
    assert [(text.line.text, text.heading) for text in found.texts] == [("正文。", 2)]


def test_tables_and_pictures_without_captions_are_compared_too(tmp_path: Path) -> None:
    for name, cell in (("a", "48"), ("b", "52")):
        document = Document()
        document.add_paragraph("表见下。")
        table = document.add_table(2, 2)
        for (row, column), text in {(0, 0): "社团", (0, 1): "人数", (1, 0): "篮球社", (1, 1): cell}.items():
            table.cell(row, column).text = text
        document.save(str(tmp_path / f"{name}.docx"))
    found = compare(read(tmp_path / "a.docx"), read(tmp_path / "b.docx"))
    (one,) = found.parts[0].objects
    assert [(cell.row, cell.column, cell.old, cell.new) for cell in one.cells] == [("篮球社", "人数", "48", "52")]


def test_text_is_what_a_reader_sees(tmp_path: Path) -> None:
    path = with_body(
        tmp_path / "a.docx",
        f"<w:p>{run('前')}<w:del w:id='1'><w:r><w:delText>删</w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('增')}</w:ins><w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('日期')}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
    )
    assert lines(path) == ["前增控件日期"]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('框中文字')}</w:p></w:txbxContent>"
    path = with_body(
        tmp_path / "a.docx",
        f"<w:p>{run('段落')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert lines(path) == ["段落", "框中文字"]


def test_a_field_that_never_ends_does_no_harm(tmp_path: Path) -> None:
    path = with_body(tmp_path / "a.docx", f"<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r>{run('甲')}</w:p>" * 2)
    assert lines(path) == ["甲", "甲"]


def test_pages_and_dates_come_from_the_file(pair: Pair) -> None:
    found = read(word_file(pair.old.root))
    assert not found.paged
    assert found.modified is not None
    assert found.modified.isoformat() == "2024-01-04T00:00:00+00:00"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is damaged or is no Word file (.docx)"),
        (b"PK\x03\x04 and then nothing of a zip archive", "is damaged or is no Word file (.docx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is in the old .doc format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password",
        ),
    ],
)
def test_what_is_no_word_file_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"a\.docx") as error:
        read(path)
    assert told in str(error.value)


def test_an_archive_of_something_else_is_no_word_file(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("readme.txt", "no report")
    with pytest.raises(InputError, match="no Word file"):
        read(tmp_path / "a.docx")


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + data[data.index(b"<w:document") :],
    ],
    ids=["cut off", "document type"],
)
def test_a_broken_document_part_is_damage(pair: Pair, tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    path = changed(word_file(pair.old.root), tmp_path / "a.docx", change)
    with pytest.raises(InputError, match="is damaged"):
        read(path)


def test_a_member_that_does_not_unpack_is_damage(pair: Pair, tmp_path: Path) -> None:
    data = bytearray(word_file(pair.old.root).read_bytes())
    place = data.index(b"word/document.xml") + 60
    data[place : place + 40] = bytes(40)
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(InputError, match="is damaged"):
        read(tmp_path / "a.docx")


def test_a_file_that_unpacks_to_too_much_is_not_opened(tmp_path: Path) -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(40_000_000))
    (tmp_path / "a.docx").write_bytes(buffer.getvalue())
    with pytest.raises(InputError, match="unpacks to 40 MB and is not opened"):
        read(tmp_path / "a.docx")


def test_tables_in_tables_without_end_are_read_as_far_as_sense_goes(tmp_path: Path) -> None:
    found = read(with_body(tmp_path / "a.docx", nested(70)))
    assert len(found.objects) == 1


def test_elements_inside_one_another_beyond_all_sense_are_damage(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is damaged"):
        read(with_body(tmp_path / "a.docx", nested(200)))


def nested(depth: int) -> str:
    """Return a captioned paragraph inside as many tables."""
    mark = '<w:bookmarkStart w:id="1" w:name="tbl_a"/>'
    deep = f"<w:p>{mark}{run('题')}</w:p>"
    for _ in range(depth):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    return deep


@pytest.mark.long
def test_paragraphs_that_are_all_alike_take_no_square_of_time(tmp_path: Path) -> None:
    # Twice 4,000 paragraphs of the same letters: 16 million pairs to look at, if anyone did.
    old = "".join(
        f"<w:p>{run(f'学校第{number}项工作按计划完成。' + '甲' * (number % 7))}</w:p>" for number in range(4000)
    )
    new = "".join(
        f"<w:p>{run(f'学院第{number}项任务按时间完成。' + '乙' * (number % 5))}</w:p>" for number in range(4000)
    )
    before, after = read(with_body(tmp_path / "a.docx", old)), read(with_body(tmp_path / "b.docx", new))
    found = compare(before, after)
    assert sum(len(part.passages) for part in found.parts) >= 4000


@pytest.mark.parametrize("letters", ["7", "学校办学成效显著。"])
def test_a_paragraph_of_a_million_characters_is_told_by_how_it_begins(tmp_path: Path, letters: str) -> None:
    path = with_body(
        tmp_path / "a.docx", f"<w:p>{run('前言')}</w:p><w:p>{run((letters * 1_000_000)[:1_000_000])}</w:p>"
    )
    with pytest.raises(InputError, match="has 1000000 characters; more than 20000 are not read") as raised:
        read(path)
    assert f'the paragraph "{(letters * 20)[:20]}…"' in str(raised.value)


def test_paragraphs_of_a_text_box_count_for_themselves(tmp_path: Path) -> None:
    inside = f"<w:p>{run('字' * 9_000)}</w:p>"
    box = f"<w:txbxContent>{inside * 3}</w:txbxContent>"
    path = with_body(tmp_path / "a.docx", f"<w:p>{run('段落')}<w:r><w:pict>{box}</w:pict></w:r></w:p>")
    assert [len(line) for line in lines(path)] == [2, 9_000, 9_000, 9_000]


@pytest.mark.long
def test_fields_without_end_take_no_square_of_time(tmp_path: Path) -> None:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>"
    path = with_body(tmp_path / "a.docx", f"<w:p>{begin}</w:p>" * 15_000 + f"<w:p>{run('甲')}</w:p>")
    assert lines(path) == []
