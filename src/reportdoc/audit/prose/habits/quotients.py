"""Growths, shares, means and multiples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

from reportdoc.audit.prose.habits.neighbours import Neighbour, Spoken, neighbours
from reportdoc.audit.prose.habits.way import Kind, Rule, Way, counts, loose, pairs
from reportdoc.audit.prose.means.beside import units_of
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.role import Role, direction
from reportdoc.text.units import base


def times(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    """Yield how many times another one of the figures before a figure is."""
    for unit, near in enumerate(_nearest(every, index, 1)):
        for (called, one), (named, other) in pairs(near):
            first, second = one.stated, other.stated
            if first.value >= second.value:
                at, off = (called, named), loose(first, second)
                yield Way(Kind.TIMES, "", f"{unit}", at, first, second, lambda a, b: a / b, "{} ÷ {}", off)


def growths(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    """Yield what the levels and changes around a growth give."""
    up = direction(every[index].stated)
    for rank, near in enumerate(_nearest(every, index, 2)):
        unit = f"{rank}"
        for (called, one), (named, other) in pairs(near):
            at, first, second = (called, named), one.stated, other.stated
            off = loose(first, second)
            if Role.CHANGE not in (one.role, other.role):
                if up * (first.value - second.value) > 0 or (not up and first.value != second.value):
                    off *= float(max(first.value, second.value) / abs(first.value - second.value))
                    yield Way(Kind.GROWN, "", unit, at, first, second, _grown, "({0} − {1}) ÷ {1}", off)
            elif one.role is Role.CHANGE is not other.role:
                yield Way(Kind.CHANGED, "", unit, at, first, second, _part, "{} ÷ {}", off)
                if up >= 0:
                    yield Way(Kind.SINCE, "", unit, at, first, second, _since, "{0} ÷ ({1} − {0})", off)
                if up <= 0:
                    yield Way(Kind.UNTIL, "", unit, at, first, second, _until, "{0} ÷ ({1} + {0})", off)


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


def _nearest(every: Sequence[Spoken], index: int, ahead: int) -> list[list[Neighbour]]:
    """Return the figures around one by their units, the nearest unit first."""
    before = (every[i] for i in range(index - 1, max(-1, index - _WITHIN), -1))
    behind = (one for one in every[index + 1 : index + 3] if one.sentence == every[index].sentence)
    kinds = list(dict.fromkeys(other.dimension for other in before if not other.is_share))[:2]
    kinds += [kind for kind in dict.fromkeys(one.dimension for one in behind if not one.is_share) if kind not in kinds]
    return [neighbours(every, index, counts(kind), 6, ahead) for kind in kinds[:3]]


_WITHIN = 8


def shares(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    """Yield what the counts around a share, and the other shares, give."""
    rates = neighbours(every, index, lambda other: other.is_share and not other.is_points, 4, 2)
    for called, rate in rates:
        at = (called, called)
        yield Way(Kind.HUNDRED, "", "", at, rate.stated, rate.stated, lambda a, _: 100 - a, "100 − {}", 0.0)
    for first, second in combinations(rates, 2):
        low, high = sorted((first[1].stated, second[1].stated), key=lambda share: share.value)
        at = (first[0], second[0])
        yield Way(Kind.BOTH, "", "", at, high, low, lambda a, b: a + b, "{} + {}", 0.0)
        yield Way(Kind.BETWEEN, "", "", at, high, low, lambda a, b: a - b, "{} − {}", 0.0)
    said = _said(every[index].stated.clause) + _only(every, index)
    for rank, near in enumerate(_nearest(every, index, 2)):
        unit = f"{rank}"
        for (called, one), (named, other) in pairs(near):
            at, first, second = (called, named), one.stated, other.stated
            off = loose(first, second)
            if first.value <= second.value or (called == "p1L" and named.startswith("p2L")):
                yield Way(Kind.PART, said, unit, at, first, second, _part, "{} ÷ {}", off)
            if first.value < second.value:
                yield Way(Kind.REST, said, unit, at, first, second, _gone, "100 − {} ÷ {}", off)
            # 总支出17599.40万元，收支相抵结余800.80万元，结余率4.35%: the whole is told by its two parts.
            yield Way(Kind.SPLIT, said, unit, at, first, second, _until, "{0} ÷ ({1} + {0})", off)
        yield from _sums_of(near, said, unit)


def of_all(every: Sequence[Spoken], index: int, principal: Sequence[Stated]) -> Iterator[Way]:
    """Yield the shares that the counts before one have of all students, or the like, whose number stands elsewhere."""
    said = _said(every[index].stated.clause) + _only(every, index)
    for whole in principal:
        for called, part in neighbours(every, index, counts(base(whole.dimension)[0]), 2, 0):
            first, off = part.stated, loose(part.stated, whole)
            if first.is_exact and first.value <= whole.value:
                yield Way(Kind.PART, said, "P", (called, "P"), first, whole, _part, "{} ÷ {}", off)


def for_all(every: Sequence[Spoken], index: int, principal: Sequence[Stated]) -> Iterator[Way]:
    """Yield what falls to each of all students, or the like, of the amounts around a mean; and they to each."""
    mean = every[index]
    each = "每" if "每" in mean.stated.words else "均"
    for called, one in neighbours(every, index, lambda other: not other.is_share and other.stated.value > 0, 2, 1):
        for whole in principal if one.stated.is_exact else ():
            off = loose(one.stated, whole)
            shared = []
            if one.dimension in (mean.dimension, *_WHOLES.get(mean.dimension, ())):
                shared.append((one.stated, whole, (called, "P")))
            if mean.dimension == whole.dimension:
                shared.append((whole, one.stated, ("P", called)))
            for top, bottom, at in shared:
                yield Way(Kind.EACH, each, "P", at, top, bottom, lambda a, b: a / b, "{} ÷ {}", off)


def _sums_of(near: Sequence[Neighbour], said: str, unit: str) -> Iterator[Way]:
    """Yield the shares of two neighbours together: 教授46人、副教授131人…高级职称教师占34.17%."""
    before = [other.stated for name, other in near if name.startswith("p")]
    for after, first in pairwise(before):
        both = first.value + after.value
        for whole in before:
            if whole is not first and whole is not after and whole.value >= both:
                rule = _rule_of(float(both))
                form = f"({first} + {{1}}) ÷ {{0}}"
                yield Way(Kind.TWO, said, unit, ("p", "p"), whole, after, rule, form, 0.0)
    row = before[::-1]
    for first in range(len(row) - 2):
        # 优412节、良698节、中114节、差12节，优良率89.81%
        parts = row[first:]
        total, part = sum(one.value for one in parts), parts[0].value
        for count, one in enumerate(parts[1:-1], 1):
            yield Way(
                Kind.TWO, said, unit, ("r", f"{count}"), parts[0], parts[-1], _constant(float(100 * part / total)),
                "({} + …) ÷ (… + {})", 0.0,
            )  # fmt: skip
            part += one.value


def _constant(value: float) -> Rule:
    return lambda one, other: value


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
    counted = [one for one in before if one.stated.mention.start > start and not one.is_share]
    same = [one for one in counted if one.dimension == counted[-1].dimension]
    return "2" if len(same) == 2 else ""


_SHARE = re.compile("[占率]")

_OF_NAMED = re.compile("占[^，。；、0-9]{2,16}[的约]*$")

_RIGHT_BEHIND = re.compile("[，,（(]?(?:约|仅|各|只)?占(?:比|总数|总量)?[为达]?(?:的|到)?")


def means(every: Sequence[Spoken], index: int) -> Iterator[Way]:
    """Yield what the amounts and counts around a mean give."""
    mean = every[index]
    units = units_of(mean.stated)
    each = "每" if "每" in mean.stated.words else "均"
    counted = list(_counted(every, index))
    for called, amount in neighbours(every, index, _amounts(mean.dimension), 3, 2):
        for kind, named, count in counted:
            if count is amount or not amount.stated.is_exact:
                continue
            meant = "-" if not units else "y" if _is_counted(count.stated, units) else "n"
            closed = "+" if called.startswith("n") and _TOTAL.search(amount.stated.words) else ""
            off = loose(amount.stated, count.stated)
            for even in (True, False) if mean.stated.ulp >= 1 and not off else (None,):
                flavour = {True: "e", False: "r", None: ""}[even]
                yield Way(
                    Kind.EACH, f"{each}{meant}{flavour}", kind, (f"{called}{closed}", named),
                    amount.stated, count.stated, lambda a, b: a / b, "{} ÷ {}", off, even,
                )  # fmt: skip

        yield from _each_of_each(amount, [count for _, _, count in counted if count is not amount])


def _each_of_each(amount: Spoken, counted: Sequence[Spoken]) -> Iterator[Way]:
    """Yield what falls to each of some for each of others: 116人，每人每月补贴800元，按10个月发放，共92.80万元."""
    for one, other in combinations(counted[:_NEAR], 2):
        if one.dimension != other.dimension and amount.stated.is_exact:
            rule, form = _over(float(other.stated.value)), f"{{}} ÷ {{}} ÷ {other.stated}"
            yield Way(Kind.EACH_OF_EACH, "", "", ("", ""), amount.stated, one.stated, rule, form, 0.0)


_NEAR = 4


def _over(count: float) -> Rule:
    return lambda amount, other: amount / other / count


def _counted(every: Sequence[Spoken], index: int) -> Iterator[tuple[str, str, Spoken]]:
    """Yield the counts around a mean by which it may be divided: the rank of the unit, where it stands, and the count.

    Those of its sentence behind it come last.
    """
    mean = every[index]
    ranks: Counter[str] = Counter()
    behind = [
        place for place in (index + 1, index + 2) if place < len(every) and every[place].sentence == mean.sentence
    ]
    for place in (*range(index - 1, max(-1, index - _FAR), -1), *behind):
        count = every[place]
        if count.is_share or count.dimension == mean.dimension or count.stated.value <= 0 or not count.stated.is_exact:
            continue
        ranks[count.dimension] += 1
        side = "n" if place > index else ""
        yield f"{list(ranks).index(count.dimension)}", f"{side}{ranks[count.dimension]}{count.role.value[:1]}", count


def _amounts(dimension: str) -> Callable[[Spoken], bool]:
    """Return what tells whether a figure may be shared out: 人日 where what falls to each is told in 天."""
    wholes = (dimension, *_WHOLES.get(dimension, ()))
    return lambda other: other.dimension in wholes and not other.is_share and other.stated.value > 0


_WHOLES = {"天": ("人日",), "学时": ("人学时", "人课时", "人时"), "小时": ("人时",), "次": ("人次",)}
"""Units of the products of people and a measure: 312人 × 42天 = 13104人日."""


def _is_counted(count: Stated, units: Sequence[str]) -> bool:
    """Tell whether a count is of what a mean falls to, by its measure word or by the noun behind it: 6个组，每组7名."""
    behind = count.sentence.text[count.mention.end : count.mention.end + 2]
    return count.dimension in units or behind.startswith(tuple(units))


_FAR = 10

_TOTAL = re.compile("共|合计|总计|累计|总")
