"""Problems of `values.yaml` and of last year's content, told by what a reader sees of them, not by file alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reportdoc.report.located import located, words
from reportdoc.report.message import Message, message
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
    """Return problems of last year's content, which say so: a table there has the same number as one of this year."""
    return tuple(replace(one, seen=_last_year(one.seen)) for one in problems)


def _last_year(where: Message | None) -> Message:
    return message("last year's report, {where}", where=where) if where else message("last year's report")


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
    if where is None:
        return message("value “{name}”", name=name)
    return message("value “{name}” ({where})", name=name, where=where)


def _looked_up(entry: Mapping[str, object], places: Index, tables: Mapping[str, Place]) -> Message | None:
    """Return the table, row and column that an entry names."""
    place = tables.get(str(entry.get("table", "")))
    found = places.of(place) if place else None
    if not found or not found.name:
        return None
    where = words(replace(found, paragraph=0), places.titles.get(found.name, ""))
    if row := _texts(entry.get("row")):
        where = message("{first}, {second}", first=where, second=message("row “{name}”", name=row))
    if column := _texts(entry.get("column")):
        where = message("{first}, {second}", first=where, second=message("column “{column}”", column=column))
    return where


def _texts(given: object) -> str:
    found = given if isinstance(given, list) else [given] if given is not None else []
    return "、".join(str(one).strip() for one in found)[:40]
