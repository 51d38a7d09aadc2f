"""Indicator tables as rows: 序号, 指标, 单位, and a value a year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.profiles.catalogue import bare, plain_name
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import base

_NAME = re.compile(r"(?:[一二三四]级|数据)?指标(?:项|名称|内容)?|项目(?:名称)?|数据项|指标项目")

_UNIT = re.compile(r"(?:计量)?单位")

_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*+(?:[-—–~～]\s*+(?:19|20)?[0-9]{2}\s*+)?(?:年度?|学年度?|届)?")

_VALUE = re.compile(r"数值|数量|数据|值|指标值|填报值|数据值|本年度?|上年度?|结果|统计值|学校数据")

_NAME_UNIT = re.compile(r"[（(]\s*+(?:单位[:：]?\s*+)?(%|％|[^（()）\s][^（()）]{0,4})\s*+[）)]\s*+$")

_NOTHING = re.compile(r"[-－—–―/／\\*＊]*|无|空|无数据|不适用|未统计")
"""What stands for no value."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of an indicator table."""

    sheet: Sheet
    index: int
    """Of the sheet's row."""
    group: int
    """Rows of one 序号 share it; 0 in tables without numbers."""
    number: str
    """序号 as printed, that of its group."""
    name: str
    """As printed, without the spaces around it."""
    indent: float
    """Spaces before the name in full-width ones."""
    unit: str
    name_column: int
    unit_column: int | None

    @property
    def bare(self) -> str:
        """The name without 其中."""
        return bare(self.name)

    @property
    def plain(self) -> str:
        """The name in the form in which names are compared."""
        return plain_name(self.name)

    @property
    def of_which(self) -> bool:
        """Whether the name says 其中."""
        return self.name.startswith("其中")

    @property
    def spot(self) -> Spot:
        """The cell of the name."""
        return self.sheet.cell(self.index, self.name_column)

    def number_at(self, column: int) -> PrintedNumber | None:
        """Return the value in a column; None where there is none, or words, or another unit than the row's."""
        number = self.sheet.number(self.index, column)
        return number if number is None or not number.unit or same_unit(number.unit, self.unit) else None

    def is_blank(self, column: int) -> bool:
        """Tell whether there is a sign for no value, or nothing."""
        return _NOTHING.fullmatch(self.sheet.text(self.index, column)) is not None

    def cell(self, column: int) -> Spot:
        """Return the place of a value."""
        return self.sheet.cell(self.index, column)


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """A table of indicators."""

    sheet: Sheet
    rows: tuple[IndicatorRow, ...]
    values: tuple[int, ...]
    """The columns of values: one for each year, or the one there is."""
    number_column: int | None


def same_unit(one: str, other: str) -> bool:
    """Tell whether two units are the same measure at the same scale: 元 and 元/生 are, 元 and 万元 are not."""
    return _measure(one) == _measure(other)


def _measure(unit: str) -> tuple[str, object]:
    name = re.sub(r"[\s·•.]", "", unicodedata.normalize("NFKC", unit)).lower()
    name = re.sub(r"^(元|万元|亿元)/[年月人生]$", r"\1", name)
    return base({"名": "人", "人民币元": "元", "人次数": "人次"}.get(name, name))


def indicator_table(sheet: Sheet) -> IndicatorTable | None:
    """Return a table as one of indicators; None where it has no column that names them, or none of values."""
    names = [column.index for column in sheet.columns if _NAME.fullmatch(_header(sheet, column.index))]
    if not names or sheet.chart:
        return None
    units = [column.index for column in sheet.columns if _UNIT.fullmatch(_header(sheet, column.index))]
    unit = units[0] if units else None
    serial = next((column.index for column in sheet.columns if sheet.is_serial(column.index)), None)
    values = _value_columns(sheet, names[-1] if unit is None else unit)
    if not values:
        return None
    return IndicatorTable(sheet, tuple(_rows(sheet, names[-1], unit, serial)), values, serial)


def _header(sheet: Sheet, column: int) -> str:
    return re.sub(r"\s", "", sheet.columns[column].path[-1]) if sheet.columns[column].path else ""


def _value_columns(sheet: Sheet, before: int) -> tuple[int, ...]:
    """Return the columns headed with a year, or else with a word for values, or else the one behind the unit."""
    behind = [column.index for column in sheet.columns if column.index > before]
    for pattern in (_YEAR, _VALUE):
        if found := tuple(column for column in behind if pattern.fullmatch(_header(sheet, column))):
            return found
    return tuple(behind[:1])


def _rows(sheet: Sheet, name_column: int, unit_column: int | None, serial: int | None) -> Iterator[IndicatorRow]:
    group, number, above = 0, "", ""
    for index in sheet.body:
        if serial is not None and not sheet.is_covered(index, serial):
            own = sheet.text(index, serial)
            if own and own != number:
                group, number = group + 1, own
        text = sheet.grid.text(index, name_column)
        name = text.strip() or above
        if not name:
            continue
        above = name
        indent = text[: len(text) - len(text.lstrip())]
        unit = sheet.text(index, unit_column) if unit_column is not None else _unit_of(sheet, name)
        width = sum(1.0 if space == "\u3000" else 0.5 for space in indent)
        yield IndicatorRow(sheet, index, group, number, name, width, unit, name_column, unit_column)


def _unit_of(sheet: Sheet, name: str) -> str:
    found = _NAME_UNIT.search(name)
    return found[1] if found else sheet.unit
