"""Figures that follow by the wrong operation, and what is counted out to the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("三季度到款401.5万元，四季度到款554.0万元，环比增长27.53%。", ["(554.0 − 401.5) ÷ 401.5 = 37.98%"]),
        ("三季度到款401.5万元，四季度到款554.0万元，环比增长37.98%。", []),
        ("古树48株，其中百年以上的33株，占84.62%，健康的39株，占81.25%。", ["33 ÷ 48 = 68.75%"]),
        ("古树48株，其中百年以上的33株，占68.75%，健康的39株，占81.25%。", []),
        ("在研项目50项，其中省级16项、校级34项，省级项目占47.06%。", ["16 ÷ 50 = 32.00%"]),
        ("林地18600亩净吸收二氧化碳13020吨，亩均1.43吨。", ["13020 ÷ 18600 = 0.70吨"]),
        ("林地18600亩净吸收二氧化碳13020吨，亩均0.70吨。", []),
        (
            "到款1546.80万元，比上年的1350.80万元增加196.00万元；产生效益8642.50万元，为到款额的6.40倍。",
            ["8642.50 ÷ 1546.80 = 5.59倍"],
        ),
        (
            "到款1546.80万元，比上年的1350.80万元增加196.00万元；产生效益8642.50万元，为到款额的5.59倍。",
            [],
        ),
        ("2019年投入865.40万元，2023年投入2148.60万元，2023年是2019年的2.48倍。", []),
    ],
)
def test_a_wrong_base_is_told(tmp_path: Path, sentence: str, expected: list[str]) -> None:
    assert [one.expected for one in Project(tmp_path).findings("P4", sentence + "\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("捐赠图纸32张、笔记14本，合计45件。", ["32张 + 14本 = 46件"]),
        ("捐赠图纸32张、笔记14本，合计46件。", []),
        ("发现问题126项，当年整改122项，整改率96.83%，余6项。", ["126 − 122 = 4"]),
        ("发现问题126项，当年整改122项，整改率96.83%，余4项。", []),
        ("引进教师52人，离职9人、退休14人，净增27人。", ["52 − 9 − 14 = 29"]),
        ("引进教师52人，离职9人、退休14人，净增29人。", []),
        ("三方评分所占比重分别为50%、30%和30%。", ["50 + 30 + 30 = 110"]),
        ("三方评分所占比重分别为50%、30%和20%。", []),
    ],
)
def test_what_does_not_close_is_told(tmp_path: Path, sentence: str, expected: list[str]) -> None:
    assert [one.expected for one in Project(tmp_path).findings("P4", sentence + "\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "国家助学金2846人、939.18万元，学校奖学金1386人、166.32万元。学校奖学金人均1300元。",
            ["166.32万元 ÷ 1386人 = 1200元"],
        ),
        ("国家助学金2846人、939.18万元，学校奖学金1386人、166.32万元。学校奖学金人均1200元。", []),
        ("累计发电51.52万千瓦时，按184天计算，日均发电280千瓦时。", ["51.52万千瓦时 ÷ 184天 = 2800千瓦时"]),
        ("累计发电51.52万千瓦时，按184天计算，日均发电2800千瓦时。", []),
        ("接收访学教师5人，人均访学60天，累计360人日。", ["5人 × 60天 = 300人日"]),
        ("接收访学教师5人，人均访学60天，累计300人日。", []),
    ],
)
def test_what_falls_to_each_is_told(tmp_path: Path, sentence: str, expected: list[str]) -> None:
    assert [one.expected for one in Project(tmp_path).findings("P403", sentence + "\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("监测松林64800亩，折合4320平方米。", 1),
        ("监测松林64800亩，折合4320公顷。", 0),
        ("全年收入28640.0万元，即约2.86万元。", 1),
        ("全年收入28640.0万元，即约2.86亿元。", 0),
        ("外运鲜活海产品146.5公斤，比上年同期的98.2吨增加48.3吨。", 1),
    ],
)
def test_one_amount_in_two_units_is_held_together(tmp_path: Path, sentence: str, count: int) -> None:
    assert len(Project(tmp_path).findings("P409", sentence + "\n")) == count
