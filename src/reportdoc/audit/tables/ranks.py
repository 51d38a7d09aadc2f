"""Ranks that a table tells beside the figures they go by: 落实率, 名次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.tables.relation import CellRelation
from reportdoc.audit.tables.roles import Roles
from reportdoc.report.message import message

_RANK = re.compile(r"名次|排名|位次|排序$|位列")

_LEAST = 4
"""Rows from which ranks can be told."""

_OFF = 2
"""Rows at most whose ranks may differ from the order of the figures they go by."""


def rank_relations(roles: Roles) -> Iterator[CellRelation]:
    """Yield for each column of ranks those of the column by whose order nearly all of them go."""
    sheet = roles.sheet
    for column in range(sheet.grid.width):
        if not _RANK.search(sheet.columns[column].name):
            continue
        rows = [row for row in roles.rows if sheet.number(row, column)]
        orders = ((_ranks(values), other) for other in roles.numeric if (values := _values(roles, rows, other)))
        stated = [number.value for row in rows if (number := sheet.number(row, column))]
        off = [(sum(a != b for a, b in zip(stated, ranks, strict=True)), other, ranks) for ranks, other in orders]
        if len(rows) < _LEAST or not off:
            continue
        least, other, ranks = min(off)
        if least > _OFF or least * 2 >= len(rows) or sum(each[0] == least for each in off) > 1:
            continue
        for row, rank in zip(rows, ranks, strict=True):
            number = sheet.number(row, column)
            assert number is not None
            said = message("the rank {rank} does not go with {column}", rank=number.text, column=roles.name(other))
            yield CellRelation("T107", (row, column), ((row, other),), number.value == rank, said, str(rank))


def _values(roles: Roles, rows: Sequence[int], column: int) -> list[Decimal]:
    numbers = [roles.sheet.number(row, column) for row in rows]
    return [number.value for number in numbers if number] if all(numbers) else []


def _ranks(values: Sequence[Decimal]) -> list[int]:
    """Return the rank of each value, the greatest first; equal ones share the better rank."""
    return [1 + sum(other > value for other in values) for value in values]
