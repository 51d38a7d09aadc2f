"""Totals that say what they add up, and that no figures around them make: 依次为3200、2800和2400平方米，合计9400平方米.

Counted on eighteen reports as they stand: of 285 figures behind 合计 and the like, with two of their unit before them
in the sentence, 281 are a sum, a difference, a product or a mean of what is near, or stand in another place as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.given.elsewhere import Elsewhere
from reportdoc.audit.prose.given.known import Known, all_known
from reportdoc.audit.prose.given.results import results
from reportdoc.audit.prose.totals.sums import TIMES
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber
from reportdoc.text.numerals import numeral

_TOTAL = re.compile("(?:合计|共计|总计|之和|相加)[一-鿿]{0,4}$|(?P<first>前[二三四五六七八九十][^，。；0-9]{0,6}共)$")

_NOT_ALL = re.compile("[每均各到至减退停扣]|重叠|交叉|兼|同时|部分|之间|调查|撤销|淘汰|注销|流出")
"""What says, between the parts and their total, that they fall to each, overlap, are bounds or are taken off."""

_LEAST = 2
"""Parts before a total."""


def total_findings(passage: Passage, before: Sequence[Stated], elsewhere: Elsewhere) -> Iterator[Finding]:
    """Yield the figures of a passage that are called a total and that nothing makes.

    `before` has the figures of the passages before it, which may make one as well.
    """
    every = list(all_known(figure for sentence in passage.sentences for figure in figures(sentence)))
    for index, total in enumerate(every):
        figure = total.stated
        if not _TOTAL.search(figure.words) or figure.is_rate or elsewhere.states(figure):
            continue
        parts = _as_many(every[:index], total) or (
            _unmade(every, index, before[-_CONTEXT:]) if figure.mention.unit not in TIMES else []
        )
        if parts:
            yield _finding(figure, parts)


_CONTEXT = 24
"""Figures before a passage that may make a total of it."""


_COUNTED = re.compile("(?P<n>[二两三四五六七八九十])[一-鿿]{1,3}合计$")


def _as_many(before: Sequence[Known], total: Known) -> list[Stated]:
    """Return the figures before a total, as many as it says that it adds up, that do not: 四关合计30个月."""
    found = _COUNTED.search(total.stated.words)
    parts = [one for one in before if one.kind == total.kind and one.stated.mention.unit == total.stated.mention.unit]
    if not found or len(parts) != numeral(found["n"]) or any("每" in one.stated.words for one in parts):
        return []
    made = sum(one.value for one in parts)
    return [] if abs(made - total.value) < total.ulp * _BARELY else [one.stated for one in parts]


def _unmade(every: Sequence[Known], index: int, before: Sequence[Stated]) -> list[Stated]:
    """Return the parts of a total that neither they nor anything around them makes; empty where something does."""
    total = every[index]
    figure = total.stated
    parts = _parts(every[:index], total)
    if len(parts) < _LEAST or _NOT_ALL.search(_between(parts[0], figure)):
        return []
    near = [*every[max(0, index - _REACH) : index], *every[index + 1 : index + 1 + _REACH]]
    if any(one.kind == total.kind and one.value == total.value for one in near):
        return []
    given = any(_is(total, one[0], one[1]) for one in results(total, [*all_known(before), *near]))
    return [] if given else parts


def _finding(figure: Stated, parts: Sequence[Stated]) -> Finding:
    exact = sum((one.value for one in parts), Decimal(0)) / figure.factor
    result = PrintedNumber(exact, figure.number.ulp, figure.mention.unit, f"{exact.normalize():f}")
    formula = f"{' + '.join(map(str, parts))} = {result}"
    text = message("{total} is not the sum of its parts", total=figure.mention.text)
    return finding("P402", text, figure, parts, formula, Severity.EXPLAIN, result)


_REACH = 10
"""Figures before and behind a total that may make it."""


def _between(first: Stated, total: Stated) -> str:
    """Return the text from the words of the first part to a total."""
    return first.sentence.text[first.mention.start - len(first.words) : total.mention.start]


def _parts(before: Sequence[Known], total: Known) -> list[Stated]:
    """Return the figures of its unit that stand before a total in its sentence, behind the last total."""
    sentence = total.stated.sentence
    own = [one.stated for one in before if one.kind == total.kind and one.stated.sentence is sentence]
    last = max((at for at, one in enumerate(own, 1) if _TOTAL.search(one.words)), default=0)
    return own[last:]


def _is(total: Known, value: float, loose: float) -> bool:
    return abs(value - total.value) < total.ulp * _BARELY + loose * total.value


_BARELY = 1.001
