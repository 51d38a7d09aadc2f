"""Problems of the content, said of what a reader sees: 表 1-10（专业设置），第 8 行, instead of a file and a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import Problem
from reportdoc.report.whereabouts import Index, Whereabouts

_LONGEST: Final = 40
"""Characters of a title and of a row's name; what is longer is cut."""


def located(problems: Iterable[Problem], places: Index) -> tuple[Problem, ...]:
    """Return problems that know where a reader finds them, as far as a reader sees their places."""
    return tuple(_located(problem, places) for problem in problems)


def words(found: Whereabouts, title: str = "") -> Message:
    """Return a place as 1.4.2（招生）第 3 段 or 表 1-10（专业设置），第 8 行“数控技术”，列“报到率”."""
    name = _named(found.name, title)
    if found.paragraph:
        if title:
            return message("{titled}, paragraph {count}", titled=name, count=found.paragraph)
        return message("{section}, paragraph {count}", section=found.name, count=found.paragraph)
    if found.row:
        row = message("row {count} “{name}”", count=found.row, name=_short(found.row_name))
        if found.row_name.isdecimal():  # what has no name is called by its number in the file, which says nothing more
            row = message("row {count}", count=found.row)
        name = message("{first}, {second}", first=name, second=row)
    if found.column:
        column = message("column “{column}”", column=_short(found.column))
        name = message("{first}, {second}", first=name, second=column)
    return name


def value(name: str, where: Message | None) -> Message:
    """Return how a value is told: by its name, and where it is looked up, if that is known."""
    if where is None:
        return message("value “{name}”", name=name)
    return message("value “{name}” ({where})", name=name, where=where)


def looked_up(table: Message, row: str, column: str) -> Message:
    """Return what somebody names who looks a cell up: the table, the texts of its row and its column, if any."""
    if row:
        table = message("{first}, {second}", first=table, second=message("row “{name}”", name=_short(row)))
    if column:
        table = message("{first}, {second}", first=table, second=message("column “{column}”", column=_short(column)))
    return table


def last_year(where: Message | None) -> Message:
    """Return how a place of last year's content is told: a table there has the same number as one of this year."""
    return message("last year's report, {where}", where=where) if where else message("last year's report")


def _located(problem: Problem, places: Index) -> Problem:
    if problem.seen is not None:
        return problem
    return replace(problem, seen=_seen(problem.place, places), message=_told(problem.message, places))


def _seen(place: Place, places: Index) -> Message | None:
    if place.line is None and place.file in places.shared:
        return Message("{names}", {"names": "、".join(places.shared[place.file])})
    found = places.of(place)
    return words(found, places.titles.get(found.name, "")) if found and found.name else None


def _told(text: Message, places: Index) -> Message:
    """Return a message whose places are told as a reader finds them, each with its file behind it."""
    values: dict[str, object] = {}
    for name, value in text.arguments.items():
        values[name] = value
        if isinstance(value, Message):
            values[name] = _told(value, places)
        elif isinstance(value, Place) and (seen := _seen(value, places)):
            values[name] = message("{where} ({place})", where=seen, place=str(value))
    return replace(text, arguments=values)


def _named(name: str, title: str) -> Message:
    if not title:
        return Message("{name}", {"name": _short(name)})
    if name.isdecimal():
        return message("chapter {number} ({title})", number=name, title=_short(title))
    return message("{number} ({title})", number=name, title=_short(title))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
