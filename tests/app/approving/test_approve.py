"""The signatory's decision, recorded by the command and looked for when sealing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportdoc.app.approving.approvals import read_approvals
from reportdoc.app.approving.approve import approval_of, approve, give_back
from reportdoc.app.survey.stamp import content_stamp
from reportdoc.project.digest import file_digest
from reportdoc.report.problem import InputError, OperationError
from tests.support.programs import reportdoc


@pytest.fixture
def project(built_once: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(built_once, folder)
    return folder


def read_of(project: Path) -> dict[str, str]:
    """What a build would have read, as it tells."""
    files = [path for path in (project / "content").rglob("*") if path.is_file()]
    return {path.relative_to(project).as_posix(): f"{file_digest(path)} {path}" for path in files}


def test_an_approved_version_is_kept_and_found_again_by_its_content(project: Path) -> None:
    done = reportdoc("approve", project, "--name", "李校长", "--remark", "同意", "--lang", "zh_CN")
    assert done.returncode == 0, done.stderr
    assert "李校长" in done.stdout
    (decision,) = read_approvals(project)
    assert (decision.name, decision.reason) == ("李校长", "同意")
    assert list((project / "snapshots" / decision.version).glob("*.docx"))
    assert approval_of(project, read_of(project)) == decision
    chapter = project / "content/chapters/1-talent.md"
    chapter.write_text(chapter.read_text("utf-8") + "\n又一段。\n", encoding="utf-8")
    assert approval_of(project, read_of(project)) is None


def test_what_changed_after_it_was_looked_at_is_not_approved(project: Path) -> None:
    seen = content_stamp(project)
    chapter = project / "content/chapters/1-talent.md"
    chapter.write_text(chapter.read_text("utf-8") + "\n又一段。\n", encoding="utf-8")
    with pytest.raises(OperationError):
        approve(project, "李校长", seen=seen)
    assert read_approvals(project) == []
    assert not (project / "snapshots").exists()


def test_a_report_is_given_back_with_a_reason_or_not_at_all(project: Path) -> None:
    with pytest.raises(InputError):
        give_back(project, "李校长", "  ")
    assert not (project / "approvals.csv").exists()
    give_back(project, "李校长", "=1+1 请核对就业率")
    (decision,) = read_approvals(project)
    assert decision.reason == "=1+1 请核对就业率"
    # A spreadsheet that opens the record must not compute it.
    assert "'=1+1" in (project / "approvals.csv").read_text("utf-8")
    assert reportdoc("undo", project).returncode == 0
    assert not (project / "approvals.csv").exists()


def test_a_record_that_somebody_has_spoilt_is_told_line_by_line(project: Path) -> None:
    record = project / "approvals.csv"
    lines = ["time,name,decision,version,reason", "gestern,,x,,", "2024-01-01T00:00:00,张三,approved,../../etc,"]
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for options in (["--list"], ["--name", "李校长", "--return", "x"]):
        done = reportdoc("approve", project, *options, "--lang", "zh_CN")
        assert done.returncode == 2
        assert "approvals.csv:2" in done.stderr
        assert "approvals.csv:3" in done.stderr
    assert record.read_text("utf-8").splitlines() == lines
