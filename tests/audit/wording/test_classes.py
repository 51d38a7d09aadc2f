"""Classes and the figures that are told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

TABLE = ("年级,人数", "2022级,294", "2021级,283")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2022届毕业生2786人，已落实2638人。\n\n2023届2786名毕业生中有人升学。", ["2022届"]),
        ("2023届毕业生2786人，已落实2638人。\n\n2023届2786名毕业生中有人升学。", []),
        ("2022届毕业生786人，已落实638人。\n\n2023届786名毕业生中有人升学。", []),
        ("2021级294名学生参加劳动。", ["2021级"]),
        ("2022级294名学生参加劳动。", []),
        ("2022级94名学生参加劳动。", []),
        ("2023级比2021级多294人。", []),
        ("2021年9月，“北原局2020级订单班”招收学员50名。", ["2020级"]),
        ("2021年9月，“北原局2021级订单班”招收学员50名。", []),
        ("2022届毕业生2786人，到8月31日落实2638人，落实率94.69%，比2022届高1.56个百分点。", ["2022届"]),
    ],
)
def test_a_figure_of_another_class_is_told(tmp_path: Path, text: str, found: list[str]) -> None:
    project = Project(tmp_path)
    told = project.findings("W", f"{text}\n\n{project.table('grades', *TABLE)}")
    assert [one.stated for one in told if one.code in ("W620", "W621")] == found
