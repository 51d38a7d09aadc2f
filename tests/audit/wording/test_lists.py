"""Lists against how many they are said to have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("传承项目4项，即分水、拉坯、刻花，其中国家级1项、省级3项。", ["4"]),
        ("传承项目4项，即分水、拉坯、刻花、竹编，其中国家级1项、省级3项。", []),
        ("传承项目4项，即分水、拉坯、竹编和刻花。", []),
        ("设有分水、拉坯、刻花、竹编，其中国家级2项、省级3项。", ["5"]),
        ("设有分水、拉坯、刻花、竹编，其中国家级1项、省级2项。", []),
        ("甲某获“优秀教师”称号，乙某获“教学名师”称号，丙某获“技术能手”称号，共4人。", ["4"]),
        ("甲某获“优秀教师”称号，乙某获“教学名师”称号，丙某获“技术能手”称号，共3人。", []),
        ("制定制度4项，其中修订2项。具体如下：\n\n- 办法甲；\n- 办法乙；\n- 办法丙。", ["4"]),
        ("制定制度3项，其中修订2项。具体如下：\n\n- 办法甲；\n- 办法乙；\n- 办法丙。", []),
        ("制定制度9项，其中修订2项。具体如下：\n\n- 办法甲；\n- 办法乙；\n- 办法丙。", []),
    ],
)
def test_what_is_listed_is_counted(tmp_path: Path, text: str, found: list[str]) -> None:
    told = [one for one in Project(tmp_path).findings("W", text + "\n") if one.code == "W626"]
    assert [one.stated for one in told] == found
