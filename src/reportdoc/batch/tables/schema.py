"""The tables' columns, which are the fields of the rows."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Final, get_type_hints

from reportdoc.app.province.rows import College, FindingRow, IndicatorValue, ParagraphRow, Part, Run

TABLES: Final[dict[str, type]] = {
    "colleges": College,
    "indicators": IndicatorValue,
    "findings": FindingRow,
    "structure": Part,
    "paragraphs": ParagraphRow,
    "runs": Run,
}
"""Rows by the table's name."""
_LEFT_OUT: Final = {"text", "signature"}
"""Of paragraphs: only in the results' files."""


def columns(table: str) -> list[str]:
    """Return the names of a table's columns, in order."""
    return [one.name for one in fields(TABLES[table]) if one.name not in _LEFT_OUT]


def schema(table: str) -> Any:
    """Return the schema of a table for Arrow."""
    import pyarrow as pa

    types = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), float | None: pa.float64()}
    hints = get_type_hints(TABLES[table])
    return pa.schema([pa.field(name, types[hints[name]]) for name in columns(table)])
