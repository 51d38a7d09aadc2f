"""Cells that were changed in the returned file and come from a workbook of the project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportdoc.app.returned.merging import Choice, Conflict
from reportdoc.app.returned.model import CellEdit, Told
from reportdoc.content.workbook import Workbook, chosen, opened
from reportdoc.content.worksheet import Worksheet
from reportdoc.ooxml.compound import COMPOUND_FILE
from reportdoc.ooxml.sheet_cells import NewCell, Unwritable, with_cells
from reportdoc.report.address import Address
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError
from reportdoc.text.number import cell_number

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et")
"""Endings of workbooks; their bytes tell whether they can be written here (ECMA-376), or only read (MS-XLS)."""
_RESAVE = message(
    "change the cell there in Excel or WPS, or save the workbook as .xlsx and name that file in the table"
)
_HINT = message("change it in the file of the table, or deliver that")


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook with edits in it."""

    data: bytes
    conflicts: tuple[Conflict, ...]
    told: tuple[Told, ...]


def filled(today: bytes, edits: Sequence[CellEdit], choose: Callable[[CellEdit], Choice | None]) -> Filled:
    """Return the workbook of today with edits of one sheet; `choose` tells whose text is to stand in a cell.

    A cell that says otherwise today than when the file was built is a conflict. Formulas stay, and what a cell's
    format cannot show is told and left.
    """
    conflicts: list[Conflict] = []
    told: list[Told] = []
    wanted: list[CellEdit] = []
    sheet = _sheet(today, edits[0])
    for one in edits:
        ours = _text(sheet, one) if sheet else None
        if sheet is None or ours is None:
            told.append(_left(one, message("the cell is not there any more")))
        elif _says(ours, one) or (_bare(ours) != _bare(one.old) and choose(one) is Choice.OURS):
            continue
        elif today.startswith(COMPOUND_FILE):
            reason = message("{file} is a workbook of the old format, which is only read here", file=one.file)
            told.append(replace(_left(one, reason), hint=_RESAVE))
        elif _bare(ours) != _bare(one.old) and choose(one) is not Choice.THEIRS:
            conflicts.append(Conflict(one, ours))
        elif (one.row, one.column) in sheet.formulas:
            told.append(_left(one, message("a formula computes it")))
        else:
            wanted.append(one)
    data, unshown = _written(today, sheet, wanted)
    told += [_left(one, message("the cell cannot be written so")) for one in unshown]
    if data != today and sheet is not None and _computes(data, edits[0]):
        text = message("the workbook computes cells from others: their results are those from before")
        told.append(Told(edits[0].place, text, message("open it in Excel or WPS and save it")))
    return Filled(data, tuple(conflicts), tuple(told))


def _written(today: bytes, sheet: Worksheet | None, edits: Sequence[CellEdit]) -> tuple[bytes, Sequence[CellEdit]]:
    """Return the workbook with what can be written so that it is shown as wanted, and the edits that cannot."""
    if not edits or sheet is None:
        return today, ()
    data = _with(today, sheet.name, edits)
    shown = _sheet(data, edits[0]) if data else None
    good = [one for one in edits if shown and _says(_text(shown, one) or "", one)]
    if len(good) == len(edits) and data is not None:
        return data, ()
    if len(edits) == 1:
        return today, edits
    bad: list[CellEdit] = []
    for one in edits:  # one by one: a workbook is read again for each, and few are ever wrong
        today, left = _written(today, sheet, [one])
        bad += left
    return today, bad


def _with(data: bytes, sheet: str, edits: Sequence[CellEdit]) -> bytes | None:
    try:
        return with_cells(data, sheet, {Address(one.row, one.column): _new(one.new) for one in edits})
    except Unwritable:
        return None


def _new(text: str) -> NewCell:
    number = None if text.startswith("+") else cell_number(text)
    if number is None:
        return NewCell(text)
    return NewCell(text, float(number.value / 100 if number.unit == "%" else number.value))


def _sheet(data: bytes, edit: CellEdit) -> Worksheet | None:
    try:
        book = opened(data, edit.file)
        return book.sheet(chosen(book, edit.sheet, edit.file, Place(edit.file)))
    except ContentError:
        return None


def _text(sheet: Worksheet, one: CellEdit) -> str | None:
    rows = sheet.raw.rows
    return rows[one.row][one.column] if one.row < len(rows) and one.column < len(rows[one.row]) else None


def _computes(data: bytes, edit: CellEdit) -> bool:
    book: Workbook = opened(data, edit.file)
    return any(_formulas(book, tab.name) for tab in book.tabs if tab.cells)


def _formulas(book: Workbook, name: str) -> bool:
    try:
        return bool(book.sheet(name).formulas)
    except ContentError:
        return False


def _left(one: CellEdit, reason: Message) -> Told:
    text = message(
        "row {row}, column {column}: {old} became {new}; not taken: {reason}",
        row=one.row + 1,
        column=one.column + 1,
        old=one.old or "–",
        new=one.new or "–",
        reason=reason,
    )
    return Told(one.place, text, _HINT)


def _says(text: str, one: CellEdit) -> bool:
    """Tell whether a cell that shows this text says what is wanted: 12.80% is the figure 12.8%."""
    shown, wanted = (cell_number(each) if one.figure else None for each in (text, one.new))
    if shown is not None and wanted is not None:
        return shown.value == wanted.value and wanted.unit in ("", shown.unit)
    return _bare(text) == _bare(one.new)


def _bare(text: str) -> str:
    return "".join(text.split())
