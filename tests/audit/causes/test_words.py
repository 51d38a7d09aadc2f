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
