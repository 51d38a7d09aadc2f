"""The ways in which a figure may follow from its neighbours, by what it does in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdoc.audit.prose.habits.differences import apart, rests
from reportdoc.audit.prose.habits.neighbours import Spoken
from reportdoc.audit.prose.habits.quotients import for_all, growths, means, of_all, shares, times
from reportdoc.audit.prose.habits.way import Way, is_small
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.role import Role


def ways(every: Sequence[Spoken], index: int, principal: Sequence[Stated] = ()) -> Iterator[Way]:
    """Yield the ways in which one of the figures of a passage may follow from others.

    `principal` has the numbers of students, teachers and the like that most passages of the report speak of.
    """
    one = every[index]
    if not one.stated.is_exact or is_small(one.stated) or _ASIDE.search(one.stated.clause):
        return
    if one.stated.mention.unit == "倍":
        yield from times(every, index)
    elif one.is_points or one.role is Role.CHANGE:
        yield from apart(every, index)
    elif one.role is Role.GROWTH:
        yield from growths(every, index)
    elif one.role is Role.SHARE:
        yield from shares(every, index)
        yield from of_all(every, index, principal)
    elif one.role is Role.MEAN:
        yield from means(every, index)
        yield from for_all(every, index, principal)
    if one.role in (Role.LEVEL, Role.MEAN):
        yield from rests(every, index)


_ASIDE = re.compile("力争|计划到|预计|不[低少]于|年均|年平均|逐年|目标(?!值?的)")
"""What says that a figure is wished for, or is of several years, and follows from nothing beside it."""
