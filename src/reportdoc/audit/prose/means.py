"""Amounts per head, term or class beside what they are computed from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.figures import Stated, figures, slack
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import rounded

CODE = "P403"

_MEAN = re.compile(
    r"人均|生均|班均|项均|期均|次均|户均|场均|师均|平均每[一-鿿]{1,4}|每(?:人|生|班|项|期|户|场|名|人次)(?:平均)?$|每[期人项场户个家所支门][^，。]{0,4}$"
)

_NEAR = Fraction(3, 10)
"""How far off, of itself, a mean may be from the numbers right before it and still be meant for them."""

_LOOSE = Fraction(1, 50)
"""How far off a mean with 约 may be."""


def mean_findings(passage: Passage) -> Iterator[Finding]:
    """Yield the means of a passage that do not follow from the numbers before them."""
    before: list[Stated] = []
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, mean in enumerate(own):
            if _MEAN.search(mean.words) and not mean.is_rate:
                yield from _mean(mean, [one for one in own[:index] if not one.is_rate], before)
        before += [one for one in own if not one.is_rate]


def _mean(mean: Stated, earlier: Sequence[Stated], before: Sequence[Stated]) -> Iterator[Finding]:
    known = [one for one in (*before, *earlier) if one.is_exact]
    pairs = [
        (amount, count)
        for amount in known
        for count in known
        if amount is not count
        and amount.dimension == mean.dimension
        and count.dimension != amount.dimension
        and count.value
    ]
    if any(_agrees(mean, amount, count) for amount, count in pairs):
        return
    near = [pair for pair in pairs if pair[0] in earlier and pair[1] in earlier]
    if not near:
        return
    amount, count = near[-1]

    def holds(top: Decimal, bottom: Decimal, stated: Decimal) -> bool:
        off = Fraction(mean.ulp) + slack(amount, count) * Fraction(stated)
        return bottom > 0 and abs(Fraction(stated) - Fraction(top) / Fraction(bottom)) < off

    exact = Fraction(amount.value) / Fraction(count.value)
    slip = mended((amount, count, mean), holds)
    if slip is None and abs(exact - Fraction(mean.value)) > _NEAR * exact:
        return
    result = rounded(exact / Fraction(mean.factor), mean.number.ulp, mean.mention.unit)
    yield finding(
        CODE,
        message(
            "{mean} does not follow from {amount} and {count}",
            mean=mean.mention.text,
            amount=str(amount),
            count=str(count),
        ),
        mean,
        (amount, count),
        f"{amount} ÷ {count} = {result}",
        result=result,
    )


_PEOPLE = {"人", "人次"}


def _same(one: str, other: str) -> bool:
    """Tell whether two dimensions are one; a mean may call attendances people: 16940人次，平均每场770人."""
    return one == other or {one, other} <= _PEOPLE


def average_findings(passage: Passage) -> Iterator[Finding]:
    """Yield averages that are not those of the row of figures before them: 96分、95分、97分，平均96分."""
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, mean in enumerate(own):
            row = _row(own[:index], mean)
            if len(row) < 3 or not re.search(r"平均[^，。；]{0,3}$", mean.words):
                continue
            exact = sum((Fraction(one.value) for one in row), Fraction(0)) / len(row)
            if abs(exact - Fraction(mean.value)) < Fraction(mean.ulp) or not mean.is_exact:
                continue
            formula = " + ".join(one.number.text for one in row)
            result = rounded(exact / Fraction(mean.factor), mean.number.ulp, mean.mention.unit)
            text = message("{mean} is not the average of the figures before it", mean=mean.mention.text)
            yield finding(CODE, text, mean, row, f"({formula}) ÷ {len(row)} = {result}", result=result)


def _row(earlier: Sequence[Stated], mean: Stated) -> list[Stated]:
    """Return the figures of one unit, joined by nothing but 、 and 和, right before an average."""
    found: list[Stated] = []
    for one in reversed(earlier):
        if one.dimension != mean.dimension or (found and found[0].clause.strip() not in ("、", "和", "与", "及", "，")):
            break
        found.insert(0, one)
    return found


def _agrees(mean: Stated, amount: Stated, count: Stated) -> bool:
    exact = Fraction(amount.value) / Fraction(count.value)
    off = abs(Fraction(mean.value) - exact)
    return off < Fraction(mean.ulp) + slack(amount, count) * exact or (
        mean.mention.approximate and off <= _LOOSE * exact
    )
