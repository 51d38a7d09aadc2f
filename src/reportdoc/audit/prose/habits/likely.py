"""How likely a figure is meant to follow from each of what stands around it.

What a figure follows from is one of the relations that its neighbours offer, or nothing. Each has its signs; the
weights of the signs, `weights.json`, are learned from reports that are consistent, so that what holds there is likely
(a conditional logit: McFadden, Conditional logit analysis of qualitative choice behavior, 1974).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from reportdoc.audit.prose.habits.neighbours import Spoken
from reportdoc.audit.prose.habits.runs import Run, runs
from reportdoc.audit.prose.habits.signs import Around, of_run, of_way
from reportdoc.audit.prose.habits.way import Way
from reportdoc.audit.prose.habits.ways import ways
from reportdoc.audit.reading.figures import Stated


@dataclass(frozen=True, slots=True)
class Partly:
    """Some of the figures of a run, one after the other, that may add up to its total."""

    run: Run


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a figure may follow from."""

    relation: Way | Run | Partly
    likely: float
    """How likely it is meant, 0 to 1."""
    holds: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a figure may follow from, and how likely it follows from none of it."""

    every: tuple[Candidate, ...]
    none: float


def candidates(every: Sequence[Spoken], index: int, principal: Sequence[Stated] = ()) -> Candidates:
    """Return what one of the figures of a passage may follow from; `principal` as `ways` has it."""
    target, around = every[index].stated, Around(every, index)
    offered: list[tuple[Way | Run | Partly, float, bool]] = [
        (way, _weight(of_way(way, around)), way.gives(target)) for way in ways(every, index, principal)
    ]
    for run in runs(every, index):
        offered.append((run, _weight(of_run(run)), run.adds_up))
        offered.append((Partly(run), _weight(of_run(run, in_part=True)), run.adds_up_in_part))
    none = math.exp(_weight(none_signs(every, index))) if offered else 1.0
    weights = [math.exp(weight) for _, weight, _ in offered]
    total = none + sum(weights)
    found = tuple(
        Candidate(relation, weight / total, holds)
        for (relation, _, holds), weight in zip(offered, weights, strict=True)
    )
    return Candidates(found, none / total)


def none_signs(every: Sequence[Spoken], index: int) -> Iterator[str]:
    """Yield the signs of a figure that follows from nothing around it."""
    one = every[index]
    role = f"0 {one.role.value}"
    yield "0"
    yield role
    yield f"{role} {one.stated.mention.unit}"
    yield f"{role} '{one.stated.words[-2:]}"
    yield f"{role} .{one.stated.number.decimals}"
    if index == 0 or every[index - 1].sentence != one.sentence:
        yield f"{role} ^"


def _weight(signs: Iterable[str]) -> float:
    known = _weights()
    return sum(known.get(sign, 0.0) for sign in signs)


@cache
def _weights() -> Mapping[str, float]:
    text = files("reportdoc.audit.prose.habits").joinpath("weights.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(text))
