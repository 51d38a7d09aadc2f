"""`content/comments.yaml`: what people remarked in Word, until somebody closes it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

FILE = "content/comments.yaml"
"""The comments, relative to the project, the latest last."""
OPEN, CLOSED = "open", "closed"
_HEAD = "# 审阅批注：处理完的，把 state 改为 closed。\n"
_BYTES = 1_000_000


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
    def key(self) -> tuple[str, str, str]:
        """The same for a comment that comes again in another file."""
        return self.author, self.date, self.text


def read_comments(project: Path) -> list[Comment]:
    """Return the comments of a project; entries that cannot be read are passed over, a missing file is empty."""
    path = project / FILE
    if not path.is_file() or path.stat().st_size > _BYTES:
        return []
    try:
        data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8-sig"))
    except (YAMLError, ValueError, OSError, RecursionError):
        return []
    found = []
    for one in data if isinstance(data, list) else ():
        if isinstance(one, dict) and one.get("text"):
            fields = {name: str(one.get(name) or "") for name in ("author", "date", "place", "about", "text")}
            found.append(Comment(**fields, state=CLOSED if one.get("state") == CLOSED else OPEN))
    return found


def with_comments(project: Path, new: Sequence[Comment]) -> bytes | None:
    """Return the file with comments that it does not have yet at its end; none where it has them all."""
    known = {one.key for one in read_comments(project)}
    added = [one for one in dict.fromkeys(new) if one.key not in known]
    if not added:
        return None
    path = project / FILE
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else _HEAD
    stream = io.StringIO()
    writer = YAML(pure=True)
    writer.width = 1_000_000
    names = ("author", "date", "place", "about", "text", "state")
    writer.dump([{name: getattr(one, name) for name in names} for one in added], stream)
    return (text.rstrip("\n") + "\n" + stream.getvalue()).encode()
