"""Years and numbers of editions that rows tell, and amounts at another scale."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

PARTNERS = (
    "序号,企业,签约年份,学生数",
    "1,青禾食品有限公司,2019,42",
    "2,远桥物流有限公司,2021,38",
    "3,明川仪器有限公司,2022,27",
)

FAIRS = ("活动,届次,人次", "读书节,第九届,1240", "校园歌会,第七届,860", "技能周,第十二届,2310")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("远桥物流有限公司2021年签约，三年来接收实习生。", []),
        ("远桥物流有限公司2020年签约，三年来接收实习生。", ["2020年 → 2021年"]),
        ("最近一家是2022年签约的明川仪器有限公司。", []),
        ("最近一家是2021年签约的明川仪器有限公司。", ["2021年 → 2022年"]),
        ("青禾食品有限公司2020年扩建厂房。", []),
        ("青禾食品有限公司于2020年改名，2019年签约。", []),
    ],
)
def test_the_year_of_a_row_is_the_one_that_the_text_tells(project: Project, text: str, told: list[str]) -> None:
    found = project.findings("G502", f"{text}\n\n{project.table('t', *PARTNERS)}")
    assert [f"{one.stated} → {one.expected}" for one in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第九届读书节设六个单元。", []),
        ("第八届读书节设六个单元。", ["第八届 → 第九届"]),
        ("2023年5月举办的第十一届技能周吸引了企业。", ["第十一届 → 第十二届"]),
        ("2022年举办的第八届读书节设五个单元。", []),
        ("与上一届即第六届校园歌会相比，规模更大。", []),
    ],
)
def test_the_number_of_an_edition_is_that_of_its_row(project: Project, text: str, told: list[str]) -> None:
    found = project.findings("G505", f"{text}\n\n{project.table('t', *FAIRS)}")
    assert [f"{one.stated} → {one.expected}" for one in found] == told


@pytest.mark.parametrize(("unit", "told"), [("亿元", []), ("万元", ["3.47万元；34706.2万元"])])
def test_an_amount_at_another_scale_than_what_is_named_alike_is_told(
    project: Project, unit: str, told: list[str]
) -> None:
    text = f"学校年度经费总收入3.47{unit}。\n\n## 经费\n\n学校年度经费总收入34706.2万元，使用规范。"
    assert [one.stated for one in project.findings("G507", text)] == told


def test_a_college_that_is_named_like_a_programme_is_not_its_row(project: Project) -> None:
    rows = ["专业,在校生", "机电应用,412", "园林设计,388", "合计,800"]
    text = "由机电应用学院承办，在校生1204人。"
    assert project.found("G502", f"{text}\n\n{project.table('t', *rows)}") == []


def test_the_years_at_a_site_are_no_age_of_the_college(project: Project) -> None:
    text = "学院创办于1962年，1990年迁址。到2023年，学院办学已有{}年，在现址办学33年。"
    assert project.found("G505", text.format(61)) == []
    assert [one.expected for one in project.findings("G505", text.format(60))] == ["2023 − 1962 = 61"]


def test_a_hundred_per_cent_is_no_total_that_a_count_may_stand_beside(project: Project) -> None:
    rows = ["类别,门数,占门数（%）,占学时（%）", "甲,40,40.40,30.00", "乙,59,59.60,70.00", "合计,99,100.00,100.00"]
    text = "举办大会3场、小会97场，合计100场。"
    assert project.found("G504", f"{text}\n\n{project.table('t', *rows)}") == []
