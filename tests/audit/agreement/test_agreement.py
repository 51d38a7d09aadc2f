"""What prose says against tables, the annex and other prose."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

MD = "content/chapters/1.md"

ADMISSION = [
    "批次,计划,录取,报到,报到率",
    "秋季高考,2209,2214,2152,97.20%",
    "春季高考,907,907,883,97.35%",
    "合计,3116,3121,3035,97.24%",
]

CLUBS = ["序号,社团名称,社团规模（人）", "1,知行社,288", "2,园艺社,249", "3,星创时代,98"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学校共有毕业生4487人。", 0),
        ("学校共有毕业生4407人。", 1),
        ("2022届毕业生4407人。", 0),
        ("电气学院毕业生1157人。", 0),
        ("全日制在校生11342人。", 0),
        ("全日制在校生11432人。", 1),
        ("在校生1.13万人。", 0),
        ("在校生约11000人。", 0),
        ("毕业去向落实率为92.94%。", 0),
        ("其中女毕业生1407人。", 0),
        ("本年度有218名毕业生到西部就业。", 0),
        ("财政专项拨款2607.50万元。", 0),
        ("财政专项拨款2607.50元。", 1),
    ],
)
def test_prose_and_indicators_agree(project: Project, text: str, found: int) -> None:
    scorecard = "1,毕业生人数,人,4487\n2,毕业去向落实人数,人,4170"
    project.annex(人才培养质量计分卡=scorecard, 落实政策表="1,全日制在校生人数,人,11342\n2,年财政专项拨款,万元,2607.50")
    assert len([one for one in project.found("G", text) if "EXPLAIN" not in one]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("秋季高考录取2214人，报到2152人，见@tbl-t。", []),
        ("秋季高考录取2241人，报到2152人，见@tbl-t。", ["CONFLICT G502"]),
        ("学校计划招生3116人，录取3121人，报到3035人，见@tbl-t。", []),
        ("学校计划招生3116人，录取3211人，报到3035人，见@tbl-t。", ["CONFLICT G502"]),
        ("秋季高考和春季高考共录取3121人，见@tbl-t。", []),
        ("上年秋季高考录取2314人，见@tbl-t。", []),
        ("秋季高考报到率为97.20%，春季高考为97.35%，见@tbl-t。", []),
    ],
)
def test_prose_and_table_agree(project: Project, text: str, found: list[str]) -> None:
    chapter = f"{text}\n\n{project.table('t', *ADMISSION)}"
    assert project.found("G", chapter) == [f"{one} {MD}:3" for one in found]


def test_a_row_is_known_by_its_name_and_the_only_column_of_its_unit(project: Project) -> None:
    table = project.table("t", *CLUBS)
    assert project.found("G", f"知行社有288人，园艺社有249人，见@tbl-t。\n\n{table}") == []
    (found,) = project.findings("G", f"知行社有288人，园艺社有294人，见@tbl-t。\n\n{table}")
    assert [str(spot.place) for spot in found.spots] == [f"{MD}:3", "content/tables/t.csv[C3]"]


@pytest.mark.parametrize(
    ("count", "caption", "found"),
    [
        ("3个", "社团情况（3个）", []),
        ("4个", "社团情况", ["CONFLICT G504"]),
        ("3个", "社团情况（4个）", ["ERROR G504"]),
    ],
)
def test_what_is_counted_is_listed(project: Project, count: str, caption: str, found: list[str]) -> None:
    chapter = f"学校现有社团{count}，见@tbl-t。\n\n{project.table('t', *CLUBS, caption=caption)}"
    assert [one.rsplit(" ", 1)[0] for one in project.found("G504", chapter)] == found


def test_a_count_that_a_cell_of_the_table_states_is_no_count_of_its_rows(project: Project) -> None:
    table = project.table("t", "类别,数量", "学术类,18", "文体类,31", "其他,23", "合计,72", caption="学生社团情况")
    assert project.found("G504", f"学校现有学生社团72个，见@tbl-t。\n\n{table}") == []


def test_a_comparison_with_another_year_ends_with_its_clause(project: Project) -> None:
    rows = ("项目,2022年（万元）,2023年（万元）", "财政拨款,23120,24680", "其他收入,7831,8320", "合计,30951,33000")
    table = project.table("t", *rows)
    text = "2023年总收入33000万元，比2022年的30951万元增加2049万元，其中财政拨款{}万元，见@tbl-t。"
    assert project.found("G", f"{text.format(24680)}\n\n{table}") == []
    assert project.found("G", f"{text.format(26480)}\n\n{table}") == [f"CONFLICT G502 {MD}:3"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("学校录取新生3485人。", "全年录取新生3485人。", 0),
        ("学校录取新生3485人。", "全年录取新生3458人。", 1),
        ("学校录取新生3485人。", "2022年录取新生3458人。", 0),
        ("学校录取新生3485人。", "机械学院录取新生3458人。", 0),
        ("全校占地700亩。", "校外基地占地300亩。", 0),
        ("小学阶段招生1782人，在校生1.08万人。", "义务教育阶段招生3488人，在校生1.58万人。", 0),
        ("与示例师范大学联合培养本科生已连续五年。", "联合培养本科生方面，与示例师范大学合作已连续四年。", 1),
        ("学校连续五年获评文明校园。", "学校连续四年承办全国技能大赛。", 0),
        ("全年培训学员2400人次。", "全年培训学员2400人。", 1),
        ("党委下设党总支6个、党支部20个。", "党委下设21个党支部。", 1),
        ("合作伙伴由2022年的14所增至17所。", "合作伙伴已达十四所。", 1),
        ("合作伙伴由2022年的14所增至17所。", "境外合作伙伴达到十七所。", 0),
    ],
)
def test_two_places_agree(project: Project, first: str, second: str, found: int) -> None:
    chapter = f"## 甲\n\n{first}\n\n## 乙\n\n{second}\n"
    grave = [one for one in project.found("G", chapter) if "EXPLAIN" not in one]
    assert (len(grave) > 0) == (found > 0), grave


def test_a_yearly_event_has_the_number_of_its_years(project: Project) -> None:
    assert project.found("G505", "授帽仪式自2005年起每年举办，2024年为第二十届。") == []
    assert project.found("G505", "授帽仪式自2005年起每年举办，2024年为第十九届。") == [f"ERROR G505 {MD}:3"]


def test_a_table_of_one_row_agrees_with_the_annex(project: Project) -> None:
    project.annex(服务贡献表="1,专利授权数量,项,5")
    assert project.found("G506", project.table("t", "授权专利,论文", "5,33")) == []
    assert project.found("G506", project.table("t", "授权专利,论文", "10,33")) == [
        "CONFLICT G506 content/tables/t.csv[A2]"
    ]


ADMISSIONS = (
    "类别,2022年,<,<,2023年,<,<",
    "^,计划,报到,报到率,计划,报到,报到率",
    "普通高考,1380,1271,92.10%,1450,1377,94.97%",
    "五年制转段,300,284,94.67%,220,210,95.45%",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("五年制转段计划由300人减至220人，普通高考报到人数增加106人。", 0),
        ("五年制转段计划由300人减至202人。", 1),
        ("普通高考报到率94.97%，比2022年提高2.87个百分点。", 0),
        ("普通高考报到率94.97%，比2022年提高2.78个百分点。", 1),
        ("普通高考报到1377人，比上年增加160人。", 1),
    ],
)
def test_a_change_is_held_against_the_two_years_of_a_table(project: Project, text: str, found: int) -> None:
    table = project.table("t", *ADMISSIONS, header=2)
    assert project.found("G", f"招生情况见@tbl-t。{text}\n\n{table}") == [f"CONFLICT G502 {MD}:3"] * found
    assert project.found("T105") == []


PARTNERS = (
    "国家,院校,专业,留学生（人）",
    "泰国,甲学院,护理,9",
    "老挝,乙学院,护理,8",
    "柬埔寨,丙学院,药学,7",
    "合计,<,<,24",
)


def test_rows_of_one_kind_are_summed(project: Project) -> None:
    table = project.table("t", *PARTNERS)
    text = "接收留学生24人，其中护理专业{}人、药学专业{}人，见@tbl-t。"
    assert project.found("G502", f"{text.format(17, 7)}\n\n{table}") == []
    assert project.found("G502", f"{text.format(16, 8)}\n\n{table}") == [f"CONFLICT G502 {MD}:3"] * 2


def test_a_ratio_agrees_with_the_indicator(project: Project) -> None:
    project.annex(教学资源表="1,生师比,:,17.34:1")
    assert project.found("G501", "专任教师540人，生师比为17.34∶1，优于上年的17.86∶1。") == []
    assert project.found("G501", "专任教师540人，生师比为17.43∶1，优于上年的17.86∶1。") == [f"CONFLICT G501 {MD}:3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("职业技能等级证书获证2318人。", 1),
        ("职业技能等级证书获证2381人。", 0),
        ("职业技能等级证书获证约2318人。", 0),
        ("机械学院职业技能等级证书获证2318人。", 0),
        ("教师获证2218人，学生获证163人，另有2381人次参加考试。", 0),
    ],
)
def test_a_figure_a_slip_away_from_one_named_alike_is_told(project: Project, text: str, found: int) -> None:
    project.annex(人才培养表="1,职业技能等级证书获取人数,人,2381\n2,全日制在校生人数,人,9412\n3,毕业生人数,人,2846")
    assert len(project.found("G5", f"学校组织考试。{text}")) == found


@pytest.mark.parametrize(
    ("count", "told"), [("4个国家", []), ("5个国家", ["5个"]), ("9个国家", []), ("5个国家级基地", [])]
)
def test_what_a_column_is_called_is_counted_in_it(project: Project, count: str, told: list[str]) -> None:
    table = project.table("abroad", "国别,人数", "老挝,3", "泰国,4", "越南,5", "缅甸,6", "合计,18")
    found = project.findings("G504", f"教师18人赴{count}讲学，见@tbl-abroad。\n\n{table}\n")
    assert [one.stated for one in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("专任教师540人，生师比为18.40:1。", 1),
        ("若在校生增至9900人，生师比将升至18.40:1。", 0),
        ("生师比由上年的17.86∶1降至17.34∶1。", 0),
        ("生师比由上年的17.86∶1降至17.43∶1。", 1),
        ("工坊有当地教师6人，合计9人，生师比为9.33:1。", 0),
    ],
)
def test_a_ratio_of_what_would_be_or_of_a_few_is_not_the_colleges(project: Project, text: str, told: int) -> None:
    project.annex(教学资源表="1,生师比,:,17.34:1")
    assert len(project.found("G501", text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("横向技术服务到款额900.00万元。", 1),
        ("若再签一项，横向技术服务到款额900.00万元。", 0),
        ("2024年工程量，排成清单：\n\n1. 横向技术服务到款额900.00万元。\n2. 招生计划3500人。", 0),
        ("2023年工程量，排成清单：\n\n1. 横向技术服务到款额900.00万元。\n2. 招生计划3500人。", 1),
    ],
)
def test_an_indicator_is_of_this_year(project: Project, text: str, told: int) -> None:
    project.annex(服务贡献表="1,横向技术服务到款额,万元,824.60")
    assert len(project.found("G501", text)) == told
