"""What a file is tells its content, not its name; and what another program is given of it."""

from __future__ import annotations

import base64
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportdoc.app.file_kinds import ending
from reportdoc.app.web_pages import archived_page, page
from reportdoc.app.word_2003 import with_headings
from reportdoc.report.problem import InputError
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.project import imported, run

_OLD = (".doc", ".wps", ".rtf", ".odt")
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
_WORD_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:pPr>'
    '<w:pStyle w:val="{}"/></w:pPr><w:r><w:t>一、人才培养</w:t></w:r></w:p></w:body></w:wordDocument>'
)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.doc", b"PK\x03\x04 word", ".docx"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
        ("a.docx", _COMPOUND + "WordDocument".encode("utf-16-le"), ".doc"),
        ("a.docx", _COMPOUND, ".docx"),
        ("a.wps", _COMPOUND, ".wps"),
        ("a.doc", _COMPOUND + "EncryptedPackage".encode("utf-16-le"), ".docx"),
        ("a.docx", b"\n{\\rtf1 ", ".rtf"),
        (
            "a.doc",
            b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">',
            ".xml",
        ),
        ("a.docx", _WORD_2003.encode(), ".doc"),
        ("a.doc", b"<!DOCTYPE HTML PUBLIC><p>x", ".html"),
        ("a.doc", "\ufeff<HTML><p>x".encode("utf-16-le"), ".html"),
        ("a.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht"),
        ("a.docx", b"text", ".docx"),
        ("a.doc", b"text", ".doc"),
        ("a", b"", ".docx"),
    ],
)
def test_a_format_is_told_by_the_bytes(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert ending(tmp_path / name, _OLD) == expected


@pytest.mark.parametrize("data", [b"%TSD-Header-###%\xe8\x92", b"b\x14#e\x01", b"\x00\x01E-SafeNet\x00LOCK"])
def test_a_file_that_is_encrypted_at_the_office_asks_to_be_decrypted_there(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    done = run(tmp_path / "a.docx", tmp_path / "project")
    assert done.exit_code == 2
    assert '"a.docx" is encrypted by a program that protects documents (have it decrypted there first' in done.output


def test_of_a_page_nothing_is_left_that_would_be_fetched_or_run() -> None:
    held = f"data:image/png;base64,{base64.b64encode(b'x').decode()}"
    made = page(
        f"""<html><head><link href="http://a/b.css"><style>p {{ background: url(http://a/c.png) }}</style></head>
        <body background="http://a/d.png"><script src="http://a/e.js"></script><p style="list-style: url('http://a/f')">
        甲<img src="http://a/g.png"><img src="{held}"><iframe src="http://a/h"></iframe>乙</p></body></html>""".encode(),
        "a.html",
    ).decode()
    assert "http" not in made
    assert (made.count(held), "甲" in made, "乙" in made) == (1, True, True)


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("gb18030", ""),
        ("gb18030", '<meta charset="gb2312">'),
        ("utf-16", ""),
        ("utf-8", '<meta charset="none">'),
        ("utf-8-sig", '<?xml version="1.0" encoding="utf-8"?>'),
    ],
)
def test_a_page_is_read_in_its_encoding(encoding: str, head: str) -> None:
    assert "人才培养" in page(f"{head}<html><body>人才培养</body></html>".encode(encoding), "a.html").decode()


def test_a_web_archive_is_its_page_with_its_pictures() -> None:
    picture = base64.b64encode(b"a picture").decode()
    made = archived_page(
        f"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

<html><head><meta charset="utf-8"></head><body>人才<img src="a.files/image001.png"><img src="other.png"></body></html>
--b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: file:///C:/a.files/image001.png

{picture}
--b--
""".encode(),
        "a.mht",
    ).decode()
    assert f'<img src="data:image/png;base64,{picture}"><img>' in made
    assert "人才" in made


@pytest.mark.parametrize("data", [b"", b"<!-- -->"])
def test_a_page_without_anything_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match="holds no text"):
        page(data, "a.html")


def test_headings_of_word_2003_that_no_style_defines_are_headings() -> None:
    made = with_headings(_WORD_2003.format("2").encode()).decode()
    assert '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>' in made
    assert with_headings(_WORD_2003.format("a").encode()) == _WORD_2003.format("a").encode()
    assert with_headings(b"<w:broken") == b"<w:broken"


def test_a_word_file_in_one_xml_file_is_read_without_another_program(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.picture("a")
    manuscript.text("图 1-1 合影")
    parts = ['<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">']
    with ZipFile(manuscript.save(tmp_path / "a.docx")) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith((".xml", ".rels")):
                text = data.decode().partition("?>")[2]
                parts.append(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{text}</pkg:xmlData></pkg:part>')
            else:
                text = base64.encodebytes(data).decode()
                parts.append(f'<pkg:part pkg:name="/{name}"><pkg:binaryData>{text}</pkg:binaryData></pkg:part>')
    (tmp_path / "flat.doc").write_text("".join([*parts, "</pkg:package>"]), encoding="utf-8")
    project = imported(tmp_path / "flat.doc", tmp_path / "project")
    assert ".figure #fig-heying" in project.text
    assert "read this file first" not in project.told
    (tmp_path / "cut.xml").write_text("".join(parts), encoding="utf-8")
    done = run(tmp_path / "cut.xml", tmp_path / "other")
    assert (done.exit_code, '"cut.xml" is damaged or is no Word file' in done.output) == (2, True)


@pytest.mark.long
def test_a_page_and_word_2003_under_the_name_of_a_word_file_come_through_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text(
        '<html><head><meta charset="utf-8"></head><body><h1>1 人才培养</h1><p>正文若干字。</p></body></html>',
        encoding="utf-8",
    )
    project = imported(tmp_path / "a.docx", tmp_path / "page")
    assert "# 人才培养 {#sec-rencai-peiyang}\n\n正文若干字。" in project.text
    (tmp_path / "b.docx").write_text(_WORD_2003.format("1"), encoding="utf-8")
    assert "# 人才培养 {#sec-rencai-peiyang}" in imported(tmp_path / "b.docx", tmp_path / "old").text
