"""The values of an indicator table, each by itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reportdoc.audit.annex.catalogued import Catalogued
from reportdoc.audit.annex.rows import IndicatorRow
from reportdoc.audit.annex.tree import is_rate
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.profiles.catalogue import IndicatorKind
from reportdoc.report.message import Message, message
from reportdoc.text.number import PrintedNumber

_COUNTED = re.compile(r"人|名|位|人次|个|门|项|所|家|本|部|台|套|台套|种|件|篇|次|期|场|支|门次|项次|座|间|处")
"""Units that count whole things."""

_WEIGHTED = re.compile(r"折|当量|加权|标准人数")
"""Words of counts that need not be whole: 折合在校生数."""

_AT_MOST_100 = re.compile(r"满意度|满意率|合格率|落实率|就业率|及格率|优良率|优秀率|毕业率|占比|通过率")
"""Words of percentages that cannot be above 100; 增长率 and 录取率 can."""

_SIGNED = re.compile(r"增|减|差|变化|结余|盈亏|涨|降")
"""Words of figures that may be negative."""

_OTHERS = re.compile(r"#|待|未定|暂缺|TBD|TBC|TODO|N/?A|[xX×]{2}|[?？*…_]", re.IGNORECASE)
"""What family 2 tells of: spreadsheet errors and placeholders."""

_RATIO = re.compile(r"[0-9.]+\s*[:：]\s*[0-9.]+")

_USUAL = 2
"""Values of one unit with as many decimals before another number of them stands out."""


def value_findings(table: Catalogued) -> Iterator[Finding]:
    """Yield values that cannot be right whatever the others are, one finding a cell."""
    for column in table.table.values:
        for row in table.table.rows:
            if (found := _value(table, row, column)) is not None:
                severity, code, said = found
                text = table.table.sheet.text(row.index, column)
                yield Finding(code, severity, said, (row.cell(column),), text, key=_key(row, column))


def _value(table: Catalogued, row: IndicatorRow, column: int) -> tuple[Severity, str, Message] | None:
    number, indicator = row.sheet.number(row.index, column), table.indicator(row)
    text = row.sheet.text(row.index, column)
    if number is None:
        if row.is_blank(column) or not row.unit or _OTHERS.search(text) or _RATIO.fullmatch(text):
            return None
        severity = Severity.ERROR if indicator and indicator.confirmed else Severity.EXPLAIN
        return severity, "A307", message("{name}: “{text}” is no number", name=row.bare, text=text)
    if number.value < 0 and (indicator or (_is_count(table, row) and not _SIGNED.search(row.bare))):
        return Severity.ERROR, "A308", message("{name} cannot be negative", name=row.bare)
    if number.value > 100 and _is_percentage(table, row, number):
        return Severity.ERROR, "A308", message("{name} cannot be above 100 per cent", name=row.bare)
    if number.value % 1 and _is_count(table, row):
        return Severity.ERROR, "A306", message("{name} is counted in whole numbers", name=row.bare)
    return None


def _is_count(table: Catalogued, row: IndicatorRow) -> bool:
    indicator = table.indicator(row)
    if indicator:
        return indicator.kind is IndicatorKind.COUNT
    return _COUNTED.fullmatch(row.unit) is not None and not is_rate(row, table) and not _WEIGHTED.search(row.bare)


def _is_percentage(table: Catalogued, row: IndicatorRow, number: PrintedNumber) -> bool:
    if "%" not in (row.unit.replace("％", "%"), number.unit):
        return False
    return table.indicator(row) is not None or _AT_MOST_100.search(row.bare) is not None


def blank_findings(table: Catalogued) -> Iterator[Finding]:
    """Yield the cells without a value, one finding a column for empty ones and one for dashes and the like."""
    for column in table.table.values:
        blank = [
            row for row in table.table.rows if row.is_blank(column) and not row.sheet.is_covered(row.index, column)
        ]
        empty = [row for row in blank if not row.sheet.text(row.index, column)]
        dashed = [row for row in blank if row.sheet.text(row.index, column)]
        if empty:
            names = _names(empty, table)
            said = message("no value for {names}", names=names)
            yield Finding(
                "A307", Severity.EXPLAIN, said, _cells(empty, column), key=f"{_header(empty[0], column)} empty"
            )
        if dashed:
            text = dashed[0].sheet.text(dashed[0].index, column)
            zeros = Counter(
                number.text for row in table.table.rows if (number := row.number_at(column)) and not number.value
            )
            said = (
                message(
                    "“{text}” for {names} beside {zeros}",
                    text=text,
                    names=_names(dashed, table),
                    zeros="、".join(zeros),
                )
                if zeros
                else message(
                    "“{text}” for {names} may mean none, nought or not known", text=text, names=_names(dashed, table)
                )
            )
            spots = _cells(dashed, column)
            yield Finding("A307", Severity.EXPLAIN, said, spots, text, key=f"{_header(dashed[0], column)} {text}")


def decimals_findings(table: Catalogued) -> Iterator[Finding]:
    """Yield counts printed with decimals, and decimals that differ within one unit; one finding a table each."""
    for column in table.table.values:
        counted, measured = list[IndicatorRow](), defaultdict[str, list[tuple[IndicatorRow, PrintedNumber]]](list)
        for row in table.table.rows:
            number = row.number_at(column)
            if number is None or number.value < 0:
                continue
            if not _is_count(table, row):
                measured[row.unit].append((row, number))
            elif number.decimals and not number.value % 1:
                counted.append(row)
        if counted:
            said = message("counted in whole numbers, printed with decimals: {names}", names=_names(counted, table))
            text = counted[0].sheet.text(counted[0].index, column)
            key = f"{_header(counted[0], column)} whole"
            yield Finding("A306", Severity.EXPLAIN, said, _cells(counted, column), text, key=key)
        for unit, found in measured.items():
            yield from _mixed(table, column, unit, found)


def _mixed(
    table: Catalogued, column: int, unit: str, found: list[tuple[IndicatorRow, PrintedNumber]]
) -> Iterator[Finding]:
    if not unit:
        return
    (usual, count), *_ = Counter(number.decimals for _, number in found).most_common(1)
    odd = [row for row, number in found if number.decimals != usual and number.value != 100]
    if count < _USUAL or not odd or len(odd) >= count:
        return
    like = next((row for row, number in found if number.decimals == usual))
    said = message(
        "{unit} with {usual} decimals elsewhere in the table, not for {names}",
        unit=unit,
        usual=usual,
        names=_names(odd, table),
    )
    spots = (*_cells(odd, column), like.cell(column))
    yield Finding("A306", Severity.EXPLAIN, said, spots, spots[0].text, key=f"{_header(like, column)} {unit}")


def _names(rows: Sequence[IndicatorRow], table: Catalogued) -> str:
    names = list(dict.fromkeys(row.bare for row in rows))
    more = "……" if len(names) > 6 else ""
    return f"{'、'.join(names[:6])}{more}"


def _cells(rows: Sequence[IndicatorRow], column: int) -> tuple[Spot, ...]:
    return tuple(row.cell(column) for row in rows)


def _header(row: IndicatorRow, column: int) -> str:
    return row.sheet.columns[column].full


def _key(row: IndicatorRow, column: int) -> str:
    return f"{row.number} {row.bare} {row.unit} {_header(row, column)}"
