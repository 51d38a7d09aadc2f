"""The ledger: every number once, with its unit and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportdoc.audit.agreement.family import links
from reportdoc.audit.audit import audit
from reportdoc.audit.ledger.book import ledger
from reportdoc.audit.ledger.entries import LedgerEntry
from reportdoc.content.load import load
from tests.audit.project import Project
from tests.audit.told import accounted
from tests.content.folder import REPORT


def entries(project: Project, chapter: str) -> list[LedgerEntry]:
    project.chapter(chapter)
    document = project.document()
    return list(ledger(document, links(document)).entries)


def listed(project: Project, chapter: str) -> list[str]:
    """Return `number unit status place` of every entry."""
    return [
        f"{entry.number} {entry.unit or '-'} {entry.status} {entry.spot.place}" for entry in entries(project, chapter)
    ]


def by_number(project: Project, chapter: str) -> dict[str, tuple[str, list[str]]]:
    """Return status and sources of every entry by its number, that of a cell by its address."""
    return {
        str(entry.spot.place.cell or entry.number): (str(entry.status), [str(origin) for origin in entry.origins])
        for entry in entries(project, chapter)
    }


def test_numbers_of_text_lists_cases_captions_and_tables_are_listed_in_reading_order(project: Project) -> None:
    table = project.table("clubs", "序号,社团,人数（人）", "1,合唱团,31", "2,文学社,42", caption="社团情况（2个）")
    case = '::: {.case #case-one title="三校合作：15名学员"}\n共建7个基地。\n:::\n'
    text = f"学校有学生11342人。\n\n- 教师620人；\n- 面积16.24万平方米。\n\n{table}\n{case}"
    assert listed(project, text) == [
        "11342 人 open content/chapters/1.md:3",
        "620 人 open content/chapters/1.md:5",
        "16.24万 平方米 open content/chapters/1.md:6",
        "2 个 checked content/chapters/1.md:9",
        "31 人 open content/tables/clubs.csv[C2]",
        "42 人 open content/tables/clubs.csv[C3]",
        "15 名 open content/chapters/1.md:12",
        "7 个 open content/chapters/1.md:13",
    ]


def test_dates_ordinals_codes_references_and_serial_numbers_are_no_figures(project: Project) -> None:
    table = project.table("books", "序号,书名,书号代码,出版年份", "1,机械,9787111,2021", "2,电工,9787112,2022年")
    text = f"2023年9月16日，第九届大赛依据〔2023〕51号文件举行，见@tbl-books。\n\n{table}"
    assert listed(project, text) == []


def test_the_annex_comes_last_with_the_units_of_its_rows(project: Project) -> None:
    project.annex(计分卡="1,毕业生人数,人,4487\n2,就业率,%,92.94")
    assert listed(project, "共5门课程。\n") == [
        "5 门 open content/chapters/1.md:3",
        "4487 人 open content/annex/t1.csv[D2]",
        "92.94 % open content/annex/t1.csv[D3]",
    ]


def test_a_bound_number_names_its_value_and_cell_and_the_cell_names_the_sentence(project: Project) -> None:
    table = project.table("clubs", "社团,人数（人）", "合唱团,31", "文学社,42")
    project.write(
        "values.yaml", "合唱团人数: {table: tbl-clubs, row: 合唱团, column: 人数（人）}\n基数: {text: '250'}\n"
    )
    project.write("report.yaml", REPORT + "values: values.yaml\n")
    found = by_number(project, f"合唱团有{{{{ 合唱团人数 }}}}人，计划{{{{ 基数 }}}}人。\n\n{table}")
    assert found == {
        "31": ("bound", ["content/tables/clubs.csv[B2] 合唱团人数"]),
        "250": ("bound", ["content/values.yaml:2 基数 基数"]),
        "B2": ("checked", ["content/chapters/1.md:3 合唱团有31人，计划250人。"]),
        "B3": ("open", []),
    }


def test_a_typed_number_that_an_annex_row_states_is_checked_with_it_and_the_row_with_the_sentence(
    project: Project,
) -> None:
    project.annex(计分卡="1,毕业生人数,人,4487\n2,面向第三产业,人,1778")
    found = entries(project, "2023年毕业生人数4487人。\n")
    assert [(entry.number, str(entry.status), [str(one) for one in entry.origins]) for entry in found] == [
        ("4487", "checked", ["content/annex/t1.csv[D2] 计分卡，毕业生人数 人，2023年"]),
        ("4487", "checked", ["content/chapters/1.md:3 2023年毕业生人数4487人。"]),
        ("1778", "open", []),
    ]


def test_two_sentences_that_state_one_thing_are_checked_with_each_other(project: Project) -> None:
    text = "学校图书馆馆藏纸质图书总量共528千册。\n\n学校图书馆馆藏纸质图书总量共528千册，比上年多。\n"
    assert [str(entry.status) for entry in entries(project, text)] == ["checked", "checked"]


def test_an_equal_cell_of_the_same_section_or_of_a_table_referred_to_matches(project: Project) -> None:
    table = project.table("fit", "等级,甲组（人）,乙组（人）", "及格,3658,12", "良好,2888,13")
    found = by_number(project, f"## 体测\n\n另有3658人；还有12人。\n\n{table}\n## 其他\n\n详见@tbl-fit，含2888人。\n")
    assert found == {
        "3658": ("checked", ["content/tables/fit.csv[B2] 情况表，及格，甲组"]),
        "12": ("open", []),  # two digits are equal by chance
        "B2": ("checked", ["content/chapters/1.md:5 另有3658人；还有12人。"]),
        "C2": ("open", []),
        "B3": ("checked", ["content/chapters/1.md:13 详见表 1-1，含2888人。"]),
        "C3": ("open", []),
        "2888": ("checked", ["content/tables/fit.csv[B3] 情况表，良好，甲组"]),
    }


def test_an_equal_cell_elsewhere_or_of_another_unit_does_not_match(project: Project) -> None:
    table = project.table("fit", "等级,甲组（人）,用时（小时）", "及格,3658,2888")
    found = entries(project, f"## 体测\n\n累计2888人次。\n\n{table}\n## 其他\n\n含3658人。\n")
    assert {str(entry.status) for entry in found} == {"open"}


def test_an_equal_indicator_that_speaks_of_something_else_does_not_match(project: Project) -> None:
    project.annex(贡献表="1,到大型企业就业,人,274")
    found = entries(project, "“双师型”教师274人。\n")
    assert [str(entry.status) for entry in found] == ["open", "open"]


def test_every_number_of_a_report_has_the_sources_that_were_read_in_it(golden: Callable[[str, str], None]) -> None:
    report = load(Path(__file__).parent / "held_out/arts").report
    golden("audit/arts-ledger.txt", accounted(audit(report).ledger))


def states(project: Project, chapter: str) -> list[str]:
    """Return number and state of every figure, that of a cell by its address."""
    return [f"{entry.spot.place.cell or entry.number} {entry.status}" for entry in entries(project, chapter)]


def apart(project: Project, chapter: str) -> list[str]:
    """Return what is no figure, and what it is."""
    project.chapter(chapter)
    document = project.document()
    return [f"{one.number} {one.kind}" for one in ledger(document, links(document)).apart]


def test_what_is_no_figure_is_told_apart_as_what_it_is(project: Project) -> None:
    text = (
        "2023年第九届大赛依据〔2023〕51号文件举行，“1513”格局与1+X证书推进，2021级学生约300人参加，"
        "师生比1:16.5，面向58同城和500强企业，分三个方面推进两类工作，获奖27项。\n"
    )
    assert sorted(apart(project, text)) == sorted(
        [
            "2023年 date",
            "第九 ordinal",
            "〔2023〕51号 name",
            "“1513” name",
            "1+X name",
            "2021级 date",
            "约300人 approximate",
            "1:16.5 ratio",
            "58 name",
            "500 name",
            "三个 word",
            "两类 word",
        ]
    )
    assert states(project, text) == ["27 open"]


def test_a_numeral_in_words_among_figures_is_a_figure(project: Project) -> None:
    assert states(project, "获金奖3项、银奖两项。\n") == ["3 open", "两 open"]


def test_cells_of_a_relation_that_holds_bear_one_another_out(project: Project) -> None:
    table = project.table("fit", "组,报名,到场,到场率", "甲,40,30,75.00%", "乙,60,50,83.33%", "合计,100,80,80.00%")
    assert {one.split()[1] for one in states(project, table)} == {"checked"}
    table = project.table("fit", "组,报名", "甲,40", "乙,60", "合计,101")
    assert {one.split()[1] for one in states(project, table)} == {"open"}


@pytest.mark.parametrize(
    "sentence",
    [
        "毕业生4487人，升学321人，占7.15%。",
        "共有教师12人，其中男教师5人、女教师7人。",
        "在校生由8412人增加到9846人，增加1434人。",
        "投入经费240万元，培训120人，人均2万元。",
        "满意率45.2%，基本满意率30.1%，不满意率24.7%。",
    ],
)
def test_figures_of_a_sentence_that_follow_from_one_another_are_checked(project: Project, sentence: str) -> None:
    assert {one.split()[1] for one in states(project, sentence + "\n")} == {"checked"}


@pytest.mark.parametrize(
    "sentence",
    [
        "毕业生4487人，升学321人，占7.18%。",
        "共有教师12人，其中男教师5人、女教师6人。",
        "在校生由8412人增加到9846人，增加1435人。",
        "会议12次，座谈5次，另有参观37次。",
    ],
)
def test_figures_that_do_not_follow_from_one_another_stay_open(project: Project, sentence: str) -> None:
    assert {one.split()[1] for one in states(project, sentence + "\n")} == {"open"}


def test_what_a_table_counts_and_a_column_adds_up_to_bears_a_figure_out(project: Project) -> None:
    rows = ("1,合唱团,文体,131", "2,文学社,文体,142", "3,航模社,科技,27")
    table = project.table("clubs", "序号,社团,类型,人数（人）", *rows)
    text = f"## 社团\n\n共有社团3个（见@tbl-clubs），其中文体2个，参加300人。\n\n{table}"
    assert {one.split()[1] for one in states(project, text)} == {"checked"}
    assert "301 open" in states(project, text.replace("300人", "301人"))


def test_a_table_of_the_text_and_the_annex_bear_each_other_out(project: Project) -> None:
    project.annex(资源表="1,教学计划内课程-课证融通课程数,门,44\n2,编写教材数,本,8")
    table = project.table("excerpt", "指标,单位,2023年", "其中：课证融通课程数,门,44", "编写教材数,本,7")
    assert states(project, table) == ["C2 checked", "C3 open", "D2 checked", "D3 open"]
