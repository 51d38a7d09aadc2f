"""One event, and the days on which two places tell of it."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

FIRST = "4月22日，2023届毕业生春季双选会在总装教学线厂房里举行，到会用人单位214家。\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4月22日的春季双选会，用人单位带来岗位5860个。", []),
        ("4月12日的春季双选会，用人单位带来岗位5860个。", ["4月12日"]),
        ("6月22日的春季双选会，用人单位带来岗位5860个。", ["6月22日"]),
        ("4月21日是春季双选会的最后报名日，4月22日开会。", []),
        ("4月23日，春季运动会在总装教学线的厂房外开幕。", []),
    ],
)
def test_an_event_is_told_of_one_day(project: Project, text: str, found: list[str]) -> None:
    assert [one.stated for one in project.findings("G503", FIRST + text)] == found


@pytest.mark.parametrize(("day", "found"), [("10月20日", []), ("10月30日", ["10月30日"])])
def test_an_event_is_on_the_day_of_its_row(project: Project, day: str, found: list[str]) -> None:
    table = project.table("a", "序号,日期,活动,人数", "1,9月15日,校史宣讲,1240", "2,10月20日,劳模工匠进校园报告会,780")
    text = f"{day}，“劳模工匠进校园”报告会举行，师生聆听劳模讲述。\n\n{table}"
    assert [one.stated for one in project.findings("G503", text)] == found
