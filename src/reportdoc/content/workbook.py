"""Workbooks of every format: their sheets, and which of them is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportdoc.content import limits
from reportdoc.content.grid import RawSheet, Spot
from reportdoc.ooxml.compound import COMPOUND_FILE
from reportdoc.report.address import Address
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem
from reportdoc.text.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Tab:
    """What a workbook says of a sheet without its cells."""

    name: str
    hidden: bool
    cells: int
    """Whether it holds something: 0, 1, or 2 for more than one cell."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet as it is shown, and what of it is not."""

    name: str
    raw: RawSheet
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    faults: Mapping[Spot, Problem]
    """Cells that cannot be shown as the workbook shows them; their texts are empty."""
    formulas: frozenset[Spot] = frozenset()
    """Cells that hold a formula, as far as the format tells."""


class Workbook(Protocol):
    """An open workbook."""

    @property
    def tabs(self) -> Sequence[Tab]:
        """Return its sheets in order, at least one."""

    def sheet(self, name: str) -> Worksheet:
        """Return a sheet; raises ContentError where it is empty or too large."""


def opened(data: bytes, file: str) -> Workbook:
    """Return the workbook that bytes are, whatever the file's ending; `file` is for problems.

    Raises ContentError where they are none, would exhaust memory, or are encrypted.
    """
    if data.startswith(COMPOUND_FILE):
        from reportdoc.content.xls_file import XlsBook

        return XlsBook(data, file)
    from reportdoc.content.xlsx_file import XlsxBook

    return XlsxBook(data, file)


def chosen(book: Workbook, name: str, file: str, place: Place) -> str:
    """Return the name of the sheet that is meant: the one named, or the first that is shown and holds something.

    Raises ContentError, at `place`, where there is no such sheet, or only hidden ones hold something.
    """
    names = [tab.name for tab in book.tabs]
    if name:
        if name not in names:
            text = message('the workbook "{file}" has no sheet "{sheet}"', file=file, sheet=name)
            raise ContentError([Problem(place, text, did_you_mean(name, names) or _listed(names))])
        return name
    full = [tab for tab in book.tabs if tab.cells]
    shown = [tab.name for tab in full if not tab.hidden]
    if not shown and full:
        hint = message("name the sheet, or show it: {sheets}", sheets=", ".join(tab.name for tab in full))
        raise ContentError([Problem(place, message("only hidden sheets hold something"), hint)])
    return shown[0] if shown else names[0]


def check_extent(rows: int, columns: int, file: str) -> None:
    """Raise ContentError where the cells that hold something reach beyond what a table may have."""
    if rows > limits.TABLE_ROWS:
        text = message("the table has more than {limit} rows", limit=limits.TABLE_ROWS)
        raise ContentError([Problem(Place(file, cell=Address(limits.TABLE_ROWS, 0)), text)])
    if columns > limits.TABLE_COLUMNS:
        text = message("the table has more than {limit} columns", limit=limits.TABLE_COLUMNS)
        raise ContentError([Problem(Place(file, cell=Address(0, limits.TABLE_COLUMNS)), text)])


def not_understood(place: Place, code: str) -> Problem:
    """Return the problem of a cell whose number format is not understood."""
    text = message('the number format "{code}" is not understood', code=code)
    return Problem(place, text, message("use 0, 0.00, 0%, 0.00%, #,##0 or #,##0.00, or write the cell as text"))


def _listed(names: list[str]) -> Message:
    return message("it has {sheets}", sheets=", ".join(names))
