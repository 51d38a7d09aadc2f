"""Growth and differences between two amounts that a sentence states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.figures import Stated, figures, slack
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, rounded

CODE = "P404"

_UP = r"增加了?|增长了?|提高了?|上升了?|提升了?|净增|多|高出?|扩大了?|新增|延长了?"

_DOWN = r"减少了?|下降了?|降低了?|缩短了?|少|低"

_CHANGE = re.compile(rf"(?:{_UP}|{_DOWN})(?:约)?$")

_GROWTH = re.compile(
    r"(?:增长了?|增幅[为达]?|增加了?|提高了?|提升了?|下降了?|减少了?|降幅[为达]?|增长率[为达]?|同比增长)$"
)

_TO = re.compile(r"(?:到|至|为)了?$")

_REACHED = re.compile(r"(?:到|至)了?$")
"""Words of the later of two amounts: 由A增加到B; otherwise it stands first: B，比上年的A增长."""


def growth_findings(passage: Passage) -> Iterator[Finding]:
    """Yield the changes of a passage that do not follow from the amounts before them."""
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, change in enumerate(own):
            earlier = [one for one in own[:index] if one.is_exact]
            if not earlier or not change.is_exact or _loose(own[:index]) or _TO.search(change.words):
                continue
            words = change.words
            if _each(own, index):
                continue
            if change.words in ("和", "与", "及", "") and index and own[index - 1].is_rate:
                words = own[index - 1].words  # 分别增长44.44%和35.56%
            if change.is_rate and _GROWTH.search(words):
                yield from _rate(change, [one for one in earlier if not one.is_rate])
            elif _CHANGE.search(change.words) and not change.is_rate:
                same = [one for one in earlier if one.dimension == _subject(change)]
                yield from _amount(change, same)


def _loose(earlier: Sequence[Stated]) -> bool:
    """Tell whether one of the last two amounts is only about right: 近1.2亿人，比上年增加82万人，增长0.7%."""
    return any(not one.is_exact for one in [one for one in earlier if not one.is_rate][-2:])


def _each(own: Sequence[Stated], index: int) -> bool:
    """Tell whether a rate is one of a row that says 分别 and has one amount each, without those of another year."""
    first = index
    while first and own[first].is_rate and own[first].clause.strip() in ("和", "、", "与", "及"):
        first -= 1
    row = sum(one.is_rate for one in own[first:])
    return own[first].is_rate and "分别" in own[first].clause and row > 1 and first < 2 * row


def _subject(change: Stated) -> str:
    return "%" if change.mention.unit == "个百分点" else change.dimension


def _amount(change: Stated, earlier: Sequence[Stated]) -> Iterator[Finding]:
    """Check a difference against the last two amounts: 由A增加到B，增加C; A，比上年的B增加C."""
    pairs = [(one, other) for one in earlier for other in earlier if one is not other]
    if len(earlier) < 2 or any(_differ(change.value, one.value, other.value, change) for one, other in pairs):
        return
    now, then = earlier[-2], earlier[-1]
    if _CHANGE.search(now.words) or _CHANGE.search(then.words):
        return
    if not re.search(r"上年|去年|上一年|[0-9]{4}[年届]|比|较|由|从", now.clause + then.clause):
        return

    def holds(one: Decimal, other: Decimal, stated: Decimal) -> bool:
        return _differ(stated, one, other, change)

    slip = mended((now, then, change), holds)
    if slip is not None:
        exact = abs(now.value - then.value) / change.factor
        high, low = (now, then) if now.value >= then.value else (then, now)
        result = rounded(exact, change.number.ulp, change.mention.unit)
        yield finding(
            CODE,
            message(
                "the difference {change} does not follow from {now} and {then}",
                change=change.mention.text,
                now=str(now),
                then=str(then),
            ),
            (now, then, change)[slip],
            (now, then, change),
            f"{high.number.text} − {low.number.text} = {result}",
            result=result,
        )


def _differ(stated: Decimal, one: Decimal, other: Decimal, change: Stated) -> bool:
    return abs(abs(one - other) - stated) < change.ulp if change.ulp < 1 else abs(one - other) == stated


def _rate(rate: Stated, earlier: Sequence[Stated]) -> Iterator[Finding]:
    """Check a growth rate against two amounts, or an amount and its change."""
    pairs = [
        (one, other) for one in earlier for other in earlier if one is not other and one.dimension == other.dimension
    ]
    if not pairs or any(
        _grows(rate.number.value, one.value, other.value, rate, slack(one, other)) for one, other in pairs
    ):
        return
    then = earlier[-1]
    same = [one for one in earlier[:-1] if one.dimension == then.dimension]
    for now in dict.fromkeys(same[-1:] + same[:1]):

        def holds(one: Decimal, other: Decimal, stated: Decimal) -> bool:
            return _grows(stated, one, other, rate, slack(now, then))  # noqa: B023 - called in this turn

        slip = mended((now, then, rate), holds) if len(rate.number.text) >= 3 else None
        if slip is not None:
            late, early = (then, now) if _REACHED.search(then.words) else (now, then)
            formula, result = _growth(late, early, rate)
            yield finding(
                CODE,
                message(
                    "the growth {rate} does not follow from {now} and {then}",
                    rate=str(rate),
                    now=str(late),
                    then=str(early),
                ),
                (now, then, rate)[slip],
                (now, then, rate),
                f"{formula} = {result}" if formula else "",
                result=result,
            )
            return


def _grows(stated: Decimal, one: Decimal, other: Decimal, rate: Stated, loose: Fraction) -> bool:
    """Tell whether a rate is that from one amount to the other, or that of a change beside the amount it led to."""
    off = Fraction(rate.number.ulp) + loose * Fraction(abs(stated))
    bases = [base for a, b in ((one, other), (other, one)) for base in ((a - b, b), (a, b), (a, b - a), (a, b + a))]
    return any(
        base > 0 and abs(abs(100 * Fraction(change) / Fraction(base)) - Fraction(stated)) < off
        for change, base in bases
    )


def _growth(now: Stated, then: Stated, rate: Stated) -> tuple[str, PrintedNumber | None]:
    """Return how a rate comes about, and what it comes to; nothing from nought."""
    if not then.value:
        return "", None
    if _CHANGE.search(then.words):  # the second amount is the change itself
        earlier = re.search(r"上年|去年|[0-9]{4}[年届]|比|较|由|从", now.clause) or now.value <= then.value
        down = re.search(rf"(?:{_DOWN})$", then.words) is not None
        base = now.value if earlier else now.value + then.value if down else now.value - then.value
        exact = 100 * Fraction(then.value) / Fraction(base)
        bottom = now.number.text if earlier else f"({now.number.text} {'+' if down else '−'} {then.number.text})"
        text = f"{then.number.text} ÷ {bottom}"
    else:
        exact = 100 * (Fraction(now.value) - Fraction(then.value)) / Fraction(then.value)
        text = f"({now.number.text} − {then.number.text}) ÷ {then.number.text}"
    return text, rounded(exact, rate.number.ulp, "%")
