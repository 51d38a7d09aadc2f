"""The versions of a project that were kept, with who approved them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportdoc.app.approving.approvals import Approval, Decision, read_approvals
from reportdoc.app.compare.snapshots import FOLDER, MANIFEST, names


@dataclass(frozen=True, slots=True)
class Kept:
    """One version."""

    name: str
    made: datetime
    approval: Approval | None
    """None where nobody has approved it."""


def kept(project: Path) -> tuple[Kept, ...]:
    """Return the versions of a project, the latest first; what is damaged is left out."""
    approved = {one.version: one for one in read_approvals(project) if one.decision is Decision.APPROVED}
    return tuple(sorted(_kept(project, approved), key=lambda one: one.made, reverse=True))


def _kept(project: Path, approved: dict[str, Approval]) -> Iterator[Kept]:
    for name in names(project):
        with suppress(OSError, ValueError, KeyError, TypeError):
            manifest = json.loads((project / FOLDER / name / MANIFEST).read_text(encoding="utf-8"))
            yield Kept(name, datetime.fromisoformat(manifest["made"]), approved.get(name))
