"""XLSX → sheet: cells as the workbook shows them, with its own merged areas."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from reportdoc.content import limits
from reportdoc.content.archive import damaged, vetted
from reportdoc.content.grid import RawSheet, Spot
from reportdoc.content.number_format import show
from reportdoc.project.collector import Collector
from reportdoc.project.files import Source
from reportdoc.project.text import line_feeds
from reportdoc.report.address import Address
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem
from reportdoc.text.suggest import did_you_mean

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def read_xlsx(source: Source, sheet: str, collector: Collector) -> RawSheet:
    """Return one worksheet of an XLSX file, the first where `sheet` is empty.

    Hidden rows and columns are read and noted in `collector`. Raises ContentError where the file is no workbook, would
    exhaust memory, is encrypted, has no such sheet, or where a cell's formula has no result or its number format is not
    understood.
    """
    data = vetted(source.read(limits.TABLE_BYTES), source.file)
    formulas = _worksheet(workbook(data, source.file, results=False), sheet, source)
    height, width = _extent(formulas, source.file)
    results = formulas
    if any(cell.data_type == "f" for row in formulas.iter_rows(max_row=height, max_col=width) for cell in row):
        results = _worksheet(workbook(data, source.file, results=True), sheet, source)
    _note_hidden(formulas, height, width, source, collector)
    shown = list(results.iter_rows(max_row=height, max_col=width))
    entered = formulas.iter_rows(max_row=height, max_col=width)
    pairs = (pair for rows in zip(shown, entered, strict=True) for pair in zip(*rows, strict=True))
    try:
        problems = [wrong for result, formula in pairs if (wrong := _check(result, formula, source.file))]
        texts = [[line_feeds(show(cell.value, cell.number_format) or "") for cell in row] for row in shown]
    except IndexError:
        # A cell names a format that the workbook does not have, which openpyxl finds out only when asked.
        raise damaged(source.file) from None
    if problems:
        raise ContentError(problems)
    return RawSheet(source.file, texts, dict(_spans(formulas)))


def workbook(data: BytesIO, file: str, *, results: bool) -> Workbook:
    """Return the workbook that `vetted` looked at, with the results of formulas or the formulas themselves.

    Raises ContentError where it is damaged.
    """
    import openpyxl

    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()):  # openpyxl prints what it finds odd
            warnings.simplefilter("ignore")  # about parts of the workbook that no table needs
            data.seek(0)
            return openpyxl.load_workbook(data, data_only=results)
    except Exception:
        # A workbook made to harm, or badly made, may raise anything from deep inside the library.
        raise damaged(file) from None


def _worksheet(book: Workbook, name: str, source: Source) -> Worksheet:
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if name and name not in sheets:
        text = message('the workbook "{file}" has no sheet "{sheet}"', file=source.file, sheet=name)
        raise ContentError([Problem(source.place, text, did_you_mean(name, sheets) or _sheets(list(sheets)))])
    if not sheets:
        raise damaged(source.file)
    return sheets[name] if name else book.worksheets[0]


def _sheets(names: list[str]) -> Message:
    return message("it has {sheets}", sheets=", ".join(names))


def _extent(sheet: Worksheet, file: str) -> Spot:
    # Formatting alone can make a sheet a million rows high: only cells that hold something count.
    if sheet.max_row * sheet.max_column > limits.TABLE_ROWS * limits.TABLE_COLUMNS:
        text = message("the sheet has {rows} rows and {columns} columns", rows=sheet.max_row, columns=sheet.max_column)
        raise ContentError([Problem(Place(file), text, message("delete the empty ones, which only have formatting"))])
    used = [(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    if not used:
        raise ContentError([Problem(Place(file), message("the table is empty"))])
    merged = [(area.max_row, area.max_col) for area in sheet.merged_cells.ranges]
    height, width = (max(numbers) for numbers in zip(*used, *merged, strict=True))
    if height > limits.TABLE_ROWS:
        text = message("the table has more than {limit} rows", limit=limits.TABLE_ROWS)
        raise ContentError([Problem(Place(file, cell=Address(limits.TABLE_ROWS, 0)), text)])
    if width > limits.TABLE_COLUMNS:
        text = message("the table has more than {limit} columns", limit=limits.TABLE_COLUMNS)
        raise ContentError([Problem(Place(file, cell=Address(0, limits.TABLE_COLUMNS)), text)])
    return height, width


def _check(shown: Cell | MergedCell, entered: Cell | MergedCell, file: str) -> Problem | None:
    place = Place(file, cell=Address.parse(shown.coordinate))
    if entered.data_type == "f" and shown.value is None:
        hint = message("open the workbook in Excel or WPS and save it, so that it holds its results")
        return Problem(place, message("the formula has no result in the file"), hint)
    if show(shown.value, shown.number_format) is None:
        text = message('the number format "{code}" is not understood', code=shown.number_format)
        return Problem(place, text, message("use 0, 0.00, 0%, 0.00%, #,##0 or #,##0.00, or write the cell as text"))
    return None


def _note_hidden(sheet: Worksheet, height: int, width: int, source: Source, collector: Collector) -> None:
    rows = [str(row) for row, form in sheet.row_dimensions.items() if form.hidden and row <= height]
    columns = [letters for letters, form in sheet.column_dimensions.items() if form.hidden and (form.min or 0) <= width]
    if rows or columns:
        text = message("hidden rows or columns are printed too: {hidden}", hidden=", ".join(rows + columns))
        collector.note(Place(source.file), text, message("delete them if they are not meant to be"))


def _spans(sheet: Worksheet) -> Iterator[tuple[Spot, Spot]]:
    for area in sheet.merged_cells.ranges:
        size = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        if size != (1, 1):
            yield (area.min_row - 1, area.min_col - 1), size
