"""Changes, rests, and what lies between two percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportdoc.audit.prose.habits.neighbours import Neighbour, Spoken, neighbours
from reportdoc.audit.prose.habits.way import Kind, Way, counts
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.role import Role


def apart(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    """Yield what lies between two of the figures around a change."""
    one = every[index]
    if one.is_points:
        near = neighbours(every, index, lambda other: other.is_share and not other.is_points, 5, 2)
    else:
        near = neighbours(every, index, counts(one.dimension), 5, 2)
    for first, second in _exact_pairs(near):
        said = "both" if _are_compared(one.stated, first, second) else ""
        yield _apart(one.stated, Kind.POINTS if one.is_points else Kind.APART, said, first, second)


def rests(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    """Yield what one of the figures before a level leaves of another, where its words say that it is left."""
    one = every[index]
    if not (left := _LEFT.search(one.stated.words)):
        return
    counted = counts(one.dimension)
    near = neighbours(every, index, lambda other: counted(other) and other.role is not Role.MEAN, 4, 0)
    for first, second in _exact_pairs(near):
        yield _apart(one.stated, Kind.APART, _ALIKE.get(left[0][0], left[0][0]), first, second)


def _exact_pairs(near: Sequence[Neighbour]) -> Iterator[tuple[Neighbour, Neighbour]]:
    return combinations([each for each in near if each[1].stated.is_exact], 2)


def _apart(target: Stated, kind: Kind, said: str, first: Neighbour, second: Neighbour) -> Way:
    high, low = (first, second) if first[1].stated.value > second[1].stated.value else (second, first)
    step = high[1].stated.value - low[1].stated.value
    coarse = sum(each[1].stated.rounding for each in (high, low) if each[1].stated.ulp > target.ulp)
    off = float(coarse / step) if step else 0.0
    at = (first[0], second[0])
    return Way(kind, said, "", at, high[1].stated, low[1].stated, lambda a, b: abs(a - b), "{} − {}", off)


_LEFT = re.compile("(?:剩|余|未|没|不|差|缺|空|节[约省余]|退|淘汰|损|另|其他|尚|还|抵|省)[^，。；]{0,8}$")
"""What says of a level that it is left when another is taken off: 空编78人, 没合格的34人, 节约资金426.50万元."""

_ALIKE = {"缺": "剩", "空": "剩", "节": "剩", "没": "未", "淘": "退", "损": "退", "还": "尚"}
"""Words that say alike that something is left."""


def _are_compared(change: Stated, one: Neighbour, other: Neighbour) -> bool:
    """Tell whether a change is said to lie between two: 男生1284人，女生948人，男生比女生多336人; 前者比后者."""
    found = _COMPARED.search(change.clause)
    if not found:
        return False
    sides = (found["one"], found["other"])
    if set(sides) == {"前者", "后者"}:
        return {one[0][:2], other[0][:2]} == {"p1", "p2"}
    named = [(one[1].stated.clause, other[1].stated.clause), (other[1].stated.clause, one[1].stated.clause)]
    return any(sides[0][-2:] in first and sides[1][:2] in second for first, second in named)


_COMPARED = re.compile(
    "(?:^|[，；。、])(?P<one>[一-鿿]{2,8})[比较](?P<other>[一-鿿]{2,8}?)(?:只|仅|又|还)*[多少高低]出?$"
)
