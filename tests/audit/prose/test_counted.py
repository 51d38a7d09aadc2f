"""Persons and things counted beside their names, totals below lists, years that passages tell otherwise."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

HALLS = (
    "校内有三馆：\n\n1. 校史馆，2008年建成，面积640平方米；\n2. 科技馆，2012年建成，面积830平方米；\n"
    "3. 美术馆，2019年建成，面积1150平方米。"
)


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("由陈立群、孙晓梅、吴国栋四人组成的小组获奖。", "P405", ["四人"]),
        ("由陈立群、孙晓梅、吴国栋三人组成的小组获奖。", "P405", []),
        ("5位劳动模范分别是：陈立群、孙晓梅、吴国栋、何静。", "P405", ["5位"]),
        ("4位劳动模范分别是：陈立群、孙晓梅、吴国栋、何静。", "P405", []),
        ("走访了社区居民、企业职工和退伍军人三人。", "P405", []),
        ("共建中心4个，分别是焊接实训中心、信号与通信实训中心和测量实训中心。", "P405", ["4个"]),
        ("共建中心3个，分别是焊接实训中心、信号与通信实训中心和测量实训中心。", "P405", []),
        (f"{HALLS}\n\n三馆总面积2260平方米。", "P411", ["2260平方米"]),
        (f"{HALLS}\n\n三馆总面积2620平方米。", "P411", []),
        (f"{HALLS}\n\n另有库房2260平方米。", "P411", []),
        ("学院1981年创办，2004年升格，2023年恰逢办学42周年、升格20周年。", "G505", ["20周年"]),
        ("学院1981年创办，2004年升格，2023年恰逢办学42周年、升格19周年。", "G505", []),
        ("书院创办于二〇一五年，至今已有九载。", "P406", []),
        ("书院创办于二〇一五年，至今已有十有一载。", "P406", ["十有一载"]),
        ("书院于二〇一五年开馆，时值建校三十周年，至今八年。", "P406", []),
        ("签订合同2份，合同金额36元，2023年到款21.6万元，占合同额的60%。", "P4", ["36元"]),
        ("签订合同2份，合同金额36万元，2023年到款21.6万元，占合同额的60%。", "P4", []),
    ],
)
def test_what_is_counted_is_what_is_told(project: Project, text: str, code: str, told: list[str]) -> None:
    assert [one.stated for one in project.findings(code, text)] == told


@pytest.mark.parametrize(("growth", "told"), [("25.00", []), ("20.00", ["25.00%"])])
def test_of_years_told_in_one_row_the_earlier_are_the_base(project: Project, growth: str, told: list[str]) -> None:
    text = f"2022年、2023年分别获奖48项和60项，两年累计108项，比上年增长{growth}%。"
    assert [one.expected[-6:] for one in project.findings("P4", text)] == told


@pytest.mark.parametrize(("left", "told"), [("917.36", []), ("971.36", ["971.36万元"])])
def test_a_figure_follows_from_those_of_passages_before(project: Project, left: str, told: list[str]) -> None:
    text = f"全年总收入38204.75万元。\n\n生均经费保持稳定，教学投入占六成。\n\n总支出37287.39万元，结余{left}万元。"
    assert [one.stated for one in project.findings("P4", text)] == told
