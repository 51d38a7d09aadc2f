"""`content/comments.yaml`: what people remarked in Word, until somebody closes it."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from reportdoc.project.folders import CONTENT

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
    # Imported here, since hardly any project has comments, and `status` asks every time.
    from reportdoc.project.comment_entries import read_entries
    from reportdoc.project.files import Folder
    from reportdoc.report.place import Place

    return [Comment(**one.model_dump()) for one in read_entries(Folder(project).find(NAME, Place(FILE)))]


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
        from reportdoc.project.yaml_edit import YamlEdit

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

    from ruamel.yaml import YAML

    stream, writer = io.StringIO(), YAML(pure=True)
    writer.width = 1_000_000
    writer.dump(listed, stream)
    return stream.getvalue()
