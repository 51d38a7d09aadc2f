"""Where each cell of a CSV file stands in its text (RFC 4180), so that one can be changed and the rest stays."""

from __future__ import annotations

import re

from reportdoc.text.cell_text import read, written

_CELL = re.compile(r'"(?:[^"]|"")*+"[^,\n]*+|[^,\n]*+')
_QUOTED = re.compile(r'[,"\n]')


def cell_places(text: str) -> list[list[tuple[int, int]]]:
    """Return beginning and end (excluded) of every cell, quotation marks included, row by row."""
    rows: list[list[tuple[int, int]]] = []
    row: list[tuple[int, int]] = []
    at, length = 0, len(text.rstrip("\n"))
    while at <= length:
        found = _CELL.match(text, at)
        end = found.end() if found else at
        row.append((at, end))
        if end >= length or text[end] == "\n":
            rows.append(row)
            row = []
        at = end + 1
        if end >= length:
            break
    return rows


def as_cell(text: str) -> str:
    """Return the text of a cell as a CSV file has it."""
    held = written(text)
    quoted = held.replace('"', '""')
    return f'"{quoted}"' if _QUOTED.search(held) or held != held.strip() else held


def said(cell: str) -> str:
    """Return the text of a cell of which a CSV file holds this."""
    quoted = len(cell) > 1 and cell.startswith('"') and cell.endswith('"')
    return read(cell[1:-1].replace('""', '"') if quoted else cell)
