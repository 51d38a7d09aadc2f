"""Figures of the text that follow from several cells: differences, sums of rows, and what they cannot be told of."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

MILLS = (
    "类别,工坊,学员（人）,工位（个）,产值（万元）,合格率（%）",
    "陶艺类,青釉坊,142,36,31.50,91.26",
    "陶艺类,白瓷坊,118,30,27.40,93.85",
    "陶艺类,紫砂坊,96,25,19.80,96.72",
    "染织类,蓝印坊,87,24,16.30,92.43",
    "染织类,织锦坊,75,18,14.90,95.18",
    "合计,,518,133,109.90,93.50",
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("合格率最高的是紫砂坊，最低的是青釉坊，高低相差{}，见@tbl-t。", "5.46个百分点", "5.64个百分点"),
        ("织锦坊的合格率比蓝印坊高{}，见@tbl-t。", "2.75个百分点", "2.57个百分点"),
        ("陶艺类3个工坊共{}，见@tbl-t。", "356人", "365人"),
        ("后两个坊学员162人、工位42个，产值{}，见@tbl-t。", "31.20万元", "31.02万元"),
    ],
)
def test_what_follows_from_cells_is_left_alone_and_a_slip_of_it_told(
    project: Project, text: str, right: str, wrong: str
) -> None:
    table = project.table("t", *MILLS, caption="工坊情况")
    assert [str(one.message) for one in project.findings("G", f"{text.format(right)}\n\n{table}")] == []
    found = project.findings("", f"{text.format(wrong)}\n\n{table}")
    assert any(one.stated.startswith(wrong) for one in found)


def test_a_figure_that_its_own_sentence_bears_out_is_another_thing(project: Project) -> None:
    table = project.table(
        "t", "基地,企业,投入设备（万元）", "甲基地,宏达机械,273.00", "乙基地,远航电子,418.00", "合计,,691.00"
    )
    text = "## 甲\n\n海外中心的设备由学校投入150万元、宏达机械投入237万元，共387万元。\n\n## 乙\n\n" + table
    assert project.found("G", text) == []


def test_a_count_as_of_an_earlier_day_is_no_conflict(project: Project) -> None:
    project.annex(人才培养质量计分卡="1,毕业去向落实人数,人,1968")
    text = "截至8月31日，毕业去向落实人数为1874人；到12月31日，毕业去向落实人数增加到1968人。"
    assert project.found("G", text) == []
