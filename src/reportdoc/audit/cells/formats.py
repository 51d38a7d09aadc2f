"""Columns whose numbers are written in more than one form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import Message, message
from reportdoc.text.number import PrintedNumber

_FEW = 4
"""Numbers a column needs before one of another form stands out."""

_MOST = 0.75
"""Share of a column's numbers that make a form its own."""


def format_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield numbers in another form than most of their column: decimals, percent signs, separators of thousands."""
    if sheet.annex or sheet.chart:
        return
    for column in range(sheet.grid.width):
        if sheet.is_serial(column):
            continue
        rows = [row for row in sheet.body if not sheet.is_rate(row)]
        cells = [(row, number) for row in rows if (number := sheet.number(row, column)) is not None]
        several_units = any(other.name in ("单位", "计量单位") for other in sheet.columns)
        for form, severity, text in () if several_units else _FORMS:
            yield from _odd(sheet, column, cells, form, severity, text)


def _odd(
    sheet: Sheet,
    column: int,
    cells: list[tuple[int, PrintedNumber]],
    form: Callable[[PrintedNumber], object],
    severity: Severity,
    text: Message,
) -> Iterator[Finding]:
    judged = [(row, number, found) for row, number in cells if (found := form(number)) is not None]
    if len(judged) < _FEW:
        return
    (usual, count), *_ = Counter(found for _, _, found in judged).most_common(1)
    if count == len(judged) or count < _MOST * len(judged):
        return
    example = next(number for _, number, found in judged if found == usual)
    for row, number, found in judged:
        other_thing = sheet.is_total(row) or _is_alike(sheet, row, form)
        if found != usual and not (other_thing and severity is Severity.EXPLAIN):
            said = message("{what}: {stated} beside {usual}", what=text, stated=number, usual=example)
            key = f"{sheet.row_name(row)} {sheet.columns[column].full}"
            yield Finding("C207", severity, said, (sheet.cell(row, column),), str(number), key=key)


def _is_alike(sheet: Sheet, row: int, form: Callable[[PrintedNumber], object]) -> bool:
    """Tell whether all numbers of a row have one form, so that the row is of something else: 生均经费745.30, 862.40."""
    every = (sheet.number(row, column) for column in range(sheet.grid.width) if not sheet.is_serial(column))
    found = [form(number) for number in every if number is not None]
    return len(found) > 1 and len(set(found)) == 1


def _decimals(number: PrintedNumber) -> object:
    # 0 and 100 are commonly printed bare beside decimals.
    return None if number.value in (0, 100) else number.decimals


def _percent(number: PrintedNumber) -> object:
    return None if number.value == 0 else number.unit == "%"


def _separated(number: PrintedNumber) -> object:
    return None if abs(number.value) < 1000 else "," in number.text or "，" in number.text


_FORMS = (
    (_percent, Severity.ERROR, message("a percent sign that is missing or too many")),
    (_decimals, Severity.EXPLAIN, message("another number of decimals")),
    (_separated, Severity.EXPLAIN, message("thousands separated otherwise")),
)
