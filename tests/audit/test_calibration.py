"""Findings of a kind that was wrong too often on reports of other hands are to explain, and no louder."""

from __future__ import annotations

import re
from pathlib import Path

from reportdoc.audit.audit import audit
from reportdoc.audit.calibration import MEASURED, calibrated
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.report.message import message
from reportdoc.report.place import Place
from tests.audit.project import Project


def test_an_enumeration_is_to_explain_and_a_total_of_a_table_is_an_error(project: Project) -> None:
    project.chapter(
        "获奖47项，其中国家级3项（二等奖1项、三等奖3项）、省级44项，见@tbl-a。\n\n"
        + project.table("a", "类别,人数", "教师,21", "学生,32", "合计,63")
    )
    told = {one.code: one.severity.name for one in audit(project.load().report).findings}
    assert told["P402"] == "EXPLAIN"
    assert told["T101"] == "ERROR"


def test_what_was_measured_is_what_the_documentation_says() -> None:
    text = (Path(__file__).parents[2] / "docs/audit.md").read_text(encoding="utf-8")
    table = text.partition("| right of all | codes |")[2].partition("\n\n")[0]
    said = {code: (int(right), int(every)) for code, right, every in re.findall(r"([A-Z]\d{3}) (\d+)/(\d+)", table)}
    assert {code: (right, right + wrong) for code, (right, wrong) in MEASURED.items()} == said


def test_a_code_is_quiet_below_four_fifths_and_not_on_two_findings() -> None:
    quiet = {code for code, (right, wrong) in MEASURED.items() if right + wrong >= 3 and right < 0.8 * (right + wrong)}
    loud = [
        Finding(code, Severity.ERROR, message("{one}", one="x"), (Spot(Place("a"), "", ""),))
        for code in (*MEASURED, "T999")
    ]
    assert {one.code for one in calibrated(loud) if one.severity is Severity.EXPLAIN} == quiet
    assert "T999" not in quiet
