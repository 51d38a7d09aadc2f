"""The arithmetic of tables: what does not add up is found at its cell, and what does is left alone."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

CSV = "content/tables/t.csv"

ADMISSION = [
    "批次,计划,录取,录取率,报到,报到率",
    "秋季,2209,2214,100.23%,2152,97.20%",
    "春季,907,907,100.00%,883,97.35%",
    "自主,84,84,100.00%,80,95.24%",
    "三二,220,220,100.00%,218,99.09%",
    "合计,3420,3425,100.15%,3333,97.31%",
]

GROUPS = [
    "类别,级别,项数,经费（万元）,项均（万元/项）",
    "纵向,国家级,2,36.00,18.00",
    "^,省部级,14,98.00,7.00",
    "^,小计,16,134.00,8.38",
    "横向,技术开发,12,132.00,11.00",
    "^,技术服务,30,90.00,3.00",
    "^,小计,42,222.00,5.29",
    "合计,<,58,356.00,6.14",
]

TWO_LEVELS = [
    "学院,在校生,<,<,<,占比（%）",
    "^,2021级,2022级,2023级,小计,^",
    "护理,100,110,120,330,33.00",
    "药学,150,150,150,450,45.00",
    "康复,70,70,80,220,22.00",
    "合计,320,330,350,1000,100.00",
]

CLASSES = [
    "分类,<,人数,占比",
    "职称结构,教授,46,8.88%",
    "^,副教授,131,25.29%",
    "^,讲师,214,41.31%",
    "^,其他,127,24.52%",
    "学历结构,博士,41,7.92%",
    "^,硕士,356,68.73%",
    "^,本科及以下,121,23.36%",
    "年龄结构,35岁及以下,186,35.91%",
    "^,36—45岁,204,39.38%",
    "^,46岁及以上,128,24.71%",
]
"""One whole of 518, classed in three ways."""

BLANKS = [row.replace("^", "") for row in CLASSES]

DESTINATIONS = [
    "学院,毕业生数,就业,升学,未就业,落实率",
    "机械,620,522,72,26,95.81%",
    "信息,804,667,98,39,95.15%",
    "经管,556,466,60,30,94.60%",
    "总计,1980,1655,230,95,95.20%",
]

COURSES = ["课程,学时,学分,其中实践学时", "数学,64,4,0", "电工,96,6,48", "控制,72,4.5,48"]


def _changed(rows: list[str], before: str, after: str) -> list[str]:
    assert sum(row.count(before) for row in rows) == 1, before
    return [row.replace(before, after) for row in rows]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        (ADMISSION, 1),
        (GROUPS, 1),
        (TWO_LEVELS, 2),
        (CLASSES, 1),
        (BLANKS, 1),
        (DESTINATIONS, 1),
        (COURSES, 1),
        (
            [
                "年份,<,数量",
                "2021年,金奖,60",
                "^,银奖,41",
                "2022年,金奖,70",
                "^,银奖,31",
                "2023年,金奖,70",
                "^,银奖,29",
            ],
            1,
        ),
        (["项目,人数", "合计,30", "甲,10", "乙,20"], 1),
        (["去向,比例（%）", "甲,33.33", "乙,33.33", "丙,33.33"], 1),
        (["原因（多选）,比例（%）", "甲,61.20", "乙,55.10", "丙,48.00", "丁,30.00"], 1),
        (["年份,报到,报到同比增长", "2021年,2640,—", "2022年,2712,2.73%", "2023年,2745,1.22%"], 1),
        (["指标,2022年,2023年,增长率", "论文,40,44,10.00%", "专利,8,6,-25.00%", "课题,20,25,25.00%"], 1),
        (["专业,毕业生,就业,就业率", "甲,40,—,—", "乙,50,45,90.00%", "丙,60,57,95.00%", "丁,80,76,95.00%"], 1),
        (["学院,满意度", "甲,90.10%", "乙,92.30%", "丙,95.00%", "本校平均,92.47%"], 1),
        (["专业,名次,人数", "甲,1,20", "乙,2,30", "合计,,50"], 1),
        (["合作单位,人数", "合计科技公司,20", "总汇公司,30"], 1),
    ],
)
def test_a_consistent_table_is_silent(project: Project, rows: list[str], header: int) -> None:
    assert project.found("T", project.table("t", *rows, header=header)) == []


@pytest.mark.parametrize(
    ("rows", "header", "before", "after", "cell", "expected"),
    [
        (ADMISSION, 1, "97.20%", "96.20%", "F2", "2152 ÷ 2214 = 97.20%"),
        (ADMISSION, 1, "100.23%", "100.53%", "D2", "2214 ÷ 2209 = 100.23%"),
        (ADMISSION, 1, "3333,", "3433,", "E6", "2152 + 883 + 80 + 218 = 3333"),
        (ADMISSION, 1, "883", "833", "E3", "2152 + 833 + 80 + 218 = 3283"),
        (GROUPS, 1, "134.00", "184.00", "D4", "36.00 + 98.00 = 134.00"),
        (GROUPS, 1, "58,", "59,", "C8", "2 + 14 + 12 + 30 = 58"),
        (GROUPS, 1, "11.00", "17.00", "E5", "132.00 ÷ 12 = 11.00"),
        (TWO_LEVELS, 2, "220,", "250,", "E5", "70 + 70 + 80 = 220"),
        (TWO_LEVELS, 2, "45.00", "46.00", "F4", "450 ÷ 1000 = 45.00%"),
        (TWO_LEVELS, 2, "110", "140", "C3", "100 + 140 + 120 = 360"),
        (
            ["去向,占比（%）", "甲,33.33", "乙,33.33", "丙,35.33"],
            1,
            "35.33",
            "35.34",
            "B4",
            "33.33 + 33.33 + 35.34 = 102.00",
        ),
        (
            ["年份,报到,报到同比增长", "2021年,2640,—", "2022年,2712,2.73%", "2023年,2745,1.22%"],
            1,
            "1.22",
            "1.28",
            "C4",
            "(2745 − 2712) ÷ 2712 = 1.22%",
        ),
        (CLASSES, 1, "214", "241", "C4", "241 ÷ 518 = 46.53%"),
        (CLASSES, 1, "68.73%", "63.78%", "D7", "356 ÷ 518 = 68.73%"),
        (BLANKS, 1, "204", "240", "C10", "186 + 240 + 128 = 554"),
        (DESTINATIONS, 1, "95.15%", "91.55%", "F3", "(804 − 39) ÷ 804 = 95.15%"),
        (COURSES, 1, ",0", ",68", "D2", "68 ≤ 64"),
        (["项目,万元", "甲,246.50", "乙,36.00", "丙,24.00", "合计,206.50"], 1, "36.00", "36.0", "B5", "= 306.50"),
        (["专业,录取,报到", "甲,40,38", "乙,50,45", "丙,60,57"], 1, "45", "54", "C3", "54 ≤ 50"),
        (["专业,人数", "甲,40人", "乙,50人", "丙,60人次"], 1, "60人次", "61人次", "B4", "人"),
    ],
)
def test_one_wrong_cell_is_the_first_place_of_the_finding(
    project: Project, rows: list[str], header: int, before: str, after: str, cell: str, expected: str
) -> None:
    found = project.findings("T", project.table("t", *_changed(rows, before, after), header=header))
    assert str(found[0].spots[0].place) == f"{CSV}[{cell}]"
    assert expected in found[0].expected


@pytest.mark.parametrize(("rate", "found"), [("97.19", 0), ("97.20", 0), ("97.18", 1), ("97.21", 1)])
def test_a_rate_may_be_rounded_or_cut_off_at_the_last_digit(project: Project, rate: str, found: int) -> None:
    rows = ["批次,录取,报到,报到率（%）", f"甲,20000,19439,{rate}", "乙,100,90,90.00", "丙,200,190,95.00"]
    assert len(project.found("T", project.table("t", *rows))) == found


def test_the_first_place_tells_the_cell_that_breaks_both_its_row_and_its_column(project: Project) -> None:
    rows = ["学院,男,女,合计", "甲,10,20,30", "乙,30,45,70", "丙,50,60,110", "丁,5,5,10", "合计,95,125,220"]
    (found,) = project.findings("T", project.table("t", *rows))
    assert str(found.spots[0].place.cell) == "C3"
    assert found.expected == "20 + 45 + 60 + 5 = 130；30 + 45 = 75"


def test_a_total_with_one_row_is_only_asked_about(project: Project) -> None:
    rows = ["课题总量（项）,国家级,省级,市级", "25,1,9,10"]
    assert project.found("T", project.table("t", *rows)) == [f"EXPLAIN T101 {CSV}[A2]"]


@pytest.mark.parametrize(
    "rows",
    [
        ["项目,人数", "合计,438", "其中：女,210", "博士,62", "硕士,301"],
        ["职称,人数", "教授,56", "副教授,100", "讲师,282", "合计,438", "其中：双师型,320"],
    ],
)
def test_what_a_total_is_broken_down_into_is_no_part_of_its_sum(project: Project, rows: list[str]) -> None:
    assert project.found("T", project.table("t", *rows)) == []
