"""Which row of an indicator table is a part of which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportdoc.audit.annex.catalogued import Catalogued
from reportdoc.audit.annex.rows import IndicatorRow, same_unit
from reportdoc.profiles.catalogue import IndicatorKind, Sum

LEVEL = re.compile(r"(?:国家|省部?|市|区县?|校|院|厅局?|世界|国际|地市)级(?:以上)?(?:项目|课程|基地)?(?:数量|数)?")
"""Names of rows that split a total by level."""

_PLATFORM = re.compile(r"接入.*平台(?:数量|数)?")

_RATE = re.compile(r"均|率|比例?$|占比|百分|满意度|水平|指数|得分|评分")
"""Words of indicators whose parts may be greater than they."""

_RATE_UNIT = re.compile(r"[%％:：‰/]|分")

_SPLITS = (
    (re.compile(r"(?P<part>[男女])(?:生|性|学生|教师|职工)?(?:人数|数量|数)?"), set("男女")),
    (re.compile(r"(?:[^一二三]*第)?(?P<part>[一二三])产(?:业[^一二三]*)?"), set("一二三")),
)
"""Names of parts, and the parts that leave nothing over once all are there."""

_OF_WHICH = 3
"""Width of 其中： by which the rows below its first are often set in further."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A row with the rows that are parts of it."""

    row: IndicatorRow
    parts: tuple[IndicatorRow, ...]
    sum: Sum
    sure: frozenset[int]
    """Indexes of the parts that cannot be greater: the catalogue says so, or their names leave no other reading."""


def is_rate(row: IndicatorRow, table: Catalogued) -> bool:
    """Tell whether the value of a row is a share, ratio or average."""
    indicator = table.indicator(row)
    if indicator:
        return indicator.kind is IndicatorKind.RATE
    return _RATE_UNIT.search(row.unit) is not None or _RATE.search(row.bare) is not None


def wholes(table: Catalogued) -> Iterator[Whole]:
    """Yield the rows of a table that have parts, as the catalogue says, or else as 其中 and the indents do."""
    parents = {**printed(table), **_known(table)}
    rows = {row.index: row for row in table.table.rows}
    parts: dict[int, list[IndicatorRow]] = defaultdict(list)
    for row in table.table.rows:
        parent = rows.get(parents.get(row.index, -1))
        if parent and same_unit(parent.unit, row.unit) and not is_rate(row, table) and not is_rate(parent, table):
            parts[parent.index].append(row)
    for index, found in parts.items():
        yield Whole(rows[index], tuple(found), _sum(table, rows[index], found), _sure(table, rows[index], found))


def _known(table: Catalogued) -> dict[int, int]:
    """Return row → row above it for the rows that the catalogue has; -1 where a row is no part of another."""
    latest: dict[tuple[str, ...], list[IndicatorRow]] = defaultdict(list)
    parents: dict[int, int] = {}
    for row in table.table.rows:
        indicator = table.indicator(row)
        if indicator is None:
            continue
        latest[indicator.path].append(row)
        above = [one for one in latest[indicator.path[:-1]] if same_unit(one.unit, row.unit)]
        parents[row.index] = above[0].index if above and indicator.part else -1
    return parents


def printed(table: Catalogued) -> dict[int, int]:
    """Return row → row above it as 其中, the indents and the names of levels say."""
    parents: dict[int, int] = {}
    stack: list[IndicatorRow] = []
    for row in table.table.rows:
        if stack and stack[-1].group != row.group:
            stack = []
        while stack and not _is_below(row, stack[-1], top=len(stack) == 1):
            stack.pop()
        if stack:
            parents[row.index] = stack[-1].index
        stack.append(row)
    return parents


def _is_below(row: IndicatorRow, one: IndicatorRow, top: bool) -> bool:
    """Tell whether a row is printed as part of an earlier one; `top` says that this one is part of none."""
    further = row.indent - one.indent
    if top:
        return further > 0 or (further == 0 and _is_marked(row) and not _is_marked(one))
    if _PLATFORM.fullmatch(row.bare):
        return LEVEL.fullmatch(one.bare) is not None and further >= 0
    aligned = one.of_which and _OF_WHICH - 1 <= further <= _OF_WHICH and not row.of_which
    return further > 0 and not aligned and not LEVEL.fullmatch(row.bare)


def _is_marked(row: IndicatorRow) -> bool:
    return row.of_which or any(pattern.fullmatch(row.bare) for pattern in (LEVEL, _PLATFORM))


def _sure(table: Catalogued, parent: IndicatorRow, parts: list[IndicatorRow]) -> frozenset[int]:
    of_which = any(part.of_which for part in parts)
    known = table.indicator(parent) is not None
    return frozenset(
        part.index
        for part in parts
        if (known and table.indicator(part) is not None) or _is_certain(parent, part, of_which)
    )


def _is_certain(parent: IndicatorRow, row: IndicatorRow, of_which: bool) -> bool:
    """Tell whether the words of a row that is no indicator of the catalogue make it a part of the row above it."""
    if _is_marked(row) and not row.of_which:
        return True
    return of_which and (row.unit in ("人", "人次", "万元", "元") or _shares_words(parent.bare, row.bare))


def _shares_words(one: str, other: str) -> bool:
    pairs = {one[at : at + 2] for at in range(len(one) - 1)} - {"数量", "人数", "总数"}
    return any(other[at : at + 2] in pairs for at in range(len(other) - 1))


def _sum(table: Catalogued, parent: IndicatorRow, parts: list[IndicatorRow]) -> Sum:
    indicator = table.indicator(parent)
    if indicator:
        whole = [one for one in table.expected if one.path[:-1] == indicator.path and same_unit(one.unit, parent.unit)]
        return indicator.sum if len(parts) == len(whole) else Sum.NONE
    if len(parts) > 1 and all(LEVEL.fullmatch(part.bare) for part in parts):
        return Sum.LEVELS
    for pattern, complete in _SPLITS:
        found = [match["part"] for part in parts if (match := pattern.fullmatch(part.bare))]
        if set(found) == complete and len(parts) == len(complete):
            return Sum.WHOLE
    return Sum.NONE


def paths(table: Catalogued) -> Mapping[int, tuple[str, ...]]:
    """Return the path of names of every row: the catalogue's, or else what the indents and its group say."""
    below = printed(table)
    found: dict[int, tuple[str, ...]] = {}
    heads: dict[int, str] = {}
    for row in table.table.rows:
        indicator = table.indicator(row)
        head = heads.setdefault(row.group, row.bare)
        above = found.get(below.get(row.index, -1), () if row.group == 0 or head == row.bare else (head,))
        found[row.index] = indicator.path if indicator else (*above, row.bare)
    return found
