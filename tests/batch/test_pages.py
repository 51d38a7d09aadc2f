"""`province check --build` and `--pages`: reports are laid out; an engine that hangs costs pages, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from benchmarks.province.colleges import college, write_project
from reportdoc.app.build.assemble import draft
from reportdoc.content.load import load
from reportdoc.project.resources import templates
from tests.batch.conftest import Inbox
from tests.support.programs import ends, reportdoc, reportdoc_process

HANGS_ONCE = """#!/bin/sh
if mkdir "{folder}/hung" 2>/dev/null; then
  sleep 6000 &
  echo $$ $! > "{folder}/processes"
  wait
fi
exec soffice "$@"
"""


@pytest.mark.long
def test_pages_are_those_of_the_build_and_findings_stand_on_them(tmp_path: Path) -> None:
    one = college(0, 7)
    one.wrong = True
    project = write_project(one, tmp_path / "in/10100")
    ran = reportdoc("province", "check", tmp_path / "in", "--output", tmp_path / "out", "--workers", "1", "--build")
    assert ran.returncode == 0, ran.stdout
    assert reportdoc_process("build", project, "--output", tmp_path / "built").returncode == 0
    pages = PdfReader(next((tmp_path / "built").glob("*.pdf"))).pages
    (row,) = pd.read_parquet(tmp_path / "out/data/colleges.parquet").to_dict("records")
    assert (row["pages"], row["pages_unknown"]) == (len(pages), "")
    found = pd.read_parquet(tmp_path / "out/data/findings.parquet").set_index("rule")
    assert "99999" in pages[int(found["page"]["A309"]) - 1].extract_text()


@pytest.mark.long
def test_an_engine_that_hangs_costs_the_pages_of_one_and_leaves_nothing_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    for index in (0, 1):
        made = draft(load(write_project(college(index, 7), tmp_path / f"project{index}")), templates())
        (tmp_path / f"in/1010{index}.docx").write_bytes(made)
    office = tmp_path / "soffice"
    office.write_text(HANGS_ONCE.format(folder=tmp_path))
    office.chmod(0o755)
    monkeypatch.setenv("REPORTDOC_SOFFICE", str(office))
    arguments = (tmp_path / "in", "--output", tmp_path / "out", "--workers", "1", "--pages")
    ran = reportdoc("province", "check", *arguments, "--seconds", "25")
    assert ran.returncode == 0, ran.stdout
    rows = pd.read_parquet(tmp_path / "out/data/colleges.parquet").set_index("submission")
    assert dict(rows["status"]) == {"10100.docx": "read", "10101.docx": "read"}
    assert dict(rows["pages_unknown"]) == {"10100.docx": "太慢：超过 25 秒", "10101.docx": ""}
    assert rows["pages"]["10100.docx"] == 0
    assert rows["pages"]["10101.docx"] > 15
    assert all(ends(int(process)) for process in (tmp_path / "processes").read_text().split())
    # With --retry the same engine, which hangs no more, gives the pages.
    ran = reportdoc("province", "check", *arguments, "--seconds", "25", "--retry")
    again = pd.read_parquet(tmp_path / "out/data/colleges.parquet").set_index("submission")
    assert again["pages"]["10100.docx"] > 15


def test_without_an_engine_pages_are_refused_in_a_line_and_nothing_is_read(inbox: Inbox, tmp_path: Path) -> None:
    arguments = ("province", "check", inbox.submissions, "--output", tmp_path / "out", "--pages")
    ran = reportdoc(*arguments, environment=[("REPORTDOC_SOFFICE", "/nowhere/soffice")])
    assert ran.returncode == 1
    assert "REPORTDOC_SOFFICE names /nowhere/soffice, which is no program" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()
