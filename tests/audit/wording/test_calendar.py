"""Years, months and steps told twice, headings numbered in words, the college's own name, names that stand once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

STEPS = "2023年9月18日召开布置会，10月20日前提交材料；质量办于{draft}形成初稿；11月13日起征求意见，12月8日审议。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("教学类以2021—2022学年（2022年9月1日至2023年8月31日）为时段。", ["2021—2022学年（2022年9月1日"]),
        ("教学类以2022—2023学年（2022年9月1日至2023年8月31日）为时段。", []),
        ("连续三年（2021年、2023年）被评为先进单位。", ["连续三年（2021年、2023年）"]),
        ("连续三年（2021年、2022年、2023年）被评为先进单位。", []),
        ("2023年8月至3月，用6个月时间完成。", ["3月，用6个月"]),
        ("2023年3月至8月，用6个月时间完成。", []),
        ("2022年11月至2月，历时4个月。", []),
        (STEPS.format(draft="9月10日"), ["9月10日"]),
        (STEPS.format(draft="11月10日"), []),
        ("## 挑战一：师资\n\n有。\n\n## 挑战三：就业\n\n有。", ["挑战三"]),
        ("## 第一处：师资\n\n有。\n\n## 第一处：就业\n\n有。\n\n## 第三处：经费\n\n有。", ["第三处"]),
        ("## 第一处：师资\n\n有。\n\n## 第二处：就业\n\n有。", []),
        ("## 挑战一：师资\n\n有。\n\n## 挑战二：就业\n\n有。", []),
    ],
)
def test_the_calendar_of_one_thing_is_told(tmp_path: Path, text: str, found: list[str]) -> None:
    told = [one for one in Project(tmp_path).findings("W", text + "\n") if one.code in ("W617", "W619")]
    assert [one.stated for one in told] == found


def test_the_colleges_own_name_is_known_by_its_characters(tmp_path: Path) -> None:
    project = Project(tmp_path)
    name = project.load().report.metadata.college
    turned = f"{name[:2]}{name[4:6]}{name[2:4]}{name[6:]}"
    assert [one.stated for one in project.findings("W604", f"{turned}坐落于河边。{name}是公办学校。\n")] == [turned]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("邬青杉、段知秋2名教师带队。段知秋获奖。教师段之秋扎根一线。", ["段之秋"]),
        ("邬青杉、段知秋2名教师带队。段知秋获奖。教师段知秋扎根一线。", []),
        ("邬青杉、段知秋2名教师带队。教师段之秋扎根一线。", ["段之秋"]),
        ("邬青杉、段知秋2名教师带队。教师段志强扎根一线。", []),
    ],
)
def test_a_name_that_recurs_shows_the_one_that_stands_once(tmp_path: Path, text: str, found: list[str]) -> None:
    assert [one.stated for one in Project(tmp_path).findings("W604", text + "\n")] == found
