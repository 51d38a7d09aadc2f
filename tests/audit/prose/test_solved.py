"""Figures that one slip keeps from following from others of their passage, whatever the words around them."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line


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


SLIPS = {
    "8月612人次，10月548人次，12月1610人次。": "P402 1610人次 → 612人次 + 548人次 → 1160人次",
    "实到612人，应到700人，另到548人，都到1610人。": "P402 1610人 → 612人 + 548人 → 1160人",
    "甲地230人，乙地450人，到了608人。": "P402 608人 → 230人 + 450人 → 680人",
    "一部3125人次，二部1482人次，三部2217人次，全部6842人次。":
        "P402 6842人次 → 3125人次 + 1482人次 + 2217人次 → 6824人次",
    "一部3125人次，二部1482人次，三部2217人次，四部1033人次，全部7875人次。":
        "P402 7875人次 → 3125人次 + 1482人次 + 2217人次 + 1033人次 → 7857人次",
    "总共7857人次，一头3125人次，还有1482人次，剩3520人次。":
        "P402 3520人次 → 7857人次 − 3125人次 − 1482人次 → 3250人次",
    "满意86.27%，基本满意10.45%，总的算97.62%。": "P402 97.62% → 86.27% + 10.45% → 96.72%",
    "学员1873人，到课率86.27%，到了1661人。": "P401 1661人 → 1873人 × 86.27% → 1616人",
    "到了1616人，到课率86.27%，学员1837人。": "P401 1837人 → 1616人 ÷ 86.27% → 1873人",
    "每课时88元，授课326学时，划出26888元。": "P403 26888元 → 88元 × 326学时 → 28688元",
    "单价88元，印了326册，花去26888元。": "P403 26888元 → 88元 × 326册 → 28688元",
    "标准88元，来了326人，发出26888元。": "P403 26888元 → 88元 × 326人 → 28688元",
    "教师312人，各去42天，合起来13014人日。": "P403 13014人日 → 42天 × 312人 → 13104人日",
    "教师312人，各去42天，合起来13014人天。": "P403 13014人天 → 42天 × 312人 → 13104人天",
    "经费28万元，其他经费12.5万元，加起来40.5元。": "P402 40.5元 → 28万元 + 12.5万元 → 405000.0元",
    "甲处投入28元，乙处投入12.5万元，两处40.5万元。": "P404 28元 → 40.5万元 − 12.5万元 → 280000元",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SLIPS.items())
def test_a_figure_a_slip_away_is_told_with_what_gives_it(project: Project, text: str, told: str) -> None:
    code, values = told.split(" ", 1)
    stated = values.split(" → ")[0]
    said = f"{stated} follows from no other figures; a slip away it does"
    assert [line(one) for one in project.findings("P", text)] == [f"{code} ERROR chapters/1.md:3 | {values} | {said}"]


@pytest.mark.parametrize(
    "text",
    [
        "8月612人次，10月548人次，12月1160人次。",
        "8月612人次，10月548人次，12月1161人次。",
        "8月612人次，10月548人次，12月约1610人次。",
        "8月612人次，10月548人次，目标1610人次。",
        "8月612人次，10月548人次，12月1610元。",
        "甲地23人，乙地45人，到了86人。",
        "甲地230人，乙地450人，到了681人。",
        "收入1286.4万元，支出1193.5万元，相抵92.9万元。",
        "一部3125人次，二部1482人次，三部2217人次，全部6824人次。",
        "应到3138人，实到1873人，到会59.69%。",
        "男生1873人，女生1265人，男生成了59.96%。",
        "前年3138人，今年1873人，一年里少掉40.31%。",
        "满意86.27%，基本满意10.45%，总的算96.72%。",
        "学员1873人，到课率86.27%，到了1616人。",
        "每课时88元，授课326学时，付出28688元。",
        "经费28万元，其他经费12.5万元，加起来40.5万元。",
        "两次分别得71.5分和68.0分，综合69.75分。",
        "教师312人下企业，人均42天，共13104人日。\n\n全年13104人日。",
    ],
)
def test_a_figure_that_follows_or_may_be_of_anything_is_left_alone(project: Project, text: str) -> None:
    assert [line(one) for one in project.findings("P", text)] == []


def test_figures_of_the_paragraphs_before_give_one_too(project: Project) -> None:
    text = "教师312人下企业。\n\n人均42天。\n\n共{}人日。"
    assert project.found("P", text.format(13104)) == []
    (found,) = project.findings("P", text.format(13014))
    assert [spot.place.line for spot in found.spots] == [7, 5, 3]
    assert found.expected == "42天 × 312人 → 13104人日"


@pytest.mark.parametrize(("unit", "told"), [("万元", 0), ("元", 1)])
def test_a_table_states_a_figure_in_its_own_unit(project: Project, unit: str, told: int) -> None:
    table = project.table("t", "项目,金额", "甲,31.9", caption=f"收支情况（单位：{unit}）")
    text = "收入1286400元，支出967400元，相抵391000元。"
    assert len(project.findings("P", f"{text}\n\n{table}")) == 1
    project.write("tables/t.csv", "项目,金额\n甲,39.1\n")
    assert len(project.findings("P", f"{text}\n\n{table}")) == told
