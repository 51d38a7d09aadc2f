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
        ("2023年秋季，新招2023级学生3200人。", []),
        ("2023年秋季，新招2022级学生3200人。", ["2022级"]),
        # A class that has not been gone for as long as it was followed.
        ("对2020届毕业生回收问卷1240份，其中797人在毕业三年内获得晋升。", []),
        ("对2022届毕业生回收问卷1240份，其中797人在毕业三年内获得晋升。", ["2022届"]),
        ("往后看三年，学校对2022届毕业生做了跟踪，654人在三年内得到晋升。", ["2022届"]),
        ("2021届毕业生毕业五年后，有43人成为骨干。", ["2021届"]),
        ("2023届毕业生月收入4786元；毕业三年的有38%得到过晋升。", []),
        ("2023届毕业生月收入4786元，毕业三年内的校友有38%得到过晋升。", []),
        ("毕业生月收入4612元，比2022届多184元，毕业三年内有38%得到晋升。", []),
        ("学校将对2022届毕业生毕业三年后的发展开展跟踪。", []),
        # Who came and left.
        ("2020年9月入学的李娜，2023年7月毕业。", []),
        ("2022年9月入学的李娜，2023年7月毕业。", ["2022年入学"]),
        ("2023届毕业生赵强2020年考入我校。", []),
        ("2023届毕业生赵强2022年考入我校。", ["2022年入学"]),
        ("2022届毕业生2786人，到8月31日落实2638人，落实率94.69%，比2022届高1.56个百分点。", ["2022届"]),
    ],
)
def test_a_figure_of_another_class_is_told(tmp_path: Path, text: str, found: list[str]) -> None:
    project = Project(tmp_path)
    told = project.findings("W", f"{text}\n\n{project.table('grades', *TABLE)}")
    assert [one.stated for one in told if one.code in ("W620", "W621")] == found


@pytest.mark.parametrize(("cohort", "found"), [("2023届", []), ("2022届", ["2022届"])])
def test_an_indicator_is_of_the_class_that_left(tmp_path: Path, cohort: str, found: list[str]) -> None:
    project = Project(tmp_path)
    project.annex(计分卡="1,毕业生就业人数,人,2514")
    told = project.findings("W621", f"{cohort}就业的2514人中，到煤炭行业就业803人。")
    assert [one.stated for one in told] == found
