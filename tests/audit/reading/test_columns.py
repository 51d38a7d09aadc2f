"""Units of columns from a line above a table that names several."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("header", "row", "units", "expected"),
    [
        ("产业学院,设立年份,企业投入,在读学生", "物流产业学院,2020,358.20,274", "万元、人", ["", "", "万元", "人"]),
        ("课程类别,门数,总学时,实践学时", "专业课,88,5240,2620", "门、学时", ["", "门", "学时", "学时"]),
        ("片区,造林面积,栽植株数,参与师生", "北山,120,8600,420", "亩、株、人次", ["", "亩", "株", "人次"]),
        ("类别,门数,学时,网络课程", "专业课,88,5240,26", "门、学时", ["", "门", "学时", ""]),  # it does not say
        ("企业,成立年份,学生", "恒印集团,2019,38", "年、人", ["", "年", "人"]),
        ("企业,实习学生,设备值,录用人数,导师", "恒印集团,38,120.50,12,6", "人、万元", ["", "人", "万元", "人", "人"]),
    ],
)
def test_each_column_has_the_unit_that_its_name_tells(
    tmp_path: Path, header: str, row: str, units: str, expected: list[str]
) -> None:
    project = Project(tmp_path)
    block = project.table("t", header, row).replace("header=1", f'header=1 unit="单位：{units}"')
    project.chapter(block)
    (sheet,) = project.document().sheets
    assert [sheet.unit_of(column) for column in range(len(expected))] == expected
