"""Files that nobody should open are refused with one clear message, and nothing is written outside DIR."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reportdoc.report.block import Paragraph
from reportdoc.report.inline import Text
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.project import imported, run

_DOCUMENT = "word/document.xml"


def _changed(source: Path, target: Path, change: Callable[[str, bytes], bytes], **added: bytes) -> Path:
    """Write a copy of a Word file with other members."""
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in added.items():
            new.writestr(name, data)
    return target


@pytest.fixture
def good(tmp_path: Path) -> Path:
    manuscript = Manuscript()
    manuscript.text("正文若干字。")
    return manuscript.save(tmp_path / "good.docx")


def _entity(name: str, data: bytes) -> bytes:
    if name != _DOCUMENT:
        return data
    at = data.index(b"?>") + 2
    return data[:at] + b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + data[at:]


def _cut(name: str, data: bytes) -> bytes:
    return data[: len(data) // 2] if name == _DOCUMENT else data


def _bomb(name: str, data: bytes) -> bytes:
    return data + b" " * 200_000_000 if name == _DOCUMENT else data


@pytest.mark.parametrize(
    ("change", "told"),
    [(_entity, "is damaged"), (_cut, "is damaged"), (_bomb, "unpacks to")],
    ids=["entity", "cut", "bomb"],
)
def test_hostile_parts(good: Path, tmp_path: Path, change: Callable[[str, bytes], bytes], told: str) -> None:
    result = run(_changed(good, tmp_path / "bad.docx", change), tmp_path / "project")
    assert result.exit_code == 2
    assert told in result.output
    assert not (tmp_path / "project").exists()


def test_macros(good: Path, tmp_path: Path) -> None:
    def related(name: str, data: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return data
        kind = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
        return data.replace(b"</Rel", b'<Relationship Id="m" Type="' + kind + b'" Target="vbaProject.bin"/></Rel', 1)

    result = run(_changed(good, tmp_path / "bad.docx", related), tmp_path / "project")
    assert result.exit_code == 2
    assert "holds macros and is not opened" in result.output


def test_macros_that_no_relation_names(good: Path, tmp_path: Path) -> None:
    bad = _changed(good, tmp_path / "bad.docx", lambda _, data: data, **{"word/vbaProject.bin": b"x"})
    assert "holds macros and is not opened" in run(bad, tmp_path / "project").output


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is in the old .doc format"),
        (b"no archive", "is damaged or is no Word file"),
        (b"", "is damaged or is no Word file"),
    ],
)
def test_files_that_are_none(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(data)
    result = run(path, tmp_path / "project")
    assert (result.exit_code, told in result.output) == (2, True)
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run(tmp_path / "none.docx", tmp_path / "project")
    assert result.exit_code == 2
    assert "there is no file" in result.output


def test_pictures_outside_are_not_fetched(good: Path, tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.picture("a")
    manuscript.text("图 1-1 链接的图")
    source = manuscript.save(tmp_path / "linked.docx")

    def outside(name: str, data: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return data
        return data.replace(b'Target="media/image1.png"', b'Target="file:///etc/hostname" TargetMode="External"')

    project = imported(_changed(source, tmp_path / "outside.docx", outside), tmp_path / "project")
    (picture,) = (project.root / "content/pictures").iterdir()
    assert picture.name == "missing.png"


def test_a_folder_that_holds_something_is_left_alone(good: Path, tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project/notes.txt").write_text("keep", encoding="utf-8")
    result = run(good, tmp_path / "project")
    assert result.exit_code == 1
    assert "or have its content replaced" in result.output
    assert [one.name for one in (tmp_path / "project").iterdir()] == ["notes.txt"]


def test_force_replaces_the_content_and_nothing_else(good: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    imported(good, project)
    (project / "notes.txt").write_text("keep", encoding="utf-8")
    (project / "content/stray.md").write_text("# old", encoding="utf-8")
    (project / "templates/README.md").write_text("mine", encoding="utf-8")
    assert run(good, project, "--force").exit_code == 0
    assert (project / "notes.txt").read_text(encoding="utf-8") == "keep"
    assert (project / "templates/README.md").read_text(encoding="utf-8") == "mine"
    assert not (project / "content/stray.md").exists()


def test_a_bad_file_leaves_what_force_would_replace(good: Path, tmp_path: Path) -> None:
    imported(good, tmp_path / "project")
    before = {one: one.read_bytes() for one in (tmp_path / "project").rglob("*") if one.is_file()}
    bad = _changed(good, tmp_path / "bad.docx", _cut)
    assert run(bad, tmp_path / "project", "--force").exit_code == 2
    assert {one: one.read_bytes() for one in (tmp_path / "project").rglob("*") if one.is_file()} == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.docx", "good.docx", "project"]


def test_content_that_looks_like_a_template_stays_text(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("{{ 7 * 7 }} {% for x in y %} @tbl-none ::: {.case} <script>")
    manuscript.text("::: {.table}")
    project = imported(manuscript.save(tmp_path / "a.docx"), tmp_path / "project")
    texts = [one.content[-1] for one in project.report.chapters[0].blocks[1:] if isinstance(one, Paragraph)]
    assert [one.text for one in texts if isinstance(one, Text)] == [
        "{{ 7 * 7 }} {% for x in y %} @tbl-none ::: {.case} <script>",
        "::: {.table}",
    ]


def test_a_paragraph_that_tracked_deletions_join_beyond_its_length(tmp_path: Path) -> None:
    mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    manuscript = Manuscript()
    manuscript.text("正文若干字。")
    body = f"<w:p>{mark}<w:r><w:t>{'字' * 1_000}</w:t></w:r></w:p>".encode() * 21

    def joined(name: str, data: bytes) -> bytes:
        return data.replace(b"<w:body>", b"<w:body>" + body) if name == _DOCUMENT else data

    good = manuscript.save(tmp_path / "good.docx")
    result = run(_changed(good, tmp_path / "bad.docx", joined), tmp_path / "project")
    assert result.exit_code == 2
    assert "has 21000 characters; more than 20000 are not read" in result.output


def test_a_field_that_ends_inside_another_does_no_harm(good: Path, tmp_path: Path) -> None:
    field = b"<w:p><w:fldSimple w:instr='DATE'><w:r><w:fldChar w:fldCharType='end'/></w:r></w:fldSimple></w:p>"

    def odd(name: str, data: bytes) -> bytes:
        return data.replace(b"<w:body>", b"<w:body>" + field) if name == _DOCUMENT else data

    assert run(_changed(good, tmp_path / "odd.docx", odd), tmp_path / "project").exit_code == 0
