"""Units, places, years and marks that contradict what stands beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("龙缸校区住29人，北窑校区住17人，北窑校区没有留学生。", []),
        ("留学生46人，龙缸校区住29人，北窑校区住17人，北窑校区没有留学生。", ["北窑校区没有留学生"]),
        ("留学生46人，龙缸校区住29人，北窑校区住17人，溪口校区没有留学生。", []),
        ("实践中心在溪口校区，溪口校区眼下还没有。", ["溪口校区眼下还没有"]),
        ("实践中心在溪口校区，龙缸校区眼下还没有。", []),
        ("2024年9月第二批招生48人。", ["2024年9月"]),
        ("2024年9月计划第二批招生48人。", []),
        ("报告于2024年1月15日发布。", []),
        ("2021年启动三年计划，30名新教师结对。两年后（2022年6月）中期评价。", ["两年后（2022年"]),
        ("2021年启动三年计划，30名新教师结对。两年后（2023年6月）中期评价。", []),
        ("建议分成三类：一类当年能办的17条；三类需要协调的9条；三类政策受限的4条。", ["三类"]),
        ("建议分成三类：一类当年能办的17条；二类需要协调的9条；三类政策受限的4条。", []),
        ("工作室有两类：一类培育名师，一类面向网络。", []),
        ("2021年、2023年、2023年学生分别获奖44项、56项和68项。", ["2023年"]),
        ("2021年、2022年、2023年学生分别获奖44项、56项和68项。", []),
        ("除尘系统花了（待财务处核）万元。", ["（待财务处核）"]),
        ("工程师（姓名待补）说。", ["（姓名待补）"]),
        ("毕业生（待就业）107人。", []),
    ],
)
def test_contradictions_are_told(tmp_path: Path, text: str, found: list[str]) -> None:
    codes = ("W615", "W617", "W619", "W625")
    told = [one for one in Project(tmp_path).findings("W", text + "\n") if one.code in codes]
    assert [one.stated for one in told] == found
