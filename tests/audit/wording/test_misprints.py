"""Characters that are doubled, turned, wrong or missing, where what is meant stands elsewhere in the report."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

DOUBLED = {
    "建成校史馆后开放。办好校史馆展览。\n\n由校史史馆负责。": ["校史史馆"],
    # A name that ends there goes on otherwise elsewhere.
    "开好思政课程。推动思政课程改革。思政课教师到场。\n\n办好思政课课程展示。": [],
    "开好思政课程。推动思政课程改革。教师到场。\n\n办好思政课课程展示。": ["好思政课课程"],
    "参加国家奖学金评选。\n\n中国国家奖学金有9人。": [],
    "设国家奖学金。有国家奖学金。\n\n国国家奖学金9人。": ["国国家奖学金"],
    "在“国赛”中获奖。参加国赛。备战国赛。\n\n国赛赛53项。": ["国赛赛"],
    "学生的心里明白。大家都明白。\n\n写得明明白白。": [],
    "其中老年学员多。其中老年教师少。其中一人。其中两人。其中三人。\n\n其中中老双语课多。": [],
    "到2023年底完成。到2022年底完成。\n\n到2023年年底完成。": [],
    "人有奖状。人有奖状。\n\n人人有奖。": [],
}

TURNED = {
    "公布招生计划后录取。执行招生计划。\n\n调整生招计划。": ["生招计划"],
    "双师素质比例高。看双师素质比例。\n\n双师素比质例高。": ["双师素比质例高"],
    "四件事大家都办。\n\n四件大事。": [],
    "在“国赛”中获奖。参加国赛。备战国赛。\n\n赛国53项。": ["赛国"],
    "参加国赛。备战国赛。\n\n赛国53项。": [],
    "应届毕业生多。应届毕业生好。2022届多。2021届多。\n\n2023届应毕业生多。": [],
    "看到的人多。看到的人少。\n\n看到人的多。": [],
    "开展活动。开展教学。\n\n展开讨论。": [],
}

OTHER = {
    "财政专项资金多。财政专项拨款多。\n\n财政转项经费少。": ["财政转项"],
    "到用人单位去。请用人单位来。由用人单位评。对用人单位好。\n\n问用人单刀好。": [],
    "问用人单位好。找用人单位好。对用人单位好。看用人单位好。\n\n听用人单刀好。": ["用人单刀好"],
    "到用人单位去。\n\n问用人单力好。": [],
    "按五个方面的要求。\n\n按五个层面的要求。": [],
    "与“川陌动力”签约。川陌动力来人。川陌动力出资。\n\n川墨动力建厂。": ["川墨动力"],
    "办“砼匠楼”开放日。砼匠楼高。砼匠楼新。\n\n桐匠楼开放。": ["桐匠楼"],
    "财政专项资金多。财政专项拨款多，财政转项经费少。": ["财政转项"],
}

MISSING = {
    "获知识产权项目多。占知识产权项目多。\n\n有知识权项目多。": ["知识权项目多"],
    "中小微企业多。中小微企业少。\n\n中小企业多。": [],
    "到大数据中心去。到数据中心去。": [],
}


@pytest.mark.parametrize(("text", "told"), [*DOUBLED.items(), *TURNED.items(), *OTHER.items(), *MISSING.items()])
def test_a_slip_is_told_where_what_is_meant_stands_elsewhere(project: Project, text: str, told: list[str]) -> None:
    found = project.findings("W604", text)
    assert [one.stated for one in found] == told


@pytest.mark.parametrize("text", ["", "一", "1", "啊" * 900, "甲乙" * 400, "1，2，3。" * 100, "“”《》"])
def test_texts_of_little_sense_are_read(project: Project, text: str) -> None:
    project.findings("W604", f"{text}\n\n好。")
