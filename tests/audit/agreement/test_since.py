"""Years and numbers of editions that rows tell, and amounts at another scale."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

PARTNERS = (
    "序号,企业,签约年份,学生数",
    "1,青禾食品有限公司,2019,42",
    "2,远桥物流有限公司,2021,38",
    "3,明川仪器有限公司,2022,27",
)

FAIRS = ("活动,届次,人次", "读书节,第九届,1240", "校园歌会,第七届,860", "技能周,第十二届,2310")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("远桥物流有限公司2021年签约，三年来接收实习生。", []),
        ("远桥物流有限公司2020年签约，三年来接收实习生。", ["2020年 → 2021年"]),
        ("最近一家是2022年签约的明川仪器有限公司。", []),
        ("最近一家是2021年签约的明川仪器有限公司。", ["2021年 → 2022年"]),
        ("青禾食品有限公司2020年扩建厂房。", []),
        ("远桥物流有限公司是2020年牵手的。", ["2020年 → 2021年"]),
        ("2020年，学校又与远桥物流有限公司签约。", []),
        ("最早的青禾食品有限公司签约于2019年，最近的明川仪器有限公司签约于2022年。", []),
        ("青禾食品有限公司于2020年改名，2019年签约。", []),
    ],
)
def test_the_year_of_a_row_is_the_one_that_the_text_tells(project: Project, text: str, told: list[str]) -> None:
    found = project.findings("G502", f"{text}\n\n{project.table('t', *PARTNERS)}")
    assert [f"{one.stated} → {one.expected}" for one in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第九届读书节设六个单元。", []),
        ("第八届读书节设六个单元。", ["第八届 → 第九届"]),
        ("2023年5月举办的第十一届技能周吸引了企业。", ["第十一届 → 第十二届"]),
        ("2022年举办的第八届读书节设五个单元。", []),
        ("与上一届即第六届校园歌会相比，规模更大。", []),
    ],
)
def test_the_number_of_an_edition_is_that_of_its_row(project: Project, text: str, told: list[str]) -> None:
    found = project.findings("G505", f"{text}\n\n{project.table('t', *FAIRS)}")
    assert [f"{one.stated} → {one.expected}" for one in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("北区的除尘系统2023年8月改造完毕。\n\n- 8月，北区除尘系统改造完毕；", []),
        ("北区的除尘系统2023年5月改造完毕。\n\n- 8月，北区除尘系统改造完毕；", ["8月 → 2023年5月"]),
        ("2019年建成森工智造产业学院。\n\n森工智造产业学院由学校与集团于2017年共建。", ["2017年 → 2019年"]),
        ("2019年建成森工智造产业学院。\n\n森工智造产业学院于2017年获批省级项目。", []),
        ("2021年获评省级课程思政教学名师。\n\n2023年，她获评省级课程思政名师。", []),
        ("2023年恰逢森工智造产业学院成立5周年。\n\n森工智造产业学院成立于2018年。", []),
        ("舞剧《潮信》在2023年4月18日首演。\n\n2023年4月18日，《潮信》首演，观众920人。", []),
        (
            "舞剧《潮信》在2023年4月18日首演。\n\n2023年4月8日，《潮信》首演，观众920人。",
            ["2023年4月8日 → 2023年4月18日"],
        ),
        ("舞剧《潮信》在2023年4月18日首演。\n\n2023年5月8日，《潮信》获奖，观众920人。", []),
        ("2019年6月建成森工智造产业学院。\n\n森工智造产业学院由学校于2019年建成。", []),
    ],
)
def test_what_happened_once_has_one_date(project: Project, text: str, told: list[str]) -> None:
    assert [f"{one.stated} → {one.expected}" for one in project.findings("G503", text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2003年4月，经省政府批准升为高职。\n\n还有2003年升格的批文。", []),
        ("2003年4月，经省政府批准升为高职。\n\n还有2001年升格的批文。", ["2001年 → 2003年4月"]),
        ("2003年4月，经省政府批准升为高职。\n\n2023年升格20周年，举行大会。", []),
        ("“可调靠尺”2023年7月5日卖给了一家公司。\n\n- 7月5日，可调靠尺专利转让；", []),
        ("“可调式靠尺”2023年7月5日卖给了一家公司。\n\n- 7月15日，可调式靠尺专利转让；", ["7月15日 → 2023年7月5日"]),
        ("丝路集团自2011年起与学院合作。\n\n2019年9月，学院与丝路集团签约。", []),
    ],
)
def test_an_act_in_other_words_has_one_date(project: Project, text: str, told: list[str]) -> None:
    found = [sorted((one.stated, one.expected or "")) for one in project.findings("G503", text)]
    assert found == [sorted(one.split(" → ")) for one in told]


@pytest.mark.parametrize(("year", "told"), [("2011", []), ("2021", ["2021年 → 2011年"])])
def test_partners_work_together_since_the_year_of_their_row(project: Project, year: str, told: list[str]) -> None:
    rows = (
        "企业,开始合作（年）,接收实习（人）",
        "华彩印务集团,2011,186",
        "恒匣包装公司,2014,164",
        "金泖数印公司,2016,90",
    )
    text = f"其中华彩印务集团自{year}年起与学院合作，时间最长。\n\n{project.table('t', *rows)}"
    assert [f"{one.stated} → {one.expected}" for one in project.findings("G502", text)] == told


@pytest.mark.parametrize(
    ("signed", "text", "told"),
    [
        ("2021年11月", "工坊2022年3月开班，每人学习900学时。", []),
        ("2022年11月", "工坊2022年3月开班，每人学习900学时。", ["2022年3月 → 2022年11月"]),
        ("2022年11月", "课程2022年3月开班，每人学习900学时。", []),
        ("2022年11月", "2022年，墨彩工坊首批学员毕业。", []),
        ("2022年11月", "墨彩工坊于2021年9月招收第一批学生。", ["2021年9月 → 2022年11月"]),
        ("2022年11月", "工坊的老师2022年3月出国。", []),
    ],
)
def test_what_is_there_is_not_used_before_it_was_founded(
    project: Project, signed: str, text: str, told: list[str]
) -> None:
    text = f"{signed}，学院与老挝技术学院签署协议，共建“墨彩工坊”。工坊占地1500平方米。\n\n{text}"
    assert [f"{one.stated} → {one.expected}" for one in project.findings("G503", text)] == told


@pytest.mark.parametrize(("date", "told"), [("8", []), ("9", ["2024年9月 → 2024年8月"])])
def test_the_month_of_a_row_is_the_one_that_the_text_tells(project: Project, date: str, told: list[str]) -> None:
    rows = ("指标,完成时限", "毕业去向落实率,2024年8月", "专任教师数,2024年12月", "生均图书,2024年10月")
    text = f"最早完成的是毕业去向落实率，时限为2024年{date}月。\n\n{project.table('t', *rows)}"
    assert [f"{one.stated} → {one.expected}" for one in project.findings("G502", text)] == told


@pytest.mark.parametrize(("unit", "told"), [("亿元", []), ("万元", ["3.47万元；34706.2万元"])])
def test_an_amount_at_another_scale_than_what_is_named_alike_is_told(
    project: Project, unit: str, told: list[str]
) -> None:
    text = f"学校年度经费总收入3.47{unit}。\n\n## 经费\n\n学校年度经费总收入34706.2万元，使用规范。"
    assert [one.stated for one in project.findings("G507", text)] == told


@pytest.mark.parametrize(("unit", "told"), [("平方米", []), ("亩", ["20900亩"]), ("个", [])])
def test_an_area_has_one_number_in_one_unit(project: Project, unit: str, told: list[str]) -> None:
    table = project.table("rooms", "场所,面积（平方米）", "剧场,6120", "琴房,14780", "合计,20900")
    text = f"全校实训场所面积20900{unit}。\n\n{table}"
    assert [found.stated for found in project.findings("G507", text)] == told


def test_a_college_that_is_named_like_a_programme_is_not_its_row(project: Project) -> None:
    rows = ["专业,在校生", "机电应用,412", "园林设计,388", "合计,800"]
    text = "由机电应用学院承办，在校生1204人。"
    assert project.found("G502", f"{text}\n\n{project.table('t', *rows)}") == []


def test_the_years_at_a_site_are_no_age_of_the_college(project: Project) -> None:
    text = "学院创办于1962年，1990年迁址。到2023年，学院办学已有{}年，在现址办学33年。"
    assert project.found("G505", text.format(61)) == []
    assert [one.expected for one in project.findings("G505", text.format(60))] == ["2023 − 1962 = 61"]


def test_a_hundred_per_cent_is_no_total_that_a_count_may_stand_beside(project: Project) -> None:
    rows = ["类别,门数,占门数（%）,占学时（%）", "甲,40,40.40,30.00", "乙,59,59.60,70.00", "合计,99,100.00,100.00"]
    text = "举办大会3场、小会97场，合计100场。"
    assert project.found("G504", f"{text}\n\n{project.table('t', *rows)}") == []
