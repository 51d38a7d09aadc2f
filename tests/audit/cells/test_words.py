"""Every word of what is told of cells and sequences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.audit.project import Project
from tests.audit.told import line

HEAD = "序号,姓名,人数"
ROWS = ["1,甲,12", "2,乙,15", "3,丙,11", "4,丁,18", "5,戊,16"]

TOLD = {
    "a gap": ({3: "5,丁,18"}, [
        "C201 ERROR A5, A4 | 5 → 4 | 5 follows 3 in the numbering of the rows",
        "C201 ERROR A6, A5 | 5 → 6 | 5 follows 5 in the numbering of the rows",
    ]),
    "another beginning": ({0: "3,甲,12"}, [
        "C201 ERROR A2 | 3 → 1 | the numbering of the rows begins with 3",
        "C201 ERROR A3, A2 | 2 → 4 | 2 follows 3 in the numbering of the rows",
    ]),
    "an error of a spreadsheet": ({2: "3,丙,#DIV/0!"}, [
        "C203 ERROR C4 | #DIV/0! → | the spreadsheet could not compute this cell: #DIV/0!"]),
    "an empty cell": ({2: "3,丙,"}, ["C205 ERROR C4 | → | the cell is empty, the others of its column are not"]),
    "another number of decimals": ({2: "3,丙,11.0"}, [
        "C207 EXPLAIN C4 | 11.0 → | another number of decimals: 11.0 beside 12"]),
    "a percent sign": ({2: "3,丙,11%"}, [
        "C207 ERROR C4 | 11% → | a percent sign that is missing or too many: 11% beside 12"]),
    "full-width digits": ({2: "3,丙,１１"}, ["C208 ERROR C4 | １１ → | full-width “１” in a number"]),
    "two empty cells of five": ({2: "3,丙,", 3: "4,丁,"}, []),
    "a hundred and nought": ({2: "3,丙,0", 3: "4,丁,100"}, []),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), TOLD.values(), ids=TOLD)
def test_what_no_cell_may_hold_is_told_at_its_cell(project: Project, changes: dict[int, str], told: list[str]) -> None:
    rows = [changes.get(index, row) for index, row in enumerate(ROWS)]
    assert [line(one) for one in project.findings("C", project.table("t", HEAD, *rows))] == told


def test_the_numbering_begins_again_with_a_group_of_several_rows(project: Project) -> None:
    rows = ["1,机械,数控", "2,机械,焊接", "1,电气,机电", "2,电气,电子"]
    assert project.findings("C", project.table("t", "序号,学院,专业", *rows)) == []
    assert [line(one) for one in project.findings("C", project.table("t", "序号,学院,专业", *rows[:3]))] == [
        "C201 ERROR A4, A3 | 1 → 3 | 1 follows 2 in the numbering of the rows"
    ]
    totals = ["1,机械,10", "2,焊接,20", "小计,<,30", "1,电气,5", "小计,<,5", "合计,<,35"]
    assert project.findings("C", project.table("t", "序号,学院,人数", *totals)) == []


@pytest.mark.parametrize("numbers", ["一二四", ["（1）", "（2）", "（4）"], ["１", "２", "４"]])
def test_rows_are_numbered_in_any_form(project: Project, numbers: Sequence[str]) -> None:
    rows = [f"{number},{name},12" for number, name in zip(numbers, "甲乙丙", strict=True)]
    assert [line(one) for one in project.findings("C201", project.table("t", HEAD, *rows))] == [
        "C201 ERROR A4, A3 | 4 → 3 | 4 follows 2 in the numbering of the rows"
    ]


def test_thousands_are_separated_alike(project: Project) -> None:
    rows = ["项目,金额", '甲,"1,200"', '乙,"3,400"', '丙,"5,600"', "丁,7800", "戊,90"]
    assert [line(one) for one in project.findings("C", project.table("t", *rows))] == [
        "C207 EXPLAIN B5 | 7800 → | thousands separated otherwise: 7800 beside 1,200"
    ]


def test_a_list_inside_a_cell_counts_on(project: Project) -> None:
    rows = ["工坊,课程", "印度,1.《甲》 2.《乙》 4.《丙》"]
    assert [line(one) for one in project.findings("C", project.table("t", *rows))] == [
        "C202 ERROR B2 | 4 → 3 | in the list inside the cell, 4 follows 2"
    ]


def test_a_mark_is_told_at_all_its_cells_and_at_the_table(project: Project) -> None:
    rows = ["专业,人数", "甲*,12", "乙,15", "丙*,11"]
    assert [line(one) for one in project.findings("C206", project.table("t", *rows))] == [
        "C206 ERROR A2, A4, chapters/1.md:4 | * → | no note by the table explains the mark *"
    ]
