"""`approvals.csv`: who approved which version, or gave the report back, and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from reportdoc.app.compare.snapshots import is_name
from reportdoc.project.collector import Collector
from reportdoc.project.text import decode
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem
from reportdoc.text.guarded import guarded, unguarded

FILE = "approvals.csv"
"""The record, relative to the project; one line a decision, the latest last. Restored versions do not take it back."""
COLUMNS = ("time", "name", "decision", "version", "reason")
_BYTES = 5_000_000
_HINT = message("mend or delete the line, or take back what changed the file")


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
    """Return the record of a project; a missing file is empty.

    Raises ContentError with every line that is no decision: who answered for what must not get lost without a word.
    """
    path = project / FILE
    if not path.is_file():
        return []
    if path.stat().st_size > _BYTES:
        text = message("the file is larger than {limit} MB", limit=_BYTES // 1_000_000)
        raise ContentError([Problem(Place(FILE), text, _HINT)])
    reader = csv.DictReader(io.StringIO(decode(path.read_bytes(), FILE), newline=""))
    collector = Collector()
    found: list[Approval] = []
    for row in reader:
        one = _approval({name: unguarded(row.get(name) or "") for name in COLUMNS})
        if one is None:
            collector.add(Place(FILE, reader.line_num), message("this line is no decision of a signatory"), _HINT)
        else:
            found.append(one)
    collector.raise_any()
    return found


def _approval(fields: Mapping[str, str]) -> Approval | None:
    try:
        time, decision = datetime.fromisoformat(fields["time"]), Decision(fields["decision"])
    except ValueError:
        return None
    # What was approved is a snapshot's name, never a path that leads elsewhere.
    named = is_name(fields["version"]) if decision is Decision.APPROVED else not fields["version"]
    if not named or not fields["name"]:
        return None
    return Approval(
        time if time.tzinfo else time.astimezone(), fields["name"], decision, fields["version"], fields["reason"]
    )


def last_approved(project: Path) -> Approval | None:
    """Return the latest approval of a version; none where nothing was ever approved."""
    approved = (one for one in reversed(read_approvals(project)) if one.decision is Decision.APPROVED)
    return next(approved, None)


def with_approval(project: Path, new: Approval) -> bytes:
    """Return the record with one more line at its end; raises as `read_approvals`, for a spoilt one stays as it is."""
    read_approvals(project)
    path = project / FILE
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ",".join(COLUMNS) + "\n"
    stream = io.StringIO()
    said = (new.name, new.decision, new.version, new.reason)
    csv.writer(stream, lineterminator="\n").writerow([new.time.isoformat(timespec="seconds"), *map(guarded, said)])
    return (text.rstrip("\n") + "\n" + stream.getvalue()).encode()
