"""What is told of figures that are off together, word for word."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

RATES = "专业,录取,报到,报到率"

TOLD = {
    "too low": (
        (RATES, "甲,200,150,73.00%", "乙,100,91,89.00%", "丙,50,41,80.00%", "丁,80,64,78.00%", "戊,40,38,95.00%"),
        "K701 ERROR D2, D3, D4, D5 | 73.00%；89.00%；80.00%；78.00% →"
        " 150 ÷ 200 = 75.00%；91 ÷ 100 = 91.00%；41 ÷ 50 = 82.00%"
        " | 4 figures are 2.00 too low; one cause is likely",
    ),
    "too high": (
        (RATES, "甲,200,150,77.00%", "乙,100,91,93.00%", "丙,50,41,84.00%", "丁,80,64,80.00%", "戊,40,38,95.00%"),
        "K701 ERROR D2, D3, D4 | 77.00%；93.00%；84.00% →"
        " 150 ÷ 200 = 75.00%；91 ÷ 100 = 91.00%；41 ÷ 50 = 82.00%"
        " | 3 figures are 2.00 too high; one cause is likely",
    ),
    "one digit": (
        (RATES, "甲,2214,2152,96.20%", "乙,907,883,96.35%", "丙,110,107,96.27%", "丁,220,218,99.09%",
         "戊,84,80,95.24%"),
        "K702 ERROR D2, D3, D4 | 96.20%；96.35%；96.27% →"
        " 2152 ÷ 2214 = 97.20%；883 ÷ 907 = 97.35%；107 ÷ 110 = 97.27%"
        " | in 3 figures 6 stands before the point where 7 belongs; one replacement over the whole text is likely",
    ),
    "another unit": (
        ("项目,人数,金额（万元）,人均（元）", "甲,20,0.5,250", "乙,40,1.2,300", "丙,50,2,400", "丁,25,1,400",
         "戊,30,0.9,300", "己,10,5000,500", "庚,25,15000,600", "辛,40,8000,200"),
        "K703",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "told"), TOLD.values(), ids=TOLD)
def test_figures_with_one_cause_are_told_together(project: Project, rows: tuple[str, ...], told: str) -> None:
    (found,) = project.findings("K", project.table("t", *rows))
    assert line(found).startswith(told)
    assert project.findings("T") == []


def test_the_places_stand_in_the_gathering_and_each_finding_in_its_members(project: Project) -> None:
    (found,) = project.findings("K", project.table("t", *TOLD["too high"][0]))
    assert [line(one) for one in found.members] == [
        "T102 ERROR D2, C2, B2 | 77.00% → 150 ÷ 200 = 75.00% | 报到率 77.00% does not follow from its numbers",
        "T102 ERROR D3, C3, B3 | 93.00% → 91 ÷ 100 = 91.00% | 报到率 93.00% does not follow from its numbers",
        "T102 ERROR D4, C4, B4 | 84.00% → 41 ÷ 50 = 82.00% | 报到率 84.00% does not follow from its numbers",
    ]


PLACES = "ERROR chapters/1.md:3, chapters/1.md:5, chapters/1.md:7"

SENTENCES = {
    "averages": (
        ("五科成绩为96分、95分、97分、98分和94分，平均分93分。", "五科成绩为86分、85分、87分、88分和84分，平均分83分。",
         "五科成绩为76分、75分、77分、78分和74分，平均分73分。"),
        f"K701 {PLACES} | 93分；83分；73分 → (96 + 95 + 97 + 98 + 94) ÷ 5 = 96分；(86 + 85 + 87 + 88 + 84) ÷ 5 = 86分；"
        "(76 + 75 + 77 + 78 + 74) ÷ 5 = 76分 | 3 figures are 3 too low; one cause is likely",
    ),
    "means": (
        ("全年开展讲座24场，覆盖学生9600人次，平均每场40人次。", "全年开展沙龙20场，覆盖学生6000人次，平均每场30人次。",
         "全年开展比赛10场，覆盖学生2000人次，平均每场20人次。"),
        f"K703 {PLACES} | 40人次；30人次；20人次 → 9600人次 ÷ 24场 = 400人次；6000人次 ÷ 20场 = 300人次；"
        "2000人次 ÷ 10场 = 200人次 | 3 figures are 0.1 times too large; a unit may be confused",
    ),
    "differences": (
        ("2024届月收入4286.50元，比2023届的4120.30元增加176.20元。",
         "2024届专科月收入4386.50元，比2023届的4120.30元增加276.20元。",
         "2024届本科月收入4486.50元，比2023届的4120.30元增加376.20元。"),
        f"K701 {PLACES} | 176.20元；276.20元；376.20元 → 4286.50 − 4120.30 = 166.20元；4386.50 − 4120.30 = 266.20元；"
        "4486.50 − 4120.30 = 366.20元 | 3 figures are 10.00 too high; one cause is likely",
    ),
    "growth": (
        ("培训规模比上年的9640人次增加960人次，增长8.96%。", "比赛规模比上年的8000人次增加960人次，增长11.00%。",
         "讲座规模比上年的6000人次增加960人次，增长15.00%。"),
        f"K701 {PLACES} | 8.96%；11.00%；15.00% → 960 ÷ 9640 = 9.96%；960 ÷ 8000 = 12.00%；960 ÷ 6000 = 16.00%"
        " | 3 figures are 1.00 too low; one cause is likely",
    ),
    "years": (
        ("自2019年起与甲企业合作，至2023年已连续八年招生。", "自2017年起与乙企业合作，至2023年已连续十年招生。",
         "自2018年起与丙企业合作，至2023年已连续九年招生。"),
        f"K701 {PLACES} | 八年；十年；九年 → 2023 − 2019 + 1 = 5；2023 − 2017 + 1 = 7；2023 − 2018 + 1 = 6"
        " | 3 figures are 3 too high; one cause is likely",
    ),
    "shares": (
        ("毕业生4487人，就业4170人，去向落实率92.49%。", "毕业生2000人，就业1500人，去向落实率74.55%。",
         "毕业生1000人，就业600人，去向落实率59.55%。"),
        f"K701 {PLACES} | 92.49%；74.55%；59.55% → 4170 ÷ 4487 = 92.94%；1500 ÷ 2000 = 75.00%；600 ÷ 1000 = 60.00%"
        " | 3 figures are 0.45 too low; one cause is likely",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentences", "told"), SENTENCES.values(), ids=SENTENCES)
def test_figures_of_sentences_with_one_cause_are_told_together(
    project: Project, sentences: tuple[str, ...], told: str
) -> None:
    assert [line(one) for one in project.findings("K", "\n\n".join(sentences))] == [told]
    assert project.findings("P") == []


def test_figures_that_are_not_off_alike_are_told_each_for_itself(project: Project) -> None:
    first, second, _ = SENTENCES["averages"][0]
    assert [one.code for one in project.findings("", f"{first}\n\n{second}") if one.code[0] in "KP"] == ["P403", "P403"]


def test_a_wrong_part_is_not_held_against_the_total(project: Project) -> None:
    sentences = (
        "设备43万元、图书37万元、培训20万元，合计110万元。",
        "设备43万元、图书47万元、培训30万元，合计130万元。",
        "设备43万元、图书57万元、培训40万元，合计150万元。",
    )
    assert [one.code for one in project.findings("", "\n\n".join(sentences)) if one.code[0] in "KP"] == ["P402"] * 3
