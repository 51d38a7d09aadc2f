"""The text itself: what is printed twice, misspelt or out of form."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

LONG = "学校依托校内实训基地开展技能培训，面向社区居民开设家电维修和插花课程，受到居民的普遍欢迎，课程评价良好。"
AT = "content/chapters/1.md"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学校的的管理制度完备。", ["ERROR W603"]),
        ("学校对教师进行进行考核。", ["ERROR W603"]),
        ("学校重视质量，，并持续改进。", ["ERROR W603"]),
        ("把把握方向放在首位。", []),
        ("推进专业建设建设工作。", ["ERROR W603"]),
        ("教师可以讨论讨论教案，一步一步推进。", []),
        ("面向在在校学生。", []),
        ("培训培训师十名，妈妈们参加。", []),
    ],
)
def test_doubled_words_are_found(project: Project, text: str, found: list[str]) -> None:
    assert project.found("W603", text) == [f"{one} {AT}:3" for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学校重视质量,并持续改进。", ["ERROR W605"]),
        ("学位(学士)授予。", ["ERROR W605"]),
        ("学校重视质量，,并持续改进。", ["ERROR W605"]),
        ("采用ISO 9001, 即质量标准。", []),
        ("占62.03%，共1,234人，比为1:16。", []),
    ],
)
def test_half_width_punctuation_between_chinese_is_found(project: Project, text: str, found: list[str]) -> None:
    assert project.found("W605", text) == [f"{one} {AT}:3" for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("按照教职成司函〔2023〕28号执行。", []),
        ("按照教职成司函[2023]28号执行。", ["ERROR W606"]),
        ("按照教职成司函（2023）28号执行。", ["ERROR W606"]),
        ("按照教职成司函〔2023〕28执行。", ["ERROR W606"]),
        ("按照教职成司函〔2023〕第28号执行。", ["ERROR W606"]),
        ("按照教职成司函2023〕28号执行。", ["ERROR W606"]),
        ("学校成立于本世纪初（2001）年。", []),
    ],
)
def test_document_numbers_have_the_official_form(project: Project, text: str, found: list[str]) -> None:
    assert project.found("W606", text) == [f"{one} {AT}:3" for one in found]


@pytest.mark.parametrize(
    "title",
    ["1.2 立德树人", "1. 立德树人", "2、立德树人", "第一章 立德树人", "一、立德树人", "（二）立德树人", "(3) 立德树人"],
)
def test_a_typed_number_in_a_heading_is_found(project: Project, title: str) -> None:
    assert project.found("W607", f"## {title}\n\n正文。") == [f"ERROR W607 {AT}:3"]


@pytest.mark.parametrize(
    "text",
    ["1.1 传承红色基因", "1.2.3 人才培养\n正文的第一句。", "**2.1“双高”建设**", "3.1 立德，树人\\\n正文。"],
)
def test_a_paragraph_that_begins_like_a_numbered_heading_is_found(project: Project, text: str) -> None:
    (found,) = project.findings("W613", f"## 甲\n\n一。\n二。\n\n{text}\n")
    assert (found.severity.name, str(found.spots[0].place)) == ("ERROR", f"{AT}:8")
    assert found.message.arguments["marks"] == "#" * (2 if text.count(".") == 1 else 3)


@pytest.mark.parametrize(
    "text",
    [
        "1.1 亿元用于建设",
        "1.1万人",
        "98.5%的学生",
        "1.5 倍于上年",
        "3.0时代",
        "2.5 门课程。",
        "1.1 本年度，学校共有教师三百名。",
        "1.1",
        "共1.1 传承",
        "1. 甲\n1. 乙",
    ],
)
def test_a_paragraph_that_begins_with_a_figure_is_fine(project: Project, text: str) -> None:
    assert project.found("W613", text) == []


@pytest.mark.parametrize(
    ("title", "found"), [("**传承红色基因**", 1), ("**传承**红色基因", 0), ("传承红色基因", 0), ("*传承*", 0)]
)
def test_a_heading_that_is_bold_from_end_to_end_is_found(project: Project, title: str, found: int) -> None:
    assert project.found("W614", f"## {title}\n\n正文。") == [f"ERROR W614 {AT}:3"] * found


@pytest.mark.parametrize("title", ["1+X证书", "2023年工作", "第一课堂", "一体化平台", "3.0时代", "5G实训"])
def test_a_title_that_only_begins_like_a_number_is_fine(project: Project, title: str) -> None:
    assert project.found("W607", f"## {title}\n\n正文。") == []


def test_a_typed_number_in_a_caption_is_found(project: Project) -> None:
    block = project.table("t", "专业,人数", "甲,12", caption="表1-2 学生情况表")
    assert project.found("W607", block) == [f"ERROR W607 {AT}:4"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("培训情况见表：", ["ERROR W608"]),
        ("结构如图所示。", ["ERROR W608"]),
        ("详见表。", ["ERROR W608"]),
        ("培训情况见表 2-5。", ["EXPLAIN W608"]),
        ("培训情况详见下表2-5。", ["EXPLAIN W608"]),
        ("见表彰决定。", []),
        ("如图书馆所藏。", []),
    ],
)
def test_references_without_a_number_are_found(project: Project, text: str, found: list[str]) -> None:
    assert project.found("W608", text) == [f"{one} {AT}:3" for one in found]


def test_tables_never_referred_to_are_listed_together(project: Project) -> None:
    tables = [project.table(name, "专业,人数", "甲,12") for name in "abc"]
    found = project.findings("W609", "见@tbl-b。\n\n" + "\n".join(tables))
    assert [spot.place.line for spot in found[0].spots] == [6, 14]
    assert len(found) == 1


def test_a_paragraph_printed_twice_is_found_with_both_places(project: Project) -> None:
    (found,) = project.findings("W60", f"{LONG}\n\n别的段落。\n\n{LONG}")
    assert (found.code, found.severity.name) == ("W601", "ERROR")
    assert [spot.place.line for spot in found.spots] == [7, 3]


def test_a_paragraph_with_some_words_changed_is_found(project: Project) -> None:
    copy = LONG.replace("社区居民", "周边群众")
    assert project.found("W601", f"{LONG}\n\n别的段落。\n\n{copy}") == [f"ERROR W601 {AT}:7"]


def test_a_sentence_printed_in_two_paragraphs_is_found(project: Project) -> None:
    one = "学校与企业共建产业学院并开展现代学徒制培养。"
    text = f"{one}专业群对接产业链，布局持续优化，建设成效明显。\n\n教师参加各类培训，能力稳步提升，团队结构合理。{one}"
    assert project.found("W602", text) == [f"ERROR W602 {AT}:5"]


def test_paragraphs_built_alike_about_different_things_are_silent(project: Project) -> None:
    text = (
        "机械学院现有学生三百人，开设专业五个，建有实训室十间。\n\n"
        "电气学院现有学生四百人，开设专业六个，建有实训室八间。"
    )
    assert project.found("W60", text) == []


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("教师何琳锋获金牌。\n\n合影中为教师何琳峰。\n\n教师何琳锋介绍经验。", "何琳峰"),
        ("与天津退役军人事务局合作。天津退役军人事务局主任到校。\n\n天津退役军人事物局发文。", "退役军人事物局"),
    ],
)
def test_a_name_in_two_spellings_is_found(project: Project, text: str, odd: str) -> None:
    (found,) = project.findings("W604", text)
    assert odd[-2:] in found.stated or found.stated in odd
    assert found.severity.name == "CONFLICT"


def test_two_people_of_one_list_are_two_people(project: Project) -> None:
    assert project.found("W604", "完成人为李晓慧、李晓辉、王玲。") == []


def test_spring_and_autumn_are_no_slip(project: Project) -> None:
    text = "春季高考招生计划完成。春季高考招生计划调整。春季高考招生计划公布。\n\n秋季高考招生计划完成。"
    assert project.found("W604", text) == []


def test_an_empty_section_is_found(project: Project) -> None:
    assert project.found("W611", "## 甲\n\n## 乙\n\n正文。\n\n## 丙\n\n### 丁\n\n正文。\n\n## 戊\n") == [
        f"ERROR W611 {AT}:3",
        f"ERROR W611 {AT}:15",
    ]


def test_a_case_longer_than_the_profile_allows_is_found(project: Project) -> None:
    project.write("report.yaml", (project.root / "content/report.yaml").read_text("utf-8").replace('"2023"', '"2022"'))
    case = '::: {.case #case-a title="案例"}\n' + "字" * 1001 + "\n:::\n"
    assert project.found("W610", case) == [f"ERROR W610 {AT}:3"]
    assert project.found("W610", case.replace("字", "", 1)) == []
