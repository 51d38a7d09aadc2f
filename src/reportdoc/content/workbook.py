"""Workbooks of every format: their sheets, and which of them is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reportdoc.content.worksheet import Tab, Worksheet
from reportdoc.ooxml.compound import COMPOUND_FILE
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem
from reportdoc.text.suggest import did_you_mean


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


def _listed(names: list[str]) -> Message:
    return message("it has {sheets}", sheets=", ".join(names))
