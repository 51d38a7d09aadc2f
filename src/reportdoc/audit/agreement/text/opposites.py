"""Figures told of the opposite of what has them elsewhere: 升入专科352人 for 升入本科人数; 下降21.99%, 增长21.99%."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.role import direction
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber
from reportdoc.text.subject import bigrams

CODE = "G502"

_OPPOSITES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        word: tuple(other for other in group.split() if other != word)
        for group in (
            "本科 专科", "男 女", "国家级 省级 市级 校级 院级", "校内 校外", "线上 线下", "省内 省外", "市内 市外",
            "境内 境外", "国内 国外", "专任 兼职", "横向 纵向", "应届 往届", "上半年 下半年", "春季 秋季", "城镇 农村",
            "省部级 市厅级", "初级 中级 高级", "必修 选修", "自有 租用", "课内 课外", "本省 外省",
        )
        for word in group.split()
    }
)  # fmt: skip
"""Words of one place in a name, of which a thing has one."""

_LEAST = 100
"""Value from which two things are seldom as many."""

_NAME = 4
"""Characters of a name that tell what is counted."""

_Told = tuple[str, Spot]


def opposite_findings(claims: Sequence[Claim], facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield figures of the text whose words, but for one of the opposite, are those of the same figure elsewhere."""
    stated: dict[tuple[Decimal, str], list[_Told]] = defaultdict(list)
    for fact in facts:
        if fact.number.value >= _LEAST:
            for name in (fact.row_core + fact.column_core, fact.column_core + fact.row_core):
                stated[fact.number.value, fact.dimension].append((name, fact.spot))
    spoken = [one for one in claims if one.mention.number and one.mention.value >= _LEAST and not one.is_step]
    for claim in spoken:
        stated[claim.mention.value, claim.dimension].append((claim.key, claim.spot))
    for claim in spoken:
        told = [one for one in stated[claim.mention.value, claim.dimension] if one[1].text != claim.spot.text]
        for word, usual, spot in _opposites(claim.key, told):
            said = message("“{odd}” here, “{usual}” elsewhere", odd=f"{word}{claim.mention.text}", usual=usual)
            key = f"{claim.sentence.text}@{claim.mention.start}"
            yield Finding(CODE, Severity.EXPLAIN, said, (claim.spot, spot), claim.mention.text, usual, key=key)
            break
    yield from _turned(claims, facts)


_Step = tuple[int, frozenset[str], Spot]
"""A direction, the pairs of characters of what moved, and where that is told."""


def _turned(claims: Sequence[Claim], facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield changes that one sentence tells the other way than all others that tell the same of the same thing."""
    told: dict[tuple[Decimal, str], list[_Step]] = defaultdict(list)
    for fact in facts:
        if fact.is_step and _telling(fact.number):
            down = fact.number.value < 0 or _FALLS.search(fact.sheet.columns[fact.column].full)
            words = bigrams(fact.sheet.row_name(fact.row) + fact.sheet.columns[fact.column].full + fact.sheet.caption)
            told[abs(fact.number.value), fact.dimension].append((-1 if down else 1, words, fact.spot))
    steps: list[tuple[Claim, _Step]] = []
    for claim in (one for one in claims if one.is_step and one.mention.number and _telling(one.mention.number)):
        figure = next(one for one in claim.sentence.figures if one.mention.start == claim.mention.start)
        if way := direction(figure):
            before = claim.sentence.text[max(0, claim.mention.start - _BEFORE) : claim.mention.start]
            steps.append((claim, (way, bigrams(before), claim.spot)))
            told[abs(claim.mention.value), claim.dimension].append(steps[-1][1])
    for claim, (way, words, spot) in steps:
        same = [one for one in told[abs(claim.mention.value), claim.dimension] if len(one[1] & words) >= _SHARED]
        others = [one for one in same if one[2].text != spot.text]
        if others and all(one[0] == -way for one in others) and (len(others) > 1 or others[0][2].place.cell):
            said = message("the words beside {stated} tell the other direction", stated=claim.mention.text)
            key = f"{claim.sentence.text}@{claim.mention.start}"
            yield Finding(CODE, Severity.EXPLAIN, said, (spot, others[0][2]), claim.mention.text, key=key)


_FALLS = re.compile("降幅|下降|减少|减幅")

_BEFORE = 30
"""Characters before a change in which what moved is told."""

_SHARED = 3
"""Pairs of characters that two statements of one change share."""

_DIGITS = 3
"""Digits of a change that no other has by chance."""


def _telling(number: PrintedNumber) -> bool:
    return len(re.sub("[^1-9]", "", number.text)) >= _DIGITS


def _opposites(key: str, told: Sequence[_Told]) -> Iterator[tuple[str, str, Spot]]:
    """Yield the word of a claim that is another elsewhere, where nothing else tells the figure of it."""
    for word in _OPPOSITES if len(key) >= _NAME else ():
        if word in key and not any(word in name for name, _ in told):
            for other in _OPPOSITES[word]:
                meant = key.replace(word, other)
                for name, spot in told:
                    if len(name) >= _NAME and other in name and (meant in name or name in meant):
                        yield word, name, spot
