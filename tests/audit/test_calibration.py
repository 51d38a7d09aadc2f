"""Findings of a kind that was wrong too often on reports of other hands are to explain, and no louder."""

from __future__ import annotations

from reportdoc.audit.audit import audit
from tests.audit.project import Project


def test_an_enumeration_is_to_explain_and_a_total_of_a_table_is_an_error(project: Project) -> None:
    project.chapter(
        "获奖47项，其中国家级3项（二等奖1项、三等奖3项）、省级44项，见@tbl-a。\n\n"
        + project.table("a", "类别,人数", "教师,21", "学生,32", "合计,63")
    )
    told = {one.code: one.severity.name for one in audit(project.load().report).findings}
    assert told["P402"] == "EXPLAIN"
    assert told["T101"] == "ERROR"
