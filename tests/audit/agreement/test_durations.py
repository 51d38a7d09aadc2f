"""Editions of events, the age of the college, one number with two units."""

from __future__ import annotations

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("文化节始于2012年，每年一届，2023年举办第十一届。", 1),
        ("文化节始于2012年，每年一届，2023年举办第十二届。", 0),
        ("文化节自2012年首次举办以来每年一届，2020年停办一届，2023年举办第十一届。", 0),
        ("2023年4月，第十三届技能节开幕。\n\n2023年第十二届技能节共设20项。", 1),
        ("举行第18届护士授帽仪式。\n\n护士授帽仪式连续举办十七届。", 1),
        ("举行第18届护士授帽仪式。\n\n护士授帽仪式连续举办十八届。", 0),
        ("第九届大赛获奖10项，比第八届大赛的7项多3项。", 0),
        ("学院始建于1985年。\n\n办学38年来，学院不断发展。\n\n三十八年办学历史积淀深厚。", 0),
        ("学院始建于1985年。\n\n四十二年办学历史积淀深厚。", 1),
        ("前身是1958年创办的工业学校；2002年升格。\n\n升格算起，举办高等职业教育已有21年。", 0),
        ("前身是1958年创办的工业学校；2012年升格。\n\n升格算起，举办高等职业教育已有21年。", 1),
        ("前身是1958年创办的工业学校；2003年升格。\n\n升格三十年来，学校有毕业生四万人。", 1),
        ("2006年，经省政府批准，学校升格。从升格算起，到2023年整整办学17年。", 0),
        ("2006年，经省政府批准，学校升格。从升格算起，到2023年整整办学19年。", 1),
        ("2006年，经省政府批准，学校升格。\n\n办学29年，桃李满天下。", 0),
        ("学校创办于1958年。\n\n2023年6月，为了纪念建校65周年，师生排了一台戏。", 0),
        ("学校创办于1958年。\n\n2023年6月，为了纪念建校60周年，师生排了一台戏。", 1),
        ("学校创办于1958年。\n\n2018年6月，为了纪念建校60周年，师生排了一台戏。", 0),
    ],
)
def test_editions_and_ages_go_together(project: Project, text: str, found: int) -> None:
    assert len(project.findings("G505", f"## 节\n\n{text}")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("面积由20.12平方米增至21.36万平方米。", 1),
        ("面积由20.12万平方米增至21.36万平方米。", 0),
        ("收入由9800万元增至1.2亿元。", 0),
        ("投资由500元增至2万元。", 0),
    ],
)
def test_an_earlier_and_a_later_value_have_one_scale(project: Project, text: str, found: int) -> None:
    assert len(project.findings("P409", text)) == found


def test_one_number_has_one_unit(project: Project) -> None:
    table = project.table("t", "项目,面积（万平方米）", "校舍,20.17", "绿地,15.2")
    assert len(project.findings("G5", f"校舍面积20.17平方米，见@tbl-t。\n\n{table}")) == 1
