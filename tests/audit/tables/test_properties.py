"""Any consistent table is silent; any digit changed in it is found at its cell."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from reportdoc.audit.finding import Finding, Spot
from reportdoc.audit.reading.columns import columns
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.audit.tables.culprit import findings
from reportdoc.audit.tables.ratios import ratio_relations
from reportdoc.audit.tables.roles import Roles
from reportdoc.audit.tables.shares import average_relations, part_relations, share_relations
from reportdoc.audit.tables.sums import sum_relations
from reportdoc.report.address import Address
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.place import Place
from tests.support.fuzzing import examples

Rows = list[list[str]]

HEADER = ["专业", "计划", "录取", "录取率", "报到", "报到率"]

PARTS = ["学院", "一年级", "二年级", "三年级", "合计", "占比（%）"]


def _found(header: list[str], rows: Rows) -> list[Finding]:
    grid = Grid(tuple(tuple(map(Cell, row)) for row in [header, *rows]), 1)
    sheet = Sheet("tbl-t", "情况表", grid, columns(grid), Spot(Place("a.md", 1), "1", "情况表"), "t.csv", "")
    roles = Roles(sheet)
    checks = (sum_relations, ratio_relations, share_relations, average_relations, part_relations)
    return list(findings(sheet, [relation for check in checks for relation in check(roles)]))


def _rate(part: int, whole: int) -> str:
    return str((Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)) + "%"


@st.composite
def admissions(draw: st.DrawFn) -> Rows:
    """Draw a table of admissions with its totals and rates."""
    counts = []
    for _ in range(draw(st.integers(4, 9))):
        plan = draw(st.integers(60, 900))
        admitted = draw(st.integers(plan // 2, plan * 2))
        counts.append((plan, admitted, draw(st.integers(admitted * 3 // 4, admitted - 1))))
    counts.append((sum(c[0] for c in counts), sum(c[1] for c in counts), sum(c[2] for c in counts)))
    names = [*(f"专业{chr(0x7532 + index)}" for index in range(len(counts) - 1)), "合计"]
    return [
        [name, str(plan), str(admitted), _rate(admitted, plan), str(came), _rate(came, admitted)]
        for name, (plan, admitted, came) in zip(names, counts, strict=True)
    ]


@st.composite
def years(draw: st.DrawFn) -> Rows:
    """Draw a table with totals along and down, and shares of the grand total."""
    counts = [[draw(st.integers(100, 999)) for _ in range(3)] for _ in range(draw(st.integers(4, 8)))]
    counts.append([sum(column) for column in zip(*counts, strict=True)])
    grand = sum(counts[-1])
    names = [*(f"学院{chr(0x7532 + index)}" for index in range(len(counts) - 1)), "合计"]
    return [
        [name, *map(str, row), str(sum(row)), _rate(sum(row), grand).rstrip("%")]
        for name, row in zip(names, counts, strict=True)
    ]


@st.composite
def changes(draw: st.DrawFn, rows: Rows) -> tuple[int, int, Rows]:
    """Draw a cell of a table and the table with one digit of that cell changed, beyond what rounding explains."""
    row, column = draw(st.integers(0, len(rows) - 1)), draw(st.integers(1, len(rows[0]) - 1))
    text = rows[row][column]
    places = [index for index, character in enumerate(text) if character.isdigit()]
    places = places[:-1] if "." in text else places
    index = draw(st.sampled_from(places))
    digit = draw(st.sampled_from([d for d in "123456789" if d != text[index]]))
    changed = [list(line) for line in rows]
    changed[row][column] = text[:index] + digit + text[index + 1 :]
    return row, column, changed


QUICK = examples(30)


@QUICK
@given(admissions())
def test_consistent_rates_and_totals_are_silent(rows: Rows) -> None:
    assert _found(HEADER, rows) == []


@QUICK
@given(years())
def test_consistent_sums_and_shares_are_silent(rows: Rows) -> None:
    assert _found(PARTS, rows) == []


@QUICK
@given(st.data())
def test_a_digit_changed_in_rates_and_totals_is_found_at_its_cell(data: st.DataObject) -> None:
    rows = data.draw(admissions())
    row, column, changed = data.draw(changes(rows))
    cells = {spot.place.cell for found in _found(HEADER, changed) for spot in found.spots}
    assert Address(row + 1, column) in cells


@QUICK
@given(st.data())
def test_a_digit_changed_in_sums_is_the_first_place_of_its_finding(data: st.DataObject) -> None:
    rows = data.draw(years())
    row, column, changed = data.draw(changes(rows))
    first = [found.spots[0].place.cell for found in _found(PARTS, changed)]
    assert Address(row + 1, column) in first
