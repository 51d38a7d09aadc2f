"""The figures of a passage in order, each known to another by where it stands from it and by what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.role import Role, with_roles

POINTS = "个百分点"

AIMED = re.compile("目标|力争|拟|计划|预计|不[低少]于")
"""What says of a figure that it is wished for."""

_PEOPLE = {"人次": "人"}
"""Attendances, which a mean or a sum may call people."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A figure of a passage, what it does, and in which of its sentences."""

    stated: Stated
    role: Role
    sentence: int

    @property
    def dimension(self) -> str:
        """Its basic unit, people for attendances."""
        return _PEOPLE.get(self.stated.dimension, self.stated.dimension)

    @property
    def is_share(self) -> bool:
        """Tell whether it is a percentage."""
        return self.stated.is_rate

    @property
    def is_points(self) -> bool:
        """Tell whether it is what two percentages differ by."""
        return self.stated.mention.unit == POINTS


def spoken(passage: Passage, year: int) -> tuple[Spoken, ...]:
    """Return the figures of a passage; `year` is the year reported on, before which years are earlier."""
    return tuple(
        Spoken(one, role, index)
        for index, sentence in enumerate(passage.sentences)
        for one, role in with_roles(figures(sentence), year)
    )


Neighbour = tuple[str, Spoken]
"""A figure and how it stands to another: `p2T` is the second before it of its kind, and of an earlier time."""


def neighbours(
    every: Sequence[Spoken], index: int, wanted: Callable[[Spoken], bool], back: int, ahead: int
) -> list[Neighbour]:
    """Return so many of the wanted figures before one, and in its sentence behind it."""
    before = _named("p", every, index, (i for i in range(index - 1, -1, -1) if wanted(every[i])), back)
    behind = range(index + 1, len(every))
    same = (i for i in behind if every[i].sentence == every[index].sentence and wanted(every[i]))
    return [*before, *_named("n", every, index, same, ahead)]


def _named(side: str, every: Sequence[Spoken], index: int, places: Iterator[int], most: int) -> Iterator[Neighbour]:
    for rank, place in enumerate(places, 1):
        if rank > most:
            return
        one = every[place]
        far = "" if one.sentence == every[index].sentence else "s"
        yield f"{side}{rank}{_LETTERS[one.role]}{far}", one


_LETTERS = {
    Role.LEVEL: "L",
    Role.THEN: "T",
    Role.CHANGE: "C",
    Role.GROWTH: "G",
    Role.MEAN: "M",
    Role.SHARE: "S",
}
