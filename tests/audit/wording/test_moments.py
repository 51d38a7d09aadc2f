"""Moments that run backwards, lengths between them, days of the declaration and dates in cells."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "chapters/1.md:3"

TOLD = {
    # A span whose end has no month of its own.
    "演练于6月26日至31日举行。": f"W619 ERROR {AT} | 6月26日至31日 → | no calendar has 6月31日",
    "演练于6月26日至30日举行。": None,
    "演练于2023年2月20日至29日举行。": f"W619 ERROR {AT} | 2023年2月20日至29日 → | no calendar has 2月29日",
    "演练于2020年2月20日至29日举行。": None,
    # A length beside the moments between which it lies.
    "实训楼2022年10月开工，2023年9月交付，历时11个月。": None,
    "实训楼2023年10月开工，2023年9月交付，历时11个月。":
        f"W619 ERROR {AT} | 2023年9月交付，历时11个月 →"
        " | 2023年9月 is before 2023年10月, and 11个月 are said to lie between them",
    "实训楼2022年10月开工，2023年9月交付，历时21个月。":
        f"W619 EXPLAIN {AT} | 2023年9月交付，历时21个月 → | 2022年10月 and 2023年9月 are 11个月 apart, not 21个月",
    "项目2021年5月立项，2022年3月开工，2023年9月交付，历时28个月。": None,
    "项目2022年3月立项、12月结题，历时9个月。": None,
    "2022年9月，学校与企业签订协议。中心建筑面积1860平方米，2023年3月启用，从签约到启用历时6个月。": None,
    "2022年9月，学校与企业签订协议。中心建筑面积1860平方米，2022年3月启用，从签约到启用历时6个月。":
        f"W619 ERROR {AT} | 2022年3月启用，从签约到启用历时6个月 →"
        " | 2022年3月 is before 2022年9月, and 6个月 are said to lie between them",
    "2022年9月，学校与企业签订协议。中心2022年3月启用，装修历时6个月。": None,
    "12月1日形成统稿，12月8日至12日征求意见，前后5天。": None,
    "2023年7月1日起在电台连播6天，一天一集，7月6日播完。": None,
    "2023年7月1日起在电台连播6天，一天一集，7月7日播完。":
        f"W619 ERROR {AT} | 2023年7月1日起在电台连播6天，一天一集，7月7日 →"
        " | 2023年7月1日 and 7月7日 are 7天 apart, not 6天",
    "2023年7月1日起在电台连播6天，7月9日开学。": None,
    # Hours of a day.
    "学生从凌晨3时出发布线，到下午1时收车，整整10个小时。": None,
    "学生从凌晨3时出发布线，到下午1时收车，整整8个小时。":
        f"W619 EXPLAIN {AT} | 凌晨3时出发布线，到下午1时收车，整整8个小时 →"
        " | 凌晨3时出发布线，到下午1时收车，整整 is 10小时",
    "直播从下午2时到5时30分，共3个半小时。": None,
    "直播从下午2时到5时，共2个小时。": f"W619 EXPLAIN {AT} | 下午2时到5时，共2个小时 → | 下午2时到5时，共 is 3小时",
    "夜班从22:00至6:00，共8小时。": None,
    "夜班从22:00至6:00，共9小时。": f"W619 EXPLAIN {AT} | 22:00至6:00，共9小时 → | 22:00至6:00，共 is 8小时",
    "上午8时至12时，每天4小时、每周16小时。": None,
    "夜班从晚上8点到次日早上6点，10个小时。": None,
    "08:20开始，11:05采出产品，用时2小时45分钟；首批08:20开始，11:50采出，用时3小时30分钟。": None,
    "08:20开始，11:05采出产品，用时2小时55分钟。":
        f"W619 EXPLAIN {AT} | 08:20开始，11:05采出产品，用时2小时55分 → | 08:20开始，11:05采出产品，用时 is 2小时45分",
    "上午9点开考，11点半交卷，考试时长2.5小时。": None,
    "上午9点开考，11点半交卷，考试时长3.5小时。":
        f"W619 EXPLAIN {AT} | 上午9点开考，11点半交卷，考试时长3.5小时 →"
        " | 上午9点开考，11点半交卷，考试时长 is 2小时30分",
    "考试9:00—11:30进行，时长150分钟。": None,
    "考试9:00—11:30进行，时长120分钟。":
        f"W619 EXPLAIN {AT} | 9:00—11:30进行，时长120分钟 → | 9:00—11:30进行，时长 is 2小时30分",
    "集训7月3日开营、7月23日闭营，前后21天。": None,
    "集训7月3日开营、7月23日闭营，前后31天。":
        f"W619 EXPLAIN {AT} | 7月23日闭营，前后31天 → | 7月3日 and 7月23日 are 21天 apart, not 31天",
    "整改期为三个月，从4月1日起到6月30日止。": None,
    "整改期为五个月，从4月1日起到6月30日止。":
        f"W619 EXPLAIN {AT} | 整改期为五个月，从4月1日起到6月30日 → | 4月1日 and 6月30日 are 2个月 apart, not 5个月",
    "列车7时40分发车，11时10分到站，全程3个半小时。": None,
    "上午8时至12时、下午2时至6时开放，共8小时。": None,
    # A length before the moments, and one that nothing announces.
    "从布置到审定历时71天（2023年10月9日至12月18日）。": None,
    "从布置到审定历时61天（2023年10月9日至12月18日）。":
        f"W619 EXPLAIN {AT} | 历时61天（2023年10月9日至12月18日 →"
        " | 2023年10月9日 and 12月18日 are 71天 apart, not 61天",
    "5天的比赛（5月8日至13日）有300人参加。":
        f"W619 EXPLAIN {AT} | 5天的比赛（5月8日至13日 → | 5月8日 and 5月13日 are 6天 apart, not 5天",
    "建设期五年，2021年1月开工，2025年12月完工。": None,
    "建设期五年，2021年1月开工，2024年12月完工。":
        f"W619 EXPLAIN {AT} | 建设期五年，2021年1月开工，2024年12月 →"
        " | 2021年1月 and 2024年12月 are 4年 apart, not 5年",
    "集训6月1日开幕，6月20日闭幕，历时20天。": None,
    "集训6月1日开幕，6月20日闭幕，历时30天。":
        f"W619 EXPLAIN {AT} | 6月20日闭幕，历时30天 → | 6月1日 and 6月20日 are 20天 apart, not 30天",
    "2022年3月至2023年8月，教师在企业锻炼18个月。": None,
    "2022年3月至2023年8月，教师在企业锻炼8个月。":
        f"W619 EXPLAIN {AT} | 2023年8月，教师在企业锻炼8个月 → | 2022年3月 and 2023年8月 are 17个月 apart, not 8个月",
    "3月1日至12月31日，教师实践60天。": None,
    "2023年3月1日至8月31日，每名教师实践20天。": None,
    "会议于2023.9.30召开。": None,
    "会议于2023.9.31召开。": f"W619 ERROR {AT} | 2023.9.31 → | no calendar has 2023.9.31",
    # What the report cannot know: it is declared on 2024-01-04.
    "2023年版于2023年5月18日发布。": None,
    "2023年版于2024年5月18日发布。":
        f"W619 EXPLAIN {AT} | 2024年5月18日 →"
        " | 2024年5月18日 is told as past, in a report of 2023",
    # Of more than one such day in a section, plans are told.
    "2024年3月，与会馆签订协议。\n\n2024年6月，再开2个专业。": None,
    "2024年1月，学校启动编制。": None,
    "2024年5月，学校将发布下一版。": None,
    "2032年，学校与6家企业签约。": f"W619 EXPLAIN {AT} | 2032年 → | 2032年 is told as past, in a report of 2023",
    "三年投入2400万元，其中2024年700万元、2025年800万元、2026年900万元。": None,
    # School years.
    "2022—2023学年第一学期指2022年9月至2023年1月。": None,
    "2022—2023学年第一学期指2023年9月至2024年1月。":
        f"W619 ERROR {AT} | 2022—2023学年第一学期指2023年9月 →"
        " | the school year 2022—2023学年 does not begin in 2023年9月",
    # The second of two months before the first.
    "项目2023年3月立项，2023年9月杀青。": None,
    "项目2023年3月立项，2022年9月杀青。":
        f"W619 EXPLAIN {AT} | 2022年9月 → | 2022年9月 is told behind 2023年3月",
    "项目2023年3月立项，较2022年9月晚半年。": None,
    "项目2020年9月立项，2023年3月建校。": None,
    "最早的录于1978年10月，最晚的录于1989年6月。": None,
    "最早的录于1978年10月，最晚的录于1976年6月。":
        f"W619 ERROR {AT} | 最早的录于1978年10月，最晚的录于1976年6月 →"
        " | what is called the latest is before the earliest: 最早的录于1978年10月，最晚的录于1976年6月",
    "最早的录于1978年10月，最新的录于1978年6月。":
        f"W619 ERROR {AT} | 最早的录于1978年10月，最新的录于1978年6月 →"
        " | what is called the latest is before the earliest: 最早的录于1978年10月，最新的录于1978年6月",
    # Steps of a list.
    "步骤：\n\n1. 2023年10月16日布置；\n2. 11月10日交稿；\n3. 12月8日统稿；\n4. 2024年1月2日审议。": None,
    "步骤：\n\n1. 2023年10月16日布置；\n2. 2023年9月10日交稿；\n3. 12月8日统稿；\n4. 12月20日审议。":
        "W619 EXPLAIN chapters/1.md:6 | 2023年9月10日 → | 2023年9月10日 is out of the order of the days around it",
    "四个节：\n\n1. 4月的读书节；\n2. 11月的作品季；\n3. 10月的技能节；\n4. 12月的合唱节。":
        "W619 EXPLAIN chapters/1.md:6 | 11月 → | 11月 is out of the order of the days around it",
    "两项：\n\n1. 4月的读书节；\n2. 3月的作品季。": None,
    # The declaration of these projects is of 2024-01-04.
    "本报告编制工作于2023年9月启动，12月26日党委会审定。": None,
    "本报告编制工作于2023年9月启动，2024年1月26日党委会审定。":
        "W619 ERROR content/report.yaml date, chapters/1.md:3 | 2024年1月26日审定 → | the declaration"
        " is dated 2024-01-04, and the report was to pass 审议, 审定 or 签署 on 2024-01-26",
    "本报告2023年12月26日经党委会审定，1月26日签署声明。":
        "W619 ERROR content/report.yaml date, chapters/1.md:3 | 1月26日签署 → | the declaration"
        " is dated 2024-01-04, and the report was to pass 审议, 审定 or 签署 on 2024-01-26",
    "规划于2024年1月26日经党委会审定。": None,
    "检视问题23个，截至2023年12月15日整改完成21个。": None,
    "检视问题23个，截至2032年12月15日整改完成21个。":
        f"W619 ERROR {AT} | 2032年12月15日 → | 2032年12月15日 is behind the day of the declaration, 2024-01-04",
    "截至2025年12月，计划整改完成21个。": None,
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_moments_are_told_where_they_cannot_be(project: Project, text: str) -> None:
    found = "\n".join(line(one) for one in project.findings("W619", text))
    assert _plain(found) == _plain(TOLD[text] or "")


def _plain(text: str) -> str:
    return text.replace("content/", "")


def test_dates_in_cells_are_told_that_no_calendar_has(project: Project) -> None:
    rows = ("活动,日期,人数", "灯谜,2023-02-30,420", "竞赛,2023/6/22,380", "合唱,9月31日,120", "演讲,2.30,12")
    found = project.findings("C", project.table("a", *rows))
    assert [(str(one.spots[0].place.cell), str(one.message)) for one in found if one.code == "C211"] == [
        ("B2", "no calendar has 2023-02-30"),
        ("B4", "no calendar has 9月31日"),
    ]


def test_an_end_before_its_beginning_is_told_where_no_other_row_has_one(project: Project) -> None:
    rows = [
        "项目,开工日期,竣工日期",
        *(f"{name},2023-0{at}-01,2023-1{at % 3}-01" for at, name in enumerate("甲乙丙丁", 1)),
    ]
    assert not project.findings("C211", project.table("a", *rows))
    rows.append("戊,2023-09-01,2023-03-01")
    (found,) = project.findings("C211", project.table("a", *rows))
    assert (str(found.spots[0].place.cell), str(found.message)) == ("C6", "2023-03-01 is before 2023-09-01")
    rows.append("己,2023-09-01,2023-03-01")
    assert not project.findings("C211", project.table("a", *rows))


@pytest.mark.parametrize(("day", "told"), [("2022年10月26日", []), ("2022年5月26日", ["C4"])])
def test_the_one_day_of_a_column_that_does_not_go_up_is_told(project: Project, day: str, told: list[str]) -> None:
    days = ("2022年3月18日", "2022年6月20日", day, "2023年3月31日", "2023年6月15日", "2023年7月20日")
    rows = [f"节点{at},甲,{each}" for at, each in zip("甲乙丙丁戊己", days, strict=True)]
    found = project.findings("C211", project.table("a", "节点,负责人,完成日期", *rows))
    assert [str(one.spots[0].place.cell) for one in found] == told
    assert not project.findings("C211", project.table("b", "节点,负责人,完成日期", *rows[1:]))


def test_days_that_no_calendar_has_are_told_among_words(project: Project) -> None:
    rows = ("活动,日期", "灯谜,6月26日—31日", "竞赛,4月31日上午", "合唱,6月26日—30日", "演讲,3月（两场）")
    found = project.findings("C211", project.table("a", *rows))
    assert [str(one.message) for one in found] == ["no calendar has 6月31日", "no calendar has 4月31日"]


@pytest.mark.parametrize(("days", "found"), [("10", []), ("11", [("D3", "11", "10")])])
def test_the_days_of_a_row_lie_between_its_dates_as_in_all_others(
    project: Project, days: str, found: list[tuple[str, str, str]]
) -> None:
    rows = (
        "期次,开班,结班,天数",
        "一,2023-03-06,2023-03-15,10",
        f"二,2023-06-05,2023-06-14,{days}",
        "三,2023-09-04,2023-09-10,7",
    )
    told = project.findings("C211", project.table("a", *rows))
    assert [(str(one.spots[0].place.cell), one.stated, one.expected) for one in told] == found


@pytest.mark.parametrize(("year", "codes"), [("2022", []), ("2020", ["C209"])])
def test_the_years_of_a_chart_run_on(project: Project, year: str, codes: list[str]) -> None:
    project.write("charts/c.csv", f"届别,落实率\n2021届,94.1\n{year}届,94.4\n2023届,95.2\n")
    chart = '::: {.chart #fig-c src="charts/c.csv" type=column unit="%" source="数据来源：招生就业处"}\n落实率\n:::\n'
    assert [one.code for one in project.findings("C209", f"见@fig-c。\n\n{chart}")] == codes


@pytest.mark.parametrize(("first", "codes"), [("2021", []), ("2020", ["W622"])])
def test_the_years_of_a_caption_are_those_of_its_chart(project: Project, first: str, codes: list[str]) -> None:
    project.write("charts/c.csv", "届别,落实率\n2021届,94.1\n2022届,94.4\n2023届,95.2\n")
    chart = '::: {.chart #fig-c src="charts/c.csv" type=column unit="%" source="数据来源：招生就业处"}\n'
    found = project.findings("W622", f"见@fig-c。\n\n{chart}{first}届至2023届毕业生落实率\n:::\n")
    assert [one.code for one in found] == codes
