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


@pytest.mark.parametrize(("passed", "told"), [("684", 0), ("648", 1), ("612", 0)])
def test_a_round_figure_that_one_row_alone_states_shows_the_row(project: Project, passed: str, told: int) -> None:
    rows = ("建筑信息模型,680,612", "建筑工程识图,750,684")
    table = project.table("t", "证书名称,参加考核（人）,取得证书（人）", *rows)
    assert len(project.found("G510", f"识图证书人最多，750人考，{passed}人过。\n\n{table}")) == told


def test_a_round_figure_of_another_unit_shows_no_row(project: Project) -> None:
    table = project.table("t", "基地,面积（平方米）,投入（万元）", "砚川,2400,178.00", "青驼,1860,212.50")
    assert project.found("G510", f"校舍2400平方米，学校投入125万元、企业投入187.00万元。\n\n{table}") == []


@pytest.mark.parametrize(("amount", "told"), [("412.50", 0), ("486.20", 1)])
def test_a_column_may_be_called_without_its_last_character(project: Project, amount: str, told: int) -> None:
    rows = ("检验检测,58,486.20,412.50", "工艺改进,34,312.40,268.30")
    table = project.table("t", "服务类别,项目数（项）,合同额（万元）,到款额（万元）", *rows)
    assert len(project.found("G502", f"分类见@tbl-t。检验检测类到款{amount}万元，居首。\n\n{table}")) == told
