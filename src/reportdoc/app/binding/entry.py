"""Entries of `values.yaml` for cells: by which texts each is found, and what it is called."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import combinations

from ruamel.yaml import YAML

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.content.lookup import Index, LookupFailed
from reportdoc.text.number import cell_number

_NO_NAME = re.compile(r"\W+")
_PART = re.compile(r"^\s*其中[:：]?")
_LONGEST = 24
"""Characters of a value's name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value for a cell."""

    name: str
    table: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    unit: str

    @property
    def text(self) -> str:
        """The entry as lines of `values.yaml`."""
        data: dict[str, object] = {"table": self.table}
        for key, texts in (("row", self.rows), ("column", self.columns)):
            if texts:
                data[key] = list(texts) if len(texts) > 1 else texts[0]
        if self.unit:
            data["unit"] = self.unit
        stream = io.StringIO()
        writer = YAML(pure=True)
        writer.width = 1_000_000
        writer.dump({self.name: data}, stream)
        return stream.getvalue()


def entry(fact: Fact, taken: Container[str]) -> Entry | None:
    """Return a value for a cell under a name that is free; None where no texts of its row and column find it alone."""
    sheet = fact.sheet
    index = Index(sheet.grid)
    for columns in _columns(sheet, fact.column):
        for rows in _rows(sheet, fact.row, fact.column):
            try:
                found = index.find(rows, columns)
            except LookupFailed:
                continue
            if found == (fact.row, fact.column):
                return Entry(_name(fact, rows, taken), sheet.label, rows, columns, fact.unit)
    return None


def _columns(sheet: Sheet, column: int) -> Iterator[tuple[str, ...]]:
    path = [text for row in range(sheet.grid.header) if (text := sheet.text(row, column))]
    texts = list(dict.fromkeys(path))
    yield from ((text,) for text in reversed(texts))
    if len(texts) > 1:
        yield tuple(texts)


def _rows(sheet: Sheet, row: int, column: int) -> Iterator[tuple[str, ...]]:
    """Yield texts that may find a row: its words one by one, or two of them."""
    if len(sheet.body) == 1:
        yield ()
    texts = [
        text for at in range(sheet.grid.width) if at != column and (text := sheet.text(row, at)) and "\n" not in text
    ]
    words = list(dict.fromkeys(text for text in texts if cell_number(text) is None))
    yield from ((text,) for text in words)
    yield from combinations(words, 2)
    # Years and cohorts name rows as well, 2021届; a number to the right of the cell says nothing of it.
    yield from ((text,) for at in range(column) if (text := sheet.text(row, at)) and text not in words)


def _name(fact: Fact, rows: tuple[str, ...], taken: Container[str]) -> str:
    sheet = fact.sheet
    said = _PART.sub("", sheet.text(fact.row, 1)) if sheet.annex else "_".join((*rows, sheet.columns[fact.column].name))
    plain = _NO_NAME.sub("_", unicodedata.normalize("NFKC", said)).strip("_")[:_LONGEST].strip("_")
    name = plain if plain.isidentifier() else f"值_{plain}".rstrip("_")
    count = 1
    made = name
    while made in taken:
        count += 1
        made = f"{name}_{count}"
    return made
