"""What belongs into the cells of a table: a number, with which format, or text."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from enum import StrEnum

from reportdoc.content.grid import Spot
from reportdoc.report.cells import Cell, Grid

_FIGURE = re.compile(
    r"-?(?P<whole>0|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[1-9][0-9]{0,13})(?P<rest>\.[0-9]{1,4})?(?P<percent>%?)"
)
_NONE = frozenset(("", "-", "–", "—", "——", "/", "无"))
"""How a cell without a figure is written."""


class Kind(StrEnum):
    """What a cell takes, by the number format it has."""

    TEXT = "@"
    NUMBER = "General"
    """Shown as it is typed, so that a spreadsheet rounds nothing away."""
    TENTHS = "0.0"
    HUNDREDTHS = "0.00"
    THOUSANDTHS = "0.000"
    FOUR = "0.0000"
    GROUPED = "#,##0"
    GROUPED_TENTHS = "#,##0.0"
    GROUPED_HUNDREDTHS = "#,##0.00"
    PERCENT = "0%"
    PERCENT_TENTHS = "0.0%"
    PERCENT_HUNDREDTHS = "0.00%"


def figure(text: str) -> tuple[Kind, float] | None:
    """Return the kind and the number of a cell's text; None where a spreadsheet would not show it to the letter."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    decimals = found["rest"] or ""
    digits = "0" * (len(decimals) - 1)
    code = ("#,##0" if "," in found["whole"] else "0") + (f".{digits}" if digits else "") + found["percent"]
    kind = Kind.NUMBER if code == "0" else next((one for one in Kind if one.value == code), None)
    if kind is None or (text.startswith("-") and not any(sign in "123456789" for sign in text)):
        return None
    value = Decimal(text.replace(",", "").rstrip("%"))
    return kind, float(value / 100 if found["percent"] else value)


def kinds(grid: Grid) -> dict[Spot, Kind]:
    """Return what belongs into the cells below the header; a cell that is left out takes text.

    That is what stands there; into an empty cell what most others of its column hold, where half of these are figures.
    """
    found: dict[Spot, Kind] = {}
    for column in range(grid.width):
        own = [
            (row, cell)
            for row in range(grid.header, len(grid.rows))
            if isinstance(cell := grid.rows[row][column], Cell)
        ]
        known = {row: one[0] for row, cell in own if (one := figure(cell.text)) is not None}
        said = sum(cell.text.strip() not in _NONE for _, cell in own)
        usual = Counter(known.values()).most_common(1)
        for row, cell in own:
            if row in known:
                found[row, column] = known[row]
            elif not cell.text.strip() and usual and len(known) * 2 >= said:
                found[row, column] = usual[0][0]
    return found
