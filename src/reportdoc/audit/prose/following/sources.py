"""What the figures of a passage may follow from by their words and places, and how often that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from reportdoc.audit.prose.following.relation import SURE, Relation
from reportdoc.audit.prose.given.known import Known
from reportdoc.audit.prose.habits.likely import candidates
from reportdoc.audit.prose.habits.neighbours import Spoken
from reportdoc.audit.prose.habits.runs import Run
from reportdoc.audit.prose.habits.way import Kind, Way
from reportdoc.audit.prose.shares.counted import shared
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.role import Role

_RARE = 0.05
"""How often a way is meant that no habit knows."""

_TOGETHER = 0.2
"""How often parts make the total beside them, where no words say so that a habit knows."""

_REACH = 6
"""Figures before and behind one from which it may follow."""

_LONGEST = 9
"""Parts of a total in another sentence."""


def by_ways(every: Sequence[Spoken], index: int) -> Iterator[Relation]:
    """Yield the ways in which a change, a growth, a share or a mean may follow from two figures."""
    for one in candidates(every, index).every:
        way = one.relation
        if not isinstance(way, Way):
            continue
        if way.kind is Kind.REST and not _REST.search(every[index].stated.words):
            continue  # what a share leaves of a hundred is told where the words say so
        rule = way.rule
        if way.first is way.second:
            yield Relation(_TOGETHER, (way.first,), lambda values, rule=rule: rule(values[0], 0.0), way.loose, way.form)
        else:
            yield Relation(
                one.likely,
                (way.first, way.second),
                lambda values, rule=rule: rule(values[0], values[1]),
                way.loose,
                way.form,
            )


def by_runs(every: Sequence[Spoken], index: int) -> Iterator[Relation]:
    """Yield the sums that a figure may be of those behind it, or before it."""
    for one in candidates(every, index).every:
        run = one.relation
        if isinstance(run, Run):
            for parts in sorted(run.stretches, key=len, reverse=True):
                yield sum_of(one.likely if len(parts) == len(run.parts) else _TOGETHER, parts)
    yield from _sums_beside(every, index)
    yield from _bracketed(every, index)
    yield from _rests(every, index)


def _bracketed(every: Sequence[Spoken], index: int) -> Iterator[Relation]:
    """Yield the sum of what stands in brackets right behind a figure: 8人（柬埔寨3人、老挝5人）."""
    total = every[index].stated
    text, start = total.sentence.text, total.mention.end
    if total.is_rate or text[start : start + 1] not in _OPEN:
        return
    end = min((at for sign in ")）" if (at := text.find(sign, start)) >= 0), default=start)
    behind = (one.stated for one in every[index + 1 : index + 1 + _LONGEST])
    parts = [one for one in behind if one.sentence is total.sentence and one.mention.end <= end]
    parts = [one for one in parts if one.dimension == total.dimension and one.is_exact]
    if len(parts) > 1:
        yield sum_of(SURE, parts)


_OPEN = ("（", "(")


def _rests(every: Sequence[Spoken], index: int) -> Iterator[Relation]:
    """Yield what is left of a figure but for another, both before one that is called the rest."""
    rest = every[index]
    if rest.is_share or not _REST.search(rest.stated.words):
        return
    before = [one.stated for one in every[max(0, index - _REACH) : index] if one.dimension == rest.dimension]
    for at, (part, whole) in enumerate(combinations([one for one in reversed(before) if one.is_exact][:4], 2)):
        often = _LEFT if at == 0 else _RARELY_LEFT
        yield Relation(often, (whole, part), lambda values: values[0] - values[1], 0.0, "{} − {}")


_REST = re.compile("其余|剩余|余下|尚余|另外?|未|没有?|不|还有|逾期")

_LEFT, _RARELY_LEFT = 0.6, 0.3
"""How often what is called the rest is that of the two figures right before it; of others."""


_LEADS = re.compile("其中|分别|依次|按|分为|包括")


def _sums_beside(every: Sequence[Spoken], index: int) -> Iterator[Relation]:
    """Yield the sums of the figures with which the next sentence begins, or with which the one before ends."""
    total = every[index]
    if total.role not in (Role.LEVEL, Role.CHANGE) or total.is_share:
        return
    alike = [
        one for one in every if one.dimension == total.dimension and one.role is Role.LEVEL and one.stated.is_exact
    ]
    behind = [one.stated for one in alike if one.sentence == total.sentence + 1][:_LONGEST]
    before = [one.stated for one in alike if one.sentence == total.sentence - 1][-_LONGEST:]
    if total.role is Role.CHANGE:
        behind = [one.stated for one in alike if one.sentence == total.sentence]
        behind = [one for one in behind if one.mention.start > total.stated.mention.start][:_LONGEST]
        before.clear()
    for length in range(2, len(behind) + 1):
        lead = _LEADS.search(behind[0].sentence.text[: behind[0].mention.start])
        yield sum_of(_LED if lead else _TOGETHER, behind[:length])
    for length in range(2, len(before) + 1):
        yield sum_of(_TOGETHER, before[-length:])


_LED = 0.5
"""How often the figures of the next sentence make a total, behind a word that leads to parts."""


def sum_of(often: float, parts: Sequence[Stated]) -> Relation:
    """Return the sum of some figures."""
    return Relation(often, tuple(parts), sum, 0.0, " + ".join("{}" for _ in parts))


def of_wholes(every: Sequence[Spoken], index: int, told: Set[int]) -> Iterator[Relation]:
    """Yield the shares that a count right before one is of the wholes of its passage; `told` has those of others."""
    if not every[index].is_share or every[index].is_points:
        return
    for part in _parts(every, index):
        for whole in (one.stated for one in every[max(0, index - _FAR) : index + 2] if not one.is_share):
            if whole.is_exact and whole.value > part.value and whole.dimension == part.dimension:
                often = _OF_SIBLING if id(whole) in told else _OF_ANY
                loose = float(part.loose + whole.loose)
                yield Relation(often, (part, whole), lambda v: 100 * v[0] / v[1], loose, "{} ÷ {}")


_FAR = 24
"""Figures before a share that it may be of."""

_OF_SIBLING, _OF_ANY = 0.6, 0.3
"""How often a share is of the whole of another share of its passage; of any whole that is told there."""


def _parts(every: Sequence[Spoken], index: int) -> list[Stated]:
    """Return the counts right before a figure, and the one that a row of shares deals it: 分别占19.3%和1.8%."""
    own = figures(every[index].stated.sentence)
    at = next((place for place, one in enumerate(own) if one is every[index].stated), 0)
    counts = [*own[max(0, at - 2) : at]]
    if every[index].is_share and (dealt := shared(own, at)) and not any(one is dealt for one in counts):
        counts.append(dealt)
    return [one for one in counts if not one.is_rate and one.is_exact and one.value > 0]


def of_principal(every: Sequence[Spoken], index: int, principal: Sequence[Known]) -> Iterator[Relation]:
    """Yield the shares and means of all students, or the like, whose number stands in another place."""
    one = every[index]
    for part in _parts(every, index):
        people = _KINDS.get(part.dimension, part.dimension)
        for whole in principal if one.role in (Role.SHARE, Role.MEAN) else ():
            of, loose = whole.value, float(part.loose) + whole.loose
            if one.role is Role.SHARE and whole.kind == people and part.value <= of:
                yield Relation(
                    _OF_ANY, (part,), lambda v, of=of: 100 * v[0] / of, loose, f"{{}} ÷ {whole.stated.number}"
                )
            elif one.role is Role.MEAN and part.dimension == one.stated.dimension:
                yield Relation(_OF_ANY, (part,), lambda v, of=of: v[0] / of, loose, f"{{}} ÷ {whole.stated.number}")
            elif one.role is Role.MEAN and one.dimension == whole.kind:
                yield Relation(_OF_ANY, (part,), lambda v, of=of: of / v[0], loose, f"{whole.stated.number} ÷ {{}}")


_KINDS = {"人次": "人"}


LEAST = 3
"""Counts of a row, and shares that make a hundred."""


def rows(every: Sequence[Spoken]) -> Iterator[Sequence[Stated]]:
    """Yield the counts of each sentence that are of one unit, one after the other: three at least."""
    row: list[Spoken] = []
    for one in (*every, None):
        if one is None or (row and (one.sentence != row[0].sentence or one.dimension != row[0].dimension)):
            if len(row) >= LEAST:
                yield [each.stated for each in row]
            row = []
        if one is not None and one.role is Role.LEVEL and one.stated.is_exact and not one.is_share:
            row.append(one)
