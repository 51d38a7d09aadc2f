"""Columns that are the product of two others: 人数 × 天数 = 人日, 人次 × 标准 = 金额."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from reportdoc.audit.tables.relation import CellRelation
from reportdoc.audit.tables.roles import Roles
from reportdoc.report.message import message
from reportdoc.text.number import rounded

_LEARNED = 3
"""Rows in which a product must hold."""

_MOST = 0.75
"""Share of the rows in which it must."""

_TELLING = 2
"""Digits of a product that is hardly one by chance."""

_FACTORS = (Decimal(1), Decimal("0.0001"))
"""What a product may be counted in: its own unit, or 万元 of 元."""

_WIDEST = 9
"""Columns up to which products are looked for."""


def product_relations(roles: Roles) -> Iterator[CellRelation]:
    """Yield the products that hold in nearly every row of a table."""
    # What a mean is multiplied by is known by its quotient, rounded as it is.
    counts = [column for column in roles.numeric if not (roles.is_rate(column) or roles.is_mean(column))]
    if not 2 < len(counts) <= _WIDEST or len(roles.rows) <= _LEARNED:
        return
    for one, other in combinations(counts, 2):
        for target in counts:
            for factor in _FACTORS if target not in (one, other) else ():
                relations = list(_product(roles, target, one, other, factor))
                held = sum(relation.holds for relation in relations)
                if held >= max(_LEARNED, _MOST * len(relations)):
                    yield from relations


def _product(roles: Roles, target: int, one: int, other: int, factor: Decimal) -> Iterator[CellRelation]:
    sheet = roles.sheet
    for row in roles.rows:
        stated, first, second = (sheet.number(row, column) for column in (target, one, other))
        if stated is None or first is None or second is None or min(first.value, second.value) <= 1:
            continue  # What is multiplied by one tells nothing.
        if first.value % 1 or second.value % 1 or len(stated.text) < _TELLING:
            continue
        exact = first.value * second.value * factor
        result = rounded(exact, stated.ulp, stated.unit)
        yield CellRelation(
            "T104",
            (row, target),
            ((row, one), (row, other)),
            abs(stated.value - exact) < stated.ulp,
            message(
                "{name} {stated} does not follow from its numbers",
                name=sheet.columns[target].name,
                stated=str(stated),
            ),
            f"{first.text} × {second.text} = {result}",
            result=result,
        )
