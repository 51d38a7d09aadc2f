"""Totals at their limits: how far rounding reaches, what is a mean, which parts are meant."""

from __future__ import annotations

import pytest

from tests.audit.project import Project


def told(project: Project, header: str, *rows: str) -> list[str]:
    """Return cell, number and how it would follow, of each finding of sums."""
    found = project.findings("T101", project.table("t", header, *rows))
    return [f"{one.spots[0].place.cell}: {one.stated} → {one.expected}" for one in found]


TOTALS = {
    "10,20,30,60": None,
    "10,20,30,61": "B5: 61 → 10 + 20 + 30 = 60",
    "10,20,30,24": None,  # a mean, whatever the row is called
    "10,20,30,25": "B5: 25 → 10 + 20 + 30 = 60",
    "10,20,30,11": None,
    "10,20,30,10": "B5: 10 → 10 + 20 + 30 = 60",
    "10,20,30,9": "B5: 9 → 10 + 20 + 30 = 60",
    "1.1,1.2,2.4": None,
    "1.1,1.2,2.5": "B4: 2.5 → 1.1 + 1.2 = 2.3",
    "1.1,1.1,1.1,1.1,4.6": None,
    "1.1,1.1,1.1,1.1,4.7": "B6: 4.7 → 1.1 + 1.1 + 1.1 + 1.1 = 4.4",
    "1.10,1.10,1.10,1.10,4.42": None,
    "1.10,1.10,1.10,1.10,4.43": "B6: 4.43 → 1.10 + 1.10 + 1.10 + 1.10 = 4.40",
    "1.25,1.25,2.6": None,
    "1.25,1.25,2.7": "B4: 2.7 → 1.25 + 1.25 = 2.50",
    "10,若干,30,66": None,
    "10,若干,30,40": None,
    "10,若干,30,39": "B5: 39 → 10 + 30 = 40",
    "10,—,30,41": "B5: 41 → 10 + 30 = 40",
    "10,无,30,41": "B5: 41 → 10 + 30 = 40",
    "10,/,30,41": "B5: 41 → 10 + 30 = 40",
    "10,,30,41": "B5: 41 → 10 + 30 = 40",
    "10,11": None,
    "1,2,3,4,5,6,20": "B8: 20 → 1 + 2 + 3 + 4 + 5 + 6 = 21",
    "1,2,3,4,5,6,7,27": "B9: 27 → 1 + 2 + 3 + … + 6 + 7 = 28",
}


@pytest.mark.parametrize(("cells", "expected"), TOTALS.items())
def test_a_total_row_adds_up_the_rows_above(project: Project, cells: str, expected: str | None) -> None:
    *values, total = cells.split(",")
    rows = [f"{name},{value}" for name, value in zip("甲乙丙丁戊己庚", values, strict=False)]
    assert told(project, "项目,人数", *rows, f"合计,{total}") == ([expected] if expected else [])


TWO = ("甲,100,90,10", "乙,80,70,10", "丙,60,55,5", "丁,50,44,6")
THREE = ("甲,100,10,80,10", "乙,80,5,70,5", "丙,60,7,48,5", "丁,50,3,44,3")


@pytest.mark.parametrize(
    ("header", "rows", "last", "expected"),
    [
        ("学院,毕业生,落实,待业", TWO, "戊,40,33,7", None),
        ("学院,毕业生,落实,待业", TWO, "戊,40,33,5", "D6: 5 → 33 + 5 = 38"),
        ("学院,毕业生,落实,待业", TWO[1:], "戊,40,33,5", None),
        ("学院,毕业生,升学,就业,待业", THREE, "戊,40,4,33,3", None),
        ("学院,毕业生,升学,就业,待业", THREE, "戊,40,4,33,5", "4 + 33 + 5 = 42"),
        ("学院,毕业生,升学,就业,待业", THREE[1:], "戊,40,4,33,5", None),
    ],
)
def test_a_sum_that_no_header_names_is_learned_from_four_rows(
    project: Project, header: str, rows: tuple[str, ...], last: str, expected: str | None
) -> None:
    found = told(project, header, *rows, last)
    assert [one.endswith(expected or "") for one in found] == ([True] if expected else [])


GROUPED = {
    ("甲,10", "乙,20", "小计,30", "丙,30", "丁,40", "小计,71", "合计,100"): "B7: 71 → 30 + 40 = 70",
    ("甲,10", "乙,20", "小计,30", "丙,30", "丁,40", "小计,70", "合计,101"): "B8: 101 → 10 + 20 + 30 + 40 = 100",
    ("小计,30", "甲,10", "乙,20", "小计,70", "丙,30", "丁,40"): None,
    ("小计,30", "甲,10", "乙,20", "小计,71", "丙,30", "丁,40"): None,  # may be of fewer
    ("合计,100", "甲,10", "乙,20", "小计,31", "丙,30", "丁,40", "小计,70"): "B5: 31 → 10 + 20 = 30",
    ("小计,30", "甲,10", "乙,20", "其他,5"): None,
}


@pytest.mark.parametrize(("rows", "expected"), GROUPED.items())
def test_a_subtotal_adds_up_the_rows_since_the_one_above(
    project: Project, rows: tuple[str, ...], expected: str | None
) -> None:
    assert told(project, "项目,人数", *rows) == ([expected] if expected else [])


WITHIN = {
    ("甲,10", "乙,20", "合计,30", "其中：女,12"): None,
    ("甲,10", "乙,20", "其中：女,12", "合计,30"): None,
    ("合计,30", "甲,10", "乙,20", "其中：女,12", "其中：男,18"): None,
    ("甲,10", "其中：女,4", "乙,20", "合计,31"): "B5: 31 → 10 + 20 = 30",
}


@pytest.mark.parametrize(("rows", "expected"), WITHIN.items())
def test_what_breaks_a_row_down_is_not_added(project: Project, rows: tuple[str, ...], expected: str | None) -> None:
    assert told(project, "项目,人数", *rows) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("row", "severity"), [("10,20,30,60", []), ("10,20,30,66", ["EXPLAIN"]), ("10,20,66", []), ("10,20,30,,60", [])]
)
def test_a_total_of_one_row_is_only_asked_about(project: Project, row: str, severity: list[str]) -> None:
    *parts, total = row.split(",")
    header = ",".join(["合计（人）", *(f"{name}（人）" for name in "甲乙丙丁"[: len(parts)])])
    found = project.findings("T1", project.table("t", header, ",".join([total, *parts])))
    assert [one.severity.name for one in found] == severity


SHARES = {
    "33.3,33.3,33.4": None,
    "33.3,33.3,33.3": None,
    "33.3,33.3,33.2": "B4: 33.2 → 33.3 + 33.3 + 33.2 = 99.8",
    "33.3,33.3,33.5": None,
    "33.3,33.3,33.6": "B4: 33.6 → 33.3 + 33.3 + 33.6 = 100.2",
    "20.0,20.0,20.0,20.0,19.8": None,
    "20.0,20.0,20.0,20.0,19.7": "B6: 19.7 → 20.0 + 20.0 + 20.0 + 20.0 + 19.7 = 99.7",
    "45.0,50.0": None,
    "33.3,33.3,28.4": "B4: 28.4 → 33.3 + 33.3 + 28.4 = 95.0",
    "33.3,33.3,28.3": None,
}


@pytest.mark.parametrize(("cells", "expected"), SHARES.items())
def test_shares_add_up_to_a_hundred_within_rounding(project: Project, cells: str, expected: str | None) -> None:
    rows = [f"{name},{value}" for name, value in zip("甲乙丙丁戊", cells.split(","), strict=False)]
    found = project.findings("T103", project.table("t", "去向,占比（%）", *rows))
    assert [f"{one.spots[0].place.cell}: {one.stated} → {one.expected}" for one in found] == (
        [expected] if expected else []
    )


AVERAGES = {
    "90.1,92.3,95.0,95.0": 0,
    "90.1,92.3,95.0,95.1": 1,
    "90.1,92.3,95.0,90.0": 1,
    "90.1,92.3,95.0,90.1": 0,
    "90.1,90.2": 0,
}


@pytest.mark.parametrize(("cells", "found"), AVERAGES.items())
def test_an_average_lies_between_what_it_averages(project: Project, cells: str, found: int) -> None:
    *values, average = cells.split(",")
    rows = [f"{name},{value}%" for name, value in zip("甲乙丙", values, strict=False)]
    table = project.table("t", "学院,满意度", *rows, f"平均,{average}%")
    assert len(project.findings("T104", table)) == found


def test_when_something_was_is_no_total(project: Project) -> None:
    rows = ("展览,3月,12,4860", "诵读,11月,8,2640", "讲堂,全年,14,3920", "合计,,34,11420")
    assert project.findings("T", project.table("t", "活动,时间,场次,人次", *rows)) == []


def test_the_best_and_the_worst_grade_are_no_parts_of_one_another(project: Project) -> None:
    rows = ("领导,92,41,45,6", "督导,486,198,251,37", "合计,578,239,296,43")
    assert project.findings("T", project.table("t", "主体,听课,优秀,良好,合格", *rows)) == []
