"""Gathering problems, so that one run tells the author of all of them."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from reportdoc.report.message import Message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

MOST_PROBLEMS = 1000
"""A run stops at this many: nobody reads more, and hostile content must not fill the memory."""


class TooManyProblems(ContentError):
    """The run was given up, because the content is wrong throughout."""


class Collector:
    """What is wrong in the content, and what is worth a notice, as the readers find it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []

    def add(self, place: Place, text: Message, hint: Message | None = None) -> None:
        """Note one problem; raises `TooManyProblems` at the limit."""
        self._take(Problem(place, text, hint))

    def _take(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            raise TooManyProblems(self.problems)

    def note(self, place: Place, text: Message, hint: Message | None = None) -> None:
        """Note something that does not stop the build; saying it twice has no effect."""
        notice = Problem(place, text, hint)
        if notice not in self.notices:
            self.notices.append(notice)

    @contextmanager
    def collecting(self) -> Generator[None]:
        """Take over the problems of a `ContentError` raised inside, and go on after the block."""
        try:
            yield
        except ContentError as error:
            self.gather(error)

    def gather(self, error: ContentError) -> None:
        """Take over the problems of an error; raises `TooManyProblems` at the limit, or where the error is that."""
        if isinstance(error, TooManyProblems):
            raise error
        for problem in error.problems:
            self._take(problem)

    def raise_any(self) -> None:
        """Raise a `ContentError` with every problem so far, if there is one."""
        if self.problems:
            raise ContentError(self.problems)
