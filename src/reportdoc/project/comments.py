"""`content/comments.yaml`: what people remarked in Word, until somebody closes it."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator
from ruamel.yaml import YAML

from reportdoc.project.collector import Collector
from reportdoc.project.files import Folder
from reportdoc.project.folders import CONTENT
from reportdoc.project.schema import Model, validate, wrong
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.project.yaml_file import YamlList, read_yaml_list
from reportdoc.report.message import message
from reportdoc.report.place import Place

NAME = "comments.yaml"
FILE = f"{CONTENT}/{NAME}"
"""The comments, relative to the project, the latest last."""
OPEN: Final = "open"
CLOSED: Final = "closed"
_HEAD = "# 审阅批注：处理完的，把 state 改为 closed。\n"
_MINUTES = len("2024-01-10T09:30")
_FIELDS = ("author", "date", "place", "about", "text")
CommentKey: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody remarked."""

    author: str
    date: str
    """As Word has it, ISO 8601; may be empty."""
    place: str
    """Where it stood: 1.1.4, 表 1-1; empty for cover and directories."""
    about: str
    """The beginning of the paragraph it was made on."""
    text: str
    state: str = OPEN

    @property
    def identity(self) -> str:
        """A short id, `K-3f9c02ab`, by which a page or a command names it."""
        return f"K-{hashlib.sha256(chr(31).join(self.key).encode()).hexdigest()[:8]}"

    @property
    def key(self) -> CommentKey:
        """The same for a comment that comes again in another file; offices keep neither seconds nor line ends."""
        return self.author, self.date[:_MINUTES], "".join(self.text.split())


def read_comments(project: Path) -> list[Comment]:
    """Return the comments of a project; a missing file is empty. Raises ContentError with every entry that is none."""
    if not os.path.lexists(project / FILE):
        return []
    collector = Collector()
    file = read_yaml_list(Folder(project).find(NAME, Place(FILE)), collector)
    found = [_comment(file, at, collector) for at in range(len(file.data))]
    collector.raise_any()
    return [one for one in found if one is not None]


def _text(value: str) -> str:
    if not value.strip():
        raise wrong(message("must not be empty"))
    return value


class _Entry(Model, coerce_numbers_to_str=True):
    author: str = ""
    date: str = ""
    place: str = ""
    about: str = ""
    text: Annotated[str, AfterValidator(_text)]
    state: Literal["open", "closed"] = OPEN


def _comment(file: YamlList, at: int, collector: Collector) -> Comment | None:
    data = file.data[at]
    if not isinstance(data, dict):
        collector.add(file.place(at), message("must hold keys and values"))
        return None
    given = {name: value for name, value in data.items() if value is not None}
    entry = validate(_Entry, given, lambda *path: file.place(at, *path), collector)
    return Comment(**entry.model_dump()) if entry else None


def changed(known: Sequence[Comment], found: Sequence[Comment]) -> list[Comment]:
    """Return what a Word file brings: comments that are not known, each once, and open ones that it has as closed."""
    states = {one.key: one.state for one in known}
    new = [one for one in dict.fromkeys(found) if one.key not in states]
    return new + [one for one in found if one.state == CLOSED and states.get(one.key) == OPEN]


def with_comments(project: Path, found: Sequence[Comment]) -> bytes | None:
    """Return the file with the comments of a Word file: new ones at its end, those that are closed there closed here.

    None where it says all that already.
    """
    known = read_comments(project)
    news = {one.key: one for one in changed(known, found)}
    if not news:
        return None
    path = project / FILE
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else _HEAD
    ended = [at for at, one in enumerate(known) if one.key in news]
    if ended:
        edit = YamlEdit(text)
        for at in ended:
            edit.set(CLOSED, at, "state")
        text = edit.text
    old = {one.key for one in known}
    return (text.rstrip("\n") + "\n" + _written(one for key, one in news.items() if key not in old)).encode()


def _written(comments: Iterable[Comment]) -> str:
    listed = [{name: getattr(one, name) for name in (*_FIELDS, "state")} for one in comments]
    if not listed:
        return ""
    stream = io.StringIO()
    writer = YAML(pure=True)
    writer.width = 1_000_000
    writer.dump(listed, stream)
    return stream.getvalue()
