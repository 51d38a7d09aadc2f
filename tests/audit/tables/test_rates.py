"""Rows of rates below totals, and points between rows."""

from __future__ import annotations

import pytest

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


def test_a_rate_of_rise_and_fall_is_growth(project: Project) -> None:
    rows = [
        "科目,2022年,2023年,增减率（%）",
        "甲,400.00,440.00,10.00",
        "乙,250.00,240.00,-4.00",
        "丙,310.00,341.00,9.09",
    ]
    rows += ["丁,120.00,150.00,25.00"]
    assert [one.expected for one in project.findings("T", project.table("t", *rows))] == [
        "(341.00 − 310.00) ÷ 310.00 = 10.00%"
    ]


WHOLE = (
    "类别,等级,人数,占比（%）",
    "职称,高级,112,35.00",
    "^,其他,208,65.00",
    "学历,硕士,176,55.00",
    "^,本科,144,45.00",
)


@pytest.mark.parametrize(("total", "told"), [("320", []), ("302", ["T102"])])
def test_the_row_of_a_whole_is_held_against_the_groups_that_class_it(
    project: Project, total: str, told: list[str]
) -> None:
    table = project.table("t", *WHOLE, f"教职工总数,<,{total},100.00")
    assert [one.code for one in project.findings("T", table)][:1] == told


def test_a_share_of_a_whole_that_groups_class_is_computed(project: Project) -> None:
    rows = [row.replace("176,55.00", "176,50.55") for row in WHOLE]
    (found,) = project.findings("T102", project.table("t", *rows, "教职工总数,<,320,100.00"))
    assert found.stated == "50.55"


def test_numbers_in_words_add_up_as_others_do(project: Project) -> None:
    rows = ["场次,听众", "一,二百一十六", "二,一百八十四", "全年,四百一十"]
    (found,) = project.findings("T101", project.table("t", *rows))
    assert found.expected == "二百一十六 + 一百八十四 = 400"
