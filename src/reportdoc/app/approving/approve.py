"""Approving the report as it stands, and giving it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from reportdoc.app.approving.approvals import FILE, Approval, Decision, read_approvals, with_approval
from reportdoc.app.begin import begin
from reportdoc.app.compare.snapshots import FOLDER, MANIFEST, make, names
from reportdoc.app.survey.stamp import content_stamp
from reportdoc.project.history.entry import Deed
from reportdoc.project.history.record import publish
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError, OperationError


def approve(project: Path, name: str, remark: str = "", seen: str = "") -> Approval:
    """Keep the report as it stands as a version that `name` has approved.

    `seen` is the `content_stamp` of what was looked at; where the content is another by now nothing is approved.

    Raises InputError without a name, OperationError where the content has changed, ContentError where the record is
    spoilt, and what `snapshots.make` raises.
    """
    begin(project)
    _signed(name)
    _same(project, seen)
    read_approvals(project)  # a spoilt record is told before anything is built
    moment = datetime.now().astimezone()
    version = _free(project, f"审定-{moment:%Y-%m-%d}")
    before = content_stamp(project)
    make(project, version, _quietly)
    _same(project, before)
    return _record(project, Approval(moment, name, Decision.APPROVED, version, remark))


def give_back(project: Path, name: str, reason: str, seen: str = "") -> Approval:
    """Give the report back to the office; raises InputError without a name or a reason, OperationError as `approve`."""
    begin(project)
    _signed(name)
    if not reason.strip():
        raise InputError(message("a report is given back with a reason"), message("say what is to be done"))
    _same(project, seen)
    moment = datetime.now().astimezone()
    return _record(project, Approval(moment, name, Decision.RETURNED, "", reason.strip()))


def approval_of(project: Path, read: Mapping[str, str]) -> Approval | None:
    """Return the latest approval of a version with the content that was read, as `Fresh.read` tells; none if none."""
    for one in reversed(read_approvals(project)):
        if one.decision is Decision.APPROVED and _holds(project / FOLDER / one.version, read):
            return one
    return None


def _holds(folder: Path, read: Mapping[str, str]) -> bool:
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        kept = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return all(kept.get(file) == said.split(" ", 1)[0] for file, said in read.items())
    return False


def _signed(name: str) -> None:
    if not name.strip():
        raise InputError(message("an approval bears a name"), message("name it with --name"))


def _same(project: Path, seen: str) -> None:
    if seen and seen != content_stamp(project):
        text = message("the report has changed since it was looked at; nothing was approved")
        raise OperationError(text, message("look at what has changed, and decide again"))


def _free(project: Path, name: str) -> str:
    taken = set(names(project))
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *numbered) if one not in taken)


def _record(project: Path, new: Approval) -> Approval:
    with workplace(project, PATIENCE) as place:
        made = place.folder / FILE
        made.write_bytes(with_approval(project, new))
        about = (new.version,) if new.version else (new.reason,)
        command = "approve" if new.decision is Decision.APPROVED else "approve --return"
        publish(place, {FILE: made}, Deed(command, about, new.name))
    return new


def _quietly(name: Message, index: int, steps: int) -> None:
    """Tell nobody of the steps of a build."""
