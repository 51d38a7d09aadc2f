"""Shares and rates that sentences state beside the counts they follow from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.agreement.subject import core
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.figures import Figure, figures
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.reading.number import printed
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message

CODE = "P401"

_SHARE = re.compile(r"占|率|比例|比重|占比|份额")

_CHANGE = re.compile(
    r"增长|增加|提高|下降|减少|提升|上升|增幅|同比|环比|高出|高于|低于|相差|百分点|目标|不低于|不少于|力争|计划到"
)

_MEAN = re.compile(r"均|每")

_BASE = re.compile(r"占(?P<base>[^，。；、]{2,16}?)(?:总数|总人数|人数|总量|总额|总)?的?$")

_NEAR = Fraction(1, 20)
"""How far off, of itself, a share may be and still be meant for the counts beside it where no slip explains it."""


def share_findings(passage: Passage) -> Iterator[Finding]:
    """Yield the shares of a passage that do not follow from the counts before them."""
    before: list[Figure] = []
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, rate in enumerate(own):
            if rate.is_rate and rate.is_exact and rate.number.value != 100 and not _CHANGE.search(rate.clause):
                yield from _share(rate, own[:index], before)
        before += own


def _share(rate: Figure, earlier: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Finding]:
    part = _part(rate, earlier)
    if part is None:
        return
    counts = [one for one in (*before, *earlier) if not one.is_rate]
    bases = [one for one in counts if one is not part and one.dimension == part.dimension and one.value > 0]
    if not bases or _explained(rate, counts):
        return
    whole, sure = _whole(rate, part, bases)
    if whole is None:
        return

    def holds(top: Decimal, bottom: Decimal, share: Decimal) -> bool:
        return bottom > 0 and abs(Fraction(share) - 100 * Fraction(top) / Fraction(bottom)) < Fraction(rate.number.ulp)

    exact = 100 * Fraction(part.value) / Fraction(whole.value)
    places = len(rate.number.text.replace(".", "").lstrip("0"))
    slip = mended((part, whole, rate), holds) if places >= 3 else None
    near = abs(exact - Fraction(rate.number.value)) <= _NEAR * exact
    if slip is None and not (sure and near):
        return
    wrong = (part, whole, rate)[slip if slip is not None else 2]
    result = printed(exact, rate.number.ulp)
    yield finding(
        CODE,
        message("{share} does not follow from {part} and {whole}", share=str(rate), part=str(part), whole=str(whole)),
        rate if wrong is rate else wrong,
        (rate, part, whole),
        f"{part.number.text} ÷ {whole.number.text} = {result}%",
        Severity.ERROR,
    )


def _part(rate: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """Return the count that a share belongs to: the one right before it, with no other share between."""
    if not _SHARE.search(rate.clause) and "（" not in rate.clause:
        return None
    if not earlier or earlier[-1].is_rate or not earlier[-1].is_exact or "；" in rate.clause:
        return None
    if _MEAN.search(earlier[-1].words):
        return None
    return earlier[-1]


def _explained(rate: Figure, counts: Sequence[Figure]) -> bool:
    """Tell whether some two counts of the passage give the share, or it completes another to a hundred."""
    ulp = Fraction(rate.number.ulp)
    stated = Fraction(rate.number.value)
    for top in counts[-12:]:
        for bottom in counts:
            if top is bottom or bottom.value <= 0 or top.dimension != bottom.dimension:
                continue
            if abs(100 * Fraction(top.value) / Fraction(bottom.value) - stated) < ulp:
                return True
    return False


def _whole(rate: Figure, part: Figure, bases: Sequence[Figure]) -> tuple[Figure | None, bool]:
    """Return the count that a share is a share of, and whether the words leave no doubt."""
    named = _BASE.search(rate.clause)
    if named and (word := core(named["base"])):
        hits = [one for one in bases if word in core(one.words) or (core(one.words) and core(one.words) in word)]
        return (hits[-1], True) if hits else (None, False)
    greater = [one for one in bases if one.value >= part.value]
    if not greater:
        return None, False
    same = [one for one in greater if one.sentence is part.sentence]
    if same:
        # The first count of a sentence is the whole of those that follow, as a rule.
        return same[0] if "其中" in part.clause or len(same) > 1 else same[-1], len(same) == 1
    return greater[-1] if len(greater) == 1 else max(greater[-4:], key=lambda one: one.value), len(greater) == 1
