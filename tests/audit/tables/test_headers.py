"""What the header of a column says it holds: rates by their names, growth, differences, means, shares, totals."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

RATES = [
    ("计划", "录取", "录取率"),
    ("计划", "实录", "计划完成率"),
    ("录取", "报到", "报到率"),
    ("就业", "留津", "留津率"),
    ("落实", "本省", "本省就业率"),
    ("落实", "本市", "本市就业率"),
    ("就业", "本地", "本地就业率"),
    ("毕业", "就业", "就业率"),
    ("毕业", "落实", "落实率"),
    ("报考", "通过", "通过率"),
    ("参加", "通过", "通过率"),
    ("参考", "通过", "通过率"),
    ("报名", "通过", "通过率"),
    ("参加", "获证", "获证率"),
    ("参考", "取证", "取证率"),
    ("人数", "获取", "获取率"),
    ("参加", "合格", "合格率"),
    ("检测", "达标", "达标率"),
    ("抽查", "合格", "合格率"),
    ("参加", "优秀", "优秀率"),
    ("测试", "优良", "优良率"),
    ("合计", "良好", "良好率"),
    ("计划", "完成", "完成率"),
    ("预算", "执行", "执行率"),
    ("预算", "支出", "执行率"),
    ("目标", "达成", "达成率"),
    ("任务", "到位", "到位率"),
    ("计划", "实际", "完成率"),
    ("毕业", "升学", "升学率"),
    ("毕业", "升本", "升本率"),
    ("应到", "参与", "参与率"),
    ("总数", "参加", "参加率"),
    ("总数", "覆盖", "覆盖率"),
]
"""Whole, part, and the rate of the part: a name alone tells them."""


@pytest.mark.parametrize(("whole", "part", "rate"), RATES)
def test_a_rate_is_of_the_columns_its_name_tells(project: Project, whole: str, part: str, rate: str) -> None:
    table = project.table("t", f"项目,{whole},{part},{rate}", "甲,200,190,95.00%", "乙,100,91,90.00%")
    assert [line(one) for one in project.findings("T10", table)] == [
        f"T102 ERROR D3, C3, B3 | 90.00% → 91 ÷ 100 = 91.00% | {rate} 90.00% does not follow from its numbers"
    ]


@pytest.mark.parametrize("rate", ["缺勤率", "满意度", "占比"])
def test_a_rate_whose_name_tells_no_columns_is_learned_from_three_rows(project: Project, rate: str) -> None:
    rows = ("甲,200,190,95.00%", "乙,100,91,90.00%")
    assert project.found("T10", project.table("t", f"项目,应到,实到,{rate}", *rows)) == []
    more = ("丙,50,41,82.00%", "丁,80,60,75.00%")
    told = project.findings("T10", project.table("t", f"项目,应到,实到,{rate}", *rows, *more))
    assert [(one.stated, one.expected) for one in told] == [("90.00%", "91 ÷ 100 = 91.00%")]


GROWTH = [
    "增长率",
    "增长（%）",
    "增减率",
    "增减幅",
    "升降幅",
    "变动率",
    "变化率",
    "增幅",
    "同比",
    "环比",
    "增速（%）",
    "涨幅",
]


@pytest.mark.parametrize("header", GROWTH)
def test_a_growth_is_of_the_two_columns_that_most_rows_bear_out(project: Project, header: str) -> None:
    rows = ("论文,40,44,10.00%", "专利,8,6,-25.00%", "课题,20,25,25.00%", "专著,50,40,-21.00%")
    (found,) = project.findings("T10", project.table("t", f"指标,2022年,2023年,{header}", *rows))
    assert (found.code, found.stated, found.expected) == ("T102", "-21.00%", "(40 − 50) ÷ 50 = -20.00%")


DIFFERENCES = ["增加", "增减", "增量", "净增", "人数变化", "差额", "较上年", "比上年", "提高"]


@pytest.mark.parametrize("header", DIFFERENCES)
def test_a_difference_is_of_the_two_columns_that_most_rows_bear_out(project: Project, header: str) -> None:
    rows = ("论文,40,44,4", "专利,8,6,-2", "课题,20,25,5", "专著,50,41,-8")
    (found,) = project.findings("T10", project.table("t", f"指标,2022年,2023年,{header}", *rows))
    assert (found.code, found.stated, found.expected) == ("T104", "-8", "41 − 50 = -9")


MEANS = [
    "人均",
    "生均",
    "班均",
    "期均",
    "项均",
    "次均",
    "户均",
    "校均",
    "课均",
    "场均",
    "师均",
    "平均",
    "平均数",
    "均价",
    "单价",
    "指数",
]


@pytest.mark.parametrize("header", MEANS)
def test_a_mean_is_of_the_two_columns_that_most_rows_bear_out(project: Project, header: str) -> None:
    rows = ("甲,20,12000,600", "乙,10,5000,500", "丙,40,32000,800", "丁,10,9000,800")
    (found,) = project.findings("T10", project.table("t", f"项目,人数,经费,{header}", *rows))
    assert (found.code, found.stated, found.expected) == ("T104", "800", "9000 ÷ 10 = 900")


@pytest.mark.parametrize(("unit", "means"), [("元", ("600", "500", "900")), ("万元", ("0.06", "0.05", "0.09"))])
def test_a_mean_has_the_unit_of_its_column(project: Project, unit: str, means: tuple[str, ...]) -> None:
    rows = [f"{row},{mean}" for row, mean in zip(("甲,20,1.2", "乙,10,0.5", "丙,40,3.2"), means, strict=True)]
    (found,) = project.findings("T104", project.table("t", f"项目,人数,经费（万元）,人均（{unit}）", *rows))
    assert (found.stated, found.expected) == (means[2], f"3.2 ÷ 40 = {means[2].replace('9', '8')}")


SHARES = ["占比", "比例", "比重", "百分比", "份额", "构成", "占总数"]


@pytest.mark.parametrize("header", SHARES)
def test_shares_of_one_whole_add_up_to_a_hundred(project: Project, header: str) -> None:
    rows = ("甲,33.30%", "乙,33.30%", "丙,36.30%")
    (found,) = project.findings("T103", project.table("t", f"去向,{header}", *rows))
    assert (found.stated, found.expected) == ("36.30%", "33.30 + 33.30 + 36.30 = 102.90")


@pytest.mark.parametrize("header", ["年份", "排名", "编号", "学号", "电话", "日期", "位次", "代码"])
def test_what_numbers_things_is_not_added_up(project: Project, header: str) -> None:
    assert project.found("T101", project.table("t", f"项目,{header}", "甲,10", "乙,20", "丙,30", "合计,66")) == []


TOTALS = ["合计", "总计", "共计", "总数", "总额", "总量", "累计", "全校", "全院合计", "全年总计", "本校合计"]


@pytest.mark.parametrize("name", TOTALS)
def test_a_row_of_totals_by_any_name_adds_up_the_rows(project: Project, name: str) -> None:
    (found,) = project.findings("T101", project.table("t", "项目,人数", "甲,10", "乙,20", "丙,30", f"{name},66"))
    assert (str(found.spots[0].place.cell), found.expected) == ("B5", "10 + 20 + 30 = 60")


WITHIN = [("录取", "报到"), ("报考", "通过"), ("参加", "通过"), ("参加", "合格"), ("毕业", "就业"), ("毕业", "落实"),
          ("参加", "获证"), ("参加", "优秀"), ("合格", "优秀")]  # fmt: skip


@pytest.mark.parametrize(("whole", "part"), WITHIN)
def test_a_part_does_not_exceed_its_whole(project: Project, whole: str, part: str) -> None:
    table = project.table("t", f"专业,{whole},{part}", "甲,40,38", "乙,50,54", "丙,60,60")
    assert [line(one) for one in project.findings("T105", table)] == [
        f"T105 ERROR C3, B3 | 54 → 54 ≤ 50 | {part} 54 exceeds {whole} 50"
    ]


@pytest.mark.parametrize("header", ["名次", "排名", "位次", "排序"])
def test_a_rank_goes_with_the_figures_that_the_others_go_by(project: Project, header: str) -> None:
    rows = ("甲,95.1,2", "乙,96.2,1", "丙,93.3,4", "丁,94.4,4", "戊,92.5,5", "己,91.6,6")
    (found,) = project.findings("T107", project.table("t", f"学院,落实率（%）,{header}", *rows))
    assert (str(found.spots[0].place.cell), found.stated, found.expected) == ("C5", "4", "3")
