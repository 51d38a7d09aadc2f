"""What a college hands in, honest or not, is told for what it is; nothing is written outside its folder."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from reportdoc.app.province.submission import Kind, code_in, open_submission
from reportdoc.report.problem import InputError
from tests.ooxml.bombs import member, write, zeros


def told(path: Path, work: Path) -> str:
    """Return why a submission is refused."""
    work.mkdir()
    with pytest.raises(InputError) as refused:
        open_submission(path, work)
    return str(refused.value)


def test_the_code_is_five_digits_and_no_part_of_a_longer_number() -> None:
    assert [code_in(name) for name in ("12721-学院.docx", "报告2023", "20231231报告")] == ["12721", "", ""]


@pytest.mark.parametrize(
    ("raw", "flag"), [("年报.docx".encode("gbk"), 0), ("年报.docx".encode(), 0), ("年报.docx".encode(), 0x800)]
)
def test_names_in_a_zip_are_read_as_windows_and_others_write_them(tmp_path: Path, raw: bytes, flag: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x" * len(raw), "text")
    data = path.read_bytes().replace(b"x" * len(raw), raw)
    # General purpose bit flag of the local header and of the directory (APPNOTE.TXT 4.3.7, 4.3.12).
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data = data[:at] + flag.to_bytes(2, "little") + data[at + 2 :]
    path.write_bytes(data)
    work = tmp_path / "work"
    work.mkdir()
    found = open_submission(path, work)
    assert found.kind is Kind.WORD
    assert found.word == work / "年报.docx"


def test_a_folder_in_a_folder_in_a_zip_is_found(tmp_path: Path) -> None:
    path, work = tmp_path / "a.zip", tmp_path / "work"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("提交/项目/content/report.yaml", "title: x")
        archive.writestr("__MACOSX/提交/x", "")
    work.mkdir()
    assert open_submission(path, work).kind is Kind.PROJECT


def test_a_zip_that_leads_out_of_its_folder_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../out.docx", "text")
    assert told(path, tmp_path / "work") == '"../out.docx" leads out of its folder'
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip", "work"]


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("年报.docx")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert told(path, tmp_path / "work") == '"年报.docx" is a link; send the file itself'


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", [zeros("a.docx", 1_100_000_000)])
    assert told(path, tmp_path / "work") == '"a.zip" unpacks to more than any report needs'
    assert list((tmp_path / "work").iterdir()) == []


def test_a_file_that_is_a_folder_too_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", [member("a", b"text"), member("a/b", b"text")])
    assert told(path, tmp_path / "work") == '"a.zip" has a file and a folder of one name'


def test_two_word_files_are_not_guessed_between(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    for name in ("一.docx", "二.docx"):
        (folder / name).touch()
    assert told(folder, tmp_path / "work") == "there is more than one Word file: 一.docx、二.docx"


def test_links_out_of_a_folder_and_pipes_in_it_are_refused(tmp_path: Path) -> None:
    linked, piped = tmp_path / "linked", tmp_path / "piped"
    for folder in (linked, piped):
        folder.mkdir()
        (folder / "a.docx").touch()
    (linked / "b").symlink_to("/etc/passwd")
    os.mkfifo(piped / "b")
    assert told(linked, tmp_path / "work1") == '"b" is a link that leads out of its folder'
    assert told(piped, tmp_path / "work2") == '"b" is not a regular file'
    assert told(piped / "b", tmp_path / "work3") == '"b" is not a regular file'


def test_what_is_no_report_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    assert "is no report" in told(tmp_path / "a.txt", tmp_path / "work1")
    (tmp_path / "empty").mkdir()
    assert "holds no report" in told(tmp_path / "empty", tmp_path / "work2")
