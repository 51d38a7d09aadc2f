"""Indicators that are last year's, and ratios whose sign stands in the column of units."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

TEXT = "学校横向技术服务项目106项，横向技术服务到款额1546.80万元，比上年的1350.80万元增加196.00万元。\n"


@pytest.mark.parametrize(("value", "found"), [("1546.80", 0), ("1350.80", 1)])
def test_an_indicator_that_the_text_has_for_last_year_is_told(tmp_path: Path, value: str, found: int) -> None:
    project = Project(tmp_path)
    project.annex(服务=f"1,横向技术服务到款额,万元,{value}")
    assert len(project.findings("G50", TEXT)) == found


@pytest.mark.parametrize(
    ("sentence", "value", "found"),
    [
        ("折合教师670人，生师比为17.11:1。", "17.11", 0),
        ("折合教师670人，生师比为17.11:1。", "19.26", 1),
        ("2021年、2022年的生师比分别为17.83:1和17.56:1。", "19.26", 0),
        ("计算生师比时按2:1折合成教师。", "19.26", 0),
        ("9120个学生摊下来，生师比17.11比1。上年是19.26比1。", "19.26", 1),
        ("9120个学生摊下来，生师比17.11比1。上年是19.26比1。", "17.11", 0),
    ],
)
def test_a_ratio_may_have_its_sign_in_the_column_of_units(
    tmp_path: Path, sentence: str, value: str, found: int
) -> None:
    project = Project(tmp_path)
    project.annex(资源=f"1,生师比,:,{value}")
    assert len(project.findings("G501", sentence + "\n")) == found


MENTORS = "学校聘请行业导师186人，全年承担14880课时。与上年的168人、13104课时相比，课时增加1776课时。\n"


@pytest.mark.parametrize(("value", "found"), [("14880", []), ("13104", ["13104；14880课时"])])
def test_last_years_value_may_stand_in_the_next_sentence(tmp_path: Path, value: str, found: list[str]) -> None:
    project = Project(tmp_path)
    project.annex(政策=f"1,行业导师年课时总量,课时,{value}")
    assert [one.stated for one in project.findings("G508", MENTORS)] == found


BESIDE = {
    "last year's value": (
        "课外育人满意度,%",
        "课外育人的满意度为{}，与上年的94.68%相比提高。",
        "95.41%",
        "94.68",
    ),
    "that of the whole": ("升入本科人数,人", "毕业生升学364人，其中升入本科{}、出国深造12人。", "352人", "364"),
    "that of a sibling": ("发明专利授权数量,项", "专利授权里，发明专利{}、实用新型专利13项。", "3项", "13"),
    "a nought less": (
        "生均教学科研仪器设备值,元/生",
        "教学科研仪器设备值19632万元，生均{}。",
        "16800.00元",
        "1680.00",
    ),
}


@pytest.mark.parametrize(("name", "sentence", "stated", "other"), BESIDE.values(), ids=BESIDE)
def test_an_indicator_that_has_the_figure_beside_its_own_is_told(
    tmp_path: Path, name: str, sentence: str, stated: str, other: str
) -> None:
    project = Project(tmp_path)
    project.annex(指标=f"1,{name},{stated.rstrip('元人项%')}")
    text = sentence.format(stated) + "\n"
    assert project.found("G501", text) == []
    project.annex(指标=f"1,{name},{other}")
    assert [one.stated.split("；")[0] for one in project.findings("G501", text)] == [stated]


def test_a_mean_is_held_against_no_total_of_its_name(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.annex(资源="1,生均教学科研仪器设备值,元/生,13005.58")
    text = "教学科研仪器设备总值9842.16万元，生均13579.14元，较上年的13005.58元增加573.56元。\n"
    assert [one.stated.split("；")[0] for one in project.findings("G501", text)] == ["13579.14元"]


POLL = (
    "评价主体,2021年,2022年,2023年",
    "在校生,92.85,93.70,94.62",
    "教职工,93.40,94.36,95.28",
    "家长,92.10,93.26,94.35",
)


@pytest.mark.parametrize(
    ("caption", "value", "found"),
    [
        ("各类主体满意度", "95.28", []),
        ("各类主体满意度", "94.36", ["94.36；95.28"]),
        ("各类主体参与情况", "94.36", []),
    ],
)
def test_a_row_and_the_caption_of_its_table_name_an_indicator(
    tmp_path: Path, caption: str, value: str, found: list[str]
) -> None:
    project = Project(tmp_path)
    project.annex(满意度=f"1,教职工满意度,%,{value}")
    table = project.table("t", *POLL, caption=caption).replace("header=1", 'header=1 unit="单位：%"')
    assert [one.stated for one in project.findings("G506", table)] == found


def test_an_indicator_is_held_against_the_column_of_its_year(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.annex(政策="1,专任教师总数,人,468")
    rows = ("项目,2021年,2022年,2023年", "专任教师总数,428,447,464", "教职工总数,580,601,612")
    assert [one.stated for one in project.findings("G506", project.table("t", *rows))] == ["464；468"]


@pytest.mark.parametrize(("stated", "found"), [("13.65", 0), ("13.64", 1), ("14.65", 1), ("21.08", 0)])
def test_growth_is_held_against_the_one_column_of_growth(tmp_path: Path, stated: str, found: int) -> None:
    head = "项目,2022年（万元）,2023年（万元）,增幅（%）"
    rows = (head, "财政拨款,16702.00,17845.00,6.84", f"培训收入,2318.20,2634.60,{stated}")
    table = Project(tmp_path).table("t", *rows)
    text = f"培训收入2634.60万元，占8.89%，增长13.65%，见@tbl-t。\n\n{table}"
    assert len([one for one in Project(tmp_path).findings("G502", text) if "13.65" in one.stated]) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2023年其他收入396.70万元，见@tbl-t。", 1),  # 2022's
        ("2023年其他收入418.30万元，见@tbl-t。", 0),
        ("2022年其他收入396.70万元，见@tbl-t。", 0),
        ("2023年其他收入418.30万元，上年396.70万元，见@tbl-t。", 0),
    ],
)
def test_last_years_column_is_not_this_years_figure(tmp_path: Path, text: str, told: int) -> None:
    project = Project(tmp_path)
    header = "项目,2022年（万元）,2023年（万元）"
    table = project.table("t", header, "事业收入,4512.80,4736.20", "其他收入,396.70,418.30")
    assert len(project.findings("G50", f"{text}\n\n{table}")) == told


@pytest.mark.parametrize(("text", "told"), [("5760人次", 1), ("3240人次", 0), ("5760学时", 0)])
def test_a_figure_of_another_column_of_its_row_is_told(tmp_path: Path, text: str, told: int) -> None:
    project = Project(tmp_path)
    rows = ("新型农民培训,1860,2480", "建筑工人技能提升,3240,5760", "合计,5100,8240")
    table = project.table("t", "类别,人次（人次）,学时（学时）", *rows)
    assert len(project.findings("G50", f"建筑工人技能提升{text}，见@tbl-t。\n\n{table}")) == told


ABROAD = "教师出国带课，去了6个人，每人40天，一共240人日。上年去了5个人，每人36天，180人日，今年多了60人日。\n"


@pytest.mark.parametrize(("value", "found"), [("240", []), ("180", ["180；240人日"])])
def test_what_is_counted_of_one_thing_only_needs_no_name(tmp_path: Path, value: str, found: list[str]) -> None:
    project = Project(tmp_path)
    project.annex(国际=f"1,专任教师赴国外指导和开展培训时间,人日,{value}\n2,引进课程标准,个,9")
    assert [one.stated for one in project.findings("G508", ABROAD)] == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("思政课教师26人，师生比为1:332。\n\n思政课教师、辅导员师生比分别为1:332和1:196。", 0),
        ("思政课教师26人，师生比为1:332。\n\n思政课教师、辅导员师生比分别为1:323和1:196。", 1),
        ("思政课教师26人，师生比为1:332。\n\n辅导员师生比为1:196。", 0),
        ("生师比为16.18:1。\n\n上年生师比为16.81:1。", 0),
        ("师生比0:0、1:0。\n\n师生比为1:332。", 0),
    ],
)
def test_two_ratios_of_one_name_with_the_same_digits_are_one(tmp_path: Path, text: str, told: int) -> None:
    assert len(Project(tmp_path).findings("G503", f"{text}\n")) == told
