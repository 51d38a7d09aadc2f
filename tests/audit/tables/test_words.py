"""Every word of what is told of a table: the cell, the others that bind it, both values, how they follow."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

TOLD = {
    "a total": (
        ("项目,人数", "甲,10", "乙,20", "丙,30", "合计,66"),
        ["T101 ERROR B5, B2, B3, B4 | 66 → 10 + 20 + 30 = 60 | the total 66 is not the sum of its parts"],
    ),
    "a total with decimals": (
        ("项目,金额（万元）", "甲,1.25", "乙,2.5", "合计,3.65"),
        ["T101 ERROR B4, B2, B3 | 3.65 → 1.25 + 2.5 = 3.75 | the total 3.65 is not the sum of its parts"],
    ),
    "a column of totals": (
        ("学院,男,女,合计", "甲,10,20,30", "乙,30,40,70", "丙,50,60,120", "丁,5,5,10"),
        ["T101 ERROR D4, B4, C4 | 120 → 50 + 60 = 110 | the total 120 is not the sum of its parts"],
    ),
    "a sum that no header names": (
        ("学院,毕业生,落实,待业", "甲,100,90,10", "乙,80,70,10", "丙,60,55,5", "丁,50,44,6", "戊,40,33,5"),
        ["T101 ERROR D6, B6, C6 | 5 → 33 + 5 = 38 | the total 40 is not the sum of its parts"],
    ),
    "groups of one whole": (
        ("分类,<,人数", "职称,教授,60", "^,讲师,140", "学历,博士,50", "^,硕士,150", "年龄,青年,90", "^,中年,120"),
        ["T101 CONFLICT C7, C6 | 120 → 90 + 120 = 210 | the group adds up to 210, the others to 200"],
    ),
    "a group that leaves some out": (
        ("分类,<,人数", "职称,教授,60", "^,讲师,140", "学历,博士,50", "^,硕士,150", "年龄,青年,90", "^,中年,100"),
        ["T101 EXPLAIN C7, C6 | 100 → 90 + 100 = 190 | the group adds up to 190, the others to 200"],
    ),
    "a rate": (
        ("批次,录取,报到,报到率", "甲,200,190,95.00%", "乙,100,91,90.00%", "丙,50,41,82.00%"),
        ["T102 ERROR D3, C3, B3 | 90.00% → 91 ÷ 100 = 91.00% | 报到率 90.00% does not follow from its numbers"],
    ),
    "a rate printed as a fraction": (
        ("批次,录取,报到,报到率", "甲,200,190,0.95", "乙,100,91,0.90", "丙,50,41,0.82"),
        ["T102 ERROR D3, C3, B3 | 0.90 → 91 ÷ 100 = 0.91 | 报到率 0.90 does not follow from its numbers"],
    ),
    "a share printed without a sign": (
        ("去向,人数,占比", "甲,60,30.0", "乙,100,50.0", "丙,40,30.0", "合计,200,100"),
        ["T102 ERROR C4, B4, B5 | 30.0 → 40 ÷ 200 = 20.0% | 占比 30.0 does not follow from its numbers"],
    ),
    "a share printed as a fraction": (
        ("去向,人数,占比", "甲,60,0.30", "乙,100,0.50", "丙,40,0.30", "合计,200,1"),
        ["T102 ERROR C4, B4, B5 | 0.30 → 40 ÷ 200 = 0.20 | 占比 0.30 does not follow from its numbers"],
    ),
    "what is a part of last year's": (("专业,上年毕业生人数,就业人数", "甲,100,106", "乙,80,94", "丙,60,75"), []),
    "a share of the total": (
        ("去向,人数,占比", "甲,60,30.00%", "乙,100,50.00%", "丙,40,30.00%", "合计,200,100.00%"),
        ["T102 ERROR C4, B4, B5 | 30.00% → 40 ÷ 200 = 20.00%"
         " | 占比 30.00% does not follow from its numbers"],
    ),
    "growth on last year": (
        ("指标,2022年,2023年,增长率", "论文,40,44,10.00%", "专利,8,6,-25.00%", "课题,20,25,20.00%"),
        ["T102 ERROR D4, C4, B4 | 20.00% → (25 − 20) ÷ 20 = 25.00%"
         " | 增长率 20.00% does not follow from its numbers"],
    ),
    "a mean": (
        ("项目,人数,经费（万元）,人均（元）", "甲,20,1.2,600", "乙,10,0.5,500", "丙,40,3.2,800", "丁,10,0.9,800"),
        ["T104 ERROR D5, C5, B5 | 800 → 0.9 ÷ 10 = 900 | 人均 800 does not follow from its numbers"],
    ),
    "a difference": (
        ("指标,2022年,2023年,增加", "论文,40,44,4", "专利,8,6,-2", "课题,20,25,6"),
        ["T104 ERROR D4, C4, B4 | 6 → 25 − 20 = 5 | 增加 6 does not follow from its numbers"],
    ),
    "a difference from the row above": (
        ("年份,报到,报到增加", "2021年,2640,—", "2022年,2712,72", "2023年,2745,35"),
        ["T104 ERROR C4, B4, B3 | 35 → 2745 − 2712 = 33 | 报到增加 35 does not follow from its numbers"],
    ),
    "an average outside of what it averages": (
        ("学院,满意度", "甲,90.10%", "乙,92.30%", "丙,95.00%", "平均,96.00%"),
        ["T104 ERROR B5, B2, B3, B4 | 96.00% → 90.10 … 95.00"
         " | the average 96.00% lies outside of what it averages"],
    ),
    "shares of one whole": (
        ("去向,占比（%）", "甲,33.30", "乙,33.30", "丙,36.30"),
        ["T103 ERROR B4, B2, B3 | 36.30 → 33.30 + 33.30 + 36.30 = 102.90"
         " | the shares add up to 102.90, not to 100"],
    ),
    "shares five points above": (
        ("去向,占比（%）", "甲,33.30", "乙,33.30", "丙,38.40"),
        ["T103 ERROR B4, B2, B3 | 38.40 → 33.30 + 33.30 + 38.40 = 105.00"
         " | the shares add up to 105.00, not to 100"],
    ),
    "shares five points below": (
        ("去向,占比（%）", "甲,33.30", "乙,33.30", "丙,28.40"),
        ["T103 ERROR B4, B2, B3 | 28.40 → 33.30 + 33.30 + 28.40 = 95.00 | the shares add up to 95.00, not to 100"],
    ),
    "shares printed as fractions": (
        ("去向,占比", "甲,0.333", "乙,0.333", "丙,0.363"),
        ["T103 ERROR B4, B2, B3 | 0.363 → 0.333 + 0.333 + 0.363 = 1.029 | the shares add up to 1.029, not to 1"],
    ),
    "an examination": (
        ("证书,考试（人）,通过（人）,通过率", "甲,200,190,95.00%", "乙,100,91,90.00%"),
        ["T102 ERROR D3, C3, B3 | 90.00% → 91 ÷ 100 = 91.00% | 通过率 90.00% does not follow from its numbers"],
    ),
    "a group a fifth above": (
        ("分类,<,人数", "职称,教授,60", "^,讲师,140", "学历,博士,50", "^,硕士,150", "年龄,青年,90", "^,中年,150"),
        ["T101 CONFLICT C7, C6 | 150 → 90 + 150 = 240 | the group adds up to 240, the others to 200"],
    ),
    "a total of one unit among others": (
        ("学院,教师（人）,学生（人）,经费（万元）,合计（人）", "甲,10,20,5,30", "乙,30,40,6,70", "丙,50,60,7,120",
         "丁,5,5,8,10"),
        ["T101 ERROR E4, B4, C4 | 120 → 50 + 60 = 110 | the total 120 is not the sum of its parts"],
    ),
    "a total before its parts": (
        ("学院,合计（人）,经费（万元）,教师（人）,学生（人）", "甲,30,5,10,20", "乙,70,6,30,40", "丙,120,7,50,60",
         "丁,10,8,5,5"),
        ["T101 ERROR B4, D4, E4 | 120 → 50 + 60 = 110 | the total 120 is not the sum of its parts"],
    ),
    "a subtotal": (
        ("学院,人数", "甲,10", "乙,20", "小计,31", "丙,30", "丁,40", "小计,70", "合计,100"),
        ["T101 ERROR B4, B2, B3 | 31 → 10 + 20 = 30 | the total 31 is not the sum of its parts"],
    ),
    "a total over a dash": (
        ("项目,人数", "甲,10", "乙,—", "丙,30", "合计,41"),
        ["T101 ERROR B5, B2, B4 | 41 → 10 + 30 = 40 | the total 41 is not the sum of its parts"],
    ),
    "shares along rows": (
        ("学院,优（%）,良（%）,中（%）", "甲,20.0,50.0,30.0", "乙,25.0,45.0,33.0"),
        ["T103 ERROR D3, B3, C3 | 33.0 → 25.0 + 45.0 + 33.0 = 103.0 | the shares add up to 103.0, not to 100"],
    ),
    "a part of its whole": (
        ("专业,录取,报到", "甲,40,38", "乙,50,54", "丙,60,57"),
        ["T105 ERROR C3, B3 | 54 → 54 ≤ 50 | 报到 54 exceeds 录取 50"],
    ),
    "of which": (
        ("课程,学时,学分,其中实践学时", "数学,64,4,66", "电工,96,6,48", "控制,72,4.5,48"),
        ["T105 ERROR D2, B2 | 66 → 66 ≤ 64 | 其中实践学时 66 exceeds 学时 64"],
    ),
    "of which, twice": (
        ("学院,落实去向,其中升学,其中就业", "甲,652,128,524", "乙,434,66,438", "丙,408,58,350"),
        ["T105 ERROR D3, B3 | 438 → 438 ≤ 434 | 其中就业 438 exceeds 落实去向 434"],
    ),
}  # fmt: skip

SILENT = {
    "a share far from a whole": ("措施,占比（%）", "甲,33.3", "乙,33.3", "丙,20.0"),
    "shares farther than five points above": ("去向,占比（%）", "甲,33.30", "乙,33.30", "丙,38.50"),
    "shares farther than five points below": ("去向,占比（%）", "甲,33.30", "乙,33.30", "丙,28.30"),
    "a group more than a fifth above": (
        "分类,<,人数", "职称,教授,60", "^,讲师,140", "学历,博士,50", "^,硕士,150", "年龄,青年,90", "^,中年,151"
    ),
    "a group of one": ("分类,<,人数", "职称,教授,60", "^,讲师,140", "学历,博士,50", "^,硕士,150", "其他,临聘,190"),
    "what breaks a total down": ("项目,人数", "甲,10", "乙,20", "合计,30", "其中：女,12"),
    "completion above one": ("批次,计划,完成,完成率", "甲,200,190,0.95", "乙,100,120,1.20", "丙,50,41,0.82"),
    "two shares": ("措施,占比（%）", "甲,43.3", "乙,53.3"),
    "rates along a row": ("学院,就业率（%）,升学率（%）,满意度（%）", "甲,90.0,5.0,7.0", "乙,91.0,5.0,6.0"),
    "an average of means": ("学院,人均", "甲,10.5", "乙,12.5", "合计,11.4"),
    "a missing addend": ("项目,人数", "甲,10", "乙,若干", "丙,30", "合计,66"),
    "one addend": ("项目,人数", "甲,10", "合计,12"),
    "years": ("年份,数量", "2021年,10", "2022年,20", "2023年,31"),
    "ranks": ("学院,排名", "甲,1", "乙,2", "合计,5"),
    "rounded rates": ("批次,录取,报到,报到率", "甲,300,200,66.67%", "乙,300,200,66.66%", "丙,3,2,66.7%"),
    "few rows bear it out": ("学院,甲数,乙数,丙数", "一,10,4,6", "二,20,9,11", "三,30,9,20"),
    "a rate of other numbers": ("学院,教师,学生,合格率", "甲,10,200,95.0%", "乙,20,300,96.0%", "丙,30,400,97.0%"),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "told"), TOLD.values(), ids=TOLD)
def test_what_does_not_follow_is_told_with_how_it_would(
    project: Project, rows: tuple[str, ...], told: list[str]
) -> None:
    assert [line(one) for one in project.findings("T", project.table("t", *rows))] == told


@pytest.mark.parametrize("rows", SILENT.values(), ids=SILENT)
def test_what_binds_no_cell_is_silent(project: Project, rows: tuple[str, ...]) -> None:
    assert [line(one) for one in project.findings("T", project.table("t", *rows))] == []
