"""Figures of one row told in one sentence, and figures that have a cell of their own."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

ROWS = ("助学金,2186,721.38", "奖学金,2832,934.56", "减免,1112,134.40")


@pytest.mark.parametrize(("amount", "told"), [("934.56", []), ("943.56", ["G510"]), ("721.38", []), ("612.40", [])])
def test_a_slip_from_a_cell_beside_the_one_that_is_told_is_found(
    project: Project, amount: str, told: list[str]
) -> None:
    table = project.table("t", "项目,人次,金额（万元）", *ROWS)
    text = f"全年受益的2832人次，钱是{amount}万元，都已发放。\n\n{table}"
    assert [one.code for one in project.findings("G510", text)] == told


def test_few_in_words_are_not_all_there_are(project: Project) -> None:
    project.annex(资源=("1,专业数量,个,38"))
    assert project.found("G", "两个专业2023届毕业生88人，出国深造12人。") == []


def test_next_years_plan_tells_by_how_much_it_is_more(project: Project) -> None:
    table = project.table("t", "招生类别,计划数（人）", "合计,3200", "普通,1300", "分类,1900")
    assert project.found("G508", f"招生计划3250人，比2023年多50人。\n\n{table}") == []
