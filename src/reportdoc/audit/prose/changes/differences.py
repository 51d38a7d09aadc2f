"""What is said to lie between two amounts of the sentence: 新增17家，退出9家，净增8家; 查135处，改132处，剩余3处."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding, less
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import rounded

CODE = "P404"

_LEFT = re.compile(r"(?:剩余|尚余|还剩|余下)[为有约]?$")

_APART = re.compile(r"(?:相差|还差|尚差|差距为)了?$|^差$")

_WANTED = re.compile("[要需应]")
"""Before what there is to be."""

_NET = re.compile(r"净增[加长]?[了为]?$")

_OUT = re.compile(r"退出|减少|淘汰|注销|撤销|离职|调出|流失|关停")
"""What is taken off where 净增 says what came in by more than went out."""


def difference_findings(passage: Passage) -> Iterator[Finding]:
    """Yield differences of a sentence that are not what lies between the two amounts before them."""
    for sentence in passage.sentences:
        own = [one for one in figures(sentence) if not one.is_rate]
        for index, figure in enumerate(own):
            before = [one for one in own[:index] if one.dimension == figure.dimension]
            if len(before) >= _TWO and figure.is_exact and all(one.is_exact for one in before):
                yield from _difference(figure, before)


_TWO = 2

_GRADE = re.compile("[，、](?:中|合格|一般|较差)$")
"""Before a figure of the grade above the worst."""


def _difference(told: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    one, other = before[-2:]
    left = _LEFT.search(told.words) and len(before) == _TWO and one.value >= other.value
    net = _NET.search(told.words) and _OUT.search(other.words)
    if not (left or net or _APART.search(told.words)) or "分别" in told.words:
        return  # 达到580人、博士达到60人，分别还差32人、18人
    if net and _is_left(told, before):
        return
    if told.words == "差" and (not told.clause.startswith("，") or _GRADE.search(other.clause)):
        return  # 优、良、中、差
    if any(figure.sentence.text[: figure.mention.start].endswith(("分", "时")) for figure in before[-2:]):
        return  # 1分12秒 is one amount
    if any(abs(first.value - second.value) == told.value for first, second in combinations(before, 2)):
        return
    if "差" in told.words and _WANTED.search(other.clause):
        return  # 40%要195人，还差8人: how many there are is told elsewhere
    more, small = sorted((one, other), key=lambda each: each.value, reverse=True)
    result = rounded((more.value - small.value) / told.factor, told.number.ulp, told.mention.unit)
    text = message(
        "{stated} is not what lies between {one} and {other}", stated=told.mention.text, one=str(one), other=str(other)
    )
    yield finding(CODE, text, told, (one, other), less(more, small, result), result=result)


def _is_left(net: Stated, before: Sequence[Stated]) -> bool:
    """Tell whether an amount less the last two or three is a net gain: 新进24人，退休9人、调出4人，净增11人."""
    values = [one.value for one in before]
    return any(whole - sum(values[-out:]) == net.value for out in (2, 3) for whole in values[:-out])
