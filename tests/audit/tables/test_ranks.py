"""Ranks and changes of shares that a table tells."""

from __future__ import annotations

from tests.audit.project import Project


def test_a_rank_goes_with_the_figures_it_ranks(project: Project) -> None:
    rows = ["甲,826,93.95,3", "乙,741,94.60,2", "丙,418,96.89,1", "丁,501,93.81,4"]
    head = "学院,毕业生（人）,落实率（%）,名次"
    assert project.found("T", project.table("t", head, *rows)) == []


def test_a_rank_told_twice_is_found(project: Project) -> None:
    rows = ["甲,826,93.95,3", "乙,741,94.60,3", "丙,418,96.89,1", "丁,501,93.81,4"]
    (found,) = project.findings("T", project.table("t", "学院,毕业生（人）,落实率（%）,名次", *rows))
    assert (found.code, str(found.spots[0].place), found.expected) == ("T107", "content/tables/t.csv[D3]", "2")


CHANGES = ["乙,36.45,38.67,-2.22", "丙,3.27,2.71,0.56", "丁,5.14,4.68,0.46", "戊,22.90,22.41,0.49"]


def test_a_change_of_shares_is_their_difference(project: Project) -> None:
    head = "项目,占比（%）,上年占比（%）,占比变化（百分点）"
    assert project.found("T104", project.table("t", head, "甲,60.28,58.62,1.66", *CHANGES)) == []
    found = project.found("T104", project.table("t", head, "甲,60.28,58.62,1.56", *CHANGES))
    assert found == ["ERROR T104 content/tables/t.csv[D2]"]


def test_a_mean_of_the_whole_college_is_no_total(project: Project) -> None:
    rows = ["甲,412,4728", "乙,371,4415", "丙,208,4052", "丁,249,4180", "全校,1240,4411"]
    assert project.found("T", project.table("t", "单位,人数,收入（元）", *rows)) == []
