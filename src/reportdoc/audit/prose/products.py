"""Amounts per head of things that a passage names, and what comes of so much a head: 累计300人日."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import prod

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import rounded

CODE = "P403"

_NAMED = re.compile(r"(?:^|[，；。：])(?:其中)?(?P<name>[一-鿿]{3,10}?)(?:的)?[人生项次期场]均(?:为|达)?$")
"""A thing by its name, and what falls to each."""

_BY = re.compile(
    r"按(?P<count>[0-9]{1,6})(?P<unit>[天日人名个])[^，。；0-9]{0,6}计算?，[日人月项次]均[^，。；0-9]{0,6}$"
)
"""Among how many a mean says that it is taken: 按184天计算，日均2800千瓦时."""

_EACH = re.compile(r"人均|每人|每[名位天日次场期]|[日次场期]均")

_ALL = re.compile(r"(?:累计|合计|共计|总计|总共|共)(?:服务|培训|授课|工作|指导|访学|实习|完成)?(?:达到?|为)?$")

_WORDS, _BEFORE = 10, 40
"""Characters before a mean among which 均 stands, and those that name what it is of."""

_MOST = 3
"""Counts that a product has at most, the one a head with them."""


def product_findings(passage: Passage, stated: Callable[[Stated], bool]) -> Iterator[Finding]:
    """Yield means of named things, and products of means, that do not follow.

    `stated` tells whether another place states a figure as well.
    """
    before: list[Stated] = []
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, figure in enumerate(own):
            if not figure.is_exact or figure.is_rate:
                continue
            if "均" not in figure.clause[-_WORDS:]:
                if _ALL.search(figure.words) and not stated(figure):
                    yield from _product(figure, [one for one in own[:index] if one.is_exact and not one.is_rate])
                continue
            text = sentence.text[max(0, figure.mention.start - _BEFORE) : figure.mention.start]
            if (said := _NAMED.search(text)) and not figure.is_joined:
                yield from _named(figure, said["name"], [*before, *own[:index]])
            elif said := _BY.search(text):
                yield from _by(figure, own[:index])
        before += own


def _named(mean: Stated, name: str, before: Sequence[Stated]) -> Iterator[Finding]:
    """Judge a mean of a thing whose count and amount stand side by side behind its name."""
    for at, one in enumerate(before[:-1]):
        other = before[at + 1]
        joined = re.fullmatch(r"[，、和][^，。；0-9、]{0,4}", other.clause)
        if not one.words.endswith(name) or one.sentence is not other.sentence or not joined:
            continue
        pair = (one, other) if one.dimension == mean.dimension else (other, one)
        amount, count = pair
        if amount.dimension == mean.dimension != count.dimension and count.value and not count.is_rate:
            exact = Fraction(amount.value) / Fraction(count.value)
            loose = Fraction(amount.rounding) / Fraction(count.value) + Fraction(mean.ulp)
            if abs(exact - Fraction(mean.value)) > loose:
                yield _mean(mean, amount, count, exact)
            return


def _by(mean: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    """Judge a mean that says by what it divides the amount before it."""
    amounts = [one for one in before[:-1] if one.dimension == mean.dimension and one.is_exact]
    if not amounts or not before[-1].value:
        return
    amount, count = amounts[-1], before[-1]
    exact = Fraction(amount.value) / Fraction(count.value)
    if abs(exact - Fraction(mean.value)) > Fraction(amount.rounding) / Fraction(count.value) + Fraction(mean.ulp):
        yield _mean(mean, amount, count, exact)


def _mean(mean: Stated, amount: Stated, count: Stated, exact: Fraction) -> Finding:
    result = rounded(exact / Fraction(mean.factor), mean.number.ulp, mean.mention.unit)
    text = message(
        "{mean} does not follow from {amount} and {count}",
        mean=mean.mention.text,
        amount=str(amount),
        count=str(count),
    )
    formula = f"{amount} ÷ {count} = {result}"
    return finding(CODE, text, mean, (amount, count), formula, Severity.EXPLAIN, result)


def _product(total: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    """Judge a total behind a figure for each, which is a slip away from a product of those before it."""
    each = [one for one in before if _EACH.search(one.words) and _of(one, total)]
    if not each or any(one.dimension == total.dimension and one not in each for one in before):
        return
    others = [one for one in before if one is not each[-1] and one.dimension != each[-1].dimension]
    groups = [(each[-1], *some) for size in range(1, _MOST) for some in combinations(others[-_MOST - 1 :], size)]
    products = [(prod((one.value for one in group), start=Decimal(1)), group) for group in groups]
    if any(value == total.value for value, _ in products):
        return
    for value, group in products:
        if value and _is_slip(value, total):
            result = rounded(Fraction(value) / Fraction(total.factor), total.number.ulp, total.mention.unit)
            formula = f"{' × '.join(str(one) for one in group)} = {result}"
            text = message("{stated} does not follow from what falls to each", stated=total.mention.text)
            yield finding(CODE, text, total, group, formula, Severity.EXPLAIN, result)
            return


def _of(each: Stated, total: Stated) -> bool:
    """Tell whether a total is in the unit of what falls to each, or in that of people times it: 天, 人日."""
    days = {"天": "日"}
    one, whole = (days.get(unit, unit) for unit in (each.dimension, total.dimension))
    return whole in (one, f"人{one}")


def _is_slip(value: Decimal, total: Stated) -> bool:
    """Tell whether a total has a nought too many or too few, or one digit that is another or out of place."""
    if value in (total.value * 10, total.value / 10):
        return True
    first, second = f"{value.normalize():f}", f"{total.value.normalize():f}"
    off = [at for at, (one, other) in enumerate(zip(first, second, strict=False)) if one != other]
    if len(first) != len(second) or len(first) < _MOST:
        return False
    return len(off) == 1 or (len(off) == _TWO and off[1] == off[0] + 1 and sorted(first) == sorted(second))


_TWO = 2
