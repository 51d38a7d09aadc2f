"""Acceptances typed into the workbook of the audit go into `content/accepted.yaml`."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ruamel.yaml import YAML

from reportdoc.app.answers.answers import Answer, Column, Told
from reportdoc.app.deliveries.staging import Stage
from reportdoc.app.survey.veil import veiled
from reportdoc.audit.acceptance import ACCEPTED, Judged
from reportdoc.audit.audit import Audit
from reportdoc.audit.finding import Finding
from reportdoc.project.folders import CONTENT
from reportdoc.project.text import ILLEGAL
from reportdoc.project.text_file import text_file
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.report.message import Message, message

_FILE = f"{CONTENT}/{ACCEPTED}"
_ABOUT_PEOPLE = "R"
"""Codes of findings about acceptances and confirmations, which cannot be accepted."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that somebody accepts."""

    finding: Finding
    reason: str
    name: str


def accept(
    answers: Sequence[Answer], audit: Audit, copy: Stage, today: date
) -> tuple[tuple[Accepted, ...], tuple[Told, ...]]:
    """Write acceptances into a copy of the project; return them, and what could not be taken."""
    known = {one.finding.identity: one for one in _all(audit.results)}
    # A workbook that a department has downloaded has its ids veiled.
    known |= {veiled(identity): one for identity, one in known.items()}
    new: list[Accepted] = []
    told: list[Told] = []
    for answer in answers:
        judged = known.get(answer.identity)
        wrong = _wrong(answer, judged)
        if wrong or judged is None:
            told.append(Told(answer.sheet, answer.row, wrong or _gone(answer)))
            continue
        before = judged.acceptance
        reason, name = (ILLEGAL.sub("", answer[column]) for column in (Column.REASON, Column.NAME))
        if before is None or (before.reason, before.name) != (reason, name):
            new.append(Accepted(judged.finding, reason, name))
    if new:
        path = copy.root / _FILE
        file = text_file(path.read_bytes() if path.is_file() else b"")
        copy.write(_FILE, file.encoded(_written(file.text, new, today)))
    return tuple(new), tuple(told)


def _all(results: Sequence[Judged]) -> Iterator[Judged]:
    for one in results:
        yield one
        yield from _all(one.members)


def _wrong(answer: Answer, judged: Judged | None) -> Message | None:
    if judged is None:
        return _gone(answer)
    if answer.identity.startswith(_ABOUT_PEOPLE):
        return message("{id} cannot be accepted; do what it says", id=answer.identity)
    if not answer[Column.REASON]:
        return message("{id} is accepted by {name} without a reason", id=answer.identity, name=answer[Column.NAME])
    if not answer[Column.NAME]:
        return message("{id} is accepted without a name: {reason}", id=answer.identity, reason=answer[Column.REASON])
    return None


def _gone(answer: Answer) -> Message:
    said = " ".join(answer.typed.values())
    if not answer.identity:
        return message("the row has lost its id, and nothing tells which finding it is for: {said}", said=said)
    return message("nothing is found any more that has the id {id}: {said}", id=answer.identity, said=said)


def _written(text: str, new: Sequence[Accepted], today: date) -> str:
    """Return the file with acceptances changed in place, or at its end."""
    edit = YamlEdit(text) if _says_something(text) else None
    added = []
    for one in new:
        identity = one.finding.identity
        if edit is not None and (identity,) in edit:
            edit.set(one.reason, identity, "reason")
            edit.set(one.name, identity, "name")
            if (identity, "date") in edit:
                edit.set(today, identity, "date")
        else:
            added.append(one)
    changed = edit.text if edit is not None else text
    ended = changed if changed.endswith("\n") or not changed else f"{changed}\n"
    return ended + _entries(added, today)


def _says_something(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))


def _entries(new: Sequence[Accepted], today: date) -> str:
    if not new:
        return ""
    stream = io.StringIO()
    writer = YAML(pure=True)
    writer.width = 1_000_000
    writer.dump({one.finding.identity: {"reason": one.reason, "name": one.name, "date": today} for one in new}, stream)
    return stream.getvalue()
