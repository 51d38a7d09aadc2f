"""Years and bands that count on from row to row or from header to header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.audit.reading.years import is_series, odd_year
from reportdoc.report.message import message

_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\s?(?:年度?|届|级|学年)?(?:毕业生|学生|新生)?")

_BAND = re.compile(r"(?P<low>[0-9]{1,6})\s?[^0-9]{0,3}?\s?(?:[-—–~～]{1,2}|至)\s?(?P<high>[0-9]{1,6})")

_FIRST = re.compile(
    r"(?P<high>[0-9]{1,6})[^0-9]{0,4}(?P<open>及?以下|以内)|(?:小于|低于|不足|不满)(?P<below>[0-9]{1,6})"
)

_LAST = re.compile(r"(?P<low>[0-9]{1,6})[^0-9]{0,4}(?:及?以上|以外)|(?:大于|高于|超过)(?P<above>[0-9]{1,6})")

_FEW = 3
"""Years that make a series."""


def series_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield the one year that breaks a series of rows or headers, and bands with a gap or an overlap."""
    names = next((column for column in range(sheet.grid.width) if not sheet.is_serial(column)), None)
    if names is not None and not sheet.annex:
        rows = [row for row in sheet.body if not sheet.is_covered(row, names) and not sheet.is_total(row)]
        dated = [(row, year) for row in rows if (year := _year(sheet.text(row, names)))]
        # A row of sums may stand before or behind them under any name, 五年累计.
        if len(dated) >= max(_FEW, len(rows) - 1) and _figures(sheet, rows):
            yield from _broken(sheet, [(row, names) for row, _ in dated], [year for _, year in dated])
        for column in range(names, sheet.grid.width):
            yield from _bands(sheet, rows, column)
    for row in range(sheet.grid.header):
        yield from _headers(sheet, row)


def _year(text: str) -> int | None:
    found = _YEAR.fullmatch(text)
    return int(found["year"]) if found else None


def _figures(sheet: Sheet, rows: Sequence[int]) -> bool:
    """Tell whether most cells of some rows are figures: a table by years, not a list of what was done in each."""
    return sum(len(sheet.numbers(row)) for row in rows) * 2 > len(rows) * sheet.grid.width


def _headers(sheet: Sheet, row: int) -> Iterator[Finding]:
    """Judge runs of headers that are years and nothing else; one that another header repeats in whole is a group."""
    run: list[tuple[int, int]] = []
    years: list[int] = []
    for column in range(sheet.grid.width + 1):
        if column < sheet.grid.width and sheet.is_covered(row, column):
            continue
        year = _year(sheet.text(row, column)) if column < sheet.grid.width else None
        above = (
            row > 0
            and bool(run)
            and column < sheet.grid.width
            and (sheet.text(row - 1, column) != sheet.text(row - 1, run[-1][1]))
        )
        if year is None or above:
            yield from _broken(sheet, run, years)
            run: list[tuple[int, int]] = []
            years: list[int] = []
        if year is not None:
            run.append((row, column))
            years.append(year)


def _broken(sheet: Sheet, cells: Sequence[tuple[int, int]], years: Sequence[int]) -> Iterator[Finding]:
    """Yield the one year without which the others run on by one, up or down; a pair breaks where both are one year."""
    if any(list(years) == list(years[:size]) * (len(years) // size) for size in _periods(years)):
        return
    if odd := odd_year(years):
        index, near = odd
        text = message("{year} breaks the series of years; {expected} is missing", year=years[index], expected=near)
        spots = tuple(sheet.cell(*cells[at]) for at in dict.fromkeys((index, max(0, index - 1), 0)))
        yield Finding("C209", Severity.ERROR, text, spots, str(years[index]), str(near), key=f"{cells[index]}")


def _periods(years: Sequence[int]) -> Iterator[int]:
    return (size for size in range(2, len(years) // 2 + 1) if len(years) % size == 0 and is_series(years[:size]))


def _bands(sheet: Sheet, rows: Sequence[int], column: int) -> Iterator[Finding]:
    """Yield a band that neither begins where the one above ends, nor one further; others of the column do."""
    bands = [(row, _band(sheet.text(row, column))) for row in rows]
    joints = [
        (row, one, other)
        for (_, one), (row, other) in pairwise(bands)
        if one and other and one[1] is not None and other[0] is not None
        # Another series begins with a lower band, but none with an open one, 56岁及以上.
        if (one[0] or 0) < other[0] or other[1] is None
    ]
    wrong = [(row, one, other) for row, one, other in joints if other[0] not in (one[1], (one[1] or 0) + 1)]
    if len(joints) >= 2 and len(wrong) == 1:
        row, one, other = wrong[0]
        text = message("the band {band} does not follow the one above", band=sheet.text(row, column))
        spots = (sheet.cell(row, column), sheet.cell(row - 1, column))
        yield Finding("C210", Severity.ERROR, text, spots, str(other[0]), str((one[1] or 0) + 1), key=str(row))


def _band(text: str) -> tuple[int | None, int | None] | None:
    if found := _BAND.search(text):
        return int(found["low"]), int(found["high"])
    if found := _FIRST.search(text):
        return None, int(found["high"] or found["below"])
    if found := _LAST.search(text):
        return int(found["low"] or found["above"]), None
    return None
