"""版本: what the signatory sees, and what a decision leaves in the folder."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportdoc.app.approving.approvals import read_approvals
from reportdoc.web.access.role import Role
from tests.web.conftest import Enter, form_token


@pytest.fixture
def project(built_once: Path, tmp_path: Path) -> Path:
    """A built project, so that a version is kept without a layout."""
    folder = tmp_path / "project"
    shutil.copytree(built_once, folder)
    return folder


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def test_what_is_approved_is_what_was_seen(enter: Enter, project: Path) -> None:
    signatory = enter(Role.SIGNATORY, name="李校长")
    page = signatory.get("/versions").text
    form = {"form_token": form_token(page), "name": "李校长", "decision": "approve", "seen": seen(page)}
    chapter = project / "content/chapters/1-talent.md"
    before = chapter.read_text("utf-8")
    chapter.write_text(before + "\n本校共有学生123人。\n", encoding="utf-8")
    late = signatory.post("/versions/decide", data=form)
    assert late.status_code == 409
    assert "又有改动" in late.text
    assert read_approvals(project) == []
    chapter.write_text(before, encoding="utf-8")
    page = signatory.get("/versions").text
    assert signatory.post("/versions/decide", data=form | {"seen": seen(page)}).status_code == 303
    (decision,) = read_approvals(project)
    assert (project / "snapshots" / decision.version / "snapshot.json").is_file()
    page = signatory.get("/versions").text
    assert "已审定，存为" in page
    assert "李校长审定" in page


def test_the_changes_since_the_approved_version_are_shown_figures_first(enter: Enter, project: Path) -> None:
    signatory = enter(Role.SIGNATORY, name="李校长")
    chapter = project / "content/chapters/1-talent.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(text + "\n全校共有社团123个，活动丰富。\n", encoding="utf-8")
    page = signatory.get("/versions").text
    form = {"form_token": form_token(page), "name": "李校长", "decision": "approve", "seen": seen(page)}
    assert signatory.post("/versions/decide", data=form).status_code == 303
    chapter.write_text(text + "\n全校共有社团125个，活动多样。\n", encoding="utf-8")
    page = signatory.get("/versions").text
    figures, words = page.index("<del>123</del> → <ins>125</ins>"), page.index("<ins>多样</ins>")
    assert figures < words
    assert "<del>丰富</del>" in page


@pytest.mark.long  # builds twice; the comparison itself is tested in tests/diff and tests/redline
def test_two_versions_are_compared_and_what_changed_comes_as_a_word_file(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    chapter = project / "content/chapters/1-talent.md"
    text = chapter.read_text("utf-8")
    for name, words in (("初稿", "活动丰富"), ("二稿", "活动多样")):
        chapter.write_text(f"{text}\n全校社团{words}。\n", encoding="utf-8")
        form = {"form_token": form_token(office.get("/versions").text), "version": name}
        assert office.post("/versions", data=form).status_code == 303
    page = office.get("/versions/compare?old=初稿&new=二稿").text
    assert "<del>丰富</del>" in page and "<ins>多样</ins>" in page
    answer = office.get("/versions/redline?old=初稿")
    assert answer.headers["content-disposition"].endswith(".docx")
    with ZipFile(io.BytesIO(answer.content)) as archive:
        body = archive.read("word/document.xml").decode()
    assert re.search(r"<w:del [^>]*>.*?<w:delText[^>]*>丰富<", body, re.S)
    assert re.search(r"<w:ins [^>]*>.*?<w:t[^>]*>多样<", body, re.S)


@pytest.mark.long
def test_a_return_without_a_reason_is_no_return(enter: Enter, project: Path) -> None:
    signatory = enter(Role.SIGNATORY, name="李校长")
    page = signatory.get("/versions").text
    form = {"form_token": form_token(page), "name": "李校长", "decision": "return", "seen": seen(page)}
    assert signatory.post("/versions/decide", data=form).status_code == 422
    assert signatory.post("/versions/decide", data=form | {"reason": "请核对就业率"}).status_code == 303
    (decision,) = read_approvals(project)
    assert decision.reason == "请核对就业率"
    assert "请核对就业率" in enter(Role.OFFICE).get("/versions").text


def test_the_office_keeps_versions_and_decides_nothing(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    page = office.get("/versions").text
    assert "/versions/decide" not in page
    kept = office.post("/versions", data={"form_token": form_token(page), "version": "送审稿-1"})
    assert kept.status_code == 303
    assert (project / "snapshots/送审稿-1").is_dir()
    again = office.post("/versions", data={"form_token": form_token(page), "version": "送审稿-1"})
    assert again.status_code == 422
    assert office.get("/versions/compare?old=送审稿-1&new=nowhere").status_code == 404
