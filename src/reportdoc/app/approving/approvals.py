"""`approvals.csv`: who approved which version, or gave the report back, and why."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from reportdoc.text.guarded import guarded, unguarded

FILE = "approvals.csv"
"""The record, relative to the project; one line a decision, the latest last. Restored versions do not take it back."""
COLUMNS = ("time", "name", "decision", "version", "reason")
_BYTES = 5_000_000


class Decision(StrEnum):
    """What a signatory may decide."""

    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Approval:
    """One line of the record."""

    time: datetime
    """Local time with its offset, to the second."""
    name: str
    decision: Decision
    version: str
    """Name of the snapshot that was approved; empty where the report was given back."""
    reason: str
    """Why it was given back; may be empty for an approval."""


def read_approvals(project: Path) -> list[Approval]:
    """Return the record of a project; lines that cannot be read are passed over, a missing file is empty."""
    path = project / FILE
    if not path.is_file() or path.stat().st_size > _BYTES:
        return []
    found = []
    for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig", errors="replace"))):
        fields = {name: unguarded(row.get(name) or "") for name in COLUMNS}
        try:
            time, decision = datetime.fromisoformat(fields["time"]), Decision(fields["decision"])
        except ValueError:
            continue
        moment = time if time.tzinfo else time.astimezone()
        found.append(Approval(moment, fields["name"], decision, fields["version"], fields["reason"]))
    return found


def last_approved(project: Path) -> Approval | None:
    """Return the latest approval of a version; none where nothing was ever approved."""
    approved = (one for one in reversed(read_approvals(project)) if one.decision is Decision.APPROVED)
    return next(approved, None)


def with_approval(project: Path, new: Approval) -> bytes:
    """Return the record with one more line at its end."""
    path = project / FILE
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ",".join(COLUMNS) + "\n"
    stream = io.StringIO()
    said = (new.name, new.decision, new.version, new.reason)
    csv.writer(stream, lineterminator="\n").writerow([new.time.isoformat(timespec="seconds"), *map(guarded, said)])
    return (text.rstrip("\n") + "\n" + stream.getvalue()).encode()
