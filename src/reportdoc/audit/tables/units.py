"""Cells whose unit is another than their column's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.tables.roles import Roles
from reportdoc.report.message import message
from reportdoc.text.units import base, same_dimension

_FEW = 2
"""Cells of one unit that make it the column's own, where the header says none."""


def unit_findings(roles: Roles) -> Iterator[Finding]:
    """Yield cells that state another unit than the header, or than all the other cells of their column."""
    sheet = roles.sheet
    for column in roles.numeric:
        cells = [(row, n.unit) for row in sheet.body if (n := sheet.number(row, column)) is not None and n.unit]
        usual = sheet.columns[column].unit or _usual([unit for _, unit in cells])
        for row, unit in cells:
            if usual and unit != usual and usual != "%" != unit and not _alike(unit, usual):
                text = message("the cell says {unit}, its column {usual}", unit=unit, usual=usual)
                key = f"{sheet.row_name(row)} {sheet.columns[column].full}"
                yield Finding(
                    "T106", Severity.ERROR, text, (sheet.cell(row, column),), sheet.text(row, column), usual, key=key
                )


def _alike(unit: str, usual: str) -> bool:
    return same_dimension(unit, usual) and base(unit)[1] == base(usual)[1]


def _usual(units: list[str]) -> str:
    if not units:
        return ""
    unit, count = Counter(units).most_common(1)[0]
    return unit if count >= _FEW and count > len(units) / 2 else ""
