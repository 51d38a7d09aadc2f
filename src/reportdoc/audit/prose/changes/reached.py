"""Changes that lie between two amounts of their passage, but for their direction, wherever the earlier one stands.

到课率97.35%，同比降低0.85个百分点（2022年为96.50%）; 净增24人，达到342人，下降7.55%.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.changes.trends import against
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.role import Role, direction, roles

_DIGITS = 3
"""Digits of a change that two amounts give by no chance."""

_LEVELS = (Role.LEVEL, Role.THEN, Role.SHARE, Role.MEAN)

Told = tuple[Stated, tuple[Stated, Stated]]
"""A change, and the two amounts between which it lies."""


def reached_findings(passage: Passage, year: int | None, told: Container[str]) -> Iterator[Finding]:
    """Yield changes whose words tell the other direction, of which nothing is told yet; `told` has their keys."""
    for change, pair in _reached(passage, year):
        found = against(change, pair, Severity.EXPLAIN)
        if found.key not in told:
            yield found


def _reached(passage: Passage, year: int | None) -> Iterator[Told]:
    """Yield changes whose words tell the other direction than every two amounts between which they lie."""
    told = [(one, role) for each in passage.sentences for one, role in _with_roles(each.figures, year)]
    levels = [one for one, role in told if role in _LEVELS]
    for index, (change, role) in enumerate(told):
        way = direction(change)
        if role is Role.CHANGE and way and _is_long(change):
            unit = "%" if change.mention.unit == "个百分点" else change.dimension
            alike = [one for one in levels if one.dimension == unit]
            near = _beside(alike, change)
            step = way * (change.number.value if unit == "%" else change.value)
            ways = {(_apart(*pair) > 0) == (step > 0): pair for pair in _pairs(near, alike, abs(step), year)}
            if False in ways and True not in ways:
                yield change, ways[False]
        elif role is Role.GROWTH and way and _is_long(change):
            yield from _of_change(change, way, told[:index], levels)


def _beside(alike: Sequence[Stated], change: Stated) -> list[Stated]:
    """Return the amount right before a change, and the one right behind it, of its sentence."""
    own = [one for one in alike if one.sentence is change.sentence]
    before = [one for one in own if one.mention.end <= change.mention.start]
    return [*before[-1:], *own[len(before) : len(before) + 1]]


def _pairs(
    near: Sequence[Stated], alike: Sequence[Stated], step: Decimal, year: int | None
) -> Iterator[tuple[Stated, Stated]]:
    """Yield the earlier and the later of two amounts so far apart, where one alone is called the earlier."""
    for one in near:
        for other in alike:
            pair = (other, one) if abs(_apart(other, one)) == step else None
            if pair and _is_earlier(one, year) != _is_earlier(other, year):
                yield pair if _is_earlier(other, year) else pair[::-1]


_EARLIER = re.compile("上年|上届|去年|上一|前一|年初|往年|原[来有先]|当初|同期|(?P<year>(?:19|20)[0-9]{2})[年届级]")


def _is_earlier(one: Stated, year: int | None) -> bool:
    """Tell whether the last of the words before an amount that say when it was, say that it was earlier."""
    found = [*_EARLIER.finditer(re.split("[；。]", one.sentence.dated[: one.mention.start])[-1])]
    return bool(found) and (not found[-1]["year"] or int(found[-1]["year"]) < (year or 0))


def _apart(earlier: Stated, later: Stated) -> Decimal:
    return later.number.value - earlier.number.value if later.is_rate else later.value - earlier.value


def _with_roles(own: Sequence[Stated], year: int | None) -> list[tuple[Stated, Role]]:
    return list(zip(own, roles(own, year), strict=True))


def _is_long(change: Stated) -> bool:
    return change.is_exact and len(re.sub("[^0-9]", "", change.number.text)) >= _DIGITS


def _of_change(
    growth: Stated, way: int, told: Sequence[tuple[Stated, Role]], levels: Sequence[Stated]
) -> Iterator[Told]:
    """Look at a growth that a change of its sentence makes, and goes the other way: 净增24人，达到342人，下降7.55%."""
    for change, role in told:
        other = direction(change)
        if change.sentence is not growth.sentence or role is not Role.CHANGE or not other or growth.value <= 0:
            continue
        for level in levels:
            bases = (level.value, level.value - other * change.value) if level.dimension == change.dimension else ()
            if other * way < 0 and any(base > 0 and _makes(change.value, base, growth) for base in bases):
                yield growth, (change, level)
                return


def _makes(change: Decimal, base: Decimal, growth: Stated) -> bool:
    return abs(change / base * 100 - growth.value) <= growth.ulp / 2
