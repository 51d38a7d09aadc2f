"""Two places that speak of one thing: both values, both places, and what is spoken of."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

CLUBS = (
    "序号,社团名称,社团规模（人）,活动（场）",
    "1,知行社,288,3",
    "2,园艺社,249,2",
    "3,星创时代,98,1",
    "合计,<,635,6",
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("学校共有毕业生4487人。", []),
        (
            "学校共有毕业生4407人。",
            ["G501 CONFLICT chapters/1.md:3, D2 | 4407人；4487人 → |"
             " 毕业生人数: the text says 4407人, content/annex/t1.csv[D2] says 4487人"],
        ),
        (
            "年财政专项拨款2607.50元。",
            ["G501 CONFLICT chapters/1.md:3, D4, C4 | 2607.50元；2607.50万元 → |"
             " 年财政专项拨款: the text says 2607.50元, content/annex/t1.csv[D4] says 2607.50万元"],
        ),
        ("年财政专项拨款0.26亿元。", []),
        ("机械学院毕业生4407人。", []),
        ("甲公司毕业生4407人。", []),
        ("本系毕业生人数4407人。", []),
        ("女毕业生4407人。", []),
        ("该校毕业生4407人。", []),
        ("上年毕业生4407人。", []),
        ("2022年毕业生4407人。", []),
        ("毕业生约4407人。", []),
        ("比2022年的毕业生人数4407人增加80人。", []),
        *((f"{unit}方面，年财政专项拨款3512.00万元。", []) for unit in ("机械学院", "信息系", "甲公司", "幸福社区")),
        *((f"{unit}方面，年财政专项拨款3512.00万元。", []) for unit in ("东村", "数控专业群", "南校区", "2021级")),
        *((f"{unit}方面，年财政专项拨款3512.00万元。", []) for unit in ("该校", "上年")),
        ('::: {.case #case-a title="案例"}\n全校方面，年财政专项拨款3512.00万元。\n:::', []),
        ("年财政专项拨款约3512.00万元。", []),
        (
            "全校方面，年财政专项拨款3512.00万元。",
            ["G501 CONFLICT chapters/1.md:3, D4 | 3512.00万元；2607.50万元 → |"
             " 年财政专项拨款: the text says 3512.00万元, content/annex/t1.csv[D4] says 2607.50万元"],
        ),
        (
            "2022年毕业生人数4407人，2023年毕业生人数4478人。",
            ["G501 CONFLICT chapters/1.md:3, D2 | 4478人；4487人 → |"
             " 毕业生人数: the text says 4478人, content/annex/t1.csv[D2] says 4487人"],
        ),
        ("年财政专项拨款2607.5万元。", []),
    ],
)  # fmt: skip
def test_prose_and_an_indicator(project: Project, text: str, told: list[str]) -> None:
    project.annex(人才培养质量计分卡="1,毕业生人数,人,4487\n2,毕业生就业人数,人,4170\n3,年财政专项拨款,万元,2607.50")
    assert [line(one) for one in project.findings("G", text)] == told


def test_what_is_a_share_of_its_own_name_is_not_the_whole(project: Project) -> None:
    project.annex(落实政策表="1,专任教师总数,人,586")
    assert project.findings("G501", "双师素质专任教师486人，占专任教师的82.94%。") == []
    (found,) = project.findings("G501", "学校有专任教师486人。")
    assert found.stated == "486人；586人"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("知行社有288人，园艺社有249人，见@tbl-t。", []),
        (
            "知行社有288人，园艺社有294人，见@tbl-t。",
            ["G502 CONFLICT chapters/1.md:3, C3 | 294人；249人 → |"
             " 园艺社 社团规模: the text says 294人, content/tables/t.csv[C3] says 249人"],
        ),
        (
            "各社团规模合计653人，见@tbl-t。",
            ["G502 CONFLICT chapters/1.md:3, C5 | 653人；635人 → |"
             " 合计 社团规模: the text says 653人, content/tables/t.csv[C5] says 635人"],
        ),
        (
            "知行社、园艺社分别有288人、294人，见@tbl-t。",
            ["G502 CONFLICT chapters/1.md:3, C3 | 294人；249人 → |"
             " 园艺社 社团规模: the text says 294人, content/tables/t.csv[C3] says 249人"],
        ),
        ("知行社、园艺社共有537人，见@tbl-t。", []),
        ("知行社有4个部门，社团规模294人，见@tbl-t。", []),
        (
            "园艺社活动3场，见@tbl-t。",
            ["G502 CONFLICT chapters/1.md:3, D3 | 3场；2场 → |"
             " 园艺社 活动: the text says 3场, content/tables/t.csv[D3] says 2场"],
        ),
        (
            "学校现有社团4个，见@tbl-t。",
            ["G504 CONFLICT chapters/1.md:3, chapters/1.md:6, A5 | 4个 → 3 |"
             " the text counts 4个, the table 学生社团情况 lists 3"],
        ),
        ("学校现有社团约4个，见@tbl-t。", []),
        ("学校现有科技类社团2个，见@tbl-t。", []),
    ],
)  # fmt: skip
def test_prose_and_a_row_its_total_and_the_number_of_rows(project: Project, text: str, told: list[str]) -> None:
    table = project.table("t", *CLUBS, caption="学生社团情况")
    assert [line(one) for one in project.findings("G", f"{text}\n\n{table}")] == told


ADMITTED = ("专业,2022年录取（人）,2023年录取（人）", "数控技术,85,58", "焊接技术,80,90")
FUNDS = ("项目,金额", "信息化经费,206.7", "图书经费,80.0")
TRAINED = ("基地,培训人次,课时数", "甲基地,2409,120", "乙基地,300,60")
GROUPS = (
    "学院,专业,学生（人）",
    "机械学院,数控,300",
    "^,焊接,335",
    "^,小计,635",
    "电气学院,机电,200",
    "^,小计,200",
    "合计,<,835",
)


@pytest.mark.parametrize(
    ("caption", "rows", "text", "told"),
    [
        ("经费情况（单位：万元）", FUNDS, "信息化经费206.7万元", None),
        ("经费情况（单位：万元）", FUNDS, "信息化经费260.7万元",
         "B2 | 260.7万元；206.7万元 → | 信息化经费 金额:"
         " the text says 260.7万元, content/tables/t.csv[B2] says 206.7万元"),
        ("经费情况（单位：万元）", FUNDS, "信息化经费206.7元",
         "B2 | 206.7元；206.7万元 → | 信息化经费 金额:"
         " the text says 206.7元, content/tables/t.csv[B2] says 206.7万元"),
        ("培训情况", TRAINED, "甲基地培训2490人次",
         "B2 | 2490人次；2409人次 → | 甲基地 培训人次: the text says 2490人次, content/tables/t.csv[B2] says 2409人次"),
        ("培训情况", TRAINED, "甲基地课时数210课时",
         "C2 | 210课时；120课时 → | 甲基地 课时数: the text says 210课时, content/tables/t.csv[C2] says 120课时"),
        ("就业情况", ("专业,毕业（人）,就业率", "数控技术,120,95.6", "焊接技术,80,90.1"), "数控技术专业就业率为96.5%",
         "C2 | 96.5%；95.6% → | 数控技术 就业率: the text says 96.5%, content/tables/t.csv[C2] says 95.6%"),
        ("招生情况", ADMITTED, "数控技术专业2023年录取58人，2022年录取85人", None),
        ("招生情况", ADMITTED, "数控技术专业2022年录取58人",
         "B2 | 58人；85人 → | 数控技术 2022年录取: the text says 58人, content/tables/t.csv[B2] says 85人"),
        ("招生情况", ADMITTED, "数控技术专业2023年录取85人",
         "C2 | 85人；58人 → | 数控技术 2023年录取: the text says 85人, content/tables/t.csv[C2] says 58人"),
        ("学生情况", GROUPS, "机械学院共有学生653人",
         "C4 | 653人；635人 → | 机械学院 小计 学生: the text says 653人, content/tables/t.csv[C4] says 635人"),
        ("学生情况", GROUPS, "全校共有学生853人",
         "C7 | 853人；835人 → | 合计 学生: the text says 853人, content/tables/t.csv[C7] says 835人"),
        ("学生情况", ("专业,学生（人）", "数控（中德合作）,31", "焊接,335"), "数控（中德合作）专业有学生30人",
         "B2 | 30人；31人 → | 数控（中德合作） 学生: the text says 30人, content/tables/t.csv[B2] says 31人"),
    ],
)  # fmt: skip
def test_prose_and_columns_of_every_kind(
    project: Project, caption: str, rows: tuple[str, ...], text: str, told: str | None
) -> None:
    found = project.findings("G", f"{text}，见@tbl-t。\n\n{project.table('t', *rows, caption=caption)}")
    assert [line(one) for one in found] == ([f"G502 CONFLICT chapters/1.md:3, {told}"] if told else [])


SPENT = ("项目,2022年,2023年", "教学经费,1200,1500", "图书经费,80,90")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2023年教学经费1500万元，比上年增加300万元", None),
        ("2023年教学经费1500万元，比上年增加0.03亿元", None),
        ("2023年教学经费1500万元，比上年增长25%", None),
        ("2023年教学经费1500万元，比上年增加350万元",
         "350万元 → 1500 − 1200 = 300万元 | the change 350万元 does not follow from the table's 1500 and 1200"),
        ("2023年教学经费1500万元，比上年增加0.30亿元",
         "0.30亿元 → 1500 − 1200 = 0.03亿元 | the change 0.30亿元 does not follow from the table's 1500 and 1200"),
        ("2023年教学经费1500万元，比上年增长15.2%",
         "15.2% → (1500 − 1200) ÷ 1200 = 25.0% | the change 15.2% does not follow from the table's 1500 and 1200"),
    ],
)  # fmt: skip
def test_a_change_between_two_columns_of_years(project: Project, text: str, told: str | None) -> None:
    table = project.table("t", *SPENT, caption="经费情况（单位：万元）")
    found = [line(one) for one in project.findings("G502", f"{text}，见@tbl-t。\n\n{table}")]
    assert found == ([f"G502 CONFLICT chapters/1.md:3, C2, B2 | {told}"] if told else [])


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("学生社团情况（3个）", []),
        ("学生社团情况（共3个）", []),
        ("学生社团情况（2023年）", []),
        (
            "学生社团情况（4个）",
            ["G504 ERROR chapters/1.md:4, A5 | 4个 → 3 |"
             " the text counts 4个, the table 学生社团情况（4个） lists 3"],
        ),
        (
            "学生社团情况（共5个）",
            ["G504 ERROR chapters/1.md:4, A5 | 5个 → 3 |"
             " the text counts 5个, the table 学生社团情况（共5个） lists 3"],
        ),
        (
            "4个学生社团情况",
            ["G504 ERROR chapters/1.md:4, A5 | 4个 → 3 |"
             " the text counts 4个, the table 4个学生社团情况 lists 3"],
        ),
    ],
)  # fmt: skip
def test_a_caption_counts_the_rows(project: Project, caption: str, told: list[str]) -> None:
    assert [line(one) for one in project.findings("G", project.table("t", *CLUBS, caption=caption))] == told


def test_a_column_that_lists_the_things_counted_counts_as_well_as_the_rows(project: Project) -> None:
    rows = ("学院,专业,人数", "机械学院,数控,120", "^,焊接,110", "电气学院,机电,100")
    table = project.table("t", *rows, caption="专业设置情况")
    for text in ("学校共有学院2个、专业3个，见@tbl-t。", "共开设专业3个，见@tbl-t。"):
        assert project.findings("G504", f"{text}\n\n{table}") == []
    assert [one.expected for one in project.findings("G504", f"共开设专业4个，见@tbl-t。\n\n{table}")] == ["3"]


@pytest.mark.parametrize(("count", "told"), [(3, []), (4, ["3"]), (6, [])])
def test_a_count_before_two_totals_of_a_table_counts_its_rows(project: Project, count: int, told: list[str]) -> None:
    rows = ("项目,参加（人）,课时（学时）", "甲,150,40", "乙,160,50", "丙,170,60", "合计,480,150")
    table = project.table("t", *rows, caption="培训情况")
    found = project.findings("G504", f"全年举办{count}项，共480人，累计150学时。\n\n{table}")
    assert [one.expected for one in found] == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["数控,1120,1110,1098"], []),
        (
            ["数控,1120,1110,1089"],
            ["G506 CONFLICT D2, D2 | 1098；1089 → | 数控 就业: 1098 in one table, 1089 in another"],
        ),
        (["数控,1120,1101,1089"], []),  # only one other column agrees
        (["数控,1120,1110,655"], []),  # no slip of the pen
        (["焊接,1120,1110,1089"], []),
    ],
)
def test_two_tables_with_one_row(project: Project, rows: list[str], told: list[str]) -> None:
    header = "专业,毕业（人）,考证（人）,就业（人）"
    first = project.table("one", header, "数控,1120,1110,1098", "机电,80,70,60", caption="毕业情况")
    second = project.table("two", header, *rows, "铸造,20,19,18", caption="骨干专业情况")
    assert [line(one) for one in project.findings("G506", f"{first}\n\n{second}")] == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("5", []),
        (
            "6",
            ["G506 CONFLICT A2, D2 | 5；6 → | 专利授权数量 项 2023年: 5 in one table, 6 in another"],
        ),
    ],
)
def test_a_table_of_one_row_and_the_annex(project: Project, value: str, told: list[str]) -> None:
    project.annex(服务贡献表="1,专利授权数量,项,5")
    found = project.findings("G506", project.table("t", "授权专利（项）,论文", f"{value},33"))
    assert [line(one) for one in found] == told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            "学校录取新生3485人。",
            "全年录取新生3458人。",
            ["G503 CONFLICT chapters/1.md:9, chapters/1.md:5 | 3458人；3485人 → |"
             " “学校录取新生3485人”: the text says 3458人, content/chapters/1.md:5 says 3485人"],
        ),
        (
            "全年培训学员2400人次。",
            "全年培训学员2400人。",
            ["G507 CONFLICT chapters/1.md:5, chapters/1.md:9 | 2400人次 → 2400人 |"
             " 2400人次: elsewhere the same number counts 人"],
        ),
        (
            "学校图书馆藏书约3485册。",
            "学校图书馆藏书共3458册。",
            ["G503 CONFLICT chapters/1.md:9, chapters/1.md:5 | 3458册；3485册 → |"
             " “学校图书馆藏书约3485册”: the text says 3458册, content/chapters/1.md:5 says 3485册"],
        ),
        ("学校图书馆藏书约3485册。", "学校图书馆藏书约3458册。", []),
        ("2022年图书馆藏书3485册。", "2023年图书馆藏书3458册。", []),
        ("省级教学成果奖8项。", "国家级教学成果奖3项。", []),
        ("全年培训学员90人次。", "全年培训学员90人。", []),
        ("全年接待访客2400人次。", "毕业典礼到场2400人。", []),
    ],
)  # fmt: skip
def test_two_sentences(project: Project, first: str, second: str, told: list[str]) -> None:
    chapter = f"## 甲\n\n{first}\n\n## 乙\n\n{second}\n"
    assert [line(one) for one in project.findings("G", chapter)] == told


def test_a_yearly_event_is_told_the_number_that_follows_from_its_first_year(project: Project) -> None:
    (found,) = project.findings("G505", "授帽仪式自2005年起每年举办，2024年为第十九届。")
    assert line(found) == (
        "G505 ERROR chapters/1.md:3 | 第十九届 → 2024 − 2005 + 1 = 20 | once a year since 2005: 2024 is number 20"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "学校生师比为16.42:1。",
            ["G501 CONFLICT chapters/1.md:3, D2 | 16.42:1；15.99:1 → |"
             " 生师比: the text says 16.42:1, content/annex/t1.csv[D2] says 15.99:1"],
        ),
        (
            "2022年生师比为17.42:1，今年生师比为16.50:1。",
            ["G501 CONFLICT chapters/1.md:3, D2 | 16.50:1；15.99:1 → |"
             " 生师比: the text says 16.50:1, content/annex/t1.csv[D2] says 15.99:1"],
        ),
        ("学校生师比为15.99∶1。", []),
        ("学校生师比为16:1。", []),
        ("学校生师比约16.4:1。", []),
        ("2022年生师比为16.42:1。", []),
        ("学校师资比为16.42:1。", []),
    ],
)  # fmt: skip
def test_a_ratio_and_an_indicator(project: Project, text: str, told: list[str]) -> None:
    project.annex(人才培养质量计分卡="1,生师比,,15.99:1")
    assert [line(one) for one in project.findings("G", text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "学校现有校外实习基地186个。\n\n全校校外实习基地达168个，覆盖各专业。",
            ["G503 CONFLICT chapters/1.md:5, chapters/1.md:3 | 168个；186个 → |"
             " “学校现有校外实习基地186个”: the text says 168个, content/chapters/1.md:3 says 186个"],
        ),
        ("学校现有校外实习基地186个。\n\n全校校外实习基地达186个，覆盖各专业。", []),
        ("2022年校外实习基地186个。\n\n2023年校外实习基地达168个，覆盖各专业。", []),
        ("学校现有校外实习基地186个。\n\n机电学院校外实习基地达168个。", []),
    ],
)  # fmt: skip
def test_one_noun_counted_twice(project: Project, text: str, told: list[str]) -> None:
    assert [line(one) for one in project.findings("G5", text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2022年举办第十四届技能节。\n\n2023年举办第十五届技能节。", []),
        ("2022年举办第十四届技能节。\n\n2023年举办第十七届技能节。", []),
        (
            "2023年举办第十四届技能节。\n\n2023年举办第十五届技能节。",
            ["G505 CONFLICT chapters/1.md:5, chapters/1.md:3 | 第十五届 → 第十四届 |"
             " 技能节: 第十五届 here, 第十四届 there"],
        ),
        (
            "举办第十四届技能节。\n\n举办第十五届技能节。",
            ["G505 CONFLICT chapters/1.md:5, chapters/1.md:3 | 第十五届 → 第十四届 |"
             " 技能节: 第十五届 here, 第十四届 there"],
        ),
        ("举办第十四届技能节。\n\n## 文化\n\n举办第十五届技能节。", []),
        ("举办第十四届技能节。\n\n举办第十五届读书节。", []),
    ],
)  # fmt: skip
def test_numbers_of_one_event(project: Project, text: str, told: list[str]) -> None:
    assert [line(one) for one in project.findings("G5", text)] == told
