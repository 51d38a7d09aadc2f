"""A remark on a paragraph, or on a finding, is kept in `content/comments.yaml`; and closed there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.project.comments import CLOSED, FILE, OPEN, Comment, read_comments, with_comments
from reportdoc.project.history.entry import Deed
from reportdoc.project.history.record import publish
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.workplace import workplace
from reportdoc.project.text import ILLEGAL
from reportdoc.report.message import message
from reportdoc.report.problem import InputError


def comment(project: Path, place: str, about: str, text: str, name: str) -> Comment:
    """Keep a remark; `place` is where it stands, 1.1.4 or 表 1-1, `about` words of the paragraph it is made on.

    Raises InputError where text or name is missing, OSError.
    """
    begin(project)
    if not text.strip() or not name.strip():
        raise InputError(message("a comment needs a text and a name"))
    moment = datetime.now().astimezone().isoformat(timespec="seconds")
    new = Comment(_clean(name), moment, _clean(place), _clean(about), _clean(text))
    _write(project, new, name)
    return new


def close(project: Path, identity: str, name: str) -> Comment:
    """Close a remark, by its id; raises InputError where no open one has it, OSError."""
    begin(project)
    found = next((one for one in read_comments(project) if one.identity == identity and one.state == OPEN), None)
    if found is None:
        raise InputError(message("there is no open comment {id}", id=identity))
    closed = replace(found, state=CLOSED)
    _write(project, closed, name)
    return closed


def _write(project: Path, one: Comment, name: str) -> None:
    with workplace(project, PATIENCE) as place:
        data = with_comments(project, [one])
        if data is not None:
            made = place.folder / "comments.yaml"
            made.write_bytes(data)
            publish(place, {FILE: made}, Deed("comment", (one.place or one.identity,), name))


def _clean(text: str) -> str:
    return " ".join(ILLEGAL.sub("", text).split())
