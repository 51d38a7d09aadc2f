"""A table's CSV as rows of cells, by spreadsheet address."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

Rows = list[list[str]]


def read(path: Path) -> Rows:
    """Return a table's rows as they are written."""
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def write(path: Path, rows: Rows) -> None:
    """Write a table's rows, quoted only where needed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def position(cell: str) -> tuple[int, int]:
    """Return the row and column, from 0, of an address such as `B12`."""
    match = re.fullmatch(r"([A-Z])(\d+)", cell)
    if match is None:
        raise ValueError(cell)
    return int(match[2]) - 1, ord(match[1]) - ord("A")
