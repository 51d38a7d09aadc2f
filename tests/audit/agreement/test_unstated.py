"""Indicators that nothing states, beside a figure of the text that bears their name."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

ROWS = """1,毕业去向落实人数,人,2698
2,C类：到中小微企业等基层就业,人,1420
3,D类：到大型企业就业,人,568
4,专利授权数量,项,89
^,　　发明专利授权数量,项,24
5,生均教学科研仪器设备值,元/生,13290.00
6,思政课教师数,人,36
7,年实习责任保险经费,万元,16.76"""

TEXT = """2023届毕业生2840人。落实去向2698人，上年2710人里落实了2547人。

到中小微企业等基层的1420人，留在当地的1136人，到大型企业的568人。

专利授权89项中，发明专利24项、实用新型专利65项。专职思政课教师36人。

教学科研仪器设备总值13460.20万元。实习责任保险经费16.76万元。
"""


def test_an_annex_that_the_text_bears_out_has_nothing_to_tell(project: Project) -> None:
    project.annex(计分卡=ROWS)
    assert project.found("G501", TEXT) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("落实人数,人,2698", "落实人数,人,2547"),  # last year's
        ("基层就业,人,1420", "基层就业,人,1136"),  # those beside
        ("发明专利授权数量,项,24", "发明专利授权数量,项,42"),
        ("思政课教师数,人,36", "思政课教师数,人,63"),
        ("保险经费,万元,16.76", "保险经费,万元,167.64"),
    ],
)
def test_an_indicator_that_nothing_states_is_told(project: Project, old: str, new: str) -> None:
    project.annex(计分卡=ROWS.replace(old, new))
    assert [line.split()[0] for line in project.found("G501", TEXT)] == ["CONFLICT"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("到大型企业的568人。", "1,D类：到大型企业就业,人,742"),  # neither a slip, nor said of anything else
        ("教学科研仪器设备总值13290.00万元。", "1,生均教学科研仪器设备值,元/生,13920.00"),
        ("学院有思政课教师22人，专兼职思政课教师26人。", "1,思政课教师数,人,22"),
        ("教职工612人。", "1,教职工满意度,%,92.75"),
    ],
)
def test_other_things_of_its_name_say_nothing_of_an_indicator(project: Project, text: str, row: str) -> None:
    project.annex(指标=row)
    assert project.found("G501", f"{text}\n") == []


@pytest.mark.parametrize(("asked", "told"), [("568", 0), ("612", 1), ("586", 1)])
def test_those_who_were_asked_are_held_against_the_answers(project: Project, asked: str, told: int) -> None:
    project.annex(满意度="1,教职工满意度,%,92.75")
    project.write("annex/t1.csv", f"序号,指标,单位,2023年,调查人次\n1,教职工满意度,%,92.75,{asked}\n")
    text = "教职工612人。教职工答卷568人，占教职工的92.81%，教职工满意度92.75%。\n"
    assert len(project.found("G501", text)) == told
    assert len(project.found("G501", "教职工612人。教职工参评568人次，参评率92.81%。\n")) == told


@pytest.mark.parametrize(("hours", "told"), [("1776", 0), ("1536", 1), ("1480", 0)])
def test_an_indicator_that_has_the_cell_of_a_part_is_told(project: Project, hours: str, told: int) -> None:
    project.annex(服务=f"1,公益项目培训学时,学时,{hours}")
    table = project.table(
        "t", "类别,学时（学时）", "基层水管员培训（公益）,1536", "干部职工培训,2640", "社区培训（公益）,240"
    )
    text = f"公益项目2类、17个项目，1776学时，占40.22%。\n\n{table}"
    assert len(project.found("G501", text)) == told


@pytest.mark.parametrize(("now", "told"), [("2698", 0), ("2547", 1)])
def test_last_years_column_is_last_years(project: Project, now: str, told: int) -> None:
    project.annex(指标="1,毕业去向落实人数,人,2698")
    project.write("annex/t1.csv", f"序号,指标,单位,2022年,2023年\n1,毕业去向落实人数,人,2547,{now}\n")
    assert len(project.found("G501", "落实去向2698人，上年2710人里落实了2547人。\n")) == told
