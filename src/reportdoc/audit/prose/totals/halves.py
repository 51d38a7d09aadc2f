"""Two halves that are called by opposite words, and what they are halves of: 演出14场，校内6场、校外8场，校外占57.14%.

In eighteen reports as they stand 73 such pairs make up the figure before them, and none does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.prose.totals.sums import TIMES, sums_to
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, rounded

_OPPOSITES = frozenset(map(frozenset, ("内外", "男女", "上下", "东西", "南北", "城乡", "正副", "专兼", "新老", "单双")))

_LEAD = re.compile("^(?:其中|[现共]?有)")


def half_findings(passage: Passage) -> Iterator[Finding]:
    """Yield the wholes of a passage that the two halves told behind them do not make."""
    for sentence in passage.sentences:
        own = [one for one in figures(sentence) if not one.is_rate and one.is_exact and one.mention.unit not in TIMES]
        for at, (one, other) in enumerate(pairwise(own)):
            before = [each for each in own[:at] if each.dimension == one.dimension]
            if _are_halves(one, other) and not _goes_on(own[at + 1 :]):
                yield from _judged(before, one, other) if before else ()
                yield from _share(one, other, figures(sentence))


def _are_halves(one: Stated, other: Stated) -> bool:
    """Tell whether two figures of one unit stand beside each other, their names alike but for two opposite words."""
    first, second = (_LEAD.sub("", each.words)[:_NAME] for each in (one, other))
    if one.dimension != other.dimension or len(first) != len(second) or not re.match("[、，和]", other.clause):
        return False
    apart = [{a, b} for a, b in zip(first, second, strict=True) if a != b]
    return len(apart) == 1 and frozenset(apart[0]) in _OPPOSITES


_NAME = 6


def _goes_on(own: Sequence[Stated]) -> bool:
    """Tell whether a third part follows the second: 上坪村48万元、下坪村36万元、老鹰岩村42万元."""
    return len(own) > 1 and own[1].dimension == own[0].dimension and own[1].clause.startswith(("、", "和"))


def _judged(before: Sequence[Stated], one: Stated, other: Stated) -> Iterator[Finding]:
    whole, both = before[-1], one.value + other.value
    between = one.sentence.text[whole.mention.end : one.mention.start]
    if re.search("[；：。]", between) or any(sums_to(each.value, each.ulp, [both], [one, other]) for each in before):
        return

    def holds(stated: Decimal, first: Decimal, second: Decimal) -> bool:
        return stated == first + second

    slip = mended((whole, one, other), holds)
    if slip is None and not one.value < whole.value < _TIMES * both:
        return
    wrong = (whole, one, other)[slip or 0]
    value = (both / whole.factor).normalize()
    result = PrintedNumber(value, whole.number.ulp, whole.mention.unit, f"{value:f}")
    text = message("{total} is not the sum of its parts", total=whole.mention.text)
    severity = Severity.EXPLAIN if slip is None else Severity.ERROR
    yield finding(
        "P402",
        text,
        wrong,
        (whole, one, other),
        f"{one} + {other} = {result}",
        severity,
        result if wrong is whole else None,
    )


def _share(one: Stated, other: Stated, every: Sequence[Stated]) -> Iterator[Finding]:
    """Judge the share of one of two halves, told right behind them by its name: 女生6917人，男生2929人，女生占70%."""
    behind = [each for each in every if each.mention.start > other.mention.start]
    rate = behind[0] if behind else None
    if rate is None or not rate.is_rate or not rate.is_exact or not rate.words.endswith("占"):
        return
    name = rate.words.removesuffix("占")
    half = next((each for each in (one, other) if name and _LEAD.sub("", each.words) == name), None)
    if half is None or not one.value + other.value:
        return
    ulp, both = rate.number.ulp, one.value + other.value

    def holds(first: Decimal, second: Decimal, share: Decimal) -> bool:
        part = first if half is one else second
        return first + second > 0 and abs(100 * part / (first + second) - share) < ulp

    if (slip := mended((one, other, rate), holds)) is None or holds(one.value, other.value, rate.number.value):
        return
    result = rounded(100 * Fraction(half.value) / Fraction(both), ulp, "%")
    text = message("{share} does not follow from {part} and {whole}", share=str(rate), part=str(one), whole=str(other))
    formula = f"{half.number.text} ÷ ({one.number.text} + {other.number.text}) = {result}"
    wrong = (one, other, rate)[slip]
    yield finding("P401", text, wrong, (one, other, rate), formula, result=result if wrong is rate else None)


_TIMES = 2
"""By how much a whole may be greater than its two halves and still be meant for them."""
