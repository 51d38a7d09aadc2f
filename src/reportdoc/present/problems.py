"""How problems of the content and failures outside it read."""

from __future__ import annotations

from collections.abc import Iterable

from reportdoc.present.language import Language
from reportdoc.report.message import Message
from reportdoc.report.problem import OperationError, OperationErrors, Problem


def line(language: Language, problem: Problem) -> str:
    """Return a problem on one line: where a reader finds it, its file and line, what is wrong, what to do."""
    sentence = _sentence(language, problem.message, problem.hint)
    if problem.seen is None:
        return f"{problem.place}: {sentence}"
    where = language.translated(problem.seen)
    return language.message("{where}, {place}: {text}", where=where, place=str(problem.place), text=sentence)


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
