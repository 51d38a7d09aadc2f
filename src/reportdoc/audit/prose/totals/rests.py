"""What is left of a whole: 毕业生2846人，落实去向2701人，尚未落实145人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding, less
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import rounded

CODE = "P402"

_NOT = re.compile(
    r"(?:尚未|仍未|暂未|还未|没有|未能|未|不)(?P<what>[一-鿿]{2,6}?)(?:的|者|人数|数)?(?:有|为|约|仅|共)?$"
)
"""尚未落实: what is left once 落实 is taken off."""

_OVERLAP = re.compile(r"(?:同时|均|都|既|兼|重复)[^，。；]{0,14}$")

_REAL = re.compile(r"(?:实际|去重后?|合并后?|剔除重复后?|净)[^，。；]{0,4}(?:共|合计|为|有)?$")


_NET = re.compile(r"(?:净收入|净收益|净赚|净利润?|纯收入|利润|盈利|盈余|结余|节余|结存)[为达约共有]*$")

_COST = re.compile(r"成本|支出|费用|开支|花费|用去|扣除|减去|投入")


def rest_findings(passage: Passage) -> Iterator[Finding]:
    """Yield what is said to be left, and is not what its whole and the part taken off leave."""
    before: list[Stated] = []
    for sentence in passage.sentences:
        for figure in figures(sentence):
            same = [one for one in before if one.dimension == figure.dimension and one.is_exact and not one.is_rate]
            if figure.is_exact and not figure.is_rate:
                if found := _NOT.search(figure.words):
                    yield from _rest(figure, found["what"], same)
                elif _NET.search(figure.words):
                    yield from _net(figure, [one for one in same if one.sentence is sentence])
                elif _REAL.search(figure.words):
                    yield from _merged(figure, [one for one in same if one.sentence is sentence])
            before.append(figure)


def _rest(rest: Stated, what: str, before: Sequence[Stated]) -> Iterator[Finding]:
    done = [one for one in before if what in one.words or what in _behind(one)]
    wholes = [one for one in before if done and one.value >= done[-1].value and one is not done[-1]]
    if not wholes or any(whole.value - part.value == rest.value for whole in before for part in before):
        return
    parts = [one.value for one in before[-_LATE:]]
    if any(whole.value - one - other == rest.value for whole in wholes for one, other in combinations(parts, 2)):
        return  # of 12, 9 are done and 2 nearly
    whole = max(wholes[-_LATE:], key=lambda one: one.value)
    part = max((one for one in done if one is not whole), key=lambda one: one.value)
    if part.sentence is rest.sentence and "中" in _behind(whole):
        return  # an enumeration, whose sum is judged

    def holds(all_: Decimal, taken: Decimal, left: Decimal) -> bool:
        return all_ - taken == left

    if (slip := mended((whole, part, rest), holds)) is not None:
        result = rounded((whole.value - part.value) / rest.factor, rest.number.ulp, rest.mention.unit)
        formula = less(whole, part, result)
        text = message(
            "{rest} is not what {part} leave of {whole}", rest=rest.mention.text, part=str(part), whole=str(whole)
        )
        yield finding(
            CODE, text, (whole, part, rest)[slip], (whole, part, rest), formula, result=result if slip == 2 else None
        )


def _net(net: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    """Check what is left of an amount once the cost before it is taken off: 收入9万元，成本4万元，净收入5万元."""
    if len(before) < _TWO or not _COST.search(before[-1].words) or _COST.search(before[-2].words):
        return
    if any(one.value - other.value == net.value for one in before for other in before):
        return
    income, cost = before[-2], before[-1]

    def holds(all_: Decimal, taken: Decimal, left: Decimal) -> bool:
        return all_ - taken == left

    if (slip := mended((income, cost, net), holds)) is not None:
        result = rounded(Fraction(income.value - cost.value) / Fraction(net.factor), net.number.ulp, net.mention.unit)
        text = message(
            "{rest} is not what {part} leave of {whole}", rest=net.mention.text, part=str(cost), whole=str(income)
        )
        formula = less(income, cost, result)
        yield finding(
            CODE, text, (income, cost, net)[slip], (income, cost, net), formula, result=result if slip == 2 else None
        )


_TWO = 2

_LATE = 8
"""Figures of one unit before a rest among which its whole stands."""


def _behind(figure: Stated) -> str:
    text = figure.sentence.text[figure.mention.end :]
    return re.split("[，。；、（]|[0-9]", text)[0]


def _merged(total: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    """Check two groups that overlap: 高血压97人、糖尿病38人，同时患有两种的21人，实际共114人."""
    if len(before) < 3:
        return
    one, other, both = before[-3:]
    if not _OVERLAP.search(total.sentence.text[other.mention.end : both.mention.start]):
        return
    exact = one.value + other.value - both.value
    if exact != total.value and both.value < min(one.value, other.value):
        result = rounded(exact / total.factor, total.number.ulp, total.mention.unit)
        formula = f"{one.number.text} + {other.number.text} − {both.number.text} = {result}"
        text = message("{total} is not the sum of its parts", total=total.mention.text)
        yield finding(CODE, text, total, (one, other, both), formula, result=result)
