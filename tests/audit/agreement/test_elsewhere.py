"""Figures of the text that another place of the report gives: a row that is quoted, a whole, those who share."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

TRAINING = (
    "培训类别,项目数（项）,培训人次,到账经费（万元）",
    "船员培训,62,11842,968.40",
    "渔业培训,41,7356,246.18",
    "港口培训,48,5207,352.60",
    "合计,151,24405,1567.18",
)

ANNEX = "1,全日制在校生人数,人,6486\n2,专任教师总数,人,312"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("港口培训48个项目到账352.60万元。", False),
        ("港口培训41个项目到账352.60万元。", True),
        ("全年151个项目，培训24405人次，到账1567.18万元。", False),
        ("全年157个项目，培训24405人次，到账1567.18万元。", True),
        ("船员培训人次最多，到账近九百七十万元。", False),
        ("船员培训人次最多，到账近九百五十万元。", True),
        ("船员培训到账九百六十余万元。", False),
        ("船员培训到账九百四十余万元。", True),
    ],
)
def test_a_figure_is_held_against_the_row_it_is_quoted_from(project: Project, text: str, told: bool) -> None:
    table = project.table("t", *TRAINING, caption="培训情况")
    found = project.found("G5", f"见@tbl-t，{text}\n\n{table}")
    assert bool(found) is told, found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("参加过社团的学生为3892人，占在校生的60.01%。", False),
        ("参加过社团的学生为3892人，占在校生的61.00%。", True),
        ("博士14人，占专任教师的4.49%。", False),
        ("博士12人，占专任教师的4.49%。", True),
        ("纸质图书58.40万册，生均90.04册。", False),
        ("纸质图书58.40万册，生均90.40册。", True),
    ],
)
def test_a_share_or_mean_is_held_against_those_it_names(project: Project, text: str, told: bool) -> None:
    project.annex(落实政策表=ANNEX)
    found = project.found("G509", text)
    assert bool(found) is told, found


@pytest.mark.parametrize(
    ("row", "told"),
    [("少数民族小计,4589,70.75%", False), ("少数民族小计,4598,70.75%", True)],
)
def test_a_subtotal_above_its_rows_is_their_sum(project: Project, row: str, told: bool) -> None:
    above = ("民族,人数,占比", "合计,6486,100.00%", row, "苗族,1946,30.00%", "侗族,1427,22.00%")
    below = ("土家族,584,9.00%", "布依族,389,6.00%", "其他,243,3.75%", "汉族,1897,29.25%")
    found = project.found("T1", project.table("e", *above, *below))
    assert bool(found) is told, found
