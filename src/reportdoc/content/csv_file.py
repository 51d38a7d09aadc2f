"""CSV → sheet: every cell a text, exactly as written, but for an apostrophe that keeps it from being a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice

from reportdoc.content import limits, merges
from reportdoc.content.grid import RawSheet
from reportdoc.project.collector import Collector
from reportdoc.project.text import ILLEGAL, decode, illegal, line_feeds, refuse_utf16
from reportdoc.report.address import Address
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem
from reportdoc.text.cell_text import read as said

_SMALL = 20_000
"""Characters of a table that is read without pandas."""


def read_csv(data: bytes, file: str, collector: Collector) -> RawSheet:
    """Return the rows of a CSV file and the areas its `^` and `<` merge; `file` is for problems.

    A file in GB18030 (GBK) is read as that and noted in `collector`. Cells may be divided by tabs or semicolons, if
    those divide every row into as many and commas do not. Raises ContentError where the file is neither that nor UTF-8,
    where its quotation marks do not pair up, its rows are not all of one length, or it is too large.
    """
    text = _text(data, file, collector).rstrip("\n")
    if not text.strip():
        raise ContentError([Problem(Place(file), message("the table is empty"))])
    mark = _mark(text)
    _refuse_illegal(text, file, mark)
    _refuse_wide(text, file, mark)
    return merges.resolve(file, _rows(text, file, mark))


def sketched(data: bytes) -> list[list[str]]:
    """Return what can be told of the rows of a CSV file with which something is wrong, not all of one length."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    text, rows = line_feeds(text), list[list[str]]()
    with suppress(csv.Error):
        for row in islice(csv.reader(StringIO(text), delimiter=_mark(text)), limits.TABLE_ROWS):
            cells = list(map(said, row[: limits.TABLE_COLUMNS]))
            rows.append(merges.spread(cells, rows[-1] if rows else []))
    return rows


def _mark(text: str) -> str:
    """Return what divides the cells: a comma, or what cuts every row into as many cells where commas do not."""
    for mark in ("\t", ";"):
        if mark not in text.partition("\n")[0]:
            continue
        with suppress(csv.Error):
            widths = {len(row) for row in csv.reader(StringIO(text), delimiter=mark)}
            by_comma = {len(row) for row in csv.reader(StringIO(text))}
            if len(widths) == 1 and widths != {1} and (by_comma == {1} or len(by_comma) > 1):
                return mark
    return ","


def _text(data: bytes, file: str, collector: Collector) -> str:
    refuse_utf16(data, file)
    try:
        return line_feeds(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        if _is_damaged_utf8(data):
            return decode(data, file)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return decode(data, file)
    hint = message("save it as CSV UTF-8 to be sure of every character")
    collector.note(Place(file), message("the file is not UTF-8; it was read as GBK"), hint)
    return line_feeds(text)


def _is_damaged_utf8(data: bytes) -> bool:
    # GB18030 gives almost every byte sequence a meaning; UTF-8 hardly ever fits a text in another encoding.
    text = data.decode("utf-8", errors="replace")
    errors = text.count("\ufffd")
    return sum(not character.isascii() for character in text) > 2 * errors


def _refuse_illegal(text: str, file: str, mark: str) -> None:
    if found := ILLEGAL.search(text):
        before = list(csv.reader(StringIO(text[: found.start()] + "x"), delimiter=mark))
        cell = Address(len(before) - 1, len(before[-1]) - 1)
        raise ContentError([illegal(found[0], Place(file, cell=cell))])


def _refuse_wide(text: str, file: str, mark: str) -> None:
    with suppress(csv.Error):
        if len(next(csv.reader(StringIO(text), delimiter=mark))) > limits.TABLE_COLUMNS:
            wide = message("the table has more than {limit} columns", limit=limits.TABLE_COLUMNS)
            raise ContentError([Problem(Place(file, cell=Address(0, limits.TABLE_COLUMNS)), wide)])


def _rows(text: str, file: str, mark: str) -> list[list[str]]:
    try:
        rows = _large(text, mark) if len(text) > _SMALL else _small(text, mark)
    except (ValueError, csv.Error):
        raise ContentError(_diagnose(text, file, mark)) from None
    if any(None in row for row in rows):
        raise ContentError(_diagnose(text, file, mark))
    if len(rows) > limits.TABLE_ROWS:
        long = message("the table has more than {limit} rows", limit=limits.TABLE_ROWS)
        raise ContentError([Problem(Place(file, cell=Address(limits.TABLE_ROWS, 0)), long)])
    return [list(map(said, row)) for row in rows] if "'" in text else rows


def _small(text: str, mark: str) -> list[list[str]]:
    """Return rows; raises ValueError where they are not all of one length, csv.Error where they cannot be told."""
    rows = list(islice(csv.reader(StringIO(text), delimiter=mark, strict=True), limits.TABLE_ROWS + 1))
    if len({len(row) for row in rows}) > 1:
        raise ValueError
    return rows


def _large(text: str, mark: str) -> list[list[str]]:
    """Return rows as `_small` does. Importing pandas takes as long as all tables of most reports together."""
    import pandas

    frame = pandas.read_csv(
        StringIO(text),
        sep=mark,
        engine="python",  # the other engine fills short rows in silence
        header=None,
        index_col=False,
        dtype=object,
        keep_default_na=False,
        skip_blank_lines=False,
        nrows=limits.TABLE_ROWS + 1,
    )
    rows: list[list[str]] = frame.values.tolist()
    return rows


def _diagnose(text: str, file: str, mark: str) -> list[Problem]:
    return list(_faults(text, file, mark)) or [Problem(Place(file), message("the file cannot be read as CSV"))]


def _faults(text: str, file: str, mark: str) -> Iterator[Problem]:
    """Yield what is wrong with a text that is no rectangle; the csv module knows its rows one by one."""
    reader = csv.reader(StringIO(text), delimiter=mark, strict=True)
    width, row, line = 0, 0, 1
    try:
        for row, cells in enumerate(reader, start=1):
            width = width or len(cells)
            line = reader.line_num + 1
            if len(cells) != width:
                yield _ragged(Place(file, cell=Address(row - 1, min(len(cells), width))), len(cells), width)
    except csv.Error:
        broken = message("the row that begins here cannot be read")
        yield Problem(Place(file, line, Address(row, 0)), broken, message("look for a quotation mark without its pair"))


def _ragged(place: Place, found: int, width: int) -> Problem:
    text = message("this row has {found} cells, the first row has {width}", found=found, width=width)
    return Problem(place, text, message("put cells that hold commas in quotation marks"))
