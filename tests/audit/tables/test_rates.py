"""Rows of rates below totals, and points between rows."""

from __future__ import annotations

from tests.audit.project import Project
from tests.audit.told import line

DRIVES = ("车型,计划,报到", "甲型,420,411", "乙型,365,350", "丙型,290,288", "合计,1075,1049", "完成率（%）,97.58,")


def test_a_row_of_rates_below_a_total_is_no_part_of_it(project: Project) -> None:
    assert project.found("T", project.table("t", *DRIVES)) == []
    assert project.found("C207") == []


def test_points_between_the_rows_of_a_rate_are_computed(project: Project) -> None:
    rows = ["届别,落实率（%）,比上届提高（百分点）", "2019届,90.12,—", "2020届,91.50,1.38", "2021届,92.04,0.54"]
    rows += ["2022届,92.91,0.97", "2023届,93.66,0.75"]
    assert [one.expected for one in project.findings("T", project.table("t", *rows))] == ["92.91 − 92.04 = 0.87"]


def test_a_batch_that_is_told_twice_is_asked_about(project: Project) -> None:
    rows = ["批次,人数", "第一批,14", "第二批,13", "第二批,15", "第四批,12", "合计,54"]
    assert [line(one) for one in project.findings("C2", project.table("t", *rows))] == [
        "C201 EXPLAIN A4, A3 | 第二批 → 3 | 2 follows 2 in the numbering of the rows"
    ]


def test_a_caption_of_two_years_needs_no_text_that_speaks_of_both(project: Project) -> None:
    rows = ["项目,2022年,2023年", "甲,411,420", "乙,350,365"]
    text = "2023年招收785人，见@tbl-t。"
    table = project.table("t", *rows, caption="2022年与2023年招收情况")
    assert project.found("W622", f"{text}\n\n{table}") == []
