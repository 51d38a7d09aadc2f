"""The bytes of a delivered sheet, no more of them than a table may have."""

from __future__ import annotations

from pathlib import Path

from reportdoc.content.limits import TABLE_BYTES
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem


def data_of(source: Path) -> bytes:
    """Return the bytes of a delivered sheet; raises ContentError where it is too large, OSError."""
    with source.open("rb") as stream:
        data = stream.read(TABLE_BYTES + 1)
    if len(data) > TABLE_BYTES:
        text = message("the file is larger than {limit} MB", limit=TABLE_BYTES // 1_000_000)
        raise ContentError([Problem(Place(source.name), text)])
    return data
