"""XLSX → sheet: cells as the workbook shows them, with its own merged areas."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from datetime import datetime
from io import BytesIO, StringIO
from itertools import islice
from typing import TYPE_CHECKING

from reportdoc.content import limits
from reportdoc.content.archive import damaged, vetted
from reportdoc.content.built_in_formats import CHINESE
from reportdoc.content.format_code import timed
from reportdoc.content.grid import RawSheet, Spot
from reportdoc.content.number_format import show
from reportdoc.content.worksheet import Tab, Worksheet, check_extent, not_understood
from reportdoc.project.text import line_feeds
from reportdoc.report.address import Address
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import workbook as openpyxl_workbook
    from openpyxl.worksheet import worksheet as openpyxl_worksheet


class XlsxBook:
    """An XLSX file."""

    def __init__(self, data: bytes, file: str) -> None:
        """Raise ContentError where bytes are no workbook, would exhaust memory, or are encrypted."""
        self._data = vetted(data, file)
        self._file = file
        self._formulas = _loaded(self._data, file, results=False)
        if not self._formulas.worksheets:
            raise damaged(file)

    @property
    def tabs(self) -> Sequence[Tab]:
        """Return its sheets in order."""
        return [Tab(one.title, one.sheet_state != "visible", _cells(one)) for one in self._formulas.worksheets]

    def sheet(self, name: str) -> Worksheet:
        """Return a sheet; formulas show the results in the file. Raises ContentError as `Workbook` says."""
        formulas = self._named(self._formulas, name)
        height, width = _extent(formulas, self._file)
        results = formulas
        if any(cell.data_type == "f" for row in formulas.iter_rows(max_row=height, max_col=width) for cell in row):
            results = self._named(_loaded(self._data, self._file, results=True), name)
        shown = results.iter_rows(max_row=height, max_col=width)
        entered = formulas.iter_rows(max_row=height, max_col=width)
        faults: dict[Spot, Problem] = {}
        computed: set[Spot] = set()
        rows = []
        for row, pairs in enumerate(zip(shown, entered, strict=True)):
            texts = []
            for column, (result, formula) in enumerate(zip(*pairs, strict=True)):
                text = self._text(result, formula)
                if formula.data_type == "f":
                    computed.add((row, column))
                if isinstance(text, Problem):
                    faults[row, column] = text
                texts.append(text if isinstance(text, str) else "")
            rows.append(texts)
        raw = RawSheet(self._file, rows, dict(_spans(formulas)))
        return Worksheet(name, raw, *_hidden(formulas, height, width), faults, frozenset(computed))

    def _named(self, book: openpyxl_workbook.Workbook, name: str) -> openpyxl_worksheet.Worksheet:
        return next(one for one in book.worksheets if one.title == name)

    def _text(self, shown: Cell | MergedCell, entered: Cell | MergedCell) -> str | Problem:
        if entered.data_type == "f" and shown.value is None:
            hint = message("open the workbook in Excel or WPS and save it, so that it holds its results")
            return Problem(self._place(shown), message("the formula has no result in the file"), hint)
        if shown.value is None:
            return ""
        try:
            # What the library gives for a format that is no date in English may be one in Chinese: the number tells.
            number = shown._style.numFmtId  # pyrefly: ignore[missing-attribute]  # no stub has it
            code = CHINESE.get(number, shown.number_format)
        except IndexError:
            # A cell names a format that the workbook does not have, which openpyxl finds out only when asked.
            raise damaged(self._file) from None
        text = show(_moment(shown.value, code, self._formulas.epoch), code)
        return not_understood(self._place(shown), code) if text is None else line_feeds(text)

    def _place(self, cell: Cell | MergedCell) -> Place:
        return Place(self._file, cell=Address.parse(cell.coordinate))


def _moment(value: object, code: str, epoch: datetime) -> object:
    if not isinstance(value, int | float) or isinstance(value, bool) or not timed(code):
        return value
    from openpyxl.utils.datetime import from_excel

    try:
        return from_excel(value, epoch)
    except (OverflowError, ValueError):
        return value


def _loaded(data: BytesIO, file: str, *, results: bool) -> openpyxl_workbook.Workbook:
    import openpyxl

    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()):  # openpyxl prints what it finds odd
            warnings.simplefilter("ignore")  # about parts of the workbook that no table needs
            data.seek(0)
            return openpyxl.load_workbook(data, data_only=results)
    except Exception:
        # A workbook made to harm, or badly made, may raise anything from deep inside the library.
        raise damaged(file) from None


def _cells(sheet: openpyxl_worksheet.Worksheet) -> int:
    if sheet.max_row * sheet.max_column > limits.TABLE_ROWS * limits.TABLE_COLUMNS:
        return 2  # too large to be looked at, which is told when it is read
    full = (1 for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return sum(islice(full, 2))


def _extent(sheet: openpyxl_worksheet.Worksheet, file: str) -> Spot:
    # Formatting alone can make a sheet a million rows high: only cells that hold something count.
    if sheet.max_row * sheet.max_column > limits.TABLE_ROWS * limits.TABLE_COLUMNS:
        text = message("the sheet has {rows} rows and {columns} columns", rows=sheet.max_row, columns=sheet.max_column)
        raise ContentError([Problem(Place(file), text, message("delete the empty ones, which only have formatting"))])
    used = [(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    if not used:
        raise ContentError([Problem(Place(file), message("the table is empty"))])
    merged = [(area.max_row, area.max_col) for area in sheet.merged_cells.ranges]
    height, width = (max(numbers) for numbers in zip(*used, *merged, strict=True))
    check_extent(height, width, file)
    return height, width


def _hidden(sheet: openpyxl_worksheet.Worksheet, height: int, width: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return the rows and columns, from 0, that are not shown; a height of zero hides as well."""
    rows = {row - 1 for row, form in sheet.row_dimensions.items() if (form.hidden or form.ht == 0) and row <= height}
    columns: set[int] = set()
    for form in sheet.column_dimensions.values():
        if form.hidden and form.min:
            # One entry may stand for many columns that look alike.
            columns |= set(range(form.min - 1, min(form.max or form.min, width)))
    return frozenset(rows), frozenset(columns)


def _spans(sheet: openpyxl_worksheet.Worksheet) -> Iterator[tuple[Spot, Spot]]:
    for area in sheet.merged_cells.ranges:
        size = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        if size != (1, 1):
            yield (area.min_row - 1, area.min_col - 1), size
