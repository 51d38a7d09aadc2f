"""A row that is of something else has decimals of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

HEADER = "项目,2021年,2022年,2023年"
ROWS = ("在校生,8400,8760,9120", "专任教师,430,455,480", "教室,210,212,215", "班级,180,186,190")


@pytest.mark.parametrize(
    ("row", "told"),
    [("设备值,690.10,745.30,862.40", []), ("实训室,62.00,64,66", ["62.00"]), ("实训室,62,64,66", [])],
)
def test_decimals_of_a_whole_row_are_its_own(tmp_path: Path, row: str, told: list[str]) -> None:
    project = Project(tmp_path)
    assert [one.stated for one in project.findings("C207", project.table("t", HEADER, *ROWS, row))] == told
