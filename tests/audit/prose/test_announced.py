"""Numbers of things that bear them, stand before them, below them or are told again by name."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

LIST = "做了三件事：\n\n- 护播：直播；\n- 修机：检修；\n- 培训：讲课。\n\n"
HEADINGS = "## 问题\n\n### 师资不足\n\n缺。\n\n### 经费不足\n\n缺。\n\n### 场地不足\n\n缺。\n\n## 措施\n\n有。"
NUMBERED = "## 问题\n\n### 问题一：师资\n\n缺。\n\n### 问题二：经费\n\n缺。\n\n### 怎样解决\n\n有。"

TOLD = {
    # Each clause bears the character.
    "建立“五共”机制，即方案共商、教师共聘、基地共建、资源共享、就业共推。": "",
    "建立“四共”机制，即方案共商、教师共聘、基地共建、资源共享、就业共推。": "四共 5",
    "坚持“四个一”：一本教材、一间教室、一位导师。": "四个一 3",
    "坚持“三个一”：一本教材、一间教室、一位导师。": "",
    "坚持“三全”育人，即人人参与、时时关心、处处用力、事事尽心。": "",
    # Persons told one by one.
    "指导员分驻6个村，每村3人，一人管房、一人管灶、一人管账。": "",
    "指导员分驻6个村，每村3人，一人管房、一人管账。": "3人 2",
    "师傅带徒弟2人，一人升了本科，一人回乡砌窑。": "",
    # Names of a kind, up to a comma.
    "下设3个工作组：课程组、实习组、设备组，每组2人。": "",
    "下设3个工作组：课程组、设备组，每组2人。": "3个 2",
    "下设3个工作组：课程组、设备，每组2人。": "3个 2",
    # Clauses that end as the noun does.
    "3月为读书月，4月为艺术月，5月为技能月，三个主题月各有特色。": "",
    "3月为读书月，4月为艺术月，5月为技能月，四个主题月各有特色。": "四个 3",
    "教室为老街，湖面为课堂，5月为技能月，四个主题月各有特色。": "",
    # Two names before their number.
    "学堂设中餐烹饪、餐饮服务2个专业。": "",
    "学堂设中餐烹饪、餐饮服务3个专业。": "3个 2",
    "获国家级、省级等6个项目。": "",
    # A number behind a list.
    LIST + "以上3项由团委统一派单。": "",
    LIST + "以上4项由团委统一派单。": "以上4项 3",
    LIST + "以上8项由团委统一派单。": "",
    LIST + "另有以上4项。": "",
    # A number before headings.
    "归纳为以下三个方面的问题。\n\n" + HEADINGS: "",
    "归纳为以下四个方面的问题。\n\n" + HEADINGS: "以下四个方面的问题 3",
    "归纳为以下两个方面的问题。\n\n" + NUMBERED: "",
    "归纳为以下三个方面的问题。\n\n" + NUMBERED: "以下三个方面的问题 2",
    # Names explained, and names told again with figures.
    "打造“一馆、一廊、一广场”。“一馆”即校史馆；“一廊”即长廊；“一广场”即忠诚广场。": "",
    "打造“一馆、一廊、一展厅”。“一馆”即校史馆；“一廊”即长廊；“一广场”即忠诚广场。": "一展厅 一广场",
    "打造“一馆”“一廊”“一展厅”。“一馆”即校史馆；“一廊”即长廊；“一广场”即忠诚广场。": "一展厅 一广场",
    "打造“一馆、一廊”。“一馆”即校史馆；“一廊”即长廊；“一广场”即忠诚广场。": "",
    "来自老挝、泰国、越南3个国家的学员参加。老挝24人、泰国15人、越南13人。": "",
    "来自老挝、泰国、越南3个国家的学员参加。老挝24人、泰国15人、缅甸13人。": "越南 缅甸",
    "来自老挝、泰国、越南3个国家的学员参加。男学员24人、女学员15人、教师13人。": "",
    "来自老挝、泰国、越南3个国家的学员参加，其中老挝24人、泰国15人、越南13人。": "",
}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_announced_is_what_is_told(project: Project, text: str) -> None:
    found = project.findings("P405", text + "\n")
    assert [f"{one.stated} {one.expected}" for one in found] == ([TOLD[text]] if TOLD[text] else [])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("全文分两章，另附六张表。", []),
        ("本报告正文共分3章。", ["3章"]),
        ("报告分七章，另附六张指标表。", ["七章"]),
        ("教材分七章。", []),
        ("报告分三章。", ["三章"]),  # with a preface, which is no chapter
        ("报告共三部分。", []),
    ],
)
def test_the_chapters_of_the_report_are_counted(project: Project, said: str, told: list[str]) -> None:
    project.more("  - file: chapters/2.md\n  - file: preface.md\n")
    project.write("preface.md", "# 前言 {.unnumbered}\n\n前言的内容。\n")
    project.write("chapters/2.md", "# 服务贡献\n\n第二章的内容。\n")
    assert [one.stated for one in project.findings("P405", said)] == told
