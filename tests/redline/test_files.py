"""What a redline is as a file, and which files can be compared."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportdoc.redline.redline import redline
from reportdoc.report.problem import InputError
from tests.redline.conftest import MOMENT
from tests.redline.documents import LANDSCAPE, Part, p, r, row, section, table, write
from tests.support.word import part, strings


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write(tmp_path / "old.docx", p("甲方负责。") + p("去掉的一段。") + p("结尾"))


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return write(tmp_path / "new.docx", p("乙方负责。") + p("结尾"))


def test_the_same_files_give_the_same_bytes(old: Path, new: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    redline(old, new, first, "审阅人", MOMENT)
    redline(old, new, second, "审阅人", MOMENT)
    assert first.read_bytes() == second.read_bytes()


def test_what_was_found_is_counted(old: Path, new: Path, tmp_path: Path) -> None:
    counts = redline(old, new, tmp_path / "redline.docx", "审阅人", MOMENT)
    # 甲 and 乙; the deleted paragraph counts with its text and with its mark.
    assert (counts.insertions, counts.deletions, counts.formats) == (1, 3, 0)


def test_two_equal_files_have_no_changes(old: Path, tmp_path: Path) -> None:
    counts = redline(old, old, tmp_path / "redline.docx", "审阅人", MOMENT)
    assert (counts.insertions, counts.deletions, counts.formats) == (0, 0, 0)


def test_a_moment_with_a_time_zone_is_told_in_universal_time(old: Path, new: Path, tmp_path: Path) -> None:
    beijing = datetime(2024, 1, 4, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    redline(old, new, tmp_path / "redline.docx", "审阅人", beijing)
    assert set(strings(part(tmp_path / "redline.docx"), "//w:ins/@w:date")) == {"2024-01-04T01:30:00Z"}


def test_an_author_may_have_any_name(old: Path, new: Path, tmp_path: Path) -> None:
    redline(old, new, tmp_path / "redline.docx", '质量办 <A&B> "甲"', MOMENT)
    assert set(strings(part(tmp_path / "redline.docx"), "//w:ins/@w:author")) == {'质量办 <A&B> "甲"'}


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_word_file_is_refused(new: Path, tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(content)
    with pytest.raises(InputError, match=r'broken\.docx" is damaged or is no Word file'):
        redline(broken, new, tmp_path / "redline.docx", "审阅人", MOMENT)
    assert not (tmp_path / "redline.docx").exists()


def test_a_word_file_with_broken_xml_is_refused(old: Path, new: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    with ZipFile(old) as package, ZipFile(broken, "w") as target:
        for name in package.namelist():
            content = package.read(name)
            target.writestr(name, content[:-9] if name.endswith("document.xml") else content)
    with pytest.raises(InputError, match=r'broken\.docx" is damaged or is no Word file'):
        redline(new, broken, tmp_path / "redline.docx", "审阅人", MOMENT)


def test_a_file_nested_beyond_reason_is_refused(new: Path, tmp_path: Path) -> None:
    deep = write(tmp_path / "deep.docx", "<w:tbl><w:tr><w:tc>" * 9_000 + "</w:tc></w:tr></w:tbl>" * 9_000)
    with pytest.raises(InputError, match=r'deep\.docx" is damaged or is no Word file'):
        redline(deep, new, tmp_path / "redline.docx", "审阅人", MOMENT)


@pytest.mark.long
def test_parts_that_refer_to_one_another_without_end_are_refused(tmp_path: Path) -> None:
    header = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    parts = [Part("h", "header", "header0.xml", p("页眉"))]
    parts += [Part("h", "header", f"header{at + 1}.xml", p("页眉"), of=f"header{at}.xml") for at in range(1_500)]
    chained = write(tmp_path / "chained.docx", p("甲") + header, *parts)
    with pytest.raises(InputError, match="cannot be compared, one of them is damaged"):
        redline(chained, chained, tmp_path / "redline.docx", "审阅人", MOMENT)


def test_a_file_with_changes_of_its_own_is_refused_with_a_way_out(old: Path, new: Path, tmp_path: Path) -> None:
    tracked = tmp_path / "tracked.docx"
    redline(old, new, tracked, "审阅人", MOMENT)
    with pytest.raises(InputError, match=r"tracked\.docx has tracked changes of its own") as raised:
        redline(tracked, new, tmp_path / "redline.docx", "审阅人", MOMENT)
    assert str(raised.value.hint) == "accept or reject them in Word first"


@pytest.mark.parametrize(
    "change",
    [
        f'<w:{name} w:id="1" w:author="甲"/>'
        for name in (
            *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
            *("rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
            "sectPrChange",
        )
    ]
    + ["<w:ins>", "<w:del\n>"],
)
def test_every_kind_of_change_is_a_change_of_its_own(new: Path, tmp_path: Path, change: str) -> None:
    name = change[1:].split()[0].rstrip(">")
    tracked = write(tmp_path / "tracked.docx", p(change if change.endswith("/>") else f"{change}</{name}>"))
    for old, after in ((tracked, new), (new, tracked)):
        with pytest.raises(InputError, match=r"tracked\.docx has tracked changes of its own"):
            redline(old, after, tmp_path / "redline.docx", "审阅人", MOMENT)


def test_a_change_in_a_header_counts_and_a_word_that_looks_like_one_does_not(new: Path, tmp_path: Path) -> None:
    header = Part("h", "header", "header1.xml", p("<w:ins/>"))
    with pytest.raises(InputError, match=r"tracked\.docx has tracked changes of its own"):
        redline(write(tmp_path / "tracked.docx", p("甲"), header), new, tmp_path / "redline.docx", "审阅人", MOMENT)
    likely = write(
        tmp_path / "likely.docx", p("<w:r><w:instrText>w:ins </w:instrText></w:r><w:r><w:delText>去</w:delText></w:r>")
    )
    assert redline(likely, likely, tmp_path / "redline.docx", "审阅人", MOMENT).insertions == 0


def test_counts_tell_rows_formats_and_sections_apart(tmp_path: Path) -> None:
    old = write(
        tmp_path / "a.docx",
        table(row("社团", "60"), row("球队", "80")) + p(r("重点", "<w:b/>")) + p("正文") + section(),
    )
    new = write(
        tmp_path / "b.docx",
        table(row("社团", "60"), row("球队", "80"), row("乐队", "7"))
        + p("重点")
        + p("正文", "Heading")
        + section(properties=LANDSCAPE),
    )
    counts = redline(old, new, tmp_path / "redline.docx", "审阅人", MOMENT)
    # A row, and in its two cells a paragraph with its text each; the text that lost its bold, the style, the page.
    assert (counts.insertions, counts.deletions, counts.formats) == (5, 0, 3)


def test_both_files_names_for_things_are_known_in_the_redline(tmp_path: Path) -> None:
    """A deleted paragraph may use names that only the older file declares, and lets programs ignore (Part 3, 7.2)."""
    declared = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14="urn:x14" mc:Ignorable="x14"'
    )
    old, new = tmp_path / "old.docx", write(tmp_path / "new.docx", p("留下的一段"))
    plain = write(tmp_path / "plain.docx", p('<w:r x14:seen="1"><w:t>去掉的一段</w:t></w:r>') + p("留下的一段"))
    with ZipFile(plain) as package, ZipFile(old, "w") as target:
        for name in package.namelist():
            target.writestr(name, package.read(name).replace(b"<w:document ", f"<w:document {declared} ".encode()))
    red = tmp_path / "redline.docx"
    redline(old, new, red, "审阅人", MOMENT)
    root = part(red)
    assert root.nsmap["x14"] == "urn:x14"
    assert root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == "x14"
    assert strings(root, "//w:del/w:r/@*[local-name()='seen']") == ["1"]
    redline(new, old, red, "审阅人", MOMENT)
    assert part(red).get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == "x14"


def test_a_missing_file_is_named(new: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=re.escape('missing.docx" cannot be read')):
        redline(tmp_path / "missing.docx", new, tmp_path / "redline.docx", "审阅人", MOMENT)
