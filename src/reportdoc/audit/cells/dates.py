"""Dates typed into cells: days that no calendar has, ends before their beginnings."""

from __future__ import annotations

import re
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
            found = None if sheet.is_covered(row, column) else _DATE.fullmatch(sheet.text(row, column))
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


_LEAP = 2024
"""A year that has all days any year has."""


def _backwards(sheet: Sheet, dated: dict[int, dict[int, date]], one: int, other: int) -> Iterator[Finding]:
    rows = sorted(dated[one].keys() & dated[other].keys())
    wrong = [row for row in rows if dated[other][row] < dated[one][row]]
    if len(wrong) == 1 and len(rows) > _FEW:
        cells = tuple(sheet.cell(wrong[0], column) for column in (other, one))
        said = message("{last} is before {first}", last=cells[0].text, first=cells[1].text)
        yield Finding("C211", Severity.ERROR, said, cells, cells[0].text, key=f"{wrong[0]}:{other}")
