"""Problems of `values.yaml` and of last year's content, told by what a reader sees of them, not by file alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reportdoc.report.located import last_year, located, looked_up, value, words
from reportdoc.report.message import Message
from reportdoc.report.place import Place
from reportdoc.report.problem import Problem
from reportdoc.report.whereabouts import Index


@dataclass(frozen=True, slots=True)
class Written:
    """What the file of values says, right or wrong."""

    file: str = ""
    """Relative to the project; empty where there is none, or it cannot be read."""
    entries: Mapping[str, object] = field(default_factory=dict)
    """By name."""


def seen(
    problems: Iterable[Problem], places: Index, written: Written, tables: Mapping[str, Place]
) -> tuple[Problem, ...]:
    """Return problems that know where a reader finds them: those of values by their names and what they look up.

    `tables` says where each label is given.
    """
    return tuple(
        replace(one, seen=_value(one, places, written, tables)) if one.seen is None else one
        for one in located(problems, places)
    )


def last_years(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems of last year's content, which say so."""
    return tuple(replace(one, seen=last_year(one.seen)) for one in problems)


def _value(problem: Problem, places: Index, written: Written, tables: Mapping[str, Place]) -> Message | None:
    if problem.place.file != written.file or not problem.place.key:
        return None
    # A name that is none, such as a.b, holds dots as well; the longest one that is there is meant.
    key = problem.place.key
    name = max(
        (one for one in written.entries if key == one or key.startswith((f"{one}.", f"{one}["))), default="", key=len
    )
    if not name:
        return None
    entry = written.entries[name]
    where = _looked_up(entry, places, tables) if isinstance(entry, dict) else None
    return value(name, where)


def _looked_up(entry: Mapping[str, object], places: Index, tables: Mapping[str, Place]) -> Message | None:
    """Return the table, row and column that an entry names."""
    place = tables.get(str(entry.get("table", "")))
    found = places.of(place) if place else None
    if not found or not found.name:
        return None
    where = words(replace(found, paragraph=0), places.titles.get(found.name, ""))
    return looked_up(where, _texts(entry.get("row")), _texts(entry.get("column")))


def _texts(given: object) -> str:
    found = given if isinstance(given, list) else [given] if given is not None else []
    return "、".join(str(one).strip() for one in found)
