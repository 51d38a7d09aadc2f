"""The copy for reading and marking, and what comes back in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from pypdfium2 import PdfDocument

from tests.app.returned.report import FILES
from tests.app.returned.test_take_returned import TALENT, contents, edited, typed_over
from tests.app.returned.word_edits import W, words
from tests.support.pdf import characters, lines, pages
from tests.support.programs import reportdoc
from tests.support.validator import VERSIONS, errors
from tests.support.word import part

NAME = "99999-样例职业学院-2023年度质量报告"
MARGIN = 79
"""Points, of the template's left margin of 28 mm."""
COMMENT = """\
- author: 王院长
  date: '2024-01-10T09:30:00Z'
  place: 1.1.1
  about: 生源以本市为主，外省生源占三成，结构较为稳定。
  text: 请核实比例
  state: open
- author: 李处长
  date: ''
  place: 表 1-1
  about: 这一段已经删去
  text: "补上年数据。\\n第二行"
  state: open
- author: 李处长
  date: ''
  place: 1.2
  about: ''
  text: 已办
  state: closed
"""


@pytest.fixture(scope="module")
def reviewed(built_report: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a copy for review of the report with comments, and return its folder."""
    folder = Path(shutil.copytree(built_report, tmp_path_factory.mktemp("审阅") / "年报"))
    (folder / "content/comments.yaml").write_text(COMMENT, encoding="utf-8")
    result = reportdoc("build", folder, "--review")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def copy(reviewed: Path, tmp_path: Path) -> Path:
    """Return a folder of one's own with that copy."""
    return Path(shutil.copytree(reviewed, tmp_path / "年报"))


def of(folder: Path) -> Path:
    """Return the Word file for review."""
    return folder / f"output/{NAME}-征求意见稿.docx"


def test_each_bound_figure_names_its_source_and_is_locked(reviewed: Path) -> None:
    controls = list(part(of(reviewed)).iter(f"{W}sdt"))
    said = [("".join(str(text.text) for text in one.iter(f"{W}t")), one.find(f"{W}sdtPr/{W}alias")) for one in controls]
    titles = [(text, alias.get(f"{W}val")) for text, alias in said if alias is not None]
    assert len(titles) == len(controls) == 10
    assert ("246", "值来自表 1-1，“合计”行，“报到人数”列") in titles
    assert ("8124", "值来自附表 1，“全日制在校生人数”行，“2023年”列") in titles
    assert {lock.get(f"{W}val") for lock in part(of(reviewed)).iter(f"{W}lock")} == {"contentLocked"}
    identities = [found.get(f"{W}val") for one in controls for found in one.findall(f"{W}sdtPr/{W}id")]
    assert len(set(identities)) == len(identities) == 10


def test_header_line_numbers_and_tracking_are_in_the_copy_and_not_in_the_official_file(reviewed: Path) -> None:
    document = part(of(reviewed))
    lines = [one.find(f"{W}lnNumType") is not None for one in document.iter(f"{W}sectPr")]
    assert lines == [False, False, True]
    headers = [one.header.paragraphs[0].text for one in Document(str(of(reviewed))).sections]
    assert headers == ["征求意见稿"] * 3
    assert part(of(reviewed), "word/settings.xml").find(f"{W}trackRevisions") is not None
    assert [found for version in VERSIONS for found in errors(of(reviewed), version)] == []

    official = reviewed / f"output/{NAME}.docx"
    with ZipFile(official) as package:
        names, text = package.namelist(), package.read("word/document.xml").decode()
        settings = package.read("word/settings.xml").decode()
    assert not [name for name in names if "omment" in name or "eader" in name]
    assert not re.search("w:sdt|lnNumType|suppressLineNumbers|headerReference|comment", text)
    assert "trackRevisions" not in settings


def beside(pdf: Path) -> list[str]:
    """Return what stands in the left margin of each page, from top to bottom."""
    with PdfDocument(pdf) as document:
        found = [sorted((-y, x, said) for x, y, said in characters(page) if x < MARGIN) for page in document]
    return ["".join(said for *_, said in page) for page in found]


def test_pages_of_the_copy_are_the_official_ones_with_a_header_and_numbered_lines(reviewed: Path) -> None:
    pdf = of(reviewed).with_suffix(".pdf")
    said, numbers = lines(pdf), beside(pdf)
    assert len(said) == len(pages(reviewed / f"output/{NAME}.pdf"))
    assert all(page[0].text == "征求意见稿" for page in said)
    first = next(at for at, page in enumerate(said) if any("学校全日制在校生8124人" in one.text for one in page))
    assert set(numbers[:first]) == {""}
    assert numbers[first] == "12"
    assert numbers[first + 1].startswith("12345678910")


def test_open_comments_stand_where_they_were_made_and_are_known_when_they_come_back(copy: Path) -> None:
    document = part(of(copy))
    places = {}
    for paragraph in document.iter(f"{W}p"):
        for one in paragraph.iter(f"{W}commentReference"):
            places[one.get(f"{W}id")] = words(paragraph)
    comments = part(of(copy), "word/comments.xml")
    texts = {one.get(f"{W}id"): ["".join(map(str, p.itertext())) for p in one.iter(f"{W}p")] for one in comments}
    assert sorted((texts[one], places[one]) for one in places) == [
        (["补上年数据。", "第二行"], "表\u00a011　分专业招生情况"),
        (["请核实比例"], "生源以本市为主，外省生源占三成，结构较为稳定。"),
    ]
    before = (copy / "content/comments.yaml").read_text(encoding="utf-8")
    result = reportdoc("take", of(copy), copy, "--yes")
    assert result.stdout == "Nothing changes: the project says this already.\n"
    assert "请核实" not in result.stderr
    assert (copy / "content/comments.yaml").read_text(encoding="utf-8") == before


def test_a_comment_that_was_resolved_in_word_is_closed(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "改.docx"
    with ZipFile(of(copy)) as source, ZipFile(target, "w", ZIP_DEFLATED) as file:
        for name in source.namelist():
            data = source.read(name).decode() if name.endswith((".xml", ".rels")) else ""
            data = data.replace(
                '<w:p><w:r><w:t xml:space="preserve">请核实', '<w:p w14:paraId="1A2B3C4D"><w:r><w:t>请核实'
            )
            declared = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
            data = data.replace("<w:comments ", f"<w:comments {declared} ")
            kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rIdEx" Type="{kind}" Target="commentsExtended.xml"/>'
                data = data.replace("</Relationships>", f"{link}</Relationships>")
            file.writestr(name, data or source.read(name))
        file.writestr(
            "word/commentsExtended.xml",
            '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
            '<w15:commentEx w15:paraId="1A2B3C4D" w15:done="1"/></w15:commentsEx>',
        )
    result = reportdoc("take", target, copy, "--yes")
    assert result.returncode == 0, result.stderr
    assert "The text stays as it is" in result.stdout
    state = (copy / "content/comments.yaml").read_text(encoding="utf-8")
    assert state == COMMENT.replace("state: open", "state: closed", 1)


def test_words_changed_around_a_control_keep_the_figure_and_one_typed_over_is_told(copy: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        text = next(one for one in document.element.body.iter(f"{W}t") if "实际报到" in str(one.text))
        text.text = str(text.text).replace("实际报到", "最终报到")
        typed_over(document, "招生宣传走进", "45", "54")

    result = reportdoc("take", edited(of(copy), tmp_path / "改.docx", edit), copy, "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(copy) == FILES | {TALENT: FILES[TALENT].replace("实际报到", "最终报到")}
    assert "45 became 54, but it comes from 附表 1, row “宣传中学数”, column “2023年”" in result.stderr


def test_without_pages_there_is_a_word_file_and_with_verify_nothing(copy: Path) -> None:
    shutil.rmtree(copy / "output")
    result = reportdoc("build", copy, "--review", "--no-pdf")
    assert [one.name for one in (copy / "output").iterdir() if one.is_file()] == [f"{NAME}-征求意见稿.docx"]
    assert result.returncode == 0
    refused = reportdoc("build", copy, "--review", "--verify")
    assert refused.returncode == 2
    assert "leave out --review" in refused.stderr
