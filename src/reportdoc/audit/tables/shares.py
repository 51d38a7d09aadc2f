"""Shares that must add up to a hundred, and averages that lie between what they average."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.finding import Severity
from reportdoc.audit.tables.relation import CellAt, CellRelation
from reportdoc.audit.tables.roles import Roles, shown
from reportdoc.report.message import Message, message
from reportdoc.text.number import PrintedNumber, rounded

_NEAR = Decimal(5)
"""Percentage points around 100 within which shares mean to add up to it; farther off they are no parts of one whole."""

_FEW = 3
"""Shares that make a whole, at least."""


def share_relations(roles: Roles) -> Iterator[CellRelation]:
    """Yield the sums of shares, down a column of shares and along rows that hold nothing but shares."""
    sheet = roles.sheet
    for column in roles.numeric:
        if roles.is_share(column) and roles.is_rate(column) and not roles.is_growth(column):
            for rows in (*roles.groups, roles.rows):
                cells = [(row, column) for row in rows if sheet.number(row, column) is not None]
                yield from _whole(roles, cells, roles.whole(column))
    shares = [column for column in roles.numeric if roles.is_rate(column)]
    if len(shares) < _FEW or any(roles.is_additive(column) for column in roles.numeric):
        return
    if any(sheet.columns[column].name.endswith(("率", "度")) for column in shares):
        return
    relations: list[CellRelation] = []
    for row in sheet.body:
        cells = [(row, column) for column in shares if sheet.number(row, column) is not None]
        if len(cells) == len(shares):
            relations += list(_whole(roles, cells, Decimal(100)))
    if len(relations) * 2 >= len(sheet.body):
        yield from relations


def _whole(roles: Roles, cells: list[CellAt], whole: Decimal) -> Iterator[CellRelation]:
    numbers = [n for cell in cells if (n := roles.sheet.number(*cell)) is not None]
    total = sum((n.value for n in numbers), Decimal(0))
    if len(cells) < _FEW or abs(total - whole) > _NEAR * whole / 100:
        return
    ulp = max(n.ulp for n in numbers)
    slack = max(Fraction(ulp), Fraction(ulp) * len(numbers) / 2)
    result = rounded(total, ulp)
    yield CellRelation(
        "T103",
        cells[-1],
        tuple(cells[:-1]),
        abs(Fraction(total) - Fraction(whole)) <= slack,
        message("the shares add up to {total}, not to {whole}", total=f"{total}", whole=f"{whole:f}"),
        f"{shown(numbers, ' + ')} = {result}",
        Severity.ERROR,
        result,
        PrintedNumber(whole, ulp, "%", f"{whole:f}"),
    )


def average_relations(roles: Roles) -> Iterator[CellRelation]:
    """Yield where a row of averages must lie between the smallest and the greatest of what it averages."""
    sheet = roles.sheet
    for row in (row for row in sheet.body if sheet.is_average(row)):
        for column in roles.numeric:
            stated = sheet.number(row, column)
            cells = [(r, column) for r in roles.rows if sheet.number(r, column) is not None]
            numbers = [n for cell in cells if (n := sheet.number(*cell)) is not None]
            if stated is None or len(numbers) < 2:
                continue
            least, most = min(n.value for n in numbers), max(n.value for n in numbers)
            yield CellRelation(
                "T104",
                (row, column),
                tuple(cells),
                least - stated.ulp < stated.value < most + stated.ulp,
                message("the average {stated} lies outside of what it averages", stated=str(stated)),
                f"{least} … {most}",
            )


def part_relations(roles: Roles) -> Iterator[CellRelation]:
    """Yield where a part may not exceed its whole: 报到 ≤ 录取, 通过 ≤ 参加, 其中."""
    for part, whole in _parts(roles):
        for row in roles.sheet.body:
            small, great = roles.sheet.number(row, part), roles.sheet.number(row, whole)
            if small is not None and great is not None:
                yield CellRelation(
                    "T105",
                    (row, part),
                    ((row, whole),),
                    small.value <= great.value,
                    _exceeds(roles, part, whole, small, great),
                    f"{small} ≤ {great}",
                )


_WITHIN = (
    ("报到", "录取"),
    ("通过", "报考"),
    ("通过", "参加"),
    ("合格", "参加"),
    ("就业", "毕业"),
    ("落实", "毕业"),
    ("获证", "参加"),
    ("优秀", "参加"),
    ("优秀", "合格"),
)
"""Words of a column, and of the column that it is a part of."""


_EARLIER = re.compile("上年|去年|上届|往年")
"""What says that a column is of another year."""


def _parts(roles: Roles) -> Iterator[tuple[int, int]]:
    counts = [column for column in roles.numeric if roles.is_additive(column)]
    for part in counts:
        for whole in counts:
            if part == whole:
                continue
            below, above = roles.name(part), roles.name(whole)
            named = any(
                small in below and great in above and small not in above and great not in below
                for small, great in _WITHIN
            )
            named = named and not ("优秀" in below and any("良" in roles.name(column) for column in counts))
            named = named and bool(_EARLIER.search(roles.name(part))) == bool(_EARLIER.search(roles.name(whole)))
            within = roles.sheet.columns[part].name.startswith("其中") and whole == _around(roles, part)
            if (named or within) and roles.unit(part) == roles.unit(whole) and _of_one(roles, part, whole):
                yield part, whole


def _of_one(roles: Roles, part: int, whole: int) -> bool:
    """Tell whether two columns speak of one thing: of one year, and under one upper header where both have one."""
    upper, other = roles.sheet.columns[part].path[:-1], roles.sheet.columns[whole].path[:-1]
    return roles.year(part) == roles.year(whole) and (not upper or not other or upper == other)


def _around(roles: Roles, part: int) -> int:
    """Return the column that 其中 breaks down: the nearest on the left that ends alike (学时), or the next.

    What begins with 其中 as well stands beside it: 落实去向，其中升学，其中就业.
    """
    names = [column.name for column in roles.sheet.columns]
    left = [column for column in range(part - 1, -1, -1) if not names[column].startswith("其中")]
    alike = (column for column in left if column in roles.numeric and names[column].endswith(names[part][-2:]))
    return next(alike, left[0] if left else part - 1)


def _exceeds(roles: Roles, part: int, whole: int, small: PrintedNumber, great: PrintedNumber) -> Message:
    return message(
        "{part} {small} exceeds {whole} {great}",
        part=roles.sheet.columns[part].name,
        small=str(small),
        whole=roles.sheet.columns[whole].name,
        great=str(great),
    )
