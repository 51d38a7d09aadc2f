"""A project that cannot be built today: read as far as it can be, so that a delivery can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportdoc.content.load import Loaded, load, load_what_can_be
from reportdoc.report.problem import ContentError, Problem
from reportdoc.report.report import Report


@dataclass(frozen=True, slots=True)
class State:
    """A project at one moment."""

    report: Report
    loaded: Loaded | None
    """None where it cannot be built."""
    problems: tuple[Problem, ...]
    """Why not."""

    @property
    def broken(self) -> dict[str, frozenset[int]]:
        """Lines, from 1, that cannot be read, by file."""
        places = [one.place for one in self.problems if one.place.line]
        return {place.file: frozenset(one.line or 0 for one in places if one.file == place.file) for place in places}


def state(root: Path) -> State:
    """Return a project as it is; raises ContentError, with all its problems, where not even a part can be read."""
    try:
        loaded = load(root)
    except ContentError as error:
        try:
            return State(load_what_can_be(root), None, error.problems)
        except ContentError:
            raise error from None
    return State(loaded.report, loaded, ())


def beyond(problems: Iterable[Problem], known: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that are not among the known ones, wherever in their files these have moved."""
    keys = {_key(one) for one in known}
    return tuple(one for one in problems if _key(one) not in keys)


def _key(problem: Problem) -> tuple[str, str]:
    return problem.place.file, str(problem.message)
