"""Tables against tables: one row and column in two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.value import same, slip
from reportdoc.audit.finding import Finding, Severity
from reportdoc.report.message import message

CODE = "G506"

_SPECIFIC = 4
"""Characters from which the words of a row tell an indicator from others."""


_AGREEING = 2
"""Columns in which two rows of one name agree before a third that differs counts as a slip."""


def cell_findings(facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """Yield where two tables state different values for one row and column."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.total or fact.row_core:
            groups[fact.row_core].append(fact)
    yield from _single_rows(facts)
    yield from _captioned_rows(facts)
    for group in groups.values():
        for one, other in _pairs(group):
            if _one_thing(one, other) and not same(one.number, other.number, one.unit):
                yield _finding(one, other)


def _single_rows(facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """Yield where a table of one row, whose columns are indicators, differs from the indicator tables."""
    indicators: dict[tuple[frozenset[str], str], Fact] = {}
    for fact in facts:
        if fact.sheet.annex and len(frozenset(fact.row_core)) >= _SPECIFIC:
            indicators.setdefault((frozenset(fact.row_core) - _FORMAL, fact.dimension), fact)
    for fact in facts:
        if fact.sheet.annex or len(fact.sheet.body) != 1 or len(frozenset(fact.column_core)) < _SPECIFIC:
            continue
        for dimension in (fact.dimension,) if fact.dimension else _COUNTS:
            other = indicators.get((frozenset(fact.column_core) - _FORMAL, dimension))
            if other and not same(fact.number, other.number, fact.unit or other.unit):
                yield _finding(other, fact)
                break


def _captioned_rows(facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """Yield where a row and the caption of its table name an indicator: 教职工, in 各类主体满意度, 2023年."""
    indicators: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.sheet.annex:
            indicators[fact.dimension, fact.year].append(fact)
    for fact in facts:
        if fact.sheet.annex or fact.total or len(fact.row_core) < _NAMED or not _value_column(fact):
            continue
        for other in indicators[fact.dimension, fact.year]:
            rest = other.row_core.removeprefix(fact.row_core)
            named = rest not in ("", other.row_core) and rest in fact.sheet.caption
            if named and not same(fact.number, other.number, fact.unit):
                yield _finding(other, fact)


_NAMED = 2
"""Characters from which a row names what an indicator begins with."""

_COUNTS = ("项", "个", "人", "门", "件", "篇", "元")
"""Units that a column without one may count in."""

_FORMAL = frozenset("授权数量获得批准立项到款额度总计个")
"""Characters of an indicator's name that do not tell it from others."""


def _pairs(group: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    seen: dict[tuple[str, str, int], Fact] = {}
    for fact in group:
        for earlier in seen.values():
            if earlier.sheet is not fact.sheet and earlier.number.value != fact.number.value:
                yield earlier, fact
        seen.setdefault((fact.sheet.label, fact.column_core, fact.year), fact)


def _one_thing(one: Fact, other: Fact) -> bool:
    counted = {one.dimension, other.dimension} <= {"", *_COUNTS} and "" in (one.dimension, other.dimension)
    if one.year != other.year or not (one.dimension == other.dimension or counted):
        return False
    if one.sheet.annex != other.sheet.annex:
        indicator, cell = (one, other) if one.sheet.annex else (other, one)
        return len(indicator.row_core) >= _SPECIFIC and not cell.total and _value_column(cell)
    if one.sheet.annex:
        return False  # family 3 compares the indicator tables with one another
    return (
        one.column_core == other.column_core
        and len(one.column_core) >= 2
        and slip(one.number, other.number)
        and _agreeing(one, other) >= _AGREEING
    )


def _agreeing(one: Fact, other: Fact) -> int:
    """Return in how many other columns of one name the two rows agree."""
    columns = {column.full: column.index for column in other.sheet.columns}
    count = 0
    for column in one.sheet.columns:
        if column.index != one.column and (index := columns.get(column.full)) not in (None, other.column):
            assert index is not None
            first, second = one.sheet.number(one.row, column.index), other.sheet.number(other.row, index)
            count += first is not None and second is not None and first.value == second.value
    return count


def _value_column(cell: Fact) -> bool:
    """Tell whether the column of a cell is the one that holds the values of indicators: a year, 数值, 数量."""
    name = cell.sheet.columns[cell.column].name
    return not cell.column_core or name in ("数值", "数量", "人数", "数据", "值", "合计")


def _finding(one: Fact, other: Fact) -> Finding:
    name = one.sheet.row_name(one.row)
    return Finding(
        CODE,
        Severity.CONFLICT,
        message(
            "{name}: {one} in one table, {other} in another",
            name=f"{name} {one.sheet.columns[one.column].name}",
            one=str(one.number),
            other=str(other.number),
        ),
        (other.spot, one.spot),
        stated=f"{one.number}；{other.number}",
        key=f"{name} {one.sheet.columns[one.column].full}",
    )
