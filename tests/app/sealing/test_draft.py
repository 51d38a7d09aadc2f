"""`seal --draft` marks the report as its content has it today."""

from __future__ import annotations

from pathlib import Path

from tests.app.build.outcome import edit, good_files
from tests.support.pdf import pages
from tests.support.programs import reportdoc
from tests.support.sealing.starter import built, copy

ADDED = "又写了一段。"
"""What `edit` adds to the content."""


def test_a_draft_shows_the_content_of_today(starter: Path, tmp_path: Path) -> None:
    project = copy(starter, tmp_path / "project")
    edit(project)
    done = reportdoc("seal", project, "--draft", "--output", tmp_path / "drafts")
    assert done.returncode == 0, done.stderr
    (draft,) = (tmp_path / "drafts").glob("*-草稿.pdf")
    assert ADDED in "".join(pages(draft)) and ADDED in "".join(pages(built(project)))


def test_a_draft_asks_no_audit(starter: Path, tmp_path: Path) -> None:
    project = copy(starter, tmp_path / "project")
    (project / "content/accepted.yaml").write_text("no list of acceptances", encoding="utf-8")
    assert reportdoc("check", project).returncode == 2
    done = reportdoc("seal", project, "--draft")
    assert done.returncode == 0, done.stderr


def test_without_an_engine_there_is_no_draft_and_nothing_is_replaced(starter: Path, tmp_path: Path) -> None:
    project = copy(starter, tmp_path / "project")
    before = good_files(project)
    edit(project)
    done = reportdoc("seal", project, "--draft", environment=[("REPORTDOC_SOFFICE", "/nonexistent")])
    assert done.returncode == 1
    assert "REPORTDOC_SOFFICE names /nonexistent, which is no program" in done.stderr
    assert good_files(project) == before
