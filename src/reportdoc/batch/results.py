"""The file of a result: JSON, the same bytes from the same submission."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reportdoc.app.province.rows import College, FindingRow, IndicatorValue, ParagraphRow, Part, Record

FORMAT = 1
"""Of the folder with the results; a newer one is refused."""


def write_result(record: Record, target: Path) -> None:
    """Write what a submission gave beside its file and rename it; raises OSError, and leaves no half of one then."""
    data = json.dumps(asdict(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with beside.open("wb") as stream:
            stream.write(data.encode("utf-8", "surrogatepass"))
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def read_result(path: Path) -> Record:
    """Return what a submission gave; raises OSError, ValueError where the file is no result of this format."""
    try:
        data: dict[str, Any] = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        return Record(
            College(**data["college"]),
            tuple(IndicatorValue(**one) for one in data["indicators"]),
            tuple(FindingRow(**one) for one in data["findings"]),
            tuple(Part(**one) for one in data["structure"]),
            tuple(ParagraphRow(**one) for one in data["paragraphs"]),
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"{path.name}: {error}") from None
