"""How problems of the content and failures outside it read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from reportdoc.present.language import Language
from reportdoc.report.message import Message
from reportdoc.report.problem import OperationError, OperationErrors, Problem


class Said(str):
    """A line as somebody reads it, which knows of which message it is, for the handbook's entry."""

    template: str
    """The message's English template."""

    def __new__(cls, text: str, template: str) -> Self:
        """Return a text that tells a message."""
        made = super().__new__(cls, text)
        made.template = template
        return made


def line(language: Language, problem: Problem) -> Said:
    """Return a problem on one line: where a reader finds it, its file and line, what is wrong, what to do."""
    sentence = _sentence(language, problem.message, problem.hint)
    text = f"{problem.place}: {sentence}"
    if problem.seen is not None:
        where = language.translated(problem.seen)
        text = language.message("{where}, {place}: {text}", where=where, place=str(problem.place), text=sentence)
    return Said(text, problem.message.template)


def as_data(language: Language, problem: Problem) -> dict[str, object]:
    """Return a problem for JSON."""
    place = problem.place
    return {
        "where": language.translated(problem.seen) if problem.seen else None,
        "file": place.file,
        "line": place.line,
        "cell": str(place.cell) if place.cell else None,
        "key": place.key,
        "message": language.translated(problem.message),
        "hint": language.translated(problem.hint) if problem.hint else None,
    }


def errors(error: OperationError | OSError) -> Iterable[OperationError | OSError]:
    """Return what one exception tells, one by one."""
    return error.errors if isinstance(error, OperationErrors) else (error,)


def error_text(language: Language, error: OperationError | OSError) -> str:
    """Return an error on one line: what is wrong, what to do."""
    if isinstance(error, OperationError):
        return _sentence(language, error.message, error.hint)
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{language.gettext(error.strerror or str(error))}"


def _sentence(language: Language, text: Message, hint: Message | None) -> str:
    if hint is None:
        return language.translated(text)
    return language.message("{text} ({hint})", text=language.translated(text), hint=language.translated(hint))
