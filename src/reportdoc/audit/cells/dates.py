"""Dates typed into cells: days that no calendar has, ends before their beginnings."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message

_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})(?:年|[-/.]))?(?P<month>[0-9]{1,2})(?P<mark>月|[-/.])(?P<day>[0-9]{1,2})日?"
)

_FEW = 3
"""Rows in which one date is not behind the other before a row where it is stands out."""


def date_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield dates in cells that cannot be, and a row whose second date is before its first, as in no other."""
    if sheet.annex:
        return
    dated: dict[int, dict[int, date]] = {}
    for row in sheet.body:
        for column in range(sheet.grid.width):
            if sheet.is_covered(row, column):
                continue
            found = _DATE.fullmatch(sheet.text(row, column))
            yield from _within(sheet, row, column) if not found else ()
            if not found or not (found["year"] or found["mark"] == "月"):
                continue
            try:
                day = date(int(found["year"] or _LEAP), int(found["month"]), int(found["day"]))
            except ValueError:
                said = message("no calendar has {date}", date=found[0])
                key = f"{row}:{column}"
                yield Finding("C211", Severity.ERROR, said, (sheet.cell(row, column),), found[0], key=key)
            else:
                dated.setdefault(column, {})[row] = day
    for one, other in pairwise(sorted(dated)):
        yield from _backwards(sheet, dated, one, other)
        yield from _lengths(sheet, dated[one], dated[other])


_IN_WORDS = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?(?:[-—–~～至]{1,2}(?P<last>[0-9]{1,2})日)?(?![0-9])"
)


def _within(sheet: Sheet, row: int, column: int) -> Iterator[Finding]:
    """Look at the days that a cell tells among other words, or as a span."""
    for found in _IN_WORDS.finditer(sheet.text(row, column)):
        for day in (found["day"], found["last"] or 1):
            last = monthrange(int(found["year"] or _LEAP), month)[1] if 1 <= (month := int(found["month"])) <= 12 else 0
            if not 1 <= int(day) <= last:
                said = message("no calendar has {date}", date=found[0])
                yield Finding("C211", Severity.ERROR, said, (sheet.cell(row, column),), found[0], key=f"{row}:{column}")
                break


_LEAP = 2024
"""A year that has all days any year has."""


def _lengths(sheet: Sheet, first: dict[int, date], last: dict[int, date]) -> Iterator[Finding]:
    """Yield the one row whose days are not those from its first date to its last, as they are in all others."""
    rows = sorted(first.keys() & last.keys())
    for column in sheet.columns if len(rows) > 2 else ():
        told = {row: int(found.value) for row in rows if (found := sheet.number(row, column.index))}
        for both in (1, 0):
            days = {row: (last[row] - first[row]).days + both for row in told}
            wrong = [row for row in told if told[row] != days[row]]
            if len(wrong) == 1 and len(told) > 2:
                cell = sheet.cell(wrong[0], column.index)
                said = message(
                    "{last} is {days} days behind {first}",
                    last=last[wrong[0]].isoformat(),
                    days=days[wrong[0]],
                    first=first[wrong[0]].isoformat(),
                )
                yield Finding(
                    "C211",
                    Severity.ERROR,
                    said,
                    (cell,),
                    cell.text,
                    str(days[wrong[0]]),
                    key=f"{wrong[0]}:{column.index}",
                )
                return


def _backwards(sheet: Sheet, dated: dict[int, dict[int, date]], one: int, other: int) -> Iterator[Finding]:
    rows = sorted(dated[one].keys() & dated[other].keys())
    wrong = [row for row in rows if dated[other][row] < dated[one][row]]
    if len(wrong) == 1 and len(rows) > _FEW:
        cells = tuple(sheet.cell(wrong[0], column) for column in (other, one))
        said = message("{last} is before {first}", last=cells[0].text, first=cells[1].text)
        yield Finding("C211", Severity.ERROR, said, cells, cells[0].text, key=f"{wrong[0]}:{other}")
