"""Changes told in the other direction than their figures, and differences that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("平均办理时长由5.6天延长到2.1天。", ["ERROR P412 content/chapters/1.md:3"]),
        ("平均办理时长由5.6天缩短到2.1天，缩短3.5天。", []),
        ("投诉由上年的75件下降到48件，增加27件。", ["ERROR P412 content/chapters/1.md:3"]),
        ("投诉由上年的75件下降到48件，减少27件，下降36.00%。", []),
        (
            "发放资助1010.99万元，惠及3903人次，比上年的946.30万元减少64.69万元。",
            ["ERROR P412 content/chapters/1.md:3"],
        ),
        ("发放资助1010.99万元，惠及3903人次，比上年的946.30万元增加64.69万元，增长6.84%。", []),
        ("培训由上年的1200人次增加到1500人次，下降25%。", ["ERROR P412 content/chapters/1.md:3"]),
        ("项目9月8日终验收，离签约172天，比合同约定的180天提前了8天。", []),
        ("项目9月8日终验收，离签约172天，比合同约定的180天增加了8天。", ["ERROR P412 content/chapters/1.md:3"]),
        ("落实率由上年的94.10%下降到95.20%。", ["ERROR P412 content/chapters/1.md:3"]),
        ("落实率由上年的94.10%提高到95.20%，下降1.10个百分点。", ["ERROR P412 content/chapters/1.md:3"]),
        ("落实率由上年的94.10%提高到95.20%，提高1.10个百分点。", []),
        ("全省排名由第8位上升到第5位。", []),
        ("就业质量排名由全省8位上升到5位。", []),
        ("班级由37个减为36个。", []),
    ],
)
def test_a_change_is_told_in_the_direction_of_its_figures(tmp_path: Path, sentence: str, found: list[str]) -> None:
    assert Project(tmp_path).found("P412", sentence + "\n") == found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新增企业17家，退出企业9家，净增26家。", ["17 − 9 = 8家"]),
        ("新增企业17家，退出企业9家，净增8家。", []),
        ("排查隐患135处，整改132处，整改率为97.78%，剩余13处。", ["135 − 132 = 3处"]),
        ("排查隐患135处，整改132处，整改率为97.78%，剩余3处。", []),
        ("教师300人，其中男120人、女170人，剩余10人。", []),
        ("留学生46人，与达到80人的中期目标相差44人。", ["80 − 46 = 34人"]),
        ("甲校30人，乙校20人，相差10人。", []),
    ],
)
def test_what_lies_between_two_amounts(tmp_path: Path, sentence: str, expected: list[str]) -> None:
    assert [one.expected for one in Project(tmp_path).findings("P404", sentence + "\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("文化节自3月6日开始，至3月24日结束，历时24天。", ["ERROR W619 content/chapters/1.md:3"]),
        ("文化节自3月6日开始，至3月24日结束，历时19天。", []),
        (
            "2023年5月12日至26日，首届博览会在城西会展中心的主馆举行，会期5天。",
            ["EXPLAIN W619 content/chapters/1.md:3"],
        ),
        ("2023年5月12日至16日，首届博览会在城西会展中心的主馆举行，会期5天。", []),
    ],
)
def test_a_span_of_days_is_as_long_as_it_is_told(tmp_path: Path, sentence: str, found: list[str]) -> None:
    assert Project(tmp_path).found("W619", sentence + "\n") == found
