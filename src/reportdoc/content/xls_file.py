"""The workbooks of Excel 97 to 2003 and of WPS, .xls and .et → sheet (MS-XLS)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportdoc.content import limits
from reportdoc.content.built_in_formats import CHINESE
from reportdoc.content.format_code import timed
from reportdoc.content.grid import RawSheet, Spot
from reportdoc.content.number_format import show
from reportdoc.content.worksheet import Tab, Worksheet, check_extent, not_understood
from reportdoc.ooxml.archive import Damaged, TooLarge
from reportdoc.ooxml.compound import Encrypted, workbook
from reportdoc.project.text import line_feeds
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell, Sheet


class XlsBook:
    """A workbook in a compound file."""

    def __init__(self, data: bytes, file: str) -> None:
        """Raise ContentError where bytes are no workbook, one with a password, or too large."""
        self._file = file
        self._book = _opened(data, file)

    @property
    def tabs(self) -> Sequence[Tab]:
        """Return its sheets in order."""
        return [Tab(one.name, bool(one.visibility), _cells(one)) for one in self._book.sheets()]

    def sheet(self, name: str) -> Worksheet:
        """Return a sheet. Raises ContentError as `Workbook` says."""
        sheet = self._book.sheet_by_name(name)
        spans = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
        spans = {corner: size for corner, size in spans.items() if min(size) > 0 and size != (1, 1)}
        height, width = self._extent(sheet, spans)
        faults: dict[Spot, Problem] = {}
        rows = [["" for _ in range(width)] for _ in range(height)]
        for row in range(min(height, sheet.nrows)):
            for column, cell in enumerate(sheet.row(row)[:width]):
                text = self._text(cell, RawSheet(self._file, [], {}).place(row, column))
                if isinstance(text, Problem):
                    faults[row, column] = text
                else:
                    rows[row][column] = text
        hidden_rows = frozenset(row for row, form in sheet.rowinfo_map.items() if form.hidden and row < height)
        hidden_columns = frozenset(at for at, form in sheet.colinfo_map.items() if form.hidden and at < width)
        return Worksheet(name, RawSheet(self._file, rows, spans), hidden_rows, hidden_columns, faults)

    def _extent(self, sheet: Sheet, spans: dict[Spot, Spot]) -> Spot:
        used = [(row + 1, at + 1) for row in range(sheet.nrows) for at, one in enumerate(sheet.row(row)) if _full(one)]
        if not used:
            raise ContentError([Problem(Place(self._file), message("the table is empty"))])
        merged = [(corner[0] + size[0], corner[1] + size[1]) for corner, size in spans.items()]
        height, width = (max(numbers) for numbers in zip(*used, *merged, strict=True))
        check_extent(height, width, self._file)
        return height, width

    def _text(self, cell: Cell, place: Place) -> str | Problem:
        import xlrd

        if not _full(cell):
            return ""
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
        try:
            number = self._book.xf_list[cell.xf_index].format_key
            code = CHINESE.get(number) or self._book.format_map[number].format_str
        except (IndexError, KeyError, TypeError):
            raise _damaged(self._file) from None
        text = show(self._value(cell, code), code)
        return not_understood(place, code) if text is None else line_feeds(text)

    def _value(self, cell: Cell, code: str) -> object:
        import xlrd
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        if not isinstance(cell.value, float):
            return cell.value
        if timed(code):
            try:
                return from_excel(cell.value, CALENDAR_MAC_1904 if self._book.datemode else CALENDAR_WINDOWS_1900)
            except (OverflowError, ValueError):
                return cell.value
        return int(cell.value) if cell.value.is_integer() else cell.value


_CELLS = limits.TABLE_ROWS * limits.TABLE_COLUMNS


def _opened(data: bytes, file: str) -> Book:
    try:
        return workbook(data, _CELLS)
    except Encrypted:
        text, hint = message("the workbook is protected by a password"), message("save it without one")
    except TooLarge:
        text, hint = (
            message("the workbook has more than {limit} cells", limit=_CELLS),
            message("keep only the table's sheet, or save it as CSV UTF-8"),
        )
    except Damaged:
        raise _damaged(file) from None
    raise ContentError([Problem(Place(file), text, hint)]) from None


def _damaged(file: str) -> ContentError:
    text = message("the file is damaged or is no workbook of Excel or WPS")
    return ContentError([Problem(Place(file), text, message("save it again as .xlsx"))])


def _cells(sheet: Sheet) -> int:
    return min(2, sum(_full(one) for row in range(sheet.nrows) for one in sheet.row(row)))


def _full(cell: Cell) -> bool:
    # Empty, and blank with a look (xlrd.XL_CELL_EMPTY, XL_CELL_BLANK).
    return cell.ctype not in (0, 6) and cell.value != ""
