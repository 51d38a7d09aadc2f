"""Dates typed into cells: days that no calendar has, ends before their beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.moments import Moment, moments_in
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import Message, message

_FEW = 3
"""Rows in which one date is not behind the other before a row where it is stands out."""

_MANY = 6
"""Days of a column that go up, but for one, by no chance: of six in any order one time in thirty."""

_BESIDE = 4
"""The same right behind the numbers of the rows."""

_YEAR = re.compile("(?:19|20)[0-9]{2}年?")

_LEAP = 2024
"""A year that has all days any year has, for days without one."""


def date_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield dates in cells that cannot be, and a row whose second date is before its first, as in no other."""
    if sheet.annex:
        return
    dated: dict[int, dict[int, date]] = {}
    years: dict[int, dict[int, date]] = {}
    for row in sheet.body:
        for column in range(sheet.grid.width):
            if sheet.is_covered(row, column):
                continue
            text = sheet.text(row, column)
            told = [*moments_in((text,), _LEAP)]
            wrong = next((one for one in told if one.day and not one.is_possible), None)
            back = next(((one, last) for one, last in pairwise(told) if _runs_backwards(one, last)), None)
            if back:
                span = text[back[0].start : back[1].end]
                yield _finding(sheet, row, column, message("the span {span} runs backwards", span=span), span)
            elif wrong:
                said = message("no calendar has {date}", date=wrong.day_text)
                yield _finding(sheet, row, column, said, wrong.text)
            elif len(told) == 1 and (day := told[0].date) and told[0].text == text:
                dated.setdefault(column, {})[row] = day
            elif _YEAR.fullmatch(text) and not sheet.is_total(row):
                years.setdefault(column, {})[row] = date(int(text[:4]), 1, 1)
    for column, days in (*dated.items(), *((at, told) for at, told in years.items() if len(told) > _MANY)):
        yield from _turned(sheet, column, days)
    for one, other in pairwise(sorted(dated)):
        yield from _backwards(sheet, dated, one, other)
        yield from _lengths(sheet, dated[one], dated[other])


def _runs_backwards(one: Moment, last: Moment) -> bool:
    """Tell whether two days of a cell are a span that ends before it begins; without a year it may end in the next."""
    in_next_year = not last.own_year and one.month - last.month > 1
    return one.opens and last.closes and bool(one.day and last.day) and last.before(one) and not in_next_year


def _lengths(sheet: Sheet, first: Mapping[int, date], last: Mapping[int, date]) -> Iterator[Finding]:
    """Yield the one row whose days are not those from its first date to its last, as they are in all others."""
    rows = sorted(first.keys() & last.keys())
    for column in sheet.columns if len(rows) > 2 else ():
        told = {row: int(found.value) for row in rows if (found := sheet.number(row, column.index))}
        for both in (1, 0):
            days = {row: (last[row] - first[row]).days + both for row in told}
            wrong = [row for row in told if told[row] != days[row]]
            if len(wrong) == 1 and len(told) > 2:
                (row,) = wrong
                said = message(
                    "{last} is {days} days behind {first}",
                    last=last[row].isoformat(),
                    days=days[row],
                    first=first[row].isoformat(),
                )
                yield _finding(sheet, row, column.index, said, sheet.text(row, column.index), str(days[row]))
                return


def _turned(sheet: Sheet, column: int, days: Mapping[int, date]) -> Iterator[Finding]:
    """Yield the one day of a column without which the others go up from row to row."""
    rows = sorted(days)
    down = [(row, below) for row, below in pairwise(rows) if days[below] < days[row]]
    body = [row for row in sheet.body if not sheet.is_total(row)]
    # Beside their 序号 rows are in the order of their days.
    few = _BESIDE if column and sheet.is_serial(column - 1) else _MANY
    if len(rows) < few or len(down) != 1 or len(rows) != len(body):
        return
    ((row, below),) = down
    order = [days[each] for each in rows]
    at = rows.index(below)
    if any((rest := order[:odd] + order[odd + 1 :]) == sorted(rest) for odd in (at - 1, at)):
        cells = (sheet.cell(below, column), sheet.cell(row, column))
        said = message("{last} is before {first}", last=cells[0].text, first=cells[1].text)
        key = f"{below}:{column} up"
        yield Finding("C211", Severity.EXPLAIN, said, cells, cells[0].text, key=key)


def _backwards(sheet: Sheet, dated: Mapping[int, Mapping[int, date]], one: int, other: int) -> Iterator[Finding]:
    rows = sorted(dated[one].keys() & dated[other].keys())
    wrong = [row for row in rows if dated[other][row] < dated[one][row]]
    if len(wrong) == 1 and len(rows) > _FEW:
        cells = tuple(sheet.cell(wrong[0], column) for column in (other, one))
        said = message("{last} is before {first}", last=cells[0].text, first=cells[1].text)
        yield Finding("C211", Severity.ERROR, said, cells, cells[0].text, key=f"{wrong[0]}:{other}")


def _finding(sheet: Sheet, row: int, column: int, said: Message, stated: str, expected: str = "") -> Finding:
    return Finding("C211", Severity.ERROR, said, (sheet.cell(row, column),), stated, expected, key=f"{row}:{column}")
