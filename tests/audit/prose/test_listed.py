"""Numbers of things against the things listed beside, behind or below them."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

RULES = "- 办法甲；\n- 办法乙；\n- 办法丙。"
MARKED = "一是人少。缺。\n\n二是钱少。缺。\n\n三是路远。缺。"

TOLD = {
    # Right before their number.
    "学院在焊接、数控、电梯4个专业试点。": "4个 3",
    "学院在焊接、数控、电梯3个专业试点。": "",
    "课程分甲、乙、丙四个层次。": "四个 3",
    "课程分甲、乙、丙三个层次。": "",
    "围绕安全、绿色和智能两项要求办学。": "两项 3",
    "围绕安全、绿色和智能三项要求办学。": "",
    "经初赛、复赛、决赛四轮角逐。": "四轮 3",
    "召开教学、科研三次会议。": "",
    "由教务处会同学工处、团委三个部门编写。": "",
    "把奖、助、勤、补五项一起抓。": "五项 4",
    "设焊接、数控、电梯等4个专业。": "",
    "设焊接、数控、电梯等2个专业。": "2个 3",
    "获一等奖1项、二等奖2项、三等奖4项。": "",
    "设理事会和焊接、数控、电梯3个工作组。": "",
    "按“听、看、做、评”五步展开。": "五步 4",
    "同面试、同授课、同考核、同聘用，四同之下，学生稳定。": "",
    "同面试、同授课、同考核、同聘用，三同之下，学生稳定。": "三同 4",
    "校企“同面试、同授课、同考核、同聘用”，五同之下，学生稳定。": "五同 4",
    "同面试、同授课、分考核、分聘用，二同之下，学生稳定。": "",
    "与4县签约，每县一个任务：甲县重互市，乙县重通关，丙县重旅游，丁县重电商。": "",
    "与5县签约，每县一个任务：甲县重互市，乙县重通关，丙县重旅游，丁县重电商。": "5县 4",
    "与5县签约，每县一个任务：甲县重互市，乙县重通关，丙县重旅游，其余重电商。": "",
    "设媒体艺术设计专业、包装专业，178人，其中媒体艺术设计专业91人、包装专业87人。": "",
    "设媒体艺术设计专业、包装专业，178人，其中媒体技术专业91人、包装专业87人。": "媒体技术专业 媒体艺术设计专业",
    "合作专业为媒体艺术设计专业、包装策划专业，在校178人，其中泰国学生91人、马来西亚学生87人。": "",
    "甲类24项；乙类13项；丙类8项；丁类9项；戊类8项。后两类合计17项。": "",
    "甲类24项；乙类13项；丙类8项；丁类9项；戊类8项。后三类合计17项。": "后三类 2",
    "甲类24项；乙类13项；丙类8项；丁类9项；戊类8项。前三类合计37项。": "前三类 2",
    "项目62项：甲类24项；乙类13项；丙类8项；丁类9项。前两类合计37项。": "",
    "甲类24项；乙类13项；丙类8项；丁类9项；戊类8项。后三类合计18项。": "",
    # Behind what leads to them.
    "建成平台3个，分别为焊接中心、数控中心。": "3个 2",
    "建成平台2个，分别为焊接中心、数控中心。": "",
    "教材4本（《甲》《乙》《丙》），均已出版。": "4本 3",
    "面向12个省（自治区、直辖市）招生。": "",
    "传承5个项目——剪纸、泥塑、蓝染、盘扣，开课40学时。": "5个 4",
    "传承4个项目——剪纸、泥塑、蓝染、盘扣，开课40学时。": "",
    "向社会说明四件事：教了什么；做了什么；还缺什么。": "四件 3",
    "向社会说明三件事：教了什么；做了什么；还缺什么。": "",
    "项目6个，其中省级4个、市级1个、县级1个，分别是剪纸、泥塑、蓝染、盘扣和船歌。": "6个 5",
    "项目5个，其中省级3个、市级1个、县级1个，分别是剪纸、泥塑、蓝染、盘扣和船歌。": "",
    "要求由9条并为3条，分别是懂法、守纪、爱岗。": "",
    "概括起来是五个字：精、诚、专、勤。": "五个 4",
    "概括起来是四个字：精、诚、专、勤。": "",
    "检查5次，分别为招生1次、采购2次、基建2次。": "",
    "三个小组依次为8人、9人、5人和4人。": "三个 4",
    "三个小组依次为8人、9人和4人。": "",
    "标准4个，即甲类标准2个、乙类标准2个。": "",
    # Told by what they are.
    "设有分水、拉坯、刻花、竹编，其中国家级2项、省级3项。": "5 4",
    "设有分水、拉坯、刻花、竹编，其中国家级1项、省级2项。": "",
    "甲某获“优秀教师”称号，乙某获“教学名师”称号，丙某获“技术能手”称号，共4人。": "共4人 3",
    "甲某获“优秀教师”称号，乙某获“教学名师”称号，丙某获“技术能手”称号，共3人。": "",
    "学院设4个二级单位：铸造与锻压车间、数控车间、电梯车间。": "4个 3",
    "学院设3个二级单位：铸造与锻压车间、数控车间、电梯车间。": "",
    "一等奖由铸造学院陆嘉禾、温以宁3名同学获得。": "3名 2",
    "一等奖由铸造学院陆嘉禾、温以宁2名同学获得。": "",
    "两年办了三件事：一修围墙，二换水管，三装路灯，四办夜校。": "三件 4",
    "两年办了四件事：一修围墙，二换水管，三装路灯，四办夜校。": "",
    "省级比赛得奖7项，一等奖2项、二等奖2项、三等奖3项。": "",
    "两年推行两件事：一院一策，一系一品。": "",
    # Below.
    f"制定制度4项，其中修订2项。具体如下：\n\n{RULES}": "4项 3",
    f"制定制度3项，其中修订2项。具体如下：\n\n{RULES}": "",
    f"制定制度9项，其中修订2项。具体如下：\n\n{RULES}": "",
    f"24个专业归入下列3个类别，依次为8个、9个、7个：\n\n{RULES}": "",
    f"按问题、数据两项列出：\n\n{RULES}": "",
    f"学校查摆出四个问题，逐一写明。\n\n{MARKED}": "四个 3",
    f"学校查摆出三个问题，逐一写明。\n\n{MARKED}": "",
    "分三步走。第一步调研，走访企业。第二步论证，请来专家。": "三步 2",
    "分两步走。第一步调研，走访企业。第二步论证，请来专家。": "",
}


@pytest.mark.parametrize("text", TOLD)
def test_things_listed_are_as_many_as_are_announced(project: Project, text: str) -> None:
    found = project.findings("P405", text + "\n")
    assert [f"{one.stated} {one.expected}" for one in found] == ([TOLD[text]] if TOLD[text] else [])


@pytest.mark.parametrize(("text", "told"), [("第三步审定，报批。", []), ("第二步审定，报批。", ["第二步"])])
def test_steps_are_told_one_after_the_other(project: Project, text: str, told: list[str]) -> None:
    steps = f"分三步走。第一步调研，走访企业。第二步论证，请来专家。{text}"
    assert [one.stated for one in project.findings("W617", steps)] == told


@pytest.mark.parametrize(("last", "told"), [("缅甸", []), ("文莱", ["文莱 缅甸"])])
def test_names_listed_are_those_of_the_table(project: Project, last: str, told: list[str]) -> None:
    table = project.table("abroad", "国别,人数", "老挝,3", "泰国,4", "越南,5", "缅甸,6", "合计,18")
    found = project.findings("P405", f"教师赴老挝、泰国、越南、{last}4个国家讲学。\n\n{table}\n")
    assert [f"{one.stated} {one.expected}" for one in found] == told


@pytest.mark.parametrize(
    ("other", "told"), [("贝雕、船模、剪纸", []), ("贝雕、船模、泥塑", ["剪纸 泥塑"]), ("竹编、泥塑、年画", [])]
)
def test_names_listed_twice_are_the_same(project: Project, other: str, told: list[str]) -> None:
    found = project.findings("P405", f"建有渔歌、贝雕、船模、剪纸4个工坊。\n\n常年开设渔歌、{other}，各32学时。\n")
    assert [f"{one.stated} {one.expected}" for one in found] == told


def test_words_behind_the_last_of_the_names_are_no_other_name(project: Project) -> None:
    text = "党委领导、校长负责、教授治学、民主管理的结构运行{}。"
    assert project.findings("P405", f"{text.format('良好')}\n\n{text.format('平稳')}\n") == []


@pytest.mark.parametrize(("count", "told"), [("五", []), ("四", ["四个"])])
def test_names_with_their_figures_may_be_parted_by_commas(project: Project, count: str, told: list[str]) -> None:
    text = f"{count}个分项从高到低是：专业课95.31%，思政课95.20%，课堂育人94.86%，课外育人93.15%，公共课92.74%。\n"
    assert [one.stated for one in project.findings("P405", text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "五个群里，甲群的在校生最多，乙群次之，丙群最少，三者分别占全校的23.87%、23.21%、15.03%。",
        "四个专业群各有侧重、互为支撑：",
        "展厅4个：前史厅320平方米，水利厅280平方米，发展厅360平方米，校史厅300平方米，四个相加1260平方米。",
    ],
)
def test_what_is_said_of_things_is_no_list_of_them(project: Project, text: str) -> None:
    assert project.findings("P405", text + "\n") == []
