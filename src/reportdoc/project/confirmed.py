"""`content/confirmed.csv`: numbers that a named person answers for."""

from __future__ import annotations

import csv
import datetime
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportdoc.project.collector import Collector
from reportdoc.project.files import Folder
from reportdoc.project.folders import CONTENT
from reportdoc.project.text import decode
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.guarded import guarded, unguarded

NAME = "confirmed.csv"
FILE = f"{CONTENT}/{NAME}"
"""The record, relative to the project; one line a number, the latest last."""
COLUMNS = ("place", "value", "text", "name", "department", "date", "evidence")
_NEEDED = ("value", "text", "name", "date", "evidence")
_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One line of the record."""

    place: str
    """File with line or cell where the number stood then; for readers."""
    value: str
    """Number and unit, as printed."""
    text: str
    """The sentence with the number in 【】; for a cell the title of its table, the words of its row and its column."""
    name: str
    department: str
    """May be empty."""
    date: datetime.date
    evidence: str
    line: int = 0
    """Line of the record, from 1; 0 where it is not written yet."""

    def __str__(self) -> str:
        return f"{self.name} {self.date} {self.evidence}"


def read_confirmations(folder: Folder) -> tuple[Confirmation, ...]:
    """Return the record of a project; none where there is no such file.

    Raises ContentError with every line that cannot be read.
    """
    if not os.path.lexists(folder.root / CONTENT / NAME):
        return ()
    text = decode(folder.find(NAME, Place(FILE)).read(_BYTES), FILE)
    collector = Collector()
    found = tuple(_read(text, collector))
    collector.raise_any()
    return found


def _read(text: str, collector: Collector) -> Iterator[Confirmation]:
    header, lines = _lines(text)
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        wrong = message("the columns {columns} are missing", columns=", ".join(missing))
        collector.add(Place(FILE, 1), wrong, message("the first line is {columns}", columns=",".join(COLUMNS)))
        return
    for line, row in lines:
        cells = dict(zip(header, row, strict=False))
        fields = {name: unguarded(cells.get(name, "").strip()) for name in COLUMNS}
        empty = [name for name in _NEEDED if not fields[name]]
        if empty:
            collector.add(Place(FILE, line), message("{columns} must not be empty", columns=", ".join(empty)))
            continue
        try:
            date = datetime.date.fromisoformat(fields.pop("date"))
        except ValueError:
            collector.add(Place(FILE, line, key="date"), message("must be a date"), message("write it as 2024-01-04"))
            continue
        yield Confirmation(**fields, date=date, line=line)


def _lines(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the header, and the rows that say anything, each with its first line, from 1."""
    reader, end = csv.reader(io.StringIO(text, newline="")), 0
    rows: list[tuple[int, list[str]]] = []
    for row in reader:
        rows.append((end + 1, row))
        end = reader.line_num
    header = [name.strip() for name in rows[0][1]] if rows else []
    return header, [(line, row) for line, row in rows[1:] if any(cell.strip() for cell in row)]


def with_confirmations(project: Path, new: Iterable[Confirmation], replaced: Iterable[int] = ()) -> bytes:
    """Return the record with more lines at its end, and without the lines, by number, that they replace.

    Columns that somebody added stay.
    """
    path = project / FILE
    header, lines = _lines(path.read_text(encoding="utf-8-sig")) if path.is_file() else ([], [])
    gone = frozenset(replaced)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header or COLUMNS)
    writer.writerows(row for line, row in lines if line not in gone)
    for one in new:
        writer.writerow([guarded(str(getattr(one, name, ""))) for name in header or COLUMNS])
    return stream.getvalue().encode()
