"""Looking into an XLSX file before a library opens it."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from reportdoc.content import limits
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Signature of the container of .xls and of encrypted .xlsx files (MS-CFB, 2.2)."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream of an encrypted workbook (MS-OFFCRYPTO, 2.3.4.4)."""

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)[\"']")


def check_workbook(data: bytes, file: str) -> None:
    """Raise ContentError where bytes are no XLSX file or one that would exhaust memory when opened."""
    if data.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in data:
            raise _wrong(file, message("the workbook is protected by a password"), message("save it without one"))
        raise _wrong(file, message("this is the old .xls format"), message("save it as .xlsx"))
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_size(archive, len(data), file)
            _check_merges(archive, file)
    except (BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError, ValueError):
        raise damaged(file) from None


def damaged(file: str) -> ContentError:
    """Return the error of a file that is no readable workbook."""
    return _wrong(file, message("the file is damaged or is no XLSX workbook"), message("save it again as .xlsx"))


def _check_size(archive: ZipFile, packed: int, file: str) -> None:
    # zipfile never gives more bytes of a part than its directory declares, so the declared sizes can be relied on.
    unpacked = sum(info.file_size for info in archive.infolist())
    bomb = unpacked > limits.XLSX_RATIO_FROM_BYTES and unpacked > limits.XLSX_RATIO * packed
    if unpacked > limits.XLSX_UNPACKED_BYTES or bomb:
        text = message("the workbook unpacks to {size} MB and is not opened", size=unpacked // 1_000_000)
        raise _wrong(file, text, message("keep only the table's sheet, or save it as CSV UTF-8"))


def _check_merges(archive: ZipFile, file: str) -> None:
    # openpyxl makes an object for every cell of a merged area, and an area may span 17 thousand million cells.
    for name in archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            cells = sum(_area(match) for match in _MERGED.finditer(archive.read(name)))
            if cells > limits.TABLE_ROWS * limits.TABLE_COLUMNS:
                raise _wrong(file, message("the workbook has merged areas of {cells} cells", cells=cells))


def _area(match: re.Match[bytes]) -> int:
    left, top, right, bottom = match.groups()
    return (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _wrong(file: str, text: Message, hint: Message | None = None) -> ContentError:
    return ContentError([Problem(Place(file), text, hint)])
