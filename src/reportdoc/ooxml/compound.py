"""Workbooks in compound files, .xls and .et: nothing in them is packed, so that their size bounds what they hold."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final

from reportdoc.ooxml.archive import Damaged, TooLarge

if TYPE_CHECKING:
    from xlrd.book import Book

COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Signature of the container of .doc, .xls and .et, and of encrypted .docx and .xlsx files (MS-CFB, 2.2)."""
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream of an encrypted .xlsx workbook (MS-OFFCRYPTO, 2.3.4.4)."""


class Encrypted(Exception):
    """The workbook is protected by a password."""


def workbook(data: bytes, cells: int) -> Book:
    """Return the workbook in a compound file, with its formats.

    Raises Encrypted, Damaged where it is no workbook, TooLarge where it has more cells than `cells`.
    """
    import xlrd

    if _PACKAGE in data:
        raise Encrypted
    try:
        # Ragged rows: a single cell in a far corner is not filled up to a rectangle of sixteen million.
        book = xlrd.open_workbook(file_contents=data, logfile=StringIO(), formatting_info=True, ragged_rows=True)
    except xlrd.XLRDError as error:
        raise (Encrypted if "encrypted" in str(error) else Damaged) from None
    except Exception:
        # A workbook made to harm, or badly made, may raise anything from deep inside the library.
        raise Damaged from None
    if not book.nsheets:
        raise Damaged
    if sum(sheet.row_len(row) for sheet in book.sheets() for row in range(sheet.nrows)) > cells:
        raise TooLarge
    return book
