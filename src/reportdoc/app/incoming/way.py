"""Which way a file goes into a project: one for commands and pages alike."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reportdoc.app.deliveries.target import Wish

if TYPE_CHECKING:
    from reportdoc.app.answers.answers import Titles
    from reportdoc.app.answers.take import TakenAnswers
    from reportdoc.app.deliveries.take import Taken
    from reportdoc.app.returned.take import Choices, Returned

    Found: TypeAlias = Taken | Returned | TakenAnswers


class Way(StrEnum):
    """The ways."""

    DELIVERY = "delivery"
    """A department's own file, for what it is for."""
    RETURNED = "returned"
    """The built Word file, or a form made of a part of it."""
    PART = "part"
    """What somebody cut out of the built Word file, and said what it is."""
    ANSWERS = "answers"
    """The audit's workbook."""


def way_of(project: Path, source: Path, wish: Wish, titles: Titles) -> Way:
    """Return the way of a file; `titles` says how the columns of the audit's workbook may be headed.

    Raises InputError where it cannot be read or nothing is called as wished, ContentError where the project cannot be.
    """
    from reportdoc.app.answers.answers import is_answered
    from reportdoc.app.deliveries.mark import word_mark
    from reportdoc.app.returned.known import is_part, is_returned

    if wish.addition is not None:
        return Way.DELIVERY
    if wish.kind is None and is_answered(source, titles):
        return Way.ANSWERS
    if wish.kind is None and (word_mark(source) is not None or is_returned(project, source)):
        return Way.RETURNED
    return Way.PART if is_part(project, source, wish) else Way.DELIVERY


@contextmanager
def tried(
    project: Path, source: Path, way: Way, wish: Wish, choices: Choices, titles: Titles, department: str
) -> Generator[Found]:
    """Yield what a file would change, as the use case of its way does; nothing is written before `publish`.

    Raises ContentError and InputError as these do.
    """
    if way is Way.ANSWERS:
        from reportdoc.app.answers.take import take_answers

        with take_answers(project, source, titles, department) as answers:
            yield answers
    elif way is Way.DELIVERY:
        from reportdoc.app.deliveries.take import Reading, take

        with take(project, [source], wish, Reading(), department) as taken:
            yield taken
    else:
        from reportdoc.app.returned.take import take_returned

        whole = way is Way.RETURNED
        with take_returned(project, source, choices, "", department, None if whole else wish) as returned:
            yield returned
