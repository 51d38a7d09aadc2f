"""What a submission says: a package's own figures count, whatever its manifest claims to be."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf

from benchmarks.province.colleges import college, write_project
from reportdoc.app.build.assemble import draft
from reportdoc.app.province.reading import read_submission
from reportdoc.content.load import load
from reportdoc.present.language import language
from reportdoc.present.province.record import record
from reportdoc.project.resources import templates


def test_a_package_whose_manifest_names_another_college_is_read_and_told_as_broken(tmp_path: Path) -> None:
    package, work = tmp_path / "10101", tmp_path / "work"
    package.mkdir()
    work.mkdir()
    (package / "10101-云岭第一工业职业学院-2023年度质量报告.docx").write_bytes(
        draft(load(write_project(college(1, 7), tmp_path / "project")), templates())
    )
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(package / "report.pdf")
    manifest = {"report": {"name": "10999-别的学院-2023年度质量报告"}, "made": "2024-01-04T08:00:00+08:00"}
    (package / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    row = record(language("en"), read_submission(package, work, ()), "10101").college
    assert (row.kind, row.code, row.college) == ("package", "10101", "云岭第一工业职业学院")
    assert row.seal == "broken"
    assert "the manifest names another college: 别的学院" in row.seal_reasons
