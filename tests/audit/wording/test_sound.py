"""Names that recur, and stand once with a character of the same sound; titles with marks inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

FIRM = "霁蓝瓷业来校授课。订单班由霁蓝瓷业出资。{name}捐设备418.50万元。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (FIRM.format(name="霁兰瓷业"), ["霁兰瓷业"]),
        (FIRM.format(name="霁蓝瓷业"), []),
        (FIRM.format(name="霁红瓷业"), []),
        ("霁蓝瓷业来校授课。霁兰瓷业捐设备418.50万元。", ["霁兰瓷业"]),
        ("霁红瓷业来校授课。霁兰瓷业捐设备418.50万元。", []),
        (FIRM.format(name="霁兰瓷业") + "霁青瓷业也来了。", ["霁兰瓷业"]),
        (
            "《学生“耕读”教育实施方案》印发。\n\n依据《学生“耕读”教育实施方案》。\n\n按照《学生“耕读”教育实施方法》施行。",
            ["学生耕读教育实施方法"],
        ),
        (
            "《学生“耕读”教育实施方案》印发。\n\n依据《学生“耕读”教育实施方案》。\n\n按照《学生“耕读”教育实施方案》施行。",
            [],
        ),
    ],
)
def test_a_name_of_the_same_sound_is_told(tmp_path: Path, text: str, found: list[str]) -> None:
    assert [one.stated for one in Project(tmp_path).findings("W604", text + "\n")] == found
