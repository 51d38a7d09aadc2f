"""This year against last year: what jumped, and what was left as it stood."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line
from tests.content.folder import REPORT

HEADER = "序号,指标,单位,{}年\n"
ANNEX = "annex:\n  title: 附表：指标\n  tables:\n    - {label: annex-own, title: 办学情况一览, src: annex/own.csv}\n"


def _years(project: Project, last: str, this: str, before: str = "", chapter: str = "", threshold: str = "") -> None:
    """Write the annex table and the chapter of both years."""
    project.write("previous/report.yaml", REPORT.replace("2023", "2022") + ANNEX)
    project.write("previous/annex/own.csv", HEADER.format(2022) + last)
    project.write("previous/chapters/1.md", f"# 人才培养\n\n{before}")
    project.more(f"{ANNEX}previous:\n  folder: previous\n{threshold}")
    project.write("annex/own.csv", HEADER.format(2023) + this)
    project.chapter(chapter)


@pytest.mark.parametrize(
    ("last", "this", "told"),
    [
        ("1,外聘教师总数,人,100", "1,外聘教师总数,人,130", []),  # the threshold itself
        (
            "1,外聘教师总数,人,100",
            "1,外聘教师总数,人,131",
            ["Y701 EXPLAIN B2 | 131 → (131 - 100) ÷ 100 = +31.0% | 外聘教师总数 changed from 100 to 131"],
        ),
        (
            "1,外聘教师总数,人,100",
            "1,外聘教师总数,人,60",
            ["Y701 EXPLAIN B2 | 60 → (60 - 100) ÷ 100 = -40.0% | 外聘教师总数 changed from 100 to 60"],
        ),
        ("1,外聘教师总数,人,0", "1,外聘教师总数,人,60", []),
        ("1,甲课优秀比,%,5", "1,甲课优秀比,%,15", []),  # ten points
        (
            "1,甲课优秀比,%,5",
            "1,甲课优秀比,%,16",
            ["Y701 EXPLAIN B2 | 16 → (16 - 5) ÷ 5 = +220.0% | 甲课优秀比 changed from 5 to 16"],
        ),
        ("1,外聘教师总数,人,100", "1,另聘人员,人,500", []),
        (
            "1,甲类,人,10\n^,其中：女性,人,4\n2,乙类,人,10\n^,其中：女性,人,5",
            "1,甲类,人,10\n^,其中：女性,人,4\n2,乙类,人,11\n^,其中：女性,人,8",
            ["Y701 EXPLAIN B5 | 8 → (8 - 5) ÷ 5 = +60.0% | 女性 changed from 5 to 8"],
        ),
    ],
)
def test_a_jump_is_told_with_its_percentage(project: Project, last: str, this: str, told: list[str]) -> None:
    _years(project, last, this)
    assert [line(one) for one in project.findings("Y")] == told


def test_the_threshold_is_the_projects(project: Project) -> None:
    _years(project, "1,外聘教师总数,人,100", "1,外聘教师总数,人,131", threshold="  threshold: 31\n")
    assert project.findings("Y") == []


def test_more_than_three_values_of_last_year_are_asked_about_once_a_table(project: Project) -> None:
    rows = [f"{number},第{name}类外聘人员,人,{number}" for number, name in enumerate("甲乙丙", 1)]
    _years(project, "\n".join([*rows, "4,丁类设备,台,0"]), "\n".join([*rows, "4,丁类设备,台,0"]))
    assert project.findings("Y") == []
    rows.append("4,丁类设备,台,7")
    _years(project, "\n".join(rows), "\n".join([*rows, "5,戊类设备,台,7"]))
    names = "第甲类外聘人员、第乙类外聘人员、第丙类外聘人员、丁类设备"
    assert [line(one) for one in project.findings("Y")] == [
        f"Y702 EXPLAIN B2, B3, B4, B5 | {names} → | the same values as last year: {names}"
    ]


def test_sentences_of_last_year_are_counted_a_section_at_a_time(project: Project) -> None:
    old = (
        "截至2022年底，学校开展活动。学校坚持立德树人。2022年的另一句话。\n\n## 教学\n\n- 第九届大赛圆满举行。\n\n"
        "学校投入6万元。\n"
    )
    _years(project, "1,甲类,人,10", "1,甲类,人,10", old, old.replace("2022年底", "2022 年底").replace("6万", "7万"))
    assert [line(one) for one in project.findings("Y")] == [
        "Y703 EXPLAIN chapters/1.md:3, chapters/1.md:3 | 2 → | 2 sentences with figures or years are last year's",
        "Y703 EXPLAIN chapters/1.md:7 | 1 → | 1 sentences with figures or years are last year's",
    ]
