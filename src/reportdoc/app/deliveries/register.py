"""`content/deliveries.csv`: who delivered what, and when."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportdoc.text.guarded import guarded, unguarded

FILE = "content/deliveries.csv"
"""The record, relative to the project; one line a delivery, the latest last."""
COLUMNS = ("time", "department", "file", "sha256", "target")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One line of the record."""

    time: datetime
    """Local time with its offset, to the second."""
    department: str
    file: str
    """Name of the delivered file, without its folder."""
    sha256: str
    target: str
    """Label, `annex`, or the path of a chapter's file."""


def read_deliveries(project: Path) -> list[Delivery]:
    """Return the record of a project; lines that cannot be read are passed over, a missing file is empty."""
    path = project / FILE
    if not path.is_file():
        return []
    found = []
    for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig", errors="replace"))):
        try:
            time = datetime.fromisoformat(row.get("time") or "")
        except ValueError:
            continue
        fields = {name: unguarded(row.get(name) or "") for name in COLUMNS[1:]}
        found.append(Delivery(time if time.tzinfo else time.astimezone(), **fields))
    return found


def added(project: Path, deliveries: list[Delivery]) -> bytes:
    """Return the record with more lines at its end."""
    path = project / FILE
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ",".join(COLUMNS) + "\n"
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for one in deliveries:
        said = (one.department, one.file, one.sha256, one.target)
        writer.writerow([one.time.isoformat(timespec="seconds"), *map(guarded, said)])
    return (text.rstrip("\n") + "\n" + stream.getvalue()).encode()
