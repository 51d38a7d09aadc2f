"""What can go wrong: problems of the content, reported together with their places, and failures outside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportdoc.report.message import Message
from reportdoc.report.place import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, with its place and, where there is one, the way out."""

    place: Place
    message: Message
    """What is wrong."""
    hint: Message | None = None
    """What to do about it."""
    seen: Message | None = field(default=None, compare=False)
    """Where a reader of the report finds it, 表 1-10（专业设置），第 8 行; none where that is not known, or nowhere."""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.message}{hint}"


class ContentError(Exception):
    """The content cannot be built as it stands; `problems` says why, in the order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.place.sort_key))
        super().__init__("\n".join(map(str, self.problems)))


class OperationError(Exception):
    """Something outside the content failed: a folder in use, a program missing, a disk full."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(str(message))


class OperationErrors(OperationError):
    """Several failures; `errors` holds each of them."""

    def __init__(self, errors: Iterable[OperationError]) -> None:
        self.errors = tuple(errors)
        super().__init__(self.errors[0].message, self.errors[0].hint)


class InputError(OperationError):
    """What was named on the command line cannot be used: there is no such thing, or it is damaged."""


class InputErrors(OperationErrors, InputError):
    """Several things that were named cannot be used."""
