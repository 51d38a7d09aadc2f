"""A build and the audit beside it: counted once, remembered, and never in the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.app.build.edits import append
from tests.app.build.outcome import good_files
from tests.support.programs import reportdoc

GONE = "T101-3f9c02ab: {reason: 口径不同, name: 教务处}\n"
"""An acceptance of nothing: a finding to explain."""
LINE = "Audit: 1 to explain; reportdoc check shows them"
"""That acceptance."""


def accept(project: Path, text: str) -> None:
    (project / "content/accepted.yaml").write_text(text, encoding="utf-8")


def summary(project: Path, *options: str) -> dict[str, Any]:
    done = reportdoc("build", "--json", project, *options)
    assert done.returncode == 0, done.stdout + done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def imported(project: Path) -> set[str]:
    """Build in a process of its own and return what that has imported."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from reportdoc.cli import main; main()", "build", project],
        env=os.environ | {"LANGUAGE": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


def test_a_build_says_what_the_audit_found_and_goes_on(project: Path) -> None:
    accept(project, GONE)
    done = reportdoc("build", project)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == LINE
    assert reportdoc("build", "--no-pdf", project).stdout.splitlines()[-1] == LINE


def test_a_changed_acceptance_is_audited_and_nothing_is_built(project: Path) -> None:
    clean = summary(project)["audit"]
    before = good_files(project)
    accept(project, GONE)
    after = summary(project)
    assert after["rebuilt"] == []
    assert after["audit"] == clean | {"explain": clean["explain"] + 1}
    assert good_files(project) == before
    (project / "content/accepted.yaml").unlink()
    assert summary(project)["audit"] == clean


@pytest.mark.long
def test_what_was_counted_is_known_without_another_audit(project: Path) -> None:
    accept(project, GONE)
    found = imported(project)
    assert "reportdoc.audit.audit" in found
    # What the workbench takes costs a build nothing.
    assert [one for one in found if one.startswith(("reportdoc.web", "starlette", "uvicorn", "argon2"))] == []
    assert imported(project) & {"reportdoc.audit.audit", "reportdoc.content.load", "yaml"} == set()
    assert summary(project)["audit"]["explain"] == 1


def test_an_edit_is_audited_again(project: Path) -> None:
    before = summary(project)["audit"]["explain"]
    accept(project, GONE)
    append(project, "又写了一段。")
    after = summary(project, "--no-pdf")
    assert after["rebuilt"] == ["assemble", "finish"]
    assert after["audit"]["explain"] == before + 1


def test_no_check_leaves_the_audit_out(project: Path) -> None:
    accept(project, "wrong: 1\n")
    assert summary(project, "--no-check")["audit"] is None
    assert "Audit" not in reportdoc("build", "--no-check", project).stdout


@pytest.mark.parametrize("option", ["--no-pdf", "--json"])
def test_acceptances_that_cannot_be_read_are_problems_of_the_content(project: Path, option: str) -> None:
    before = good_files(project)
    accept(project, "wrong: {reason: 口径不同, name: 教务处}\n")
    append(project, "又写了一段。")
    done = reportdoc("build", option, project)
    assert done.returncode == 2
    assert "content/accepted.yaml" in done.stdout + done.stderr
    assert good_files(project) == before
