"""Two halves that are called by opposite words, and what they are halves of: 演出14场，校内6场、校外8场.

In eighteen reports as they stand 73 such pairs make up the figure before them, and none does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.prose.sums import TIMES, sums_to
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber

_OPPOSITES = frozenset(map(frozenset, ("内外", "男女", "上下", "东西", "南北", "城乡", "正副", "专兼", "新老", "单双")))

_LEAD = re.compile("^(?:其中|[现共]?有)")


def half_findings(passage: Passage) -> Iterator[Finding]:
    """Yield the wholes of a passage that the two halves told behind them do not make."""
    for sentence in passage.sentences:
        own = [one for one in figures(sentence) if not one.is_rate and one.is_exact and one.mention.unit not in TIMES]
        for at, (one, other) in enumerate(pairwise(own)):
            before = [each for each in own[:at] if each.dimension == one.dimension]
            if before and _are_halves(one, other) and not _goes_on(own[at + 1 :]):
                yield from _judged(before, one, other)


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


_TIMES = 2
"""By how much a whole may be greater than its two halves and still be meant for them."""
