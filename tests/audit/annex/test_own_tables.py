"""Indicator tables that no catalogue knows: what their own words, indents and units tell."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

SILENT = {
    "of which": "1,教职工总数,人,500\n^,其中：专任教师数,人,320\n^,外聘教师数,人,600",
    "another unit": "1,培训收入,万元,50\n^,其中：培训人次,人次,800",
    "levels that leave something over": "1,课题数,项,9\n^,　国家级,项,2\n^,　省级,项,3\n^,　校级,项,4",
    "men and women": "1,学生数,人,110\n^,　男生人数,人,60\n^,　女生人数,人,50",
    "only one half": "1,学生数,人,110\n^,　女生人数,人,50",
    "a platform under its level": "1,资源库数,个,9\n^,省级数量,个,3\n^,接入国家平台数量,个,3",
    "a rate above its whole": "1,满意度,%,80\n^,其中：教师满意度,%,95",
    "an average above its whole": "1,生均面积,平方米,8\n^,其中：实训面积,平方米,9",
    "growth above a hundred": "1,收入增长率,%,130",
    "less than nought": "1,教师增减数,人,-3",
    "weighted counts": "1,折合在校生数,人,1032.5",
    "a ratio": "1,师徒人数之比,:,18:1",
    "numbers in order": "1,甲类设备数,台,5\n2,乙类设备数,台,6\n3,丙类设备数,台,7",
    "groups in order": "1,甲类设备数,台,5\n^,其中：进口设备,台,2\n2,乙类设备数,台,6",
    "decimals alike": "1,甲项收入,万元,5.10\n2,乙项收入,万元,6.20\n3,丙项收入,万元,7.35",
    "a hundred per cent": "1,甲课满意度,%,95.10\n2,乙课满意度,%,96.20\n3,丙课满意度,%,100",
    "as many odd as usual": "1,甲项收入,万元,5.1\n2,乙项收入,万元,6.25",
}

TOLD = {
    "a part above its whole": (
        "1,外聘人员数,人,500\n^,其中：外聘专家数,人,520",
        ["A309 ERROR D3, D2 | 520 → ≤ 500 | 外聘专家数 520 is greater than what it is a part of, 外聘人员数 500"],
    ),
    "a part set in": (
        "1,图书总量,册,500\n^,　纸质图书,册,520",
        ["A309 EXPLAIN D3, D2 | 520 → ≤ 500 | 纸质图书 520 is greater than what it is a part of, 图书总量 500"],
    ),
    "a whole below its parts": (
        "1,图书总量,册,10\n^,　纸质图书,册,20\n^,　电子图书,册,30",
        ["A309 ERROR D2, D3, D4 | 10 → ≥ 30 | 图书总量 10 is less than its parts: 纸质图书 20、电子图书 30"],
    ),
    "one part of three above": (
        "1,图书总量,册,25\n^,　纸质图书,册,20\n^,　电子图书,册,30\n^,　期刊,册,4",
        ["A309 EXPLAIN D4, D2 | 30 → ≤ 25 | 电子图书 30 is greater than what it is a part of, 图书总量 25"],
    ),
    "half of the parts above": (
        "1,图书总量,册,25\n^,　纸质图书,册,30\n^,　电子图书,册,28\n^,　期刊,册,4\n^,　报纸,册,5",
        [
            "A309 EXPLAIN D3, D2 | 30 → ≤ 25 | 纸质图书 30 is greater than what it is a part of, 图书总量 25",
            "A309 EXPLAIN D4, D2 | 28 → ≤ 25 | 电子图书 28 is greater than what it is a part of, 图书总量 25",
        ],
    ),
    "a part of a part": (
        "1,课程数,门,40\n^,　在线课程,门,20\n^,　　精品课程,门,25",
        ["A309 EXPLAIN D4, D3 | 25 → ≤ 20 | 精品课程 25 is greater than what it is a part of, 在线课程 20"],
    ),
    "levels": (
        "1,课题数,项,10\n^,　国家级,项,2\n^,　省级,项,3\n^,　校级,项,4",
        ["A310 EXPLAIN D2, D3, D4, D5 | 10 → 2 + 3 + 4 = 9 | the parts of 课题数 add up to 9, not 10"],
    ),
    "a level above its total": (
        "1,课题数,项,3\n^,国家级项目,项,4",
        ["A309 ERROR D3, D2 | 4 → ≤ 3 | 国家级项目 4 is greater than what it is a part of, 课题数 3"],
    ),
    "a platform above its level": (
        "1,资源库数,个,9\n^,省级数量,个,3\n^,　接入国家平台数量,个,4",
        ["A309 ERROR D4, D3 | 4 → ≤ 3 | 接入国家平台数量 4 is greater than what it is a part of, 省级数量 3"],
    ),
    "men and women": (
        "1,学生数,人,100\n^,　男生人数,人,60\n^,　女生人数,人,50",
        ["A310 ERROR D2, D3, D4 | 100 → 60 + 50 = 110 | the parts of 学生数 add up to 110, not 100"],
    ),
    "three industries": (
        "1,就业人数,人,90\n^,　第一产业人数,人,10\n^,　第二产业人数,人,30\n^,　第三产业人数,人,45",
        ["A310 ERROR D2, D3, D4, D5 | 90 → 10 + 30 + 45 = 85 | the parts of 就业人数 add up to 85, not 90"],
    ),
    "rounded addends": (
        "1,课时,学时,10.0\n^,　男教师数,学时,4.1\n^,　女教师数,学时,5.7",
        ["A310 ERROR D2, D3, D4 | 10.0 → 4.1 + 5.7 = 9.8 | the parts of 课时 add up to 9.8, not 10.0"],
    ),
    "a gap in the 序号": (
        "1,甲类设备数,台,5\n2,乙类设备数,台,6\n4,丙类设备数,台,7\n5,丁类设备数,台,8",
        ["A305 ERROR A4 | 4 → 3 | 4 follows 2 in the 序号"],
    ),
    "a misprinted 序号": (
        "1,甲类设备数,台,5\n2,乙类设备数,台,6\n8,丙类设备数,台,7\n4,丁类设备数,台,8",
        ["A305 ERROR A4 | 8 → 3 | 8 follows 2 in the 序号"],
    ),
    "no number": (
        "1,甲类设备数,台,若干",
        ["A307 EXPLAIN D2 | 若干 → | 甲类设备数: “若干” is no number"],
    ),
    "less than nought": (
        "1,甲类设备数,台,-5",
        ["A308 ERROR D2 | -5 → | 甲类设备数 cannot be negative"],
    ),
    "more than all": (
        "1,毕业生就业率,%,100.5\n2,录取率,%,130.0",
        ["A308 ERROR D2 | 100.5 → | 毕业生就业率 cannot be above 100 per cent"],
    ),
    "half a person": (
        "1,外聘教师数,人,20.5",
        ["A306 ERROR D2 | 20.5 → | 外聘教师数 is counted in whole numbers"],
    ),
    "a count with decimals": (
        "1,外聘教师数,人,20.00\n2,外聘专家数,人,30.0\n3,班级总数,个,12",
        ["A306 EXPLAIN D2, D3 | 20.00 → | counted in whole numbers, printed with decimals: 外聘教师数、外聘专家数"],
    ),
    "decimals of one unit": (
        "1,甲项收入,万元,5.10\n2,乙项收入,万元,6\n3,丙项收入,万元,7.35\n4,丁项面积,亩,6",
        ["A306 EXPLAIN D3, D2 | 6 → | 万元 with 2 decimals elsewhere in the table, not for 乙项收入"],
    ),
    "empty cells": (
        "1,甲类设备数,台,\n2,乙类设备数,台,\n3,丙类设备数,台,7",
        ["A307 EXPLAIN D2, D3 | → | no value for 甲类设备数、乙类设备数"],
    ),
    "dashes": (
        "1,甲类设备数,台,—\n2,乙类设备数,台,6",
        ["A307 EXPLAIN D2 | — → | “—” for 甲类设备数 may mean none, nought or not known"],
    ),
    "dashes beside noughts": (
        "1,甲类设备数,台,—\n2,乙类设备数,台,0",
        ["A307 EXPLAIN D2 | — → | “—” for 甲类设备数 beside 0"],
    ),
    "one row twice": (
        "1,外聘教师总数,人,20\n2,外聘教师总数,人,20",
        ["A311 EXPLAIN D3, D2 | 20；20 → | 外聘教师总数 stands twice"],
    ),
    "one row with two values": (
        "1,外聘教师总数,人,20\n2,外聘教师总数,人,21",
        ["A311 CONFLICT D3, D2 | 21；20 → | 外聘教师总数: 20 and 21"],
    ),
}


@pytest.mark.parametrize("rows", SILENT.values(), ids=SILENT)
def test_what_can_be_is_silent(project: Project, rows: str) -> None:
    project.annex(办学情况一览=rows)
    assert [line(one) for one in project.findings("A")] == []


@pytest.mark.parametrize(("rows", "expected"), TOLD.values(), ids=TOLD)
def test_what_cannot_be_is_told_at_its_cell_with_what_would_be(
    project: Project, rows: str, expected: list[str]
) -> None:
    project.annex(办学情况一览=rows)
    assert [line(one) for one in project.findings("A")] == expected


def test_a_unit_may_stand_in_the_name(project: Project) -> None:
    project.annex(办学情况一览="")
    project.write("annex/t1.csv", "指标,2022年,2023年\n外聘教师数（人）,20,20.5\n合格率（%）,101,99\n")
    assert [line(one) for one in project.findings("A")] == [
        "A306 ERROR C2 | 20.5 → | 外聘教师数（人） is counted in whole numbers",
        "A308 ERROR B3 | 101 → | 合格率（%） cannot be above 100 per cent",
    ]


def test_one_indicator_in_two_tables_and_years_is_compared_year_by_year(project: Project) -> None:
    project.annex(甲类情况="", 乙类情况="")
    project.write("annex/t1.csv", "指标,单位,2022年,2023年\n外聘教师总数,人,20,21\n")
    project.write("annex/t2.csv", "指标,单位,2023年,2022年\n外聘教师总数,名,21,19\n")
    assert [line(one) for one in project.findings("A")] == ["A311 CONFLICT D2, C2 | 19；20 → | 外聘教师总数: 20 and 19"]
