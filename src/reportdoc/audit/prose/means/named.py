"""Amounts per head of things that a passage names: 学校奖学金1386人、166.32万元……人均1200元; 按184天计算，日均2800."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

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

_BARE = re.compile("[，、（]?(?:[全在]校)?[生人师]均(?:为|达)?")
"""All that stands between a total and what falls to each."""

_WORDS, _BEFORE = 10, 40
"""Characters before a mean among which 均 stands, and those that name what it is of."""


def named_findings(passage: Passage) -> Iterator[Finding]:
    """Yield means of named things that do not follow."""
    before: list[Stated] = []
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, figure in enumerate(own):
            if not figure.is_exact or figure.is_rate:
                continue
            if "均" not in figure.clause[-_WORDS:]:
                continue
            if index and _BARE.fullmatch(figure.clause):
                yield from _greater(figure, own[index - 1])
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


def _greater(mean: Stated, total: Stated) -> Iterator[Finding]:
    """Judge a mean that is more than the total right before it, of which a 万 was lost: 68.40册，生均79.15册."""
    if mean.dimension == total.dimension and total.is_exact and "均" not in total.words and mean.value > total.value:
        text = message("{mean} a head is more than {total} in all", mean=mean.mention.text, total=total.mention.text)
        yield finding(CODE, text, total, (mean,), f"{mean} > {total}")


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
