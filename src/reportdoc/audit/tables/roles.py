"""What the columns and rows of a table are for, learned from their headers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportdoc.audit.reading.sheet import TOTAL, Sheet
from reportdoc.audit.tables.relation import CellAt
from reportdoc.text.number import PrintedNumber
from reportdoc.text.subject import indicator_core
from reportdoc.text.units import base

_RATE = re.compile(
    r"率$|率[（(]|占比|比例|比重|百分比|百分率|份额|构成|^比(?!上|去|前|较|[0-9])|同比|环比|增幅|涨幅|%|％|满意度$"
)

_SHARE = re.compile(r"占比|比例|比重|百分比|份额|构成|^占")

_GROWTH = re.compile(r"增长率|增长$|增长[（(]|(?:增减|升降|变动|变化)(?:率|幅)|增幅|同比|环比|增速|涨幅")

_MOVED = re.compile(r"(?:率|占比|比例|比重|满意度)的?(?:变化|变动|增减|升降|差)(?:[（(].*)?$")
"""What a share has changed by, in points: 占比变化."""

_DIFFERENCE = re.compile(r"增加|增减|增量|净增|减少|变化$|差额|较上年|比上年|提高")

_MEAN = re.compile(
    r"[人生班期项均次户校课场师]均|平均|均值|均价|之比|师生比|生师比|[^对同]比$|密度|指数|得分|评分|分数|单价|价格|年限|工龄|年龄"
)

_OTHER = re.compile(r"年份|年度$|名次|排名|位次|编号|代码|学号|电话|邮编|日期|时间$|序")

_MANY = 100
"""Sum of two groups from which it is hardly by chance that they are equal."""

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Roles:
    """The roles of a table's columns and rows."""

    sheet: Sheet

    @cached_property
    def numeric(self) -> tuple[int, ...]:
        """Columns that hold numbers in at least half of the rows that are not empty, and number no rows."""
        found = []
        for column in range(self.sheet.grid.width):
            texts = [row for row in self.sheet.body if self.sheet.text(row, column) not in ("", "—", "-", "/")]
            numbers = sum(self.sheet.number(row, column) is not None for row in texts)
            if texts and numbers * 2 >= len(texts) and not self.sheet.is_serial(column) and not self._is_other(column):
                found.append(column)
        return tuple(found)

    def is_rate(self, column: int) -> bool:
        """Tell whether a column holds rates, shares or growth."""
        header = self.sheet.columns[column]
        if (header.path and "百分点" in header.path[-1]) or _MOVED.search(header.name):
            return False
        return bool(_RATE.search(header.name)) or self.unit(column) == "%" or self._mostly_percent(column)

    def is_share(self, column: int) -> bool:
        """Tell whether a column holds shares of one whole."""
        return bool(_SHARE.search(self.sheet.columns[column].name))

    def is_growth(self, column: int) -> bool:
        """Tell whether a column compares with an earlier year, as a rate."""
        return bool(_GROWTH.search(self.sheet.columns[column].name)) and self.is_rate(column)

    def is_difference(self, column: int) -> bool:
        """Tell whether a column compares with an earlier year, as an amount."""
        name = self.sheet.columns[column].name
        return bool(_DIFFERENCE.search(name) or _MOVED.search(name)) and not self.is_rate(column)

    def is_mean(self, column: int) -> bool:
        """Tell whether a column holds amounts per head, term or class."""
        a_head = "/" in self.sheet.columns[column].unit
        return (a_head or bool(_MEAN.search(self.sheet.columns[column].name))) and not self.is_rate(column)

    def is_total(self, column: int) -> bool:
        """Tell whether a column holds totals of others."""
        return TOTAL.search(self.sheet.columns[column].name) is not None and not self.is_rate(column)

    def is_additive(self, column: int) -> bool:
        """Tell whether the numbers of a column may be added up."""
        return not (self.is_rate(column) or self.is_mean(column) or self.is_difference(column))

    def unit(self, column: int) -> str:
        """Return the unit of a column; empty where neither it nor the table says one."""
        return self.sheet.columns[column].unit or (
            "" if _RATE.search(self.sheet.columns[column].name) else self.sheet.unit
        )

    def factor(self, column: int) -> Decimal:
        """Return how many basic units a unit of the column is: 10000 for 万元."""
        return base(self.unit(column))[1] if self.unit(column) else Decimal(1)

    def name(self, column: int) -> str:
        """Return the words of a column's whole header, in one form."""
        return indicator_core(self.sheet.columns[column].full)

    def year(self, column: int) -> int | None:
        """Return the year a column is of; None where its header names none."""
        found = _YEAR.search(self.sheet.columns[column].full)
        return int(found[0]) if found else None

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Rows that are neither totals nor averages nor rates."""
        sheet = self.sheet
        apart = (sheet.is_total, sheet.is_average, sheet.is_rate)
        return tuple(row for row in sheet.body if not any(is_such(row) for is_such in apart))

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """Rows with totals, 合计 and 小计."""
        return tuple(row for row in self.sheet.body if self.sheet.is_total(row))

    @cached_property
    def labels(self) -> range:
        """Columns left of the first numbers, which name the rows."""
        return range(min(self.numeric, default=self.sheet.grid.width))

    def group(self, row: int) -> CellAt | None:
        """Return the cell to the left that names a row and others below it; None where none does.

        It spans them, or those below it are empty, or say the same, and the next column tells them apart.
        """
        sheet = self.sheet
        for column in self.labels:
            cell = sheet.grid.rows[row][column]
            top = (getattr(cell, "row", row), getattr(cell, "column", column))
            corner = sheet.grid.rows[top[0]][top[1]]
            if getattr(corner, "rows", 1) > 1 and sheet.text(*top):
                return top
            if column + 1 in self.labels and (opening := self._opening(row, column)) is not None:
                return opening, column
        return None

    def _opening(self, row: int, column: int) -> int | None:
        """Return the row whose label holds for those below it that are empty or the same, the row among them."""
        first = row
        while first in self.sheet.body and self._continues(first, column):
            first -= 1
        if first not in self.sheet.body or not self.sheet.text(first, column):
            return None
        return first if first < row or self._continues(row + 1, column) else None

    def _continues(self, row: int, column: int) -> bool:
        sheet = self.sheet
        if row not in sheet.body or not sheet.text(row, column + 1):
            return False
        again = row - 1 in sheet.body and sheet.text(row, column) == sheet.text(row - 1, column)
        return again or not sheet.text(row, column)

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Rows of one whole, classed in several ways: two groups at least, no row outside of them, no total."""
        found: dict[CellAt, list[int]] = {}
        for row in self.rows:
            if row == self.whole_row:
                continue
            if (top := self.group(row)) is None or _YEAR.search(self.sheet.text(*top)):
                return ()
            found.setdefault(top, []).append(row)
        several = len(found) > 1 and all(len(rows) > 1 for rows in found.values())
        return tuple(tuple(rows) for rows in found.values()) if several and not self.totals else ()

    @cached_property
    def whole_row(self) -> int | None:
        """Return the one row outside of all groups, first or last, that states what they class: 专任教师总数."""
        outside = [row for row in self.rows if self.group(row) is None]
        ends = (self.sheet.body.start, self.sheet.body.stop - 1)
        if len(outside) == 1 and outside[0] in ends and TOTAL.search(self.sheet.text(outside[0], 0)):
            return outside[0]
        return None

    def classed(self, column: int) -> Decimal | None:
        """Return what the groups of rows class: what most of them, and the row of the whole, state in a column."""
        stated = [(self.whole_row,)] if self.whole_row is not None else []
        numbers = ([n for row in rows if (n := self.sheet.number(row, column))] for rows in (*self.groups, *stated))
        sums = Counter(sum((n.value for n in group), Decimal(0)) for group in numbers)
        whole, times = sums.most_common(1)[0] if sums else (Decimal(0), 0)
        return whole if times > 1 and whole >= _MANY else None

    def whole(self, column: int) -> Decimal:
        """Return what 100 % is in a rate column: 100, or 1 where the rates are printed as fractions without a sign."""
        numbers = [n for row in self.sheet.body if (n := self.sheet.number(row, column)) is not None]
        if any(n.unit == "%" for n in numbers) or self.unit(column) == "%":
            return Decimal(100)
        return Decimal(1) if numbers and max(abs(n.value) for n in numbers) <= 1 else Decimal(100)

    def _mostly_percent(self, column: int) -> bool:
        units = Counter(n.unit for row in self.sheet.body if (n := self.sheet.number(row, column)) is not None)
        return bool(units) and units.most_common(1)[0][0] == "%"

    def _is_other(self, column: int) -> bool:
        name = self.sheet.columns[column].name
        if _OTHER.search(name):
            return True
        numbers = [n for row in self.sheet.body if (n := self.sheet.number(row, column)) is not None]
        return bool(numbers) and all(1990 <= n.value <= 2050 and n.unit in ("", "年") for n in numbers)


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that there is none."""
    return text in ("", "—", "——", "-", "－", "/", "无", "0")


def shown(numbers: list[PrintedNumber], joint: str) -> str:
    """Return numbers joined for a formula, the middle of long ones left out."""
    texts = [number.text for number in numbers]
    if len(texts) > 6:
        texts = [*texts[:3], "…", *texts[-2:]]
    return joint.join(texts)
