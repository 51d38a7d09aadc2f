"""Columns of what a share has changed by, and spans of days in cells."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

ROWS = [
    "博士,50,20.00,60,24.00,+4.00", "硕士,100,40.00,115,46.00,+6.00", "本科,75,30.00,50,20.00,-10.00",
    "正高级,25,10.00,30,12.00,+2.00", "副高级,75,30.00,80,32.00,+2.00", "中级,100,40.00,95,38.00,-2.00",
]  # fmt: skip


@pytest.mark.parametrize("header", ["占比变化", "占比变化（百分点）", "占比增减"])
@pytest.mark.parametrize(("change", "told"), [("-2.60", 0), ("+2.60", 1), ("-2.06", 1)])
def test_a_change_of_shares_is_their_difference_with_its_sign(
    project: Project, header: str, change: str, told: int
) -> None:
    rows = [*ROWS, f"其他,25,10.00,18,7.40,{change}"]
    block = project.table("x", f"学历,2022年人数,2022年占比（%）,2023年人数,2023年占比（%）,{header}", *rows)

    found = [one for one in project.findings("T", block) if one.stated.lstrip("+-") == change.lstrip("+-")]
    assert len(found) == told


@pytest.mark.parametrize(
    ("span", "told"),
    [
        ("2023年6月5日—6月16日", []),
        ("2023年6月16日—6月5日", ["2023年6月16日—6月5日"]),
        ("2023年6月16日至5月28日", ["2023年6月16日至5月28日"]),
        ("2023年12月16日—1月5日", []),
        ("2023年12月16日—2023年11月5日", ["2023年12月16日—2023年11月5日"]),
        ("6月16日—6月5日", ["6月16日—6月5日"]),
    ],
)
def test_a_span_in_a_cell_does_not_end_before_it_begins(project: Project, span: str, told: list[str]) -> None:
    block = project.table("x", "批次,起止日期,人数", "第一批,2023年4月10日—4月23日,5", f"第二批,{span},6")

    assert [one.stated for one in project.findings("C211", block)] == told
