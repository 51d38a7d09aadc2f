"""Sentences that look wrong and are not, because the text says otherwise; and the slips that stay told beside them."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

CONSISTENT = [
    "全年经费31855.20万元，比上年的3.05亿元增加1344.80万元。",
    "全年经费超过3亿元。设备支出4172.60万元，占9.27%。",
    "参训农户860户，户均增收2600元，比面上高出300元。",
    "编印手册要费用的有三类，面授每人次450元，网授每人次200元，参加面授的1860人次。",
    "图书馆于2015年建院30周年时落成。",
    "1986年建校，到2024年已走过38个年头。",
    "1986年建校，到2024年已走过39个年头。",
    "部门由原来的21个减为18个，新设2个，撤销5个。",
    "课程分三个学段，分别为3周、3周和2周。",
    "处长和书记分别讲课4次、3次，其他6名干部每人讲3次，全年合计25次。",
    "结业学员累计212人，其中本省128人，有4人开办了工厂。",
    "慰问团接待客商48人，其中外地16人。全年发放补贴96万元，人均2万元，16人来自外省。",
]


@pytest.mark.parametrize("text", CONSISTENT)
def test_what_the_text_itself_explains_is_left_alone(project: Project, text: str) -> None:
    assert project.found("P", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年经费31855.20万元，比上年的30510.40万元增加1334.80万元。", "31855.20 − 30510.40 = 1344.80万元"),
        ("1986年建校，到2024年已走过36个年头。", "2024 − 1986 + 1 = 39"),
        ("早在1994年，学校就派出第一批医疗队，到2022年已经派了27年。", "2022 − 1994 + 1 = 29"),
        ("正确率95%，比联赛90%的录取线高出6个百分点。", "95 − 90 = 5个百分点"),
        ("销售收入268万元，扣除成本195万元，净收入83万元。", "268 − 195 = 73万元"),
        ("三届毕业分别是351人、382人和420人，两年间增加79人，增长19.66%。", "420 − 351 = 69人"),
        ("学校有教师31人、学生9238人，平均每位教师对应学生289人。", "9238人 ÷ 31人 → 298人"),
    ],
)
def test_a_slip_beside_such_sentences_is_told(project: Project, text: str, expected: str) -> None:
    assert expected in [one.expected for one in project.findings("P", text)]
