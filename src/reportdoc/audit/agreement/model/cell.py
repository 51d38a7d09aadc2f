"""Cells of tables as facts: what each says of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.columns import named_unit
from reportdoc.audit.reading.document import Document, once
from reportdoc.audit.reading.sheet import TOTAL, Sheet
from reportdoc.text.number import PrintedNumber, cell_number
from reportdoc.text.subject import core, indicator_core
from reportdoc.text.units import base

RATE = re.compile(r"[率比]$|占比|比例|百分比|%|％")
"""Ends and words of headers of columns with rates."""

_STEP = re.compile(r"增加|增减|增量|增长|净增|增幅|降幅|减少|变化|差额|较上年|比上年|比上届|较上届|同比|环比|升降")

_WHOLE = 100

_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?![0-9]|\s*级)\s*(?:年|届)?")

_SCHOOL_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s?[-—–~～至]{1,2}\s?((?:19|20)[0-9]{2})\s?学年")
"""A school year is known by the year in which it ends, as in running text."""


@dataclass(frozen=True, eq=False)
class Fact:
    """A cell with a number, and the words that say what it is; equal to itself alone."""

    sheet: Sheet
    row: int
    column: int
    number: PrintedNumber
    row_core: str
    """The words of its row, in one form; for a 小计 those of its group; empty for a grand total."""
    column_core: str
    """The words of its column, in one form."""
    column_names: tuple[str, ...]
    """What running text may call the column: all its headers, the lowest alone, the upper ones of a 小计."""
    unit: str
    """Its unit as the cell, the column or the table says it, `万元`; a rate's is `%`; empty where none is said."""
    year: int
    """The year its column, row or caption names; the year reported on where none does."""
    total: bool
    """It stands in the row of the grand total."""

    @cached_property
    def dimension(self) -> str:
        """The basic unit, 元 for 万元."""
        return base(self.unit)[0] if self.unit else ""

    @cached_property
    def is_step(self) -> bool:
        """Tell whether its column says by how much something changed: 增减, 比上年增长."""
        return _STEP.search(self.sheet.columns[self.column].full) is not None

    @property
    def spot(self) -> Spot:
        """The cell."""
        return self.sheet.cell(self.row, self.column)


@once
def facts(document: Document) -> tuple[Fact, ...]:
    """Return the facts of every table and chart, in reading order."""
    return tuple(fact for sheet in document.sheets for fact in _facts(sheet, document.year))


def name_columns(sheet: Sheet) -> tuple[int, ...]:
    """Return the columns whose texts name the rows: words, hardly ever twice, left of the first column of numbers."""
    found = []
    body = [row for row in sheet.body if not sheet.is_total(row)]
    for column in range(sheet.grid.width):
        if sheet.is_serial(column):
            continue
        numeric = sum(sheet.number(row, column) is not None for row in body)
        if body and numeric * 2 > len(body):
            break
        texts = [sheet.text(row, column) for row in body]
        if texts and len(set(texts)) >= max(1, 0.9 * len(texts)):
            found.append(column)
    return tuple(found)


_ORDINAL = re.compile(
    r"^(?:[\s　]|其中[:：]?|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.．、])+"
)
"""What numbers a row and is no part of its name: 一、学费收入."""


def names_of(text: str) -> tuple[str, ...]:
    """Return what running text may call a row: all that stands there, that without its number, and without brackets."""
    plain = _ORDINAL.sub("", text)
    return tuple(dict.fromkeys((text, plain, re.sub(r"[（(].*", "", plain).strip())))


def row_name(sheet: Sheet, row: int, names: tuple[int, ...]) -> str:
    """Return what names a row: an indicator, the last of its naming columns, or for a 小计 the group it sums up."""
    if sheet.annex:
        return sheet.text(row, 1) if sheet.grid.width > 1 else ""
    if not sheet.is_total(row):
        return sheet.text(row, names[-1]) if names else ""
    groups = [sheet.text(row, column) for column in range(min(3, sheet.grid.width))]
    return next((text for text in groups if text and not TOTAL.search(text) and cell_number(text) is None), "")


def _facts(sheet: Sheet, year: int) -> Iterator[Fact]:
    names = name_columns(sheet)
    for row in sheet.body:
        total = sheet.is_total(row)
        name = row_name(sheet, row, names)
        for column in range(sheet.grid.width):
            number = sheet.number(row, column)
            if number is None or sheet.is_serial(column) or (column in names and not sheet.columns[column].unit):
                continue
            if total and number.value == _WHOLE and RATE.search(sheet.columns[column].name):
                continue  # the share of all there is, which tells nothing
            if sheet.annex and _YEAR.match(sheet.columns[column].name) is None:
                continue
            yield Fact(
                sheet,
                row,
                column,
                number,
                indicator_core(name) if sheet.annex else core(name),
                indicator_core(sheet.columns[column].full),
                _column_names(sheet.columns[column].path),
                _unit(sheet, row, column, number),
                _year(sheet, row, column, year),
                total and not name,
            )


@lru_cache(maxsize=4096)
def _column_names(path: tuple[str, ...]) -> tuple[str, ...]:
    plain = [re.sub(r"[（(][^（()）]*[）)]$", "", text).strip() for text in path]
    whole = plain[:-1] if plain and TOTAL.fullmatch(plain[-1]) else plain
    names = ["".join(whole), *whole[-1:]]
    return tuple(dict.fromkeys(name for name in map(indicator_core, names) if len(name) >= 2))


_COUNTED = re.compile(r"(人次|人日|学时|课时|[人项门期场家个本篇件册台支])(?:数|数量)?$")
"""Headers that name a unit without brackets: 项数, 培训人次."""


def _unit(sheet: Sheet, row: int, column: int, number: PrintedNumber) -> str:
    if number.unit:
        return number.unit
    if sheet.annex and sheet.grid.width > 2:
        return sheet.text(row, 2)
    if own := named_unit(sheet.text(row, 0)):
        return own
    header = sheet.columns[column]
    if header.unit or RATE.search(header.name):
        return header.unit or "%"
    counted = _COUNTED.search(header.name)
    if counted and (header.name.endswith("数") or len(counted[1]) == 2):
        return counted[1]
    return _row_unit(sheet, row) or sheet.unit


def _row_unit(sheet: Sheet, row: int) -> str:
    """Return what a column called 单位 says in a row."""
    for column in sheet.columns:
        if column.name == "单位" or column.name == "计量单位":
            return sheet.text(row, column.index)
    return ""


def _year(sheet: Sheet, row: int, column: int, year: int) -> int:
    for text in (sheet.columns[column].full, sheet.text(row, 0), sheet.caption):
        found = _SCHOOL_YEAR.search(text) or _YEAR.search(text)
        if found:
            return int(found[1])
    return year


def by_row(found: tuple[Fact, ...]) -> Mapping[tuple[str, int], tuple[Fact, ...]]:
    """Return facts by the label of their table and their row."""
    rows: dict[tuple[str, int], list[Fact]] = {}
    for fact in found:
        rows.setdefault((fact.sheet.label, fact.row), []).append(fact)
    return {key: tuple(row) for key, row in rows.items()}
