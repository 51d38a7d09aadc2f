"""Columns of a table: what their headers say, and the units of the line above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportdoc.report.cells import Grid
from reportdoc.text.number import cell_number
from reportdoc.text.units import UNITS

_UNIT = re.compile(r"[（(]\s*+(?:单位[:：]\s*+)?([^（()）\s][^（()）]{0,5}|(?<=\s))\s*+[）)]\s*+$")

_LINE_UNIT = re.compile(r"单位\s*+[:：]\s*+([^（()）\s，,；;、]{1,6})")

_LINE_UNITS = re.compile(r"单位\s*+[:：]\s*+([^（()）\s，,；;]{1,40})")

SERIAL = re.compile(r"序\s*号|编\s*号|项\s*次|№|No\.?", re.IGNORECASE)
"""Names of columns that number the rows."""

_MONEY = re.compile(
    r"额$|费$|款|账|收入|支出|产值|总值|设备值|资金|课酬|投入|投资|经费|预算|成本|利润|效益|[单原]价|价值"
)
"""Words of columns that hold amounts of money."""

_YEARS = re.compile("年份|年度|届别|[立始]年|时间|学制")
"""Words of columns whose numbers are years."""

_YEAR = "年"

RATE_NAME = re.compile(r"率[（(]|率$|占比|比例|比重|百分比|[（(]\s*[%％]\s*[)）]$")
"""How the name of a row or column of rates ends."""


@dataclass(frozen=True)
class Column:
    """A column and what its header says."""

    index: int
    """From 0."""
    path: tuple[str, ...]
    """Header texts from the top down; a merged header counts once."""
    unit: str
    """From the brackets at the end of its name, `社团规模（人）`; empty where it says none."""

    @cached_property
    def name(self) -> str:
        """The lowest header text without its unit, `社团规模`."""
        return _UNIT.sub("", self.path[-1]).strip() if self.path else ""

    @cached_property
    def full(self) -> str:
        """All header texts joined, without units: `天津市级数量`."""
        return "".join(_UNIT.sub("", text).strip() for text in self.path)


def columns(grid: Grid, units: Sequence[str] = ()) -> tuple[Column, ...]:
    """Return the columns of a grid with what its header rows say, and the line above that names several units."""
    found = tuple(_column(grid, index) for index in range(grid.width))
    return tuple(_with_units(grid, found, units)) if len(units) > 1 else found


def _with_units(grid: Grid, found: tuple[Column, ...], units: Sequence[str]) -> Iterator[Column]:
    """Yield columns with the units of a line above them: as many as there are columns of numbers, or % for the rates.

    What a header says itself is told; of 单位：人、% the other columns have the one unit left. Where that is left open,
    none has any.
    """
    own = {one.unit for one in found}
    open_ = [one for one in found if not one.unit and _is_of_numbers(grid, one)]
    left = [unit for unit in units if unit not in own and unit != "%"]
    rates = [one for one in open_ if RATE_NAME.search(one.name)]
    told = dict.fromkeys((one.index for one in rates), "%" if "%" in units else "")
    years = [one for one in open_ if _YEARS.search(one.name)]
    if _YEAR in left and years:
        left.remove(_YEAR)
        told |= {one.index: _YEAR for one in years}
    counts = [one for one in open_ if one not in (*rates, *years)]
    if len(left) not in (1, len(counts)):
        named = dict(_named(counts, left))
        told |= named
        others = [unit for unit in left if not unit.endswith("元")]
        left = [unit for unit in left if unit not in named.values()] or (others if len(others) == 1 else [])
        counts = [one for one in counts if one.index not in told]
    down = any(RATE_NAME.search(grid.text(row, 0).strip()) for row in range(grid.header, len(grid.rows)))
    if len(left) in (1, len(counts)) and ("%" not in units or rates or "%" in own or down):
        told |= {one.index: left[at % len(left)] for at, one in enumerate(counts)}
    return (replace(one, unit=told.get(one.index, one.unit)) for one in found)


def _named(counts: Sequence[Column], units: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the columns whose names tell their unit: 到款 is money, 学时数 are 学时."""
    money = [unit for unit in units if unit.endswith("元")]
    for one in counts:
        if len(money) == 1 and _MONEY.search(one.name):
            yield one.index, money[0]
        elif told := max((unit for unit in units if unit in one.name), key=len, default=""):
            yield one.index, told


def _is_of_numbers(grid: Grid, column: Column) -> bool:
    if SERIAL.fullmatch(column.name):
        return False
    texts = [grid.text(row, column.index).strip() for row in range(grid.header, len(grid.rows))]
    numbers = [number for text in texts if (number := cell_number(text)) and number.unit not in ("年", "届", "级")]
    return len(numbers) * 2 > len(texts)


def _column(grid: Grid, index: int) -> Column:
    texts = (grid.text(row, index).strip() for row in range(grid.header))
    path = tuple(dict.fromkeys(text for text in texts if text))
    return Column(index, path, named_unit(path[-1]) if path else "")


def named_unit(text: str) -> str:
    """Return the unit in brackets at the end of a name, `社团规模（人）` → `人`; empty where none."""
    found = _UNIT.search(text)
    return found[1].strip() if found and _is_unit(found[1].strip()) else ""


def line_unit(text: str) -> str:
    """Return the unit that a line above a table, or a caption, names: `单位：人` → `人`; empty where none."""
    found = _LINE_UNIT.search(text)
    return found[1] if found else ""


def line_units(text: str) -> tuple[str, ...]:
    """Return the units that a line above a table names: `单位：人、%` → `人`, `%`; empty where one of them is none."""
    found = _LINE_UNITS.search(text)
    units = tuple(found[1].split("、")) if found else ()
    return units if all(map(_is_unit, units)) else ()


def _is_unit(text: str) -> bool:
    counted = text.lstrip("万千百亿")
    return text in UNITS or counted in UNITS or re.fullmatch(r"人[•·]次|元/.*|.{1,3}/.{1,3}", text) is not None
