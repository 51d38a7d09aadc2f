"""Numbers that count: the 序号 of rows, and lists typed into cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message
from reportdoc.text.numerals import numeral

_ITEM = re.compile(r"(?:^|(?<=[\s；;。，,、》”）)]))[（(]?([0-9]{1,2})(?:[.．、）)](?![0-9])|\s(?=[《“]))")
"""A number that opens an item of a list inside a cell: `1.《…》`, `（2）`."""


def serial_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield gaps and repetitions in the 序号 of a table; they may begin again with each group of rows."""
    for column in range(sheet.grid.width):
        if sheet.is_serial(column) and not sheet.annex:
            yield from _serial(sheet, column)


def _serial(sheet: Sheet, column: int) -> Iterator[Finding]:
    rows = [row for row in sheet.body if not sheet.is_covered(row, column) and not sheet.is_total(row)]
    numbers = [(row, value) for row in rows if (value := _number(sheet.text(row, column))) is not None]
    for (above, before), (row, value) in zip([(-1, 0), *numbers], numbers, strict=False):
        if value == before + 1 or (value == 1 and _new_group(sheet, above, row, column)):
            continue
        text = (
            message("{value} follows {before} in the numbering of the rows", value=value, before=before)
            if above >= 0
            else message("the numbering of the rows begins with {value}", value=value)
        )
        spots = (sheet.cell(row, column), *([sheet.cell(above, column)] if above >= 0 else []))
        yield Finding("C201", Severity.ERROR, text, spots, str(value), str(before + 1), key=f"{column}:{row}")


def ordinal_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield the one row whose ordinal, 第三批, keeps a column of ordinals from counting on; two rows may be of one."""
    for column in range(sheet.grid.width if not (sheet.annex or sheet.chart) else 0):
        rows = [row for row in sheet.body if not sheet.is_total(row)]
        found = [_ORDINAL.fullmatch(sheet.text(row, column)) for row in rows]
        if len(rows) < _FEW or any(sheet.is_covered(row, column) for row in rows):
            continue
        values = [_number(one["n"]) or 0 for one in found if one]
        if len(values) != len(rows) or len({one["of"] for one in found if one}) > 1:
            continue
        right = list(range(values[0], values[0] + len(rows)))
        wrong = [index for index, value in enumerate(values) if value != right[index]]
        if len(wrong) == 1 and wrong[0]:
            index = wrong[0]
            value, before = values[index], values[index - 1]
            text = message("{value} follows {before} in the numbering of the rows", value=value, before=before)
            spots = (sheet.cell(rows[index], column), sheet.cell(rows[index - 1], column))
            expected = str(right[index])
            yield Finding("C201", Severity.EXPLAIN, text, spots, spots[0].text, expected, key=f"{column}:{rows[index]}")


_ORDINAL = re.compile(r"第(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<of>[一-鿿]{1,3})")

_FEW = 4
"""Rows of ordinals from which they count on."""


def _new_group(sheet: Sheet, above: int, row: int, serial: int) -> bool:
    """Tell whether a column beside the numbers has another text from here on, over more than this row."""
    for column in range(sheet.grid.width):
        if column != serial and above >= 0 and sheet.text(above, column) != sheet.text(row, column):
            following = row + 1 in sheet.body and sheet.text(row + 1, column) == sheet.text(row, column)
            if following or sheet.is_total(row - 1):
                return True
    return above >= 0 and sheet.is_total(row - 1)


def list_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield gaps and repetitions in the lists that are typed into cells."""
    for row in sheet.body:
        for column in range(sheet.grid.width):
            if sheet.is_covered(row, column):
                continue
            numbers = [int(found[1]) for found in _ITEM.finditer(sheet.text(row, column))]
            wrong = [
                (before, value) for before, value in zip([0, *numbers], numbers, strict=False) if value != before + 1
            ]
            if len(numbers) >= 3 and numbers[0] == 1 and wrong:
                before, value = wrong[0]
                text = message("in the list inside the cell, {value} follows {before}", value=value, before=before)
                yield Finding("C202", Severity.ERROR, text, (sheet.cell(row, column),), str(value), str(before + 1))


def _number(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text).strip("()（）.、 ")
    return int(plain) if plain.isascii() and plain.isdigit() else numeral(plain)
