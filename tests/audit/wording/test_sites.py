"""What stands at one place here and at another there."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

ABROAD = "学校在越南、老挝、柬埔寨3个国家办学。\n\n“绫织学堂”在柬埔寨办学满2年。\n\n{again}"

CAMPUSES = "未完成的1项为石桥校区学生食堂扩建。\n\n{again}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ABROAD.format(again="2021年在老挝合办“绫织学堂”，招生20人。"), ["柬埔寨 → 老挝"]),
        (ABROAD.format(again="2021年在柬埔寨合办“绫织学堂”，招生20人。"), []),
        (ABROAD.format(again="2021年在柬埔寨、老挝合办“绫织学堂”，招生20人。"), []),
        (ABROAD.format(again="2021年在老挝合办“梭织学堂”，招生20人。"), []),
        (ABROAD.format(again="在柬埔寨的“绫织学堂”扩建。\n\n在老挝合办“绫织学堂”，招生20人。"), ["老挝 → 柬埔寨"]),
        (CAMPUSES.format(again="结余用于滨江校区学生食堂扩建。"), ["石桥校区 → 滨江校区"]),
        (CAMPUSES.format(again="结余用于石桥校区学生食堂扩建。"), []),
        (CAMPUSES.format(again="结余用于滨江校区学生食堂改造。"), []),
        (CAMPUSES.format(again="结余用于两个校区学生食堂扩建。"), []),
    ],
)
def test_a_thing_is_at_one_place(project: Project, text: str, told: list[str]) -> None:
    found = [one for one in project.findings("W604", text) if one.severity.name == "EXPLAIN"]
    assert [f"{one.stated} → {one.expected}" for one in found] == told


def test_places_are_what_a_column_of_countries_has(project: Project) -> None:
    table = project.table("t", "国家,培训人数", "老挝,12", "柬埔寨,15")
    text = "“绫织学堂”在柬埔寨办学。\n\n在老挝合办“绫织学堂”。"
    assert [one.stated for one in project.findings("W604", f"{table}\n\n{text}")] == ["柬埔寨"]
    assert project.findings("W604", text) == []


def test_a_campus_that_is_none_of_the_campuses_is_told(project: Project) -> None:
    text = "学校现有望潮、老街两个校区。\n\n望潮校区18间，老街校区6间。\n\n排练厅在{}校区。\n"
    assert project.found("W604", text.format("望潮")) == []
    (found,) = project.findings("W604", text.format("听潮"))
    assert (found.stated, found.expected, found.severity.name) == ("听潮校区", "望潮校区", "EXPLAIN")
