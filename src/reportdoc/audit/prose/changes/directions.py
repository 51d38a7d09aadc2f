"""Changes whose word says up where the figures go down: 由5.6天延长到2.1天, 比上年的946万元减少64万元 of 1010万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.mention import Mention, MentionKind
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.reading.role import Role, direction, roles
from reportdoc.report.message import message

CODE = "P412"

_BECAME = re.compile(
    r"(?:(?P<up>增加|增长|增|提高|提升|上升|升|扩大|扩|延长|回升|上涨|涨)"
    r"|(?P<down>减少|减|下降|降低|降|缩短|缩小|回落|压减|压缩))了?(?:到|至|为)了?$"
)
"""What stands right before the later of two levels."""

_RANK = re.compile(r"第\s*$|排名|排位|位次|名次|位列|位居")
"""Before a rank, which goes up as its number goes down."""

_AFTER = 2
"""Figures behind a pair that may tell its change."""


def direction_findings(passage: Passage, year: int | None) -> Iterator[Finding]:
    """Yield changes of a sentence whose words tell the other direction than the figures they lie between."""
    for sentence in passage.sentences:
        own = figures(sentence)
        told = roles(own, year)
        for index, role in enumerate(told):
            if role is Role.THEN and own[index].value > 0 and not _RANK.search(own[index].clause):
                yield from _became(own, told, index)
                yield from _changed(own, told, index)
        if sum(one.kind is MentionKind.RATIO for one in sentence.mentions) > 1:
            yield from _ratios(sentence, own)


_TO_ONE = re.compile(r"(?P<n>[0-9]{1,4}(?:\.[0-9]{1,4})?)\s?[:：∶比]\s?1")

_ONCE = re.compile(r"(?:[上去前]一?学?[年届期]|由|从|原|同期|20[0-9]{2}年)[^，。；0-9]{0,12}$")
"""What stands before the earlier of two ratios."""


def _ratios(sentence: Sentence, own: Sequence[Stated]) -> Iterator[Finding]:
    """Look at two ratios and what is told to lie between them: 生师比17.77∶1，上年为18.05∶1，上升0.28.

    Of more than two, an earlier one and that before it: others are standards, 低于18∶1.
    """
    told = [
        (one, Decimal(found["n"]))
        for one in sentence.mentions
        if one.kind is MentionKind.RATIO and (found := _TO_ONE.fullmatch(one.text.strip()))
    ]
    earlier = [_ONCE.search(sentence.text, 0, one.start) is not None for one, _ in told]
    if earlier.count(True) != 1 or len(told) < len(("then", "now")):
        return
    at = earlier.index(True)
    (then, was), (now, is_) = told[at], told[at - 1 if at else 1]
    last = max(then.end, now.end)
    became = _BECAME.search(sentence.text, then.end, now.start) if then.end < now.start else None
    change = next((one for one in own if one.mention.start >= last), None)
    if became and (1 if became["up"] else -1) * (is_ - was) < 0:
        yield _of_ratios(sentence, now, (then, now))
    elif change and not change.is_rate and abs(is_ - was) == change.value and direction(change) * (is_ - was) < 0:
        yield _of_ratios(sentence, change.mention, (then, now))


def _of_ratios(sentence: Sentence, wrong: Mention, pair: Sequence[Mention]) -> Finding:
    said = message("the words beside {stated} tell the other direction", stated=wrong.text)
    then, now = (one.text.strip() for one in pair)
    key = f"{sentence.text}@{wrong.start}"
    return Finding(CODE, Severity.ERROR, said, (sentence.spot,), wrong.text, f"{then} → {now}", key=key)


def _became(own: Sequence[Stated], told: Sequence[Role], index: int) -> Iterator[Finding]:
    """Look at the level that stands right behind an earlier one: 由A增加到B."""
    earlier, later = own[index], own[index + 1] if index + 1 < len(own) else None
    if later is None or later.dimension != earlier.dimension or told[index + 1] not in (Role.LEVEL, Role.SHARE):
        return
    found = _BECAME.search(later.clause)
    if found and _against(1 if found["up"] else -1, earlier, later):
        yield _finding(later, earlier, later)


def _changed(own: Sequence[Stated], told: Sequence[Role], index: int) -> Iterator[Finding]:
    """Look at changes behind an earlier level that are, but for their direction, what lies between it and another."""
    earlier = own[index]
    levels = [
        one
        for at, one in enumerate(own[: index + 2])
        if at != index and told[at] in (Role.LEVEL, Role.SHARE, Role.MEAN) and one.dimension == earlier.dimension
    ]
    for at in range(index + 1, min(index + 2 + _AFTER, len(own))):
        change = own[at]
        if told[at] not in (Role.CHANGE, Role.GROWTH) or _SOONER.search(change.words):
            continue
        fitting = [later for later in levels if _lies_between(change, told[at], earlier, later)]
        if fitting and all(_against(direction(change), earlier, later) for later in fitting):
            yield _finding(change, earlier, fitting[-1])


_SOONER = re.compile("提前|加快|领先|落后")
"""Words that say better or worse, not more or less: 172天，比合同约定的180天提前了8天."""


def _lies_between(change: Stated, role: Role, earlier: Stated, later: Stated) -> bool:
    apart = abs(later.value - earlier.value)
    if earlier.is_rate and change.mention.unit == "个百分点":
        return abs(later.number.value - earlier.number.value) == change.number.value > 0
    if role is Role.CHANGE and change.dimension == earlier.dimension:
        return apart == change.value > 0
    # A growth is rounded: half a unit of its last digit (GB/T 8170-2008, 3.2).
    return (
        role is Role.GROWTH and change.is_rate and abs(apart / earlier.value * 100 - change.value) <= change.ulp / 2 > 0
    )


def _against(told: int, earlier: Stated, later: Stated) -> bool:
    """Tell whether words of a direction contradict two levels; 0 tells none."""
    return told * (later.value - earlier.value) < Decimal(0)


def _finding(wrong: Stated, earlier: Stated, later: Stated) -> Finding:
    text = message(
        "the words before {stated} tell the other direction than {earlier} and {later}",
        stated=wrong.mention.text,
        earlier=earlier.mention.text,
        later=later.mention.text,
    )
    one_unit = earlier.mention.unit == later.mention.unit
    formula = f"{earlier.number.text} → {later.number.text}" if one_unit else f"{earlier} → {later}"
    return finding(CODE, text, wrong, (earlier, later), formula)
