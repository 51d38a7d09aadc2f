"""What the rules of markdown-it find wrong; they know a line, but not the file."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from reportdoc.report.message import Message

_KEY = "notes"


@dataclass(frozen=True, slots=True)
class SyntaxNote:
    """Something wrong on a line."""

    line: int
    """Counted from 1."""
    message: Message
    hint: Message | None


def note(env: MutableMapping[str, Any], line: int, text: Message, hint: Message | None = None) -> None:
    """Leave a note in a parser's environment; `line` is counted from 0, as markdown-it does."""
    env.setdefault(_KEY, []).append(SyntaxNote(line + 1, text, hint))


def notes(env: MutableMapping[str, Any]) -> list[SyntaxNote]:
    """Return the notes left in a parser's environment."""
    found: list[SyntaxNote] = env.get(_KEY, [])
    return found
