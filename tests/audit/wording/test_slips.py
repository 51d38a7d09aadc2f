"""Slips that need no arithmetic: placeholders, marks out of order, document numbers, dates, classes, captions."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

CODES = ("W603", "W604", "W615", "W616", "W617", "W618", "W619", "W62")


@pytest.mark.parametrize(
    ("text", "code", "stated"),
    [
        ("全年培训XX人次。", "W615", "XX"),
        ("到账经费××万元。", "W615", "××"),
        ("建有实训室____间。", "W615", "____"),
        ("到账经费（待补充）万元。", "W615", "（待补充）"),
        ("同比增长%。", "W616", "长%"),
        ("共有教师312名名。", "W603", "名名"),
        ("获奖学生为张三、李四、王五、李四。", "W603", "李四"),
        ("一是抓教学；二是抓科研；四是抓管理；五是抓服务。", "W617", "四是"),
        ("一是抓教学；二是抓科研；二是抓管理；四是抓服务。", "W617", "二是"),
        ("第一，建机制；第二，抓落实；第二，强保障。", "W617", "第二，"),
        ("（一）加强领导。\n\n（二）完善制度。\n\n（四）强化监督。", "W617", "（四）"),
        ("①制定方案；②组织实施；④总结评价。", "W617", "④"),
        ("印发《教学办法》（院发〔2023〕12号）。\n\n按《教学办法》（院发〔2023〕21号）执行。", "W618", None),
        ("2022年印发《教学办法》（院发〔2023〕12号）。", "W618", "2023"),
        ("按司函教职〔2023〕12号执行。\n\n按司函职教〔2023〕12号执行。", "W618", None),
        ("2023年6月31日前完成。", "W619", "2023年6月31日"),
        ("2023年9月1日（星期三）开学。", "W619", None),
        ("活动自5月20日至5月10日举行。", "W619", None),
        ("经2023年11月20日审议、2022年12月5日批准后实施。", "W619", "2022年12月5日"),
        ("读书节（2023年4月23日至5月31日）历时40天。", "W619", None),
        ("2023年招生3000人，比2023年增加200人。", "W620", "2023年"),
        ("校友王建国，2015届毕业生，2016年毕业后创业。", "W621", "2016年"),
        ("2021级学生李小明，2020年考入学校。", "W621", "2020年"),
        ("教授李文华主持项目。\n\n李文华是负责人。\n\n会上李文花介绍经验。", "W604", "李文花"),
        ("“匠心筑梦育人工程”成效明显。\n\n实施“匠心铸梦育人工程”。", "W604", "匠心铸梦育人工程"),
        ("建成智能制造公共实训中心。\n\n智能制造公共实训中心开放。\n\n智能制造公用实训中心启用。", "W604", None),
    ],
)
def test_a_slip_is_found_once(project: Project, text: str, code: str, stated: str | None) -> None:
    (found,) = [one for one in project.findings("W", f"## 节\n\n{text}") if one.code.startswith(CODES)]
    assert found.code == code
    assert stated is None or found.stated == stated


@pytest.mark.parametrize(
    "text",
    [
        "一是抓教学；二是抓科研。此外，一是经费，二是场地，三是人员。",
        "一是抓教学。\n\n正文。\n\n二是抓科研。\n\n三是抓服务。",
        "第一、二批学员结业，第三批在读。",
        "完成5×1000米接力，3×3篮球赛，2×3班。",
        "占比提高，人次增加；达到亿元产值的企业3家。",
        "2023年年底验收，人人有技能，月月有活动。",
        "经2023年3月1日审议，较2022年3月5日的方案有调整。",
        "2023年9月10日（星期日）举行。",
        "2024年计划招生3200人，比2023年增加200人。",
        "2023年到账500万元，比2023年预算多20万元。",
        "读书节（2023年4月23日至5月31日）历时39天。",
        "该生2018年考入学校，2021年毕业，2021届毕业生就业率高。",
        "李晓慧、李晓辉分获一、二等奖。",
        "学生劳动结束后合影。\n\n树立劳动价值观。\n\n学生劳动结束后总结。",
        "一年级、二年级、一年级学生座谈。",
        "岭江省教育厅批准。\n\n岭江省科技厅批准。",
    ],
)
def test_what_is_right_is_silent(project: Project, text: str) -> None:
    assert [one.code for one in project.findings("W", f"## 节\n\n{text}") if one.code.startswith(CODES)] == []


def test_a_name_of_a_table_is_known_in_the_text(project: Project) -> None:
    table = project.table("t", "合作院校,人数", "万象康得健康学院,8", "金边仁爱学院,3")
    (found,) = project.findings("W604", f"老挝万象康德健康学院来访。见@tbl-t。\n\n{table}")
    assert (found.severity.name, {found.stated, found.expected}) == (
        "CONFLICT",
        {"万象康得健康学院", "万象康德健康学院"},
    )


def test_persons_of_one_table_are_two_persons(project: Project) -> None:
    table = project.table("t", "序号,指导教师", "1,李晓慧", "2,李晓辉")
    assert project.found("W604", f"见@tbl-t。\n\n{table}") == []


@pytest.mark.parametrize(
    ("caption", "rows", "found"),
    [
        ("2022年招生情况", ("专业,2021年,2023年", "甲,1,2"), 1),
        ("2022—2023年招生情况", ("专业,2022年,2023年", "甲,1,2"), 0),
        ("2021—2023年招生情况", ("专业,2022年,2023年", "甲,1,2"), 1),
        ("近三届毕业生去向", ("项目,2022届,2023届", "甲,1,2"), 1),
        ("2023年秋季学期在读学生", ("班,2021级,2022级", "甲,1,2"), 0),
    ],
)
def test_the_years_of_a_caption_are_those_of_its_table(
    project: Project, caption: str, rows: tuple[str, ...], found: int
) -> None:
    table = project.table("t", *rows, caption=caption)
    assert len(project.findings("W622", f"见@tbl-t。\n\n{table}")) == found


def test_the_header_of_an_indicator_table_names_the_year_reported_on(project: Project) -> None:
    project.annex(满意度调查表="1,在校生满意度,%,93.47")
    assert project.findings("W622", "正文。") == []
    project.write("annex/t1.csv", "序号,指标,单位,2022年\n1,在校生满意度,%,93.47\n")
    assert len(project.findings("W622", "正文。")) == 1


def test_many_half_width_marks_are_one_finding_with_every_place(project: Project) -> None:
    (found,) = project.findings("W605", "重视质量,持续改进。\n\n重视教学,持续改进。\n\n重视科研,持续改进。")
    assert [spot.place.line for spot in found.spots] == [3, 5, 7]
    assert len(found.members) == 3


@pytest.mark.parametrize(("number", "told"), [("31", 0), ("13", 1), ("37", 0), ("32", 0)])
def test_a_number_without_a_title_is_held_against_those_with_one(project: Project, number: str, told: int) -> None:
    text = f"《教师认定办法》（云翼院〔2022〕31号）已执行。\n\n引进教师，按云翼院〔2022〕{number}号文件认定。"
    assert len(project.findings("W618", text)) == told


def test_a_year_that_stands_twice_in_a_row_of_years_is_found(project: Project) -> None:
    assert project.found("W617", "示范课2021年9门、2022年14门、2023年19门。") == []
    assert project.found("W617", "示范课2021年9门、2022年14门、2022年19门。") == ["ERROR W617 content/chapters/1.md:3"]
    assert project.found("W617", "其中2021级30人、2022级32人、2023级34人。") == []
    assert project.found("W617", "其中2021级30人、2021级32人、2023级34人。") == ["ERROR W617 content/chapters/1.md:3"]
    assert project.found("W617", "受理2022年860件、2023年1280件，2023年比上年增长48.84%。") == []


def test_a_clause_that_names_a_measure_needs_no_unit(project: Project) -> None:
    assert project.found("W616", "计划内课程612门，总学时71760，明显高于全国的7.4。") == []
