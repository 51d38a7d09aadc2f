"""Reading the tables of a province's folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, cast

from reportdoc.batch.folder import DATA
from reportdoc.batch.tables.schema import TABLES, columns

_Row = TypeVar("_Row")


def load(output: Path, table: str, row: type[_Row]) -> list[_Row]:
    """Return the rows of a table of a folder that `province check` made; raises OSError."""
    import pyarrow.parquet as pq

    assert TABLES[table] is row
    read = pq.read_table(output / DATA / f"{table}.parquet")
    values = [read.column(name).to_pylist() for name in columns(table)]
    made = cast(Any, row)
    return [made(*each) for each in zip(*values, strict=True)]
