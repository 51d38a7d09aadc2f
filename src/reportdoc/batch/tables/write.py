"""Writing the tables, a few submissions at a time, so that memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportdoc.app.province.rows import Record
from reportdoc.batch.tables.schema import TABLES, columns, schema

_ROWS = 20_000
"""Rows that are held before they are written."""


@dataclass
class _Table:
    name: str
    writer: Any
    columns: list[list[Any]]

    def add(self, rows: Sequence[object]) -> None:
        for row in rows:
            for values, column in zip(self.columns, columns(self.name), strict=True):
                values.append(getattr(row, column))
        if len(self.columns[0]) >= _ROWS:
            self.flush()

    def flush(self) -> None:
        import pyarrow as pa

        if self.columns[0]:
            self.writer.write_table(pa.table(self.columns, schema=schema(self.name)))
            self.columns = [[] for _ in self.columns]


class Tables:
    """The tables being written; rows come in the order in which they are to stand."""

    def __init__(self, tables: dict[str, _Table]) -> None:
        self._tables = tables

    def add(self, table: str, rows: Sequence[object]) -> None:
        """Add rows to a table."""
        self._tables[table].add(rows)

    def add_record(self, record: Record) -> None:
        """Add all that a submission gave but for its row in `colleges`, which the others decide on, too."""
        self.add("indicators", record.indicators)
        self.add("findings", record.findings)
        self.add("structure", record.structure)
        self.add("paragraphs", record.paragraphs)


@contextmanager
def tables(folder: Path) -> Generator[Tables]:
    """Yield the tables to be written into a folder; they are whole when the block ends. Raises OSError."""
    import pyarrow.parquet as pq

    with ExitStack() as stack:
        opened = {}
        for name in TABLES:
            path = folder / f"{name}.parquet"
            writer = stack.enter_context(pq.ParquetWriter(path, schema(name), compression="zstd"))
            opened[name] = _Table(name, writer, [[] for _ in columns(name)])
        yield Tables(opened)
        for table in opened.values():
            table.flush()
