"""The ways in which a figure may follow from its neighbours, each under the name by which its habit is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from reportdoc.audit.prose.habits.neighbours import Neighbour, Spoken, neighbours
from reportdoc.audit.prose.means.beside import units_of
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.role import Role, direction

Rule = Callable[[float, float], float]


@dataclass(frozen=True, slots=True)
class Way:
    """Two figures from which another may follow."""

    name: str
    """What is done to them, and how they stand to the figure: `D p1T p2L`."""
    first: Stated
    second: Stated
    rule: Rule
    """What they give; negative where they give nothing."""
    form: str
    """How that is written down."""
    loose: float
    """By how much of itself the result may be off because the two are rounded."""

    @property
    def result(self) -> float:
        """What they give."""
        return self.rule(float(self.first.value), float(self.second.value))

    def gives(self, figure: Stated) -> bool:
        """Tell whether they give a figure, as far as all three are rounded."""
        return self.fits(self.result, float(figure.value), float(figure.ulp))

    def fits(self, result: float, value: float, ulp: float) -> bool:
        """Tell whether a result is a value stated to a last digit that is worth `ulp`.

        What is counted one by one and comes out even is it to the one.
        """
        counted = ulp == 1 and not (self.first.rounding or self.second.rounding or self.name.startswith(_OF_RATES))
        if counted and result.is_integer():
            return result == value
        return result >= 0 and abs(result - value) < ulp * _BARELY + self.loose * result


_OF_RATES = ("D%", "G", "R", "S")
"""Names of ways that give a percentage."""

_BARELY = 1.0001
"""One unit of the last digit, and what a float may be off."""


def ways(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    """Yield the ways in which one of the figures of a passage may follow from others."""
    one = every[index]
    if not one.stated.is_exact or _is_small(one.stated):
        return
    if _APART.search(one.stated.clause):
        return
    if one.stated.mention.unit == "倍":
        yield from _times(every, index)
    elif one.is_points or one.role is Role.CHANGE:
        yield from _apart(every, index)
    elif one.role is Role.GROWTH:
        yield from _growths(every, index)
    elif one.role is Role.SHARE:
        yield from _shares(every, index)
    elif one.role is Role.MEAN:
        yield from _means(every, index)
    elif left := _LEFT.search(one.stated.words):
        yield from _rests(every, index, _KINDS.get(left[0][0], left[0][0]))


def _is_small(figure: Stated) -> bool:
    """Tell whether a figure is a numeral such as 五, which counts kinds more often than things."""
    return figure.mention.written and figure.value < _FEW


_FEW = 10

_LEFT = re.compile("(?:剩|余|未|没|不|差|缺|空|节[约省余]|退|淘汰|损)[^，。；]{0,8}$")
"""What says of a level that it is left when another is taken off: 空编78人, 没合格的34人, 节约资金426.50万元."""

_APART = re.compile("目标|力争|计划到|预计|不[低少]于|年均|年平均|逐年")
"""What says that a figure is wished for, or is of several years, and follows from nothing beside it."""


def _apart(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    one = every[index]
    if one.is_points:
        near = neighbours(every, index, lambda other: other.is_share and not other.is_points, 4, 2)
    else:
        near = neighbours(every, index, _counts(one.dimension), 5, 2)
    for first, second in combinations([each for each in near if each[1].stated.is_exact], 2):
        sign = "%" if one.is_points else ""
        high, low = (first, second) if first[1].stated.value > second[1].stated.value else (second, first)
        apart = abs(high[1].stated.value - low[1].stated.value)
        coarse = [each[1].stated for each in (high, low) if each[1].stated.ulp > one.stated.ulp]
        loose = float(sum(each.rounding for each in coarse) / apart) if apart else 0.0
        both = _are_compared(one.stated, high, low)
        name = f"D{sign} both" if both else f"D{sign} {first[0]} {second[0]}"
        yield Way(name, high[1].stated, low[1].stated, lambda a, b: abs(a - b), "{} − {}", loose)


def _times(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    """Yield how many times another one of the figures before a figure is."""
    for kind, near in enumerate(_nearest(every, index)):
        for (called, one), (named, other) in _pairs(near):
            if one.stated.value >= other.stated.value:
                where = f"{kind} {called} {named}"
                yield Way(
                    f"T {where}", one.stated, other.stated, _times_of, "{} ÷ {}", _loose(one.stated, other.stated)
                )


def _times_of(one: float, other: float) -> float:
    return one / other


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


_KINDS = {"缺": "剩", "空": "剩", "节": "剩", "没": "未", "淘": "退", "损": "退"}
"""Words that say alike that something is left."""


def _rests(every: Sequence[Spoken], index: int, said: str) -> Iterator[Way]:
    counted = _counts(every[index].dimension)
    near = neighbours(every, index, lambda other: counted(other) and other.role is not Role.MEAN, 4, 0)
    for first, second in combinations([each for each in near if each[1].stated.is_exact], 2):
        high, low = (first, second) if first[1].stated.value > second[1].stated.value else (second, first)
        coarse = sum(each[1].stated.rounding for each in (high, low) if each[1].stated.ulp > every[index].stated.ulp)
        apart = high[1].stated.value - low[1].stated.value
        loose = float(coarse / apart) if apart else 0.0
        name = f"L{said} {first[0]} {second[0]}"
        yield Way(name, high[1].stated, low[1].stated, lambda a, b: abs(a - b), "{} − {}", loose)


def _counts(dimension: str) -> Callable[[Spoken], bool]:
    return lambda other: other.dimension == dimension and not other.is_share and other.stated.value > 0


def _pairs(near: Sequence[Neighbour]) -> Iterator[tuple[Neighbour, Neighbour]]:
    """Yield the pairs of exact figures, each both ways round."""
    exact = [each for each in near if each[1].stated.is_exact and not _is_small(each[1].stated)]
    return ((one, other) for one in exact for other in exact if one is not other)


def _nearest(every: Sequence[Spoken], index: int) -> list[list[Neighbour]]:
    """Return the figures around one by their units, the nearest unit first."""
    before = (every[i] for i in range(index - 1, max(-1, index - _WITHIN), -1))
    kinds = list(dict.fromkeys(other.dimension for other in before if not other.is_share))
    return [neighbours(every, index, _counts(kind), 6, 1) for kind in kinds[:2]]


_WITHIN = 8


def _growths(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    up = direction(every[index].stated)
    for kind, near in enumerate(_nearest(every, index)):
        for (called, one), (named, other) in _pairs(near):
            first, second = one.stated, other.stated
            loose = _loose(first, second)
            where = f"{kind} {called} {named}"
            if Role.CHANGE not in (one.role, other.role):
                if up * (first.value - second.value) > 0 or (not up and first.value != second.value):
                    off = loose * float(max(first.value, second.value) / abs(first.value - second.value))
                    yield Way(f"Gnt {where}", first, second, _grown, "({0} − {1}) ÷ {1}", off)
            elif one.role is Role.CHANGE is not other.role:
                yield Way(f"Gct {where}", first, second, _part, "{} ÷ {}", loose)
                if up >= 0:
                    yield Way(f"Gcn {where}", first, second, _since, "{0} ÷ ({1} − {0})", loose)
                if up <= 0:
                    yield Way(f"Gcd {where}", first, second, _until, "{0} ÷ ({1} + {0})", loose)


def _grown(now: float, then: float) -> float:
    return 100 * abs(now - then) / then


def _part(part: float, whole: float) -> float:
    return 100 * part / whole


def _gone(left: float, whole: float) -> float:
    return 100 - 100 * left / whole


def _since(change: float, now: float) -> float:
    return 100 * change / (now - change) if now > change else -1.0


def _until(change: float, now: float) -> float:
    return 100 * change / (now + change)


def _shares(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    rates = neighbours(every, index, lambda other: other.is_share and not other.is_points, 4, 2)
    for called, rate in rates:
        yield Way(f"R {called}", rate.stated, rate.stated, lambda a, _: 100 - a, "100 − {}", 0.0)
    for first, second in combinations(rates, 2):
        low, high = sorted((first[1].stated, second[1].stated), key=lambda share: share.value)
        where = f"{first[0]} {second[0]}"
        yield Way(f"R+ {where}", high, low, lambda a, b: a + b, "{} + {}", 0.0)
        yield Way(f"R- {where}", high, low, lambda a, b: a - b, "{} − {}", 0.0)
    said = _said(every[index].stated.clause) + _only(every, index)
    for kind, near in enumerate(_nearest(every, index)):
        for (called, one), (named, other) in _pairs(near):
            loose = _loose(one.stated, other.stated)
            where = f"{kind} {called} {named}"
            if one.stated.value <= other.stated.value:
                yield Way(f"S{said} {where}", one.stated, other.stated, _part, "{} ÷ {}", loose)
            if one.stated.value < other.stated.value:
                yield Way(f"Sc {where}", one.stated, other.stated, _gone, "100 − {} ÷ {}", loose)
            # 总支出17599.40万元，收支相抵结余800.80万元，结余率4.35%: the whole is told by its two parts.
            yield Way(f"Sw {where}", one.stated, other.stated, _until, "{0} ÷ ({1} + {0})", loose)
        yield from _sums_of(near, kind)


def _sums_of(near: Sequence[Neighbour], kind: int) -> Iterator[Way]:
    """Yield the shares of two neighbours together: 教授46人、副教授131人…高级职称教师占34.17%."""
    before = [other.stated for name, other in near if name.startswith("p")]
    for after, first in pairwise(before):
        both = first.value + after.value
        for whole in before:
            if whole is not first and whole is not after and whole.value >= both:
                yield Way(f"S2 {kind}", whole, after, _rule_of(float(both)), f"({first} + {{1}}) ÷ {{0}}", 0.0)


def _rule_of(part: float) -> Rule:
    return lambda whole, _: 100 * part / whole


def _said(clause: str) -> str:
    """Return how a share is said of what stands before it.

    Right behind it, 28人，占5%; of a whole that is named, 占毕业生的; by 占 or a rate; or not.
    """
    if _RIGHT_BEHIND.fullmatch(clause):
        return "，占"
    if _OF_NAMED.search(clause):
        return "占的"
    word = _SHARE.search(clause)
    return word[0] if word else "-"


def _only(every: Sequence[Spoken], index: int) -> str:
    """Return 2 where two counts of one unit stand between the last ； or 。 and a share, and no more of that unit."""
    sentence = every[index].stated.sentence
    start = max(sentence.text.rfind(mark, 0, every[index].stated.mention.start) for mark in "；。")
    before = [one for one in every[max(0, index - _WITHIN) : index] if one.stated.sentence is sentence]
    counts = [one for one in before if one.stated.mention.start > start and not one.is_share]
    same = [one for one in counts if one.dimension == counts[-1].dimension]
    return "2" if len(same) == 2 else ""


_SHARE = re.compile("[占率]")

_OF_NAMED = re.compile("占[^，。；、0-9]{2,16}[的约]*$")

_RIGHT_BEHIND = re.compile("[，,（(]?(?:约|仅|各|只)?占(?:比|总数|总量)?[为达]?(?:的|到)?")


def _means(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    mean = every[index]
    units = units_of(mean.stated)
    for called, amount in neighbours(every, index, _counts(mean.dimension), 3, 1):
        ranks: Counter[str] = Counter()
        for place in range(index - 1, max(-1, index - _FAR), -1):
            count = every[place]
            if not (amount.stated.is_exact and count.stated.is_exact):
                continue
            if count.is_share or count.dimension == mean.dimension or count.stated.value <= 0:
                continue
            ranks[count.dimension] += 1
            kind = list(ranks).index(count.dimension)
            meant = "-" if not units else "y" if _is_counted(count.stated, units) else "n"
            closed = "+" if called.startswith("n") and _TOTAL.search(amount.stated.words) else ""
            each = "每" if "每" in mean.stated.words else "均"
            name = f"M{each}{meant} {called}{closed} {kind} {ranks[count.dimension]}{count.role.value[:1]}"
            loose = _loose(amount.stated, count.stated)
            yield Way(name, amount.stated, count.stated, lambda a, b: a / b, "{} ÷ {}", loose)


def _is_counted(count: Stated, units: Sequence[str]) -> bool:
    """Tell whether a count is of what a mean falls to, by its measure word or by the noun behind it: 6个组，每组7名."""
    behind = count.sentence.text[count.mention.end : count.mention.end + 2]
    return count.dimension in units or behind.startswith(tuple(units))


_FAR = 10

_TOTAL = re.compile("共|合计|总计|累计|总")


def _loose(one: Stated, other: Stated) -> float:
    return sum(float(each.rounding / abs(each.value)) for each in (one, other))
