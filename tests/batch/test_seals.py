"""Packages in an inbox: a whole one, a forged one, and one whose manifest names another college."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from benchmarks.province.colleges import college, write_project
from benchmarks.province.packages import authority, forge, sealed
from tests.support.programs import reportdoc


@pytest.mark.long
def test_a_whole_seal_a_forged_one_and_a_strangers_are_told_apart(tmp_path: Path) -> None:
    submissions = tmp_path / "in"
    submissions.mkdir()
    by = authority(tmp_path)
    package = sealed(write_project(college(0, 7), tmp_path / "project"), by, submissions)
    forge(shutil.copytree(package, submissions / "forged"))
    foreign = shutil.copytree(package, submissions / "foreign")
    manifest = json.loads((foreign / "manifest.json").read_text(encoding="utf-8"))
    manifest["report"]["name"] = "10999-别的学院-2023年度质量报告"
    (foreign / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    def states(*options: str | Path) -> dict[str, tuple[str, str]]:
        reportdoc("province", "check", submissions, "--output", tmp_path / "out", "--workers", "2", *options)
        rows = pd.read_parquet(tmp_path / "out/data/colleges.parquet")
        told = zip(rows["submission"], rows["seal"], rows["seal_reasons"], strict=True)
        return {name: (seal, reasons) for name, seal, reasons in told}

    found = states("--trust", by.trust)
    assert found[package.name] == ("verified", "")
    assert found["forged"][0] == "broken"
    assert "在封装以后被改动" in found["forged"][1]
    assert found["foreign"][0] == "broken"
    assert "清单写的是另一所学校：别的学院" in found["foreign"][1]
    assert states()[package.name][0] == "unverified"
