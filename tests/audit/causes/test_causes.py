"""Many deviations with one pattern are one finding."""

from __future__ import annotations

from tests.audit.project import Project

HEADER = "专业,录取,报到,报到率"


def test_rates_that_are_all_one_too_low_are_one_finding(project: Project) -> None:
    rows = ["甲,200,150,74.00%", "乙,100,91,90.00%", "丙,50,41,81.00%", "丁,80,64,79.00%", "戊,40,38,95.00%"]
    (found,) = project.findings("K", project.table("t", HEADER, *rows))
    assert (found.code, found.severity.name, len(found.members)) == ("K701", "ERROR", 4)
    assert [str(spot.place.cell) for spot in found.spots] == ["D2", "D3", "D4", "D5"]


def test_a_seven_printed_as_six_everywhere_is_one_replacement(project: Project) -> None:
    rows = ["甲,2214,2152,96.20%", "乙,907,883,96.35%", "丙,110,107,96.27%", "丁,220,218,99.09%", "戊,84,80,95.24%"]
    text = "毕业生4487人，签协议3604人，占80.32%；签合同321人，占6.15%；待就业562人，占12.53%。"
    (found,) = project.findings("K", f"{text}\n\n{project.table('t', HEADER, *rows)}")
    assert (found.code, len(found.members)) == ("K702", 4)
    assert {spot.place.file for spot in found.spots} == {"content/chapters/1.md", "content/tables/t.csv"}


def test_values_in_another_unit_are_one_finding(project: Project) -> None:
    right = ["甲,20,0.5,250.00", "乙,40,1.2,300.00", "丙,50,2,400.00", "丁,25,1,400.00", "戊,30,0.9,300.00"]
    wrong = ["己,10,5000,500.00", "庚,25,15000,600.00", "辛,40,8000,200.00"]
    found = project.findings("K", project.table("t", "项目,人数,金额（万元）,人均（元）", *right, *wrong))
    assert [(one.code, len(one.members)) for one in found] == [("K703", 3)]


def test_two_deviations_stay_two(project: Project) -> None:
    rows = ["甲,200,150,74.00%", "乙,100,91,90.00%", "丙,50,41,82.00%", "丁,80,64,80.00%", "戊,40,38,95.00%"]
    chapter = project.table("t", HEADER, *rows)
    assert project.found("K", chapter) == []
    assert len(project.found("T", chapter)) == 2


def test_values_a_row_too_low_are_one_finding(project: Project) -> None:
    rows = [
        "甲,200,150,95.00%",
        "乙,100,91,75.00%",
        "丙,50,41,91.00%",
        "丁,80,64,82.00%",
        "戊,40,38,95.00%",
        "己,90,81,90.00%",
        "庚,30,27,90.00%",
        "辛,20,19,95.00%",
        "壬,60,54,90.00%",
    ]
    (found,) = project.findings("K", project.table("t", HEADER, *rows))
    assert found.code == "K704"
    assert {"D3", "D4", "D5"} <= {str(spot.place.cell) for spot in found.spots}
