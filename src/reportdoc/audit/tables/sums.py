"""Totals: 合计 and 小计, down the columns and along the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from reportdoc.audit.finding import Severity
from reportdoc.audit.tables.relation import CellAt, CellRelation
from reportdoc.audit.tables.roles import Roles, is_nothing, shown
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, rounded

_MOST = 0.6
"""Share of rows in which a sum must hold before the others are wrong."""

_LEARNED = 4
"""Rows in which a sum that no header names must hold."""

_NEAR = Decimal("0.2")
"""How far off, of the whole, the sum of a group may be and still be meant for it."""

_MEAN = Decimal("1.25")
"""How many times the mean of its column a total may be that is taken for a mean."""

_FEW = 3
"""Columns beside a total that may be all its parts, though others stand behind them."""

_WIDEST = 12
"""Columns up to which unnamed sums are looked for."""


def sum_relations(roles: Roles) -> Iterator[CellRelation]:
    """Yield the sums of a table."""
    for row in roles.totals:
        addends = _addends(roles, row)
        for column in roles.numeric:
            if roles.is_additive(column):
                yield from _vertical(roles, row, column, addends)
    yield from total_relations(roles)
    yield from _unnamed(roles)
    yield from _classes(roles)


def total_relations(roles: Roles) -> Iterator[CellRelation]:
    """Yield the sums along the rows of a table that headers name, 合计."""
    for column in filter(roles.is_total, roles.numeric):
        if parts := _parts(roles, column):
            yield from _horizontal(roles, column, parts)


def _classes(roles: Roles) -> Iterator[CellRelation]:
    """Yield where groups that class one whole in several ways (职称结构, 学历结构) do not add up alike."""
    for column in (column for column in roles.numeric if roles.is_additive(column)):
        whole = roles.classed(column)
        for rows in roles.groups if whole else ():
            numbers = [n for row in rows if (n := roles.sheet.number(row, column))]
            total = sum((n.value for n in numbers), Decimal(0))
            if whole and len(numbers) == len(rows) and abs(total - whole) <= _NEAR * whole:
                yield _class(tuple((row, column) for row in rows), numbers, total, whole)


def _class(cells: tuple[CellAt, ...], group: list[PrintedNumber], total: Decimal, whole: Decimal) -> CellRelation:
    result = PrintedNumber(total, min(number.ulp for number in group), "", f"{total:f}")
    return CellRelation(
        "T101",
        cells[-1],
        cells[:-1],
        total == whole,
        message("the group adds up to {total}, the others to {whole}", total=f"{total:f}", whole=f"{whole:f}"),
        f"{shown(group, ' + ')} = {result}",
        # A group may leave some out; it cannot count more than there are.
        Severity.EXPLAIN if total < whole else Severity.CONFLICT,
        result,
    )


def _addends(roles: Roles, total: int) -> tuple[int, ...]:
    """Return the rows that a total row adds up; 其中 and what follows it under a total break down what is counted."""
    rows = _all_addends(roles, total)
    within = [row for row in rows if any(roles.sheet.text(row, c).startswith("其中") for c in roles.labels)]
    after = within and total < within[0]
    return tuple(row for row in rows if row not in within and not (after and row > within[0]))


def _all_addends(roles: Roles, total: int) -> tuple[int, ...]:
    sheet = roles.sheet
    group = roles.group(total)
    if group is not None:
        return tuple(row for row in roles.rows if roles.group(row) == group)
    grand = [row for row in roles.totals if roles.group(row) is None and not _is_subtotal(roles, row)]
    if grand and total == grand[-1]:
        return roles.rows
    # 小计 without a group column: what stands between it and the total above it, or the rows right below it.
    if _is_subtotal(roles, total) and not any(row < _first_subtotal(roles) for row in roles.rows):
        return _run_below(roles, total)
    above = max((row for row in roles.totals if row < total), default=sheet.grid.header - 1)
    return tuple(row for row in roles.rows if above < row < total)


def _first_subtotal(roles: Roles) -> int:
    return next(row for row in roles.totals if _is_subtotal(roles, row))


def _is_subtotal(roles: Roles, row: int) -> bool:
    return any("小计" in re.sub(r"\s", "", roles.sheet.text(row, column)) for column in roles.labels)


def _run_below(roles: Roles, total: int) -> tuple[int, ...]:
    """Return the rows right below a subtotal that it adds up in most columns; where none do, none."""
    last = next((row for row in roles.totals if row > total), roles.sheet.body.stop)
    below = [row for row in roles.rows if total < row < last]
    columns = [column for column in roles.numeric if roles.sheet.number(total, column)]
    best: tuple[int, tuple[int, ...]] = (0, ())
    for end in range(2, len(below) + 1):
        held = 0
        for column in columns:
            stated = roles.sheet.number(total, column)
            parts = [number for row in below[:end] if (number := roles.sheet.number(row, column))]
            held += stated is not None and sum((one.value for one in parts), Decimal(0)) == stated.value
        if held > best[0]:
            best = (held, tuple(below[:end]))
    return best[1]


def _vertical(roles: Roles, total: int, column: int, rows: Sequence[int]) -> Iterator[CellRelation]:
    sheet = roles.sheet
    stated = sheet.number(total, column)
    cells = [(row, column) for row in rows if not sheet.is_covered(row, column)]
    numbers = [sheet.number(*cell) for cell in cells]
    known = [number for number in numbers if number is not None]
    if stated is None or len(known) < 2:
        return
    missing = [cell for cell, n in zip(cells, numbers, strict=True) if n is None and not is_nothing(sheet.text(*cell))]
    exact = sum((number.value for number in known), Decimal(0))
    if missing and stated.value >= exact:
        return
    if min(n.value for n in known) < stated.value < _MEAN * exact / len(known):
        return  # a mean of the column, whatever the row is called
    yield _sum("T101", (total, column), tuple(cell for cell, n in zip(cells, numbers, strict=True) if n), stated, known)


def _parts(roles: Roles, column: int) -> tuple[int, ...]:
    """Return the columns that a column of totals adds up, if one way of adding holds in most rows."""
    header = roles.sheet.columns[column]
    additive = [c for c in roles.numeric if c != column and roles.is_additive(c) and not roles.is_total(c)]
    siblings = [c for c in additive if len(header.path) > 1 and roles.sheet.columns[c].path[:-1] == header.path[:-1]]
    unit = roles.unit(column)
    left = _run(roles, column, -1, additive)
    right = _run(roles, column, 1, additive)
    same = [c for c in additive if roles.unit(c) == unit]
    totals = [c for c in roles.numeric if c < column and roles.is_total(c)]
    # Beside them may stand what counts the same in another way: 总数, 正高级, 副高级, 中级, 初级, 双师素质教师.
    first = [right[:size] for size in range(_FEW, len(right))]
    choices = [siblings, left, right, [c for c in left if roles.unit(c) == unit], same, totals, additive, *first]
    best: tuple[float, tuple[int, ...]] = (0, ())
    for choice in choices:
        if len(choice) < 2:
            continue
        held = [relation.holds for relation in _horizontal(roles, column, tuple(choice))]
        share = sum(held) / len(held) if held else 0
        if share > best[0]:
            best = (share, tuple(choice))
    if best[0] >= _MOST or (len(roles.sheet.body) <= 2 and best[0] > 0):
        return best[1]
    return tuple(siblings) if len(siblings) >= 2 and best[0] > 0 else ()


def only_row_relations(roles: Roles) -> Iterator[CellRelation]:
    """Yield the total of a table with one row, which nothing bears out: whether it is one, the college must say."""
    sheet = roles.sheet
    totals = [column for column in roles.numeric if roles.is_total(column)]
    if len(sheet.body) != 1 or len(totals) != 1:
        return
    unit = roles.unit(totals[0])
    right = range(totals[0] + 1, sheet.grid.width)
    parts = [column for column in right if not roles.is_rate(column) and roles.unit(column) in ("", unit)]
    if len(parts) >= 3 and all(
        sheet.number(sheet.body[0], part) or not sheet.text(sheet.body[0], part) for part in parts
    ):
        for relation in _horizontal(roles, totals[0], tuple(parts)):
            yield replace(relation, severity=Severity.EXPLAIN)


def _run(roles: Roles, column: int, step: int, additive: Sequence[int]) -> list[int]:
    """Return the additive columns next to a column, on one side, up to another kind of column."""
    at = column + step
    found: list[int] = []
    while at in additive:
        found.append(at)
        at += step
    return sorted(found)


def _horizontal(roles: Roles, column: int, parts: tuple[int, ...]) -> Iterator[CellRelation]:
    sheet = roles.sheet
    for row in sheet.body:
        stated = sheet.number(row, column)
        numbers = [sheet.number(row, part) for part in parts]
        if stated is None or any(
            n is None and not is_nothing(sheet.text(row, part)) for n, part in zip(numbers, parts, strict=True)
        ):
            continue
        known = [number for number in numbers if number is not None]
        if len(known) >= 2:
            cells = tuple((row, part) for part, n in zip(parts, numbers, strict=True) if n is not None)
            yield _sum("T101", (row, column), cells, stated, known)


def _unnamed(roles: Roles) -> Iterator[CellRelation]:
    """Yield sums that no header names but that hold in nearly every row: 毕业生数 = 已落实 + 未落实."""
    additive = [column for column in roles.numeric if roles.is_additive(column) and not roles.is_total(column)]
    if len(additive) > _WIDEST:
        return
    for size in (2, 3):
        for target in additive:
            for parts in combinations([c for c in additive if c != target], size):
                relations = list(_horizontal(roles, target, parts))
                held = [one for one in relations if one.holds and all(_value(roles, cell) for cell in one.others)]
                if len(held) >= _LEARNED and len(held) >= 0.75 * len(relations):
                    yield from relations


def _value(roles: Roles, cell: CellAt) -> Decimal:
    number = roles.sheet.number(*cell)
    return number.value if number else Decimal(0)


def _sum(
    code: str, target: CellAt, cells: tuple[CellAt, ...], stated: PrintedNumber, addends: list[PrintedNumber]
) -> CellRelation:
    exact = sum((number.value for number in addends), Decimal(0))
    finest = min([stated.ulp, *(number.ulp for number in addends)])
    whole = all(number.ulp == number.ulp.to_integral_value() for number in (stated, *addends))
    slack = Fraction(0) if whole else max(Fraction(stated.ulp), Fraction(finest) * len(addends) / 2)
    holds = abs(Fraction(stated.value) - Fraction(exact)) <= slack
    result = rounded(exact, min(stated.ulp, finest), stated.unit)
    return CellRelation(
        code,
        target,
        cells,
        holds,
        message("the total {stated} is not the sum of its parts", stated=str(stated)),
        f"{shown(addends, ' + ')} = {result}",
        Severity.ERROR,
        result,
    )
