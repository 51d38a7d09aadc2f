"""Every word of what is told of the text itself."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "chapters/1.md:3"

TOLD = {
    "学校的的管理制度完备。": [f"W603 ERROR {AT} | 的的 → 的 | “的” is printed twice in a row"],
    "学校对教师进行进行考核。": [f"W603 ERROR {AT} | 进行进行 → 进行 | “进行” is printed twice in a row"],
    "举办“技能节”技能节活动。": [f"W603 ERROR {AT} | 技能节”技能节 → 技能节 | “技能节” is printed twice in a row"],
    "学校重视质量,并持续改进:见下。": [f"W605 ERROR {AT} | , : → | half-width , : between Chinese characters"],
    "按照教职成司函[2023]28号执行。": [
        f"W606 ERROR {AT} | [2023]28号 → 〔2023〕28号 | the document's number [2023]28号 is not in the official form"
    ],
    "按照教职成司函〔2023〕28执行。": [
        f"W606 ERROR {AT} | 〔2023〕28 → 〔2023〕28号 | the document's number 〔2023〕28 is not in the official form"
    ],
    "培训情况见表：如下。": [f"W608 ERROR {AT} | 见表 → | “见表” names no table or figure; write @ and its label"],
    "培训情况见表 2-5。": [f"W608 EXPLAIN {AT} | 表 2-5 → | the number of “表 2-5” is typed; write @ and its label"],
    "学校举办“技能节活动。": [f"W612 ERROR {AT} | 1 “，0 ” → | “ ” do not come in pairs"],
    "学校举办【技能节活动。": [f"W612 ERROR {AT} | 1 【，0 】 → | 【 】 do not come in pairs"],
    "学校举办技能节】活动。": [f"W612 ERROR {AT} | 0 【，1 】 → | 【 】 do not come in pairs"],
    "学校举办〔技能节活动。": [f"W612 ERROR {AT} | 1 〔，0 〕 → | 〔 〕 do not come in pairs"],
    "学校举办《技能节活动。": [f"W612 ERROR {AT} | 1 《，0 》 → | 《 》 do not come in pairs"],
    "2.1 师资队伍": [
        f"W613 ERROR {AT} | 2.1 → | the paragraph begins with the number “2.1” like a heading; write ## and the title"
    ],
    "2．1．1 师资队伍": [
        f"W613 ERROR {AT} | 2．1．1 →"
        " | the paragraph begins with the number “2．1．1” like a heading; write ### and the title"
    ],
    "**1.2.3.4 师资队伍**": [
        f"W613 ERROR {AT} | 1.2.3.4 →"
        " | the paragraph begins with the number “1.2.3.4” like a heading; write #### and the title"
    ],
    "1.2.3.4.5 师资队伍": [],
    "1.5亩菜园": [],
    "2.1 师资队伍建设。继续推进。": [],
    "## **师资**\n\n正文。": [
        f"W614 ERROR {AT} | → | the whole heading is bold; the template gives headings their look"
    ],
    "## 师**资**\n\n正文。": [],
    "任务有三：1）甲；2）乙。": [],
    "学校（简称学院）成立。": [],
    "2023年2月30日召开大会。": [f"W619 ERROR {AT} | 2023年2月30日 → | no calendar has 2023年2月30日"],
    "2023年9月28日（星期五）召开大会。": [f"W619 ERROR {AT} | 2023年9月28日（星期五） → | 2023年9月28日 is a 星期四"],
    "2023年10月1日（星期天）开放校园。": [],
    "2023年13月5日召开大会。": [f"W619 ERROR {AT} | 2023年13月5日 → | no calendar has 2023年13月5日"],
    "2023—2021年学校投入经费2.5亿元。": [f"W619 ERROR {AT} | 2023—2021年 → | the span 2023—2021年 runs backwards"],
    "2023年9月28日至27日举办培训。": [
        f"W619 ERROR {AT} | 2023年9月28日至27日 → | the span 2023年9月28日至27日 runs backwards"
    ],
    "9月1日至8月31日举办培训。": [f"W619 ERROR {AT} | 9月1日至8月31日 → | the span 9月1日至8月31日 runs backwards"],
    "10月1日至8月31日举办培训。": [
        f"W619 EXPLAIN {AT} | 10月1日至8月31日 → | the span 10月1日至8月31日 runs backwards"
    ],
    "学校2022年印发《实训管理办法》（某校发〔2023〕5号）。": [
        f"W618 CONFLICT {AT} | 2023 → 2022 | issued in 2022, numbered in 2023"
    ],
    "学校2023年印发《实训管理办法》（某校发〔2023〕5号）。": [],
    "9月1日至6月30日举办培训。": [  # it may be the next year's
        f"W619 EXPLAIN {AT} | 9月1日至6月30日 → | the span 9月1日至6月30日 runs backwards"
    ],
    "培训自3月6日至3月24日，历时24天。": [
        f"W619 ERROR {AT} | 3月6日至3月24日，历时24天 → | 3月6日 and 3月24日 are 19天 apart, not 24天"
    ],
    "培训自3月6日至3月24日，历时15天。": [
        f"W619 EXPLAIN {AT} | 3月6日至3月24日，历时15天 → | 3月6日 and 3月24日 are 19天 apart, not 15天"
    ],
    "培训自3月6日至3月24日，历时19天。": [],
    "2023年就业率为95%，比2023年提高2个百分点。": [f"W620 ERROR {AT} | 2023年 → | 2023年 is compared with itself"],
    "2023届毕业生落实率为95%，较2023届提高2个百分点。": [
        f"W620 ERROR {AT} | 2023届 → | 2023届 is compared with itself"
    ],
    "2023年就业率为95%，比2022年提高2个百分点。": [],
    "2021级毕业生就业率为95%。": [f"W621 EXPLAIN {AT} | 2021级 → | 2021级 has not left by 2023"],
    "2020级毕业生就业率为95%。": [],
    "2021级学生陈小明获一等奖。\n\n2022级学生陈小明入选国家队。": [
        f"W621 CONFLICT chapters/1.md:5, {AT} | 2022级 → 2021级 | 陈小明: 2022级 here, 2021级 there"
    ],
    "2021级学生陈小明获一等奖。\n\n2021级学生陈小明入选国家队。": [],
    "2021级学生陈小明获一等奖。\n\n2022级学生陈小亮入选国家队。": [],
    "王某为2022届毕业生，2023年毕业后进入企业工作。": [
        f"W621 CONFLICT {AT} | 2023年 → 2022年 | 2022届 here, 2023年毕业 there"
    ],
    "王某为2022届毕业生，2022年毕业后进入企业工作。": [],
    "2022级同学王某2021年9月考入学校。": [f"W621 CONFLICT {AT} | 2021年 → 2022年 | 2022级 here, 2021年入学 there"],
    "2021级学生李某2023年6月毕业于机电专业。": [f"W621 EXPLAIN {AT} | 2021级 → 2023年 | 2021级 here, 2023年毕业 there"],
    "2020级学生李某2023年6月毕业于机电专业。": [],
    "2023年10月2日（星期天）开放校园。": [f"W619 ERROR {AT} | 2023年10月2日（星期天） → | 2023年10月2日 is a 星期一"],
}


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=TOLD)
def test_a_sentence(project: Project, text: str, told: list[str]) -> None:
    assert [line(one) for one in project.findings("W", text)] == told


def test_a_cell_is_only_asked_about(project: Project) -> None:
    table = project.table("t", "专业,说明", '甲,"优,良"')
    assert [line(one) for one in project.findings("W605", table)] == [
        "W605 EXPLAIN B2 | , → | half-width , between Chinese characters"
    ]


def test_typed_numbers(project: Project) -> None:
    table = project.table("t", "专业,人数", "甲,12", caption="表1-2 学生情况表")
    found = project.findings("W607", f"## 1.2 立德树人\n\n正文，见@tbl-t。\n\n{table}")
    assert [line(one) for one in found] == [
        f"W607 ERROR {AT} | 1.2 → | the number “1.2” is typed; numbers are computed",
        "W607 ERROR chapters/1.md:8 | 表1-2 → | the number “表1-2” is typed; numbers are computed",
    ]


def test_tables_and_figures_that_nothing_refers_to(project: Project) -> None:
    tables = "\n".join(project.table(name, "专业,人数", "甲,12") for name in "abc")
    assert [line(one) for one in project.findings("W609", f"见@tbl-b。\n\n{tables}")] == [
        "W609 EXPLAIN chapters/1.md:6, chapters/1.md:14 | → | the text refers to these tables nowhere: 表 1-1、表 1-3"
    ]


def test_repeated_paragraphs_and_sentences(project: Project) -> None:
    long = "学校依托校内实训基地开展技能培训，面向社区居民开设家电维修和插花课程，受到居民的普遍欢迎。"
    bare = long.replace("，", "").replace("。", "")
    near = long.replace("社区居民", "周边群众")
    assert [line(one) for one in project.findings("W60", f"{long}\n\n别的段落。\n\n{long}")] == [
        f"W601 ERROR chapters/1.md:7, {AT} | → | this paragraph is printed twice: {bare[:40]}……"
    ]
    assert [line(one) for one in project.findings("W60", f"{long}\n\n别的段落。\n\n{near}")] == [
        f"W601 ERROR chapters/1.md:7, {AT} | → |"
        " this paragraph is nearly printed twice; both have: 开设家电维修和插花课程受到居民的普遍欢迎"
    ]
    rest = "全年另有教师到八个村镇为农户讲授果树修剪、病虫防治与网上销售，教材和工具都由二级学院准备，农户只管来听。"
    further = "秋后又请来省里的专家办了两期果品贮藏班，合作社当场签下了来年的收购合同，冷库也动了工。"
    entry = project.findings("W60", f"{long}\n\n别的段落。\n\n{long[:-1]}，{rest}{further}")
    assert [(one.code, one.severity.name) for one in entry] == [("W601", "EXPLAIN")]


def test_what_is_printed_twice_inside_of_other_text(project: Project) -> None:
    told = {
        "学校依托校内实训基地开展面向社区的技能培训。学校不断努力。\n\n另一段话。学校依托校内实训基地开展面向社区的技能培训。":
            f"W602 ERROR chapters/1.md:5, {AT} | → | this sentence is printed twice:"
            " 学校依托校内实训基地开展面向社区的技能培训",
        "学校面向社区开展技能培训，受到欢迎，学校面向社区开展技能培训，受到欢迎。":
            f"W602 EXPLAIN {AT} | 学校面向社区开展技能培训，受到欢 → | one passage prints this twice:"
            " 学校面向社区开展技能培训，受到欢",
    }  # fmt: skip
    for text, expected in told.items():
        assert [line(one) for one in project.findings("W60", text)] == [expected]


def test_an_empty_section_and_a_long_case(project: Project) -> None:
    assert [line(one) for one in project.findings("W611", "## 甲\n\n## 乙\n\n正文。\n")] == [
        f"W611 ERROR {AT} | → | nothing stands under this heading"
    ]
    assert [line(one) for one in project.findings("W611", "正文。\n\n## 甲\n")] == [
        "W611 ERROR chapters/1.md:5 | → | nothing stands under this heading"
    ]
    assert project.findings("W611", "## 甲\n\n### 乙\n\n正文。\n") == []
    report = (project.root / "content/report.yaml").read_text(encoding="utf-8")
    project.write("report.yaml", report.replace('"2023"', '"2022"'))
    case = '::: {.case #case-a title="案例"}\n' + "字" * 1001 + "\n:::\n"
    assert [line(one) for one in project.findings("W610", case)] == [
        f"W610 ERROR {AT} | 1001 → 1000 | the case has 1001 characters, 1000 are allowed"
    ]


def test_spellings(project: Project) -> None:
    people = "教师何琳锋获金牌。\n\n合影中为教师何琳峰。\n\n教师何琳锋介绍经验。"
    assert [line(one) for one in project.findings("W604", people)] == [
        f"W604 CONFLICT chapters/1.md:5, {AT} | 何琳峰 → 何琳锋 | “何琳峰” here, “何琳锋” elsewhere"
    ]
    two = "天津市职业教育创优赋能建设项目启动。\n\n学校入选天津市职业院校创优赋能建设项目。"
    assert [line(one) for one in project.findings("W604", two)] == [
        f"W604 EXPLAIN chapters/1.md:5, {AT} | 天津市职业院校创优赋能建设项目 → 天津市职业教育创优赋能建设项目"
        " | “天津市职业院校创优赋能建设项目” here, “天津市职业教育创优赋能建设项目” elsewhere"
    ]
    sound = "学校与中科曙光公司共建。\n\n学校与中科署光公司共建。"
    assert [line(one) for one in project.findings("W604", sound)] == [
        f"W604 CONFLICT chapters/1.md:5, {AT} | 学校与中科署光公司共建 → 学校与中科曙光公司共建"
        " | “学校与中科署光公司共建” here, “学校与中科曙光公司共建” elsewhere"
    ]
    assert project.findings("W604", "学校建有省级示范中心。\n\n学校建有校级示范中心。") == []
    part = "课程思政教学研究示范中心成立。\n\n学校依托课程思政研究示范中心开展工作。"
    assert [line(one) for one in project.findings("W604", part)] == [
        f"W604 EXPLAIN chapters/1.md:5, {AT} | 课程思政研究示范中心 → 课程思政教学研究示范中心"
        " | “课程思政研究示范中心” here, “课程思政教学研究示范中心” elsewhere"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("天津瑞源电气有限公司", "天津海尔洗涤电器有限公司"),
        ("天津中环机电设备有限公司", "上海东方机店设备有限公司"),
        ("中机电气股份有限公司", "东机电器股份有限公司"),
        ("天津华电电气有限公司", "天津国电电气有限公司"),
    ],
)
def test_two_firms_whose_names_end_alike_are_no_name_spelled_in_two_ways(
    project: Project, one: str, other: str
) -> None:
    text = f"毕业生到{one}就业。\n\n{one}来校招聘。\n\n学校与{other}签约。\n\n{other}捐赠了设备。\n\n{one}的岗位最多。"
    assert project.findings("W604", text) == []


def test_one_firm_that_is_spelled_in_two_ways_is_told(project: Project) -> None:
    text = "毕业生到天津瑞源电气有限公司就业。\n\n天津瑞源电气有限公司来校招聘。\n\n学校与天津瑞源电器有限公司签约。"
    (found,) = project.findings("W604", text)
    assert found.stated == "天津瑞源电器有限公司"


def test_a_slip_in_the_short_name_of_a_firm_is_told(project: Project) -> None:
    (found,) = project.findings("W604", "学校与绿陇农机有限公司合作。\n\n绿垄农机有限公司来校。")
    assert {found.stated, found.expected} == {"绿陇农机有限公司", "绿垄农机有限公司"}
