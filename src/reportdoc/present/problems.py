"""How problems of the content and failures outside it read."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _

from reportdoc.present.language import translated
from reportdoc.report.message import Message
from reportdoc.report.problem import InputErrors, OperationError, Problem


def line(problem: Problem) -> str:
    """Return a problem on one line: place, what is wrong, what to do."""
    return f"{problem.place}: {_sentence(problem.message, problem.hint)}"


def as_data(problem: Problem) -> dict[str, object]:
    """Return a problem for JSON."""
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "cell": place.cell,
        "key": place.key,
        "message": translated(problem.message),
        "hint": translated(problem.hint) if problem.hint else None,
    }


def errors(error: OperationError | OSError) -> Iterable[OperationError | OSError]:
    """Return what one exception tells, one by one."""
    return error.errors if isinstance(error, InputErrors) else (error,)


def error_text(error: OperationError | OSError) -> str:
    """Return an error on one line: what is wrong, what to do."""
    if isinstance(error, OperationError):
        return _sentence(error.message, error.hint)
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{_(error.strerror or str(error))}"


def _sentence(text: Message, hint: Message | None) -> str:
    if hint is None:
        return translated(text)
    return _("{text} ({hint})").format(text=translated(text), hint=translated(hint))
