"""Figures of a passage that follow from one another, so that each bears the others out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdoc.audit.prose.following.relation import SPREAD, Held, Relation, meant, outweighs
from reportdoc.audit.prose.following.sources import LEAST, by_runs, by_ways, of_principal, of_wholes, rows, sum_of
from reportdoc.audit.prose.given.elsewhere import elsewhere
from reportdoc.audit.prose.given.known import Known, all_known
from reportdoc.audit.prose.given.results import GROWN, Result, results
from reportdoc.audit.prose.habits.neighbours import Spoken, spoken
from reportdoc.audit.reading.document import Document, once
from reportdoc.audit.reading.figures import figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.role import Role

_BESIDE, _AROUND = 0.3, 0.15
"""How often a figure is a sum, a quotient or the like of those right beside it; of those of its passage."""

_REACH = 6
"""Figures before and behind one that may give it."""

_LONGEST = 9
"""Shares that make a hundred, at most."""

_DECADES = 2
"""Powers of ten over which results are counted."""

_TINY = 1e-9
"""What a float may be off, of itself."""

_PAIR = 2

_TOGETHER, _CROWDED = 60, 100
"""Figures of a passage that are held against one another; of a sentence, beyond which none is."""


@once
def held(document: Document) -> tuple[tuple[Held, ...], ...]:
    """Return the relations between figures that hold, of each passage."""
    principal = elsewhere(document).principal
    return tuple(tuple(held_in(passage, document.year, principal)) for passage in document.passages)


def held_in(passage: Passage, year: int, principal: Sequence[Known] = ()) -> Iterator[Held]:
    """Yield the relations that hold in a passage; `principal` has those of whom most passages speak."""
    if any(len(figures(sentence)) > _CROWDED for sentence in passage.sentences):
        return
    every = spoken(passage, year)
    if len(every) < _PAIR:
        return
    for start in range(0, len(every), _TOGETHER):
        yield from _held(every[start : start + _TOGETHER], principal)


def _held(every: Sequence[Spoken], principal: Sequence[Known]) -> Iterator[Held]:
    done: set[int] = set()
    wholes: set[int] = set()
    for index, one in enumerate(every):
        if not one.stated.is_exact or one.stated.value <= 0:
            continue
        for relations in (by_ways(every, index), by_runs(every, index)):
            if found := meant(one.stated, list(relations)):
                relation, bears = found
                done.update(map(id, bears.figures))
                if one.role is Role.SHARE and len(relation.operands) > 1:
                    wholes.add(id(max(relation.operands, key=lambda operand: operand.value)))
                yield bears
    for index in [index for index, one in enumerate(every) if id(one.stated) not in done]:
        for relations in (of_wholes(every, index, wholes), of_principal(every, index, principal)):
            if found := meant(every[index].stated, list(relations)):
                done.update(map(id, found[1].figures))
                yield found[1]
    yield from _hundreds(every)
    for parts in rows(every):
        for whole in principal:
            if found := meant(whole.stated, [sum_of(_FAR_OFF, parts)]):
                done.update(map(id, parts))
                yield found[1]
    known = list(all_known(one.stated for one in every))
    for index, target in enumerate(known):
        if id(target.stated) not in done and (bears := _given(known, index)):
            yield bears


def _hundreds(every: Sequence[Spoken]) -> Iterator[Held]:
    """Yield the percentages, one after the other, that make a hundred."""
    shares = [one.stated for one in every if one.is_share and one.stated.is_exact and one.stated.number.decimals]
    start = 0
    while start + LEAST <= len(shares):
        for end in range(min(len(shares), start + _LONGEST), start + LEAST - 1, -1):
            row = shares[start:end]
            off = abs(float(sum(one.value for one in row)) - 100)
            if off <= float(max(one.ulp for one in row)) * len(row) / 2:
                yield Held(tuple(row), f"{' + '.join(str(one.number) for one in row)} = 100%")
                start = end - 1
                break
        start += 1


_FAR_OFF = 0.01
"""How often the counts of a sentence make the number of all students, or the like, in another place."""


def _given(known: Sequence[Known], index: int) -> Held | None:
    """Return what the figures near one give, whatever the words, where that is hardly an accident."""
    target = known[index]
    own = target.stated.sentence
    beside = [*known[max(0, index - 2) : index], *known[index + 1 : index + 2]]
    around = [*known[max(0, index - _REACH) : index], *known[index + 1 : index + 1 + _REACH]]
    groups = (
        (_BESIDE, [one for one in beside if one.stated.sentence is own]),
        (_AROUND, [one for one in around if one.stated.sentence is own]),
        (_AROUND, around),
    )
    for often, near in groups:
        if not outweighs(often, target.ulp / target.value / SPREAD / _DECADES):
            continue
        found = list(results(target, near))
        hits = [one for one in found if _fits(target, one)]
        if not hits:
            continue
        count = sum(target.value / 10 <= one[0] <= target.value * 10 for one in found)
        best = min(hits, key=lambda one: (one[3] == GROWN, len(one[4])))
        relation = _relation(target, best, often)
        chance = count * relation.chance(target.stated) / _DECADES
        return relation.held(target.stated) if outweighs(often, chance) else None
    return None


def _fits(target: Known, result: Result) -> bool:
    return abs(result[0] - target.value) <= target.ulp / 2 + result[1] * target.value + _TINY * target.value


def _relation(target: Known, result: Result, often: float) -> Relation:
    _, loose, _, sign, operands = result

    def gives(values: Sequence[float]) -> float:
        other = [replace(one, value=value) for one, value in zip(operands, values, strict=True)]
        again = [one[0] for one in results(target, other) if one[3] == sign and len(one[4]) == len(operands)]
        return min(again, key=lambda value: abs(value - target.value), default=-1.0)

    form = sign if "{" in sign else f" {sign} ".join("{}" for _ in operands)
    return Relation(often, tuple(one.stated for one in operands), gives, loose, form)
