"""A name that stands under another word than in its row of a table."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

SCHOOLS = ("国家,学校,人数", "泰国,湄兰旅游学院,26", "马来西亚,槟榕酒店学院,31", "马来西亚,沙越技术学院,12")

PEOPLE = ("学院,姓名,课时", "数字媒体学院,仝小楼,26", "播音主持学院,段知秋,31")


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        (SCHOOLS, "与马来西亚湄兰旅游学院合作。", ["马来西亚湄兰旅游学院"]),
        (SCHOOLS, "与泰国湄兰旅游学院合作。", []),
        (SCHOOLS, "与马来西亚槟榕酒店学院合作。", []),
        (SCHOOLS, "与越南湄兰旅游学院合作。", []),
        (SCHOOLS, "与马来西亚、湄兰旅游学院合作。", []),
        (PEOPLE, "由播音主持学院教师仝小楼带队。", ["播音主持学院仝小楼"]),
        (PEOPLE, "由播音主持学院的仝小楼带队。", ["播音主持学院仝小楼"]),
        (PEOPLE, "由数字媒体学院教师仝小楼带队。", []),
    ],
)
def test_a_name_under_the_word_of_another_row_is_told(
    project: Project, rows: tuple[str, ...], text: str, told: list[str]
) -> None:
    found = project.findings("G502", f"{project.table('t', *rows)}\n\n{text}")
    assert [one.stated for one in found] == told
    assert all(len(one.spots) == 2 for one in found)


def test_a_name_with_a_row_for_each_word_is_told_nowhere(project: Project) -> None:
    others = project.table("u", "国家,学校", "马来西亚,湄兰旅游学院", "泰国,沙越技术学院")
    text = f"{others}\n\n{project.table('t', *SCHOOLS)}\n\n与马来西亚湄兰旅游学院合作。"
    assert project.findings("G502", text) == []
