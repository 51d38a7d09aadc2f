"""Archives that we write."""

from __future__ import annotations

import io
import sys
from zipfile import ZipFile

import pytest
import xlsxwriter

from reportdoc.ooxml.writer import repacked, write


def _written() -> bytes:
    target = io.BytesIO()
    write(target, [("a.xml", b"a" * 100), ("b.png", b"b")])
    return target.getvalue()


def _workbook() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "班级")
    return repacked(target.getvalue())


def test_windows_writes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    here = _written()
    # What zipfile asks, of the system it is on; seen on the real one by `make wine`.
    monkeypatch.setattr(sys, "platform", "win32")
    assert _written() == here


def test_workbooks_of_the_library_have_nothing_of_the_system_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with ZipFile(io.BytesIO(_workbook())) as archive:
        assert {entry.create_system for entry in archive.infolist()} == {3}
        assert archive.namelist()[-1] != "" and archive.testzip() is None
