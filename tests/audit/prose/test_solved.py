"""Figures that one slip keeps from following from others of their passage, whatever the words around them."""

from __future__ import annotations

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("送课288节，听课教师{}，场面热烈，12人次是常态。", "3456人次", "3546人次"),
        ("前一年25.23%，如今23.87%，慢了{}。", "1.36个百分点", "1.63个百分点"),
        ("教师312人下企业，人均42天，共{}。", "13104人日", "13014人日"),
    ],
)
def test_a_slip_is_told_and_the_right_figure_is_not(project: Project, text: str, right: str, wrong: str) -> None:
    assert project.found("P", text.format(right)) == []
    assert [one.stated for one in project.findings("P", text.format(wrong))] == [wrong]


def test_figures_that_nothing_gives_are_left_alone(project: Project) -> None:
    text = "学校占地468亩，馆藏图书58.40万册，教室168间，食堂3个，餐位2860个，全年接待6436人次。"
    assert project.found("P", text) == []


def test_a_figure_that_a_table_states_is_left_alone(project: Project) -> None:
    table = project.table("t", "项目,人次", "甲,3546", "乙,218")
    text = "送课288节，听课教师3546人次，场面热烈，12人次是常态。"
    assert project.found("P", f"{text}\n\n{table}") == []
