"""What speaks for a figure following from others: the signs by which a relation is known to be meant.

A sign is a short text. How much each weighs is learned from reports as they stand (`weights.json`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportdoc.audit.prose.habits.neighbours import Spoken
from reportdoc.audit.prose.habits.runs import Run
from reportdoc.audit.prose.habits.way import Kind, Way
from reportdoc.audit.reading.figures import Stated, depth


class Around:
    """A figure, and what is asked again and again of those it may follow from."""

    def __init__(self, every: Sequence[Spoken], index: int) -> None:
        self.target = every[index].stated
        self.row = _row(self.target)
        self.named = _named(self.target)
        self._greatest: dict[str, Decimal] = {}
        for one in every[max(0, index - _AROUND) : index + 3]:
            if not one.is_share and one is not every[index]:
                unit = one.stated.dimension
                self._greatest[unit] = max(self._greatest.get(unit, Decimal(0)), one.stated.value)
        self._known: dict[int, tuple[str, str, str, str]] = {}

    def of(self, one: Stated) -> tuple[str, str, str, str]:
        """Return of a figure its place, if it is the greatest of its unit, its place in a row, and words shared."""
        if id(one) not in self._known:
            top = "+" if one.value == self._greatest.get(one.dimension) else "-"
            in_row = _in_row(one, self.row) if self.row[1] > 1 else ""
            shared = _shared(self.named, one) if self.named else ""
            self._known[id(one)] = _place(one, self.target), top, in_row, shared
        return self._known[id(one)]


_AROUND = 12
"""Figures before one among which the greatest of a unit is looked for: what the others may be parts of."""


def of_way(way: Way, around: Around) -> Iterator[str]:
    """Yield the signs of a way in which a figure may follow from two others."""
    target, kind, (one, other) = around.target, way.kind.value, way.at
    kinded = f"{kind}{way.said}"
    places, tops, rows, shared = zip(around.of(way.first), around.of(way.second), strict=True)
    yield kind
    yield kinded
    yield f"{kinded} {way.unit}"
    yield f"{kind} 1{one}"
    yield f"{kind} 2{other}"
    yield f"{kind} {one} {other}"
    yield f"{kinded} {way.unit} {one} {other}"
    yield f"{kind} a{places[0]}"
    yield f"{kind} b{places[1]}"
    yield f"{kind} {' '.join(places)}"
    yield f"{kind} .{target.number.decimals}"
    yield f"{kind} g{''.join(tops)}"
    yield f"{kinded} g{''.join(tops)}"
    if around.row[1] > 1:
        yield f"{kind} r{''.join(rows)}"
    if around.named:
        yield f"{kind} w{''.join(shared)}"
        yield f"{kind} '{around.named[-2:]}"
    if "其中" in target.clause:
        yield f"{kind} 其中"
    if target.mention.written or way.first.mention.written or way.second.mention.written:
        yield f"{kind} 字"
    if way.kind in (Kind.PART, Kind.REST, Kind.SPLIT, Kind.GROWN) and way.first.dimension != way.second.dimension:
        yield f"{kind} ≠"


def _place(one: Stated, target: Stated) -> str:
    """Return where a figure stands to another: in its clause, its part of the sentence, or another; in brackets."""
    if one.sentence is not target.sentence:
        return "s"
    low, high = sorted((one.mention, target.mention), key=lambda mention: mention.start)
    between = one.sentence.text[low.end : high.start]
    mark = next((name for name, signs in _MARKS if any(sign in between for sign in signs)), "")
    deep = depth(one) - depth(target)
    return f"{mark}{'+' if deep > 0 else '-' if deep < 0 else ''}"


_MARKS = (("；", "；"), ("：", "：:"), ("，", "，,"), ("、", "、"))


def _row(figure: Stated) -> tuple[int, int]:
    """Return at which place of a row of figures one stands, and how many it has: 分别为5人、8人和9人."""
    own = figure.sentence.figures
    at = next(place for place, one in enumerate(own) if one is figure)
    start = at
    while start and own[start].is_joined and own[start - 1].is_rate == figure.is_rate:
        start -= 1
    end = at + 1
    while end < len(own) and own[end].is_joined and own[end].is_rate == figure.is_rate:
        end += 1
    return at - start, end - start


def _in_row(one: Stated, row: tuple[int, int]) -> str:
    """Tell whether a figure has the same place in a row as long as another: it is what that one is of."""
    at, count = _row(one)
    return "o" if count != row[1] else "=" if at == row[0] else "≠"


def _named(target: Stated) -> str:
    """Return what a share or a mean says of itself: the whole it is of, or what the rate is one of."""
    clause = target.clause
    found = _WHOLE.search(clause) or _RATE.search(clause)
    return found[1] if found else ""


_WHOLE = re.compile("占([^，。；、0-9]{2,16}?)(?:总数|总量|人数|总人数)?的?[约近]*$")

_RATE = re.compile("([一-鿿]{2,8})(?:率|面|比例|占比|比重)[为达到是约]*$")


def _shared(named: str, one: Stated) -> str:
    """Return how much of a name the words around a figure share: nothing, a character, two, or all of it."""
    around = f"{one.words[-_WORDS:]} {one.sentence.text[one.mention.end :][:_NOUN]}"
    if len(named) > 2 and named in around:
        return "3"
    if any(named[at : at + 2] in around for at in range(len(named) - 1)):
        return "2"
    return "1" if any(each in around for each in named) else "0"


_WORDS, _NOUN = 10, 8
"""Characters before a figure, and behind it, that say what it counts."""


def of_run(run: Run, in_part: bool = False) -> Iterator[str]:
    """Yield the signs of figures that may add up to another, or of some of them that may do so."""
    if in_part:
        yield "~"
        yield f"~{run.side} {run.lead}{run.far}"
        yield f"~{min(len(run.parts), _MANY)}"
        yield f"~{run.side}{run.far} {_joints(run)}"
        return
    side, lead, marks, count = run.side, run.lead, run.marks, min(len(run.parts), _MANY)
    yield side
    yield f"{side} {lead}"
    yield f"{side} {lead}{run.far}"
    yield f"{side} {lead} {count}"
    yield f"{side} {lead}{run.far}{marks}"
    yield f"{side} {lead}{run.far}{marks} {count}"
    yield f"{side} n{count}"
    for mark in marks:
        yield f"{side}{run.far} {mark}"
        yield f"{side}{run.far} {lead} {mark}"
    joints = _joints(run)
    yield f"{side}{run.far} {joints}"
    yield f"{side}{run.far} {lead} {joints}"
    yield f"{side} {_after(run)}"


_MANY = 5


def _joints(run: Run) -> str:
    """Return what stands between a total and its parts, and between these: `，|、`."""
    parts = run.parts
    inner = {_joint(one, other) for one, other in pairwise(parts)}
    outer = _joint(run.total, parts[0]) if run.side == "F" else _joint(parts[-1], run.total)
    return f"{outer}|{''.join(sorted(inner))}"


def _joint(one: Stated, other: Stated) -> str:
    if one.sentence is not other.sentence:
        return "。"
    between = one.sentence.text[one.mention.end : other.mention.start]
    return next((sign for sign in "；：（）。，、" if sign in between), "")


def _after(run: Run) -> str:
    """Return what stands behind the last of a total and its parts."""
    last = max((run.total, *run.parts), key=lambda one: (one.sentence is run.parts[-1].sentence, one.mention.start))
    behind = last.sentence.text[last.mention.end :]
    return next((each for each in behind if each in "；：（）。，、"), "")
