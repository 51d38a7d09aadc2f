"""Tables as columns with names and rows with names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.columns import RATE_NAME, SERIAL, Column
from reportdoc.report.address import Address
from reportdoc.report.cells import Covered, Grid
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber, cell_number
from reportdoc.text.numerals import CHARACTERS, numeral

TOTAL = re.compile(
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*数|总\s*和|总\s*额|总\s*量|累\s*计|全\s*校(?:合计|总计)?|本校(?:合计|总计)?|全\s*院(?:合计|总计)?|全\s*年(?:合计|总计)?)"
)
"""Words that name a total (勾稽 practice of audit firms: 合计, 总计, 小计)."""

_ALL_YEAR = "全年"

_SUBTOTAL = re.compile(r"[一-鿿]{2,8}小计$")
"""A subtotal that names what it sums up: 公用支出小计."""

_FEW = 3
"""How many times as many rows of other things there are where a row of rates is told apart."""

AVERAGE = re.compile(r"平\s*均|均\s*值")
"""Words that name an average."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table, or a chart's data, as the checks read it; the same one only, and never a like one, is equal to it."""

    label: str
    caption: str
    """Its title, as printed."""
    grid: Grid
    columns: tuple[Column, ...]
    spot: Spot
    """Where the block stands in the text, the caption as text."""
    data: str
    """The file with the cells."""
    unit: str
    """The unit that the line above the table names, `人`; empty where none."""
    annex: bool = False
    chart: bool = False

    @property
    def body(self) -> range:
        """Indexes of the rows below the header."""
        return range(self.grid.header, len(self.grid.rows))

    def text(self, row: int, column: int) -> str:
        """Return what is shown at a place, that of the merged cell that covers it; stripped."""
        return self._texts[row][column]

    def is_covered(self, row: int, column: int) -> bool:
        """Tell whether a merged cell covers the place and shows its text elsewhere."""
        return isinstance(self.grid.rows[row][column], Covered)

    def number(self, row: int, column: int) -> PrintedNumber | None:
        """Return the number a cell states; None for words, for nothing, and where a merged cell shows it elsewhere."""
        return self._numbers[row][column]

    def numbers(self, row: int) -> tuple[PrintedNumber, ...]:
        """Return the numbers that stand in a row."""
        return tuple(number for number in self._numbers[row] if number)

    def unit_of(self, column: int) -> str:
        """Return the unit of a column: its own, or the table's; empty where neither is said."""
        return self.columns[column].unit or self.unit

    def cell(self, row: int, column: int) -> Spot:
        """Return the place of a cell."""
        return self._spots[row][column]

    def row_name(self, row: int) -> str:
        """Return the words of a row: its texts that are no numbers, from the left, joined by a space."""
        return self._row_names[row]

    def is_total(self, row: int) -> bool:
        """Tell whether one of the first texts of a row names a total, 合计 or 小计."""
        return row in self._totals

    def is_average(self, row: int) -> bool:
        """Tell whether a row is named as an average, 本校平均."""
        return any(AVERAGE.search(text) and len(text) <= 8 for text in self._first_words(row))

    def is_rate(self, row: int) -> bool:
        """Tell whether a row is named as a rate or share among rows that are not: 报到率（%） below a total."""
        return row in self._rates

    def is_serial(self, column: int) -> bool:
        """Tell whether a column numbers the rows."""
        return column in self._serial

    def _first_words(self, row: int) -> list[str]:
        return [self.text(row, column) for column in range(min(3, self.grid.width))]

    @cached_property
    def _row_names(self) -> tuple[str, ...]:
        return tuple(
            " ".join(dict.fromkeys(text for text in texts if text and cell_number(text) is None))
            for texts in self._texts
        )

    @cached_property
    def _serial(self) -> frozenset[int]:
        return frozenset(column.index for column in self.columns if SERIAL.fullmatch(column.name))

    @cached_property
    def _rates(self) -> frozenset[int]:
        found = frozenset(row for row in self.body if RATE_NAME.search(self.text(row, 0)))
        return found if len(found) * (_FEW + 1) <= len(self.body) else frozenset()

    @cached_property
    def _totals(self) -> frozenset[int]:
        return frozenset(row for row in range(len(self.grid.rows)) if self._names_total(self._first_words(row)))

    def _names_total(self, texts: list[str]) -> bool:
        """Tell whether one of the first texts of a row names a total; 全年 behind a name is when, and no total."""
        names = [re.sub(r"[\s（(].*|[:：]$", "", text) for text in texts]
        named = [at for at, name in enumerate(names) if name and cell_number(name) is None]
        for at, (text, name) in enumerate(zip(texts, names, strict=True)):
            if _SUBTOTAL.search(text) or (TOTAL.fullmatch(name) and (name != _ALL_YEAR or named[0] == at)):
                return True
        return False

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(self.grid.text(row, column).strip() for column in range(self.grid.width))
            for row in range(len(self.grid.rows))
        )

    @cached_property
    def _spots(self) -> tuple[tuple[Spot, ...], ...]:
        return tuple(
            tuple(
                Spot(Place(self.data, cell=Address(row, column)), self.spot.section, text, self.spot.owner)
                for column, text in enumerate(texts)
            )
            for row, texts in enumerate(self._texts)
        )

    @cached_property
    def _numbers(self) -> tuple[tuple[PrintedNumber | None, ...], ...]:
        return tuple(
            tuple(
                None if self.is_covered(row, column) else _number(self.text(row, column))
                for column in range(self.grid.width)
            )
            for row in range(len(self.grid.rows))
        )


_NUMERAL = re.compile(f"[{CHARACTERS}]{{3,}}")
"""A number in words that fills a cell; shorter ones are names of grades and classes as well."""


def _number(text: str) -> PrintedNumber | None:
    if _NUMERAL.fullmatch(text) and (value := numeral(text)) and value >= _LARGE:
        return PrintedNumber(Decimal(value), Decimal(1), "", text)
    return cell_number(text)


_LARGE = 100
