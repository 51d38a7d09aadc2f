"""What stands in cells: sequences, errors of spreadsheets, placeholders, forms of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdoc.audit.cells.sequence import serial_findings
from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.columns import columns
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.place import Place
from tests.audit.project import Project
from tests.support.fuzzing import examples

TEACHERS = ["序号,姓名,人数", "1,甲,12", "2,乙,15", "3,丙,11", "4,丁,18", "5,戊,16"]


def _with(row: int, line: str) -> list[str]:
    return [*TEACHERS[:row], line, *TEACHERS[row + 1 :]]


def test_a_table_in_order_is_silent(project: Project) -> None:
    assert project.found("C", project.table("t", *TEACHERS, "合计,<,72")) == []


@pytest.mark.parametrize(
    ("row", "line", "found"),
    [
        (3, "5,丙,11", ["ERROR C201 content/tables/t.csv[A4]", "ERROR C201 content/tables/t.csv[A5]"]),
        (3, "2,丙,11", ["ERROR C201 content/tables/t.csv[A4]", "ERROR C201 content/tables/t.csv[A5]"]),
        (1, "2,甲,12", ["ERROR C201 content/tables/t.csv[A2]", "ERROR C201 content/tables/t.csv[A3]"]),
        (3, "3,丙,#DIV/0!", ["ERROR C203 content/tables/t.csv[C4]"]),
        (3, "3,#REF!,11", ["ERROR C203 content/tables/t.csv[B4]"]),
        (3, "3,未定,11", ["ERROR C204 content/tables/t.csv[B4]"]),
        (3, "3,XX,11", ["ERROR C204 content/tables/t.csv[B4]"]),
        (3, "3,TBD,11", ["ERROR C204 content/tables/t.csv[B4]"]),
        (3, "3,XX年X月,11", ["ERROR C204 content/tables/t.csv[B4]"]),
        (3, "3,丙,-", ["EXPLAIN C204 content/tables/t.csv[C4]"]),
        (3, "3,丙,", ["ERROR C205 content/tables/t.csv[C4]"]),
        (3, "3,,11", ["EXPLAIN C205 content/tables/t.csv[B4]"]),
        (3, "3,丙,１１", ["ERROR C208 content/tables/t.csv[C4]"]),
        (3, "3,丙,11.00", ["EXPLAIN C207 content/tables/t.csv[C4]"]),
        (3, "3,丙,11%", ["ERROR C207 content/tables/t.csv[C4]"]),
        (3, "3,丙,—", []),
    ],
)
def test_what_no_cell_may_hold_is_found(project: Project, row: int, line: str, found: list[str]) -> None:
    assert project.found("C", project.table("t", *_with(row, line))) == found


def test_rows_may_be_numbered_anew_in_each_group(project: Project) -> None:
    rows = ["学院,序号,专业,人数", "机械学院,1,甲,12", "^,2,乙,15", "电气学院,1,丙,11", "^,2,丁,18"]
    assert project.found("C201", project.table("t", *rows)) == []


def test_merged_rows_share_their_number(project: Project) -> None:
    rows = ["序号,专业,人数", "1,甲,12", "^,乙,15", "2,丙,11"]
    assert project.found("C201", project.table("t", *rows)) == []


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1.《甲》 2.《乙》 3.《丙》", []),
        ("1.《甲》 2.《乙》 2.《丙》", ["ERROR C202 content/tables/t.csv[B2]"]),
        ("1.《甲》 2.《乙》 4.《丙》", ["ERROR C202 content/tables/t.csv[B2]"]),
        ("第1.2节和第2.4节", []),
    ],
)
def test_lists_inside_cells_count_on(project: Project, cell: str, found: list[str]) -> None:
    assert project.found("C202", project.table("t", "工坊,课程", f"印度,{cell}")) == found


def test_a_mark_needs_its_note(project: Project) -> None:
    rows = ["专业,人数", "甲*,12", "乙,15"]
    assert project.found("C206", project.table("t", *rows)) == ["ERROR C206 content/tables/t.csv[A2]"]
    assert project.found("C206", project.table("t", *rows) + "\n注：带*的专业今年停招。\n") == []


@examples(30)
@given(st.integers(min_value=3, max_value=40), st.data())
def test_any_number_changed_in_a_sequence_is_found_at_its_cell(length: int, data: st.DataObject) -> None:
    numbers = list(range(1, length + 1))
    assert list(serial_findings(_sheet(numbers))) == []
    index = data.draw(st.integers(0, length - 1))
    numbers[index] = data.draw(st.integers(2, 99).filter(lambda value: value != numbers[index]))
    found = {str(spot.place.cell) for finding in serial_findings(_sheet(numbers)) for spot in finding.spots}
    assert f"A{index + 2}" in found


def _sheet(numbers: list[int]) -> Sheet:
    rows = ((Cell("序号"), Cell("名称")), *((Cell(str(value)), Cell(f"第{row}")) for row, value in enumerate(numbers)))
    grid = Grid(rows, 1)
    return Sheet("tbl-t", "情况表", grid, columns(grid), Spot(Place("a.md", 1), "1", "情况表"), "t.csv", "")
