"""Years of a caption against those of its table and of the text that refers to it."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

TOLD = [
    ("2022年招生情况", "专业,2022年,2023年", "甲,1,2", "见@tbl-t。", None),
    ("2022年招生情况", "专业,2021年,2023年", "甲,1,2", "见@tbl-t。",
     " | 2022年 → 2021年、2023年 | the caption says 2022年, the table has 2021年、2023年"),
    ("2022年9月招生情况", "专业,2021年,2023年", "甲,1,2", "见@tbl-t。", None),
    ("2022年底招生情况", "专业,2021年,2023年", "甲,1,2", "见@tbl-t。", None),
    ("2021-2023年招生情况", "专业,2022年,2023年", "甲,1,2", "见@tbl-t。",
     " | 2021-2023年 → 2022年、2023年 | the caption says 2021-2023年, the table has 2022年、2023年"),
    ("2021年至2023年招生情况", "专业,2021年,2023年", "甲,1,2", "见@tbl-t。", None),
    ("2021至2023届毕业生情况", "专业,2021届,2022届", "甲,1,2", "见@tbl-t。",
     " | 2021至2023届 → 2021届、2022届 | the caption says 2021至2023届, the table has 2021届、2022届"),
    ("2021级学生情况", "专业,2022级,2023级", "甲,1,2", "见@tbl-t。",
     " | 2021级 → 2022级、2023级 | the caption says 2021级, the table has 2022级、2023级"),
    ("2021级学生情况", "专业,2022年,2023年", "甲,1,2", "见@tbl-t。", None),
    ("近三年招生情况", "专业,2022年,2023年", "甲,1,2", "见@tbl-t。",
     " | 近三年 → 2022年、2023年 | the caption says 近三年, the table has 2022年、2023年"),
    ("近两年招生情况", "专业,2022年,2023年", "甲,1,2", "见@tbl-t。", None),
    ("近三年招生情况", "专业,人数,比例", "甲,1,2", "见@tbl-t。", None),
    ("近三年招生情况", "年份,人数", "2022年,1|2023年,2", "见@tbl-t。",
     " | 近三年 → 2022年、2023年 | the caption says 近三年, the table has 2022年、2023年"),
    ("近三届毕业生情况", "专业,2022届毕业生,2023届毕业生", "甲,1,2", "见@tbl-t。",
     " | 近三届 → 2022届、2023届 | the caption says 近三届, the table has 2022届、2023届"),
    ("2022年招生情况", "专业,人数", "甲,1", "2023年招生见@tbl-t。",
     ", chapters/1.md:3 | 2022年 → 2023年 | the caption says 2022年, the text 2023年"),
    ("2022年招生情况", "专业,人数", "甲,1", "2023年招生多于2022年，见@tbl-t。", None),
    ("2022年招生情况", "专业,人数", "甲,1", "招生见@tbl-t。", None),
    ("2022年招生情况", "专业,人数", "甲,1", "2023年招生。", None),
    ("2023年招生情况", "专业,人数", "甲,1", "2023年招生见@tbl-t。", None),
]  # fmt: skip
"""Caption, header, rows, the text; and what is told behind the caption's place."""


@pytest.mark.parametrize(("caption", "header", "rows", "text", "told"), TOLD)
def test_the_years_of_a_caption_are_those_of_its_table_and_text(
    project: Project, caption: str, header: str, rows: str, text: str, told: str | None
) -> None:
    table = project.table("t", header, *rows.split("|"), caption=caption)
    found = [line(one) for one in project.findings("W622", f"{text}\n\n{table}")]
    assert found == ([f"W622 CONFLICT chapters/1.md:6{told}"] if told else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截至2023年8月31日，毕业生3216人中落实去向3085人。", []),
        ("截至2023年12月31日，毕业生3216人中落实去向3085人。", ["2023年12月31日"]),
        ("截至2023年12月31日，学校有合作企业126家。", []),
        ("截至2023年8月31日，落实2588人；截至2023年12月31日，落实2701人。", []),
    ],
)
def test_those_placed_are_counted_on_one_day(project: Project, text: str, found: list[str]) -> None:
    counted = "在校生以2023年9月30日为时点，毕业去向以2023年8月31日为时点。"
    assert [one.stated for one in project.findings("W622", f"{counted}\n\n{text}")] == found


@pytest.mark.parametrize(("year", "found"), [("2023", []), ("2022", ["2022年8月31日"])])
def test_the_note_by_a_table_of_those_placed_has_that_day(project: Project, year: str, found: list[str]) -> None:
    counted = "2023届毕业生3086人，截至2023年8月31日落实去向2935人。毕业生去向数截至2023年8月31日。"
    table = project.table("t", "学院,人数", "水利,120", caption="毕业生去向落实情况")
    source = f'header=1 source="数据来源：招生就业处，截至{year}年8月31日"'
    text = f"{counted}见@tbl-t。\n\n{table.replace('header=1', source)}"
    assert [one.stated for one in project.findings("W622", text)] == found


@pytest.mark.parametrize(("year", "found"), [("2021", []), ("2020", ["近三年"])])
def test_the_last_years_of_a_caption_run_on(project: Project, year: str, found: list[str]) -> None:
    table = project.table("t", "年份,录取", f"{year}年,1389", "2022年,1402", "2023年,1408", caption="近三年招生情况")
    assert [one.stated for one in project.findings("W622", f"见@tbl-t。\n\n{table}")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本报告依据省教育厅关于做好2023年高等职业教育质量年度报告编制工作的通知编写。", []),
        ("本报告依据省教育厅关于做好2022年高等职业教育质量年度报告编制工作的通知编写。", ["2022年"]),
        ("学校2022年度质量报告被评为优秀。", []),
    ],
)
def test_the_report_is_called_that_of_its_year(project: Project, text: str, found: list[str]) -> None:
    assert [one.stated for one in project.findings("W622", text)] == found


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("在校生是2023年9月30日的数，毕业生去向的统计截止到2023年8月31日。", []),
        ("在校生是2022年9月30日的数，毕业生去向的统计截止到2023年8月31日。", ["2022年9月30日"]),
        ("教职工是2022年9月30日的数，毕业生去向的统计截止到2023年8月31日。", []),
        ("在校生以2023年8月31日的数为准。", []),
    ],
)
def test_students_are_counted_by_one_day(project: Project, rule: str, found: list[str]) -> None:
    text = f"到2023年9月30日，全日制在校生9120人。\n\n{rule}"
    assert [one.stated for one in project.findings("W622", text)] == found
