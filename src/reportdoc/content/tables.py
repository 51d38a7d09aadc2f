"""The grids that the project's table files hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from reportdoc.content import limits
from reportdoc.content.csv_file import read_csv, sketched
from reportdoc.content.grid import RawSheet, build
from reportdoc.content.workbook import chosen, opened
from reportdoc.content.worksheet import Worksheet
from reportdoc.project.collector import Collector
from reportdoc.project.files import Folder, Source, refuse_unsafe
from reportdoc.project.folders import CONTENT
from reportdoc.report.address import Address
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

_MARK = re.compile(r"\[\^[^\]\s]{1,60}\]")
_SMALL, _KEPT = 30_000, 200
"""Bytes of a CSV file, and grids of so many, that are remembered: a report is read again after each change."""


class Tables:
    """Reads table files, each once however often it is asked for."""

    def __init__(self, folder: Folder, collector: Collector, tolerant: bool = False) -> None:
        """With `tolerant`, something stands in for a file that is missing or wrong, which is noted."""
        self._tolerant = tolerant
        self._folder = folder
        self._collector = collector
        self._known: dict[tuple[str, int, str, Place], tuple[str, Grid] | ContentError] = {}

    def read(self, name: str, header: int, sheet: str, place: Place) -> tuple[str, Grid]:
        """Return the path of a table file relative to the project, and its grid.

        `name` is relative to `content/` and stands at `place`; `sheet` may be empty. Raises ContentError as the readers
        of CSV and XLSX files do, and where the file is neither.
        """
        key = (name, header, sheet, place)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._read(name, header, sheet, place)
        if not isinstance(known, ContentError):
            return known
        if not self._tolerant:
            raise known
        refuse_unsafe(name, place)
        self._collector.gather(known)
        row = (Cell("—"), Cell("0"))
        self._known[key] = found = f"{CONTENT}/{name}", Grid((row,) * (header + 1), header)
        return found

    def file(self, name: str) -> str:
        """Return the path of a table file relative to the project; empty for none."""
        return str(PurePosixPath(CONTENT, self._folder.base, name)) if name else ""

    def sketch(self, name: str, header: int, sheet: str, place: Place) -> Grid:
        """Return the grid that `read` returns, or as many of its rows as are to be had; none where there is no file."""
        known = self._known.get((name, header, sheet, place))
        if known is not None and not isinstance(known, ContentError):
            return known[1]
        try:
            source = self._folder.find(name, place)
            data = source.read(limits.TABLE_BYTES)
            if PurePosixPath(source.file).suffix.lower() == ".csv":
                rows: Sequence[Sequence[str]] = sketched(data)
            else:
                book = opened(data, source.file)
                rows = book.sheet(chosen(book, sheet, source.file, source.place)).raw.rows
        except ContentError:
            return Grid((), header)
        width = max(map(len, rows), default=0)
        return Grid(tuple(tuple(Cell(text) for text in (*row, *[""] * (width - len(row)))) for row in rows), header)

    def _read(self, name: str, header: int, sheet: str, place: Place) -> tuple[str, Grid] | ContentError:
        try:
            source = self._folder.find(name, place)
            if PurePosixPath(source.file).suffix.lower() == ".csv":
                return source.file, self._csv(source, sheet, header)
            grid = build(self._sheet(source, sheet), header)
            for notice in _notes(grid, source.file):
                self._collector.note(notice.place, notice.message, notice.hint)
            return source.file, grid
        except ContentError as error:
            return error

    def _csv(self, source: Source, sheet: str, header: int) -> Grid:
        if sheet:
            raise ContentError([Problem(source.place, message("sheet= is for XLSX files, not for CSV"))])
        data = source.read(limits.TABLE_BYTES)
        grid, notices = (_known if len(data) <= _SMALL else _new)(data, source.file, header)
        for notice in notices:
            self._collector.note(notice.place, notice.message, notice.hint)
        return grid

    def _sheet(self, source: Source, sheet: str) -> RawSheet:
        match PurePosixPath(source.file).suffix.lower():
            case ".xlsx" | ".xls" | ".xlsm" | ".et":
                book = opened(source.read(limits.TABLE_BYTES), source.file)
                return self._whole(book.sheet(chosen(book, sheet, source.file, source.place)))
            case _:
                text = message('"{name}" is no table file', name=source.file)
                raise ContentError(
                    [Problem(source.place, text, message("tables come from .csv, .xlsx, .xls and .et files"))]
                )

    def _whole(self, sheet: Worksheet) -> RawSheet:
        """Return all of a sheet, what is hidden in it too; raises ContentError where a cell cannot be shown."""
        if sheet.faults:
            raise ContentError(sheet.faults.values())
        hidden = [str(row + 1) for row in sorted(sheet.hidden_rows)]
        hidden += [str(Address(0, column)).rstrip("1") for column in sorted(sheet.hidden_columns)]
        if hidden:
            text = message("hidden rows or columns are printed too: {hidden}", hidden=", ".join(hidden))
            self._collector.note(Place(sheet.raw.file), text, message("delete them if they are not meant to be"))
        return sheet.raw


def _new(data: bytes, file: str, header: int) -> tuple[Grid, tuple[Problem, ...]]:
    """Return the grid of a CSV file and what its author should know; raises ContentError as `read_csv` and `build`."""
    collector = Collector()
    grid = build(read_csv(data, file, collector), header)
    return grid, (*collector.notices, *_notes(grid, file))


_known = lru_cache(maxsize=_KEPT)(_new)


def _notes(grid: Grid, file: str) -> Iterator[Problem]:
    """Yield a notice of each cell that marks a note as text does: cells are no Markdown."""
    for number, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if isinstance(cell, Cell) and "[^" in cell.text and (found := _MARK.search(cell.text)):
                text = message('"{mark}" is printed as it stands: no note stands in a cell', mark=found[0])
                hint = message("write 注：… as source= of the table")
                yield Problem(Place(file, cell=Address(number, column)), text, hint)
