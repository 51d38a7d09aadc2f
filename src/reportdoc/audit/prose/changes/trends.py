"""Words of direction that stand apart from their figures: 后者比前者高, 逐年减少, 连续三届下降, 唯一上升的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.changes.compared import compared
from reportdoc.audit.prose.changes.of_two import of_two
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.reading.role import Role, direction, roles
from reportdoc.report.message import message

CODE = "P412"

_UP = "增加|增长|提高|上升|提升|递增|走高|上涨|扩大"

_DOWN = "减少|下降|降低|递减|走低|回落|缩小"

_TREND = re.compile(
    r"(?:逐[年届月期]|连续[0-9一二三四五六七八九十两]{1,3}(?:个)?(?:年|届|月|学年|学期))(?:[都均也又]|全部|保持|呈现?)?"
    rf"(?:小幅|稳步|持续|大幅|明显|平稳)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![了0-9])"
)

_ONLY = re.compile(rf"唯一(?:一[个家项门种])?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))的")

_HEAD = re.compile(rf"(?<![没未不止])(?<!没有)(?:(?P<up>{_UP}|增多)|(?P<down>{_DOWN}|下滑))(?=，)")

_GOES_ON = re.compile(
    r"，(?:[由从比较]|[上去前]一?学?年度?|上届|20[0-9]{2}年|同期|原来?|的|[两二三四五]|[年者项院届]|分别|依次|各|共|合计|累计|净|同比"
    rf"|约|又|{_UP}|{_DOWN}|[升降增减多少]|了|幅度?|为|达)*+"
)
"""What stands between a word of direction and the first figure of a clause that has no subject of its own."""

_ANY = re.compile(f"逐|连续|唯一|(?:{_UP}|增多|{_DOWN}|下滑)，")

_STEP = re.compile(r"(?:[、，和]|以及)?(?:到|再?到)?(?:(?P<year>(?:19|20)[0-9]{2})(?:年|级|届|学年)?)?(?:为|有|是)?")
"""What stands between the figures of a row of years."""

_NEAR = 12
"""Characters between a figure and the words that tell its direction."""

_FEW = 3
"""Figures that show a trend."""

_CHANGES = (Role.CHANGE, Role.GROWTH)


def trend_findings(passage: Passage, year: int | None) -> Iterator[Finding]:
    """Yield words of a direction that contradict the figures beside them."""
    for change, pair in (*compared(passage), *of_two(passage)):
        yield against(change, pair)
    for sentence in passage.sentences:
        own = figures(sentence)
        if own and _ANY.search(sentence.text):
            told = roles(own, year)
            yield from _trends(sentence, own, told)
            yield from _only(sentence, own, told)
            yield from _headed(sentence, own, told)
        if len(own) > 1:
            yield from _both(own, roles(own, year))


def _trends(sentence: Sentence, own: Sequence[Stated], told: Sequence[Role]) -> Iterator[Finding]:
    """Look at 逐年减少 behind a row of years, or behind a change in the other direction."""
    for found in _TREND.finditer(sentence.text):
        up = 1 if found["up"] else -1
        before = [at for at, one in enumerate(own) if one.mention.end <= found.start()]
        if not before or found.start() - own[before[-1]].mention.end > _NEAR:
            continue
        last = before[-1]
        between = sentence.text[own[last].mention.end : found.start()]
        row = _row(own, last)
        steps = [other.value - one.value for one, other in pairwise(row)]
        if len(row) >= _FEW and "，" in between and any(up * step < 0 for step in steps):
            clear = all(up * step < 0 for step in steps)
            yield against(row[-1], row[:-1], Severity.ERROR if clear else Severity.EXPLAIN)
        elif between == "，" and told[last] in _CHANGES and direction(own[last]) * up < 0:
            yield against(own[last], ())


def _row(own: Sequence[Stated], last: int) -> list[Stated]:
    """Return the figures of a row of years that ends with one, the earliest first; empty where their order is not."""
    years: list[int] = []
    row = [own[last]]
    for one, other in zip(reversed(own[: last + 1]), reversed(own[:last]), strict=False):
        step = _STEP.fullmatch(one.clause.strip())
        if not step or other.dimension != one.dimension:
            break
        years.append(int(step["year"] or 0))
        row.append(other)
    return row[::-1] if years == sorted(years, reverse=True) else []


def _only(sentence: Sentence, own: Sequence[Stated], told: Sequence[Role]) -> Iterator[Finding]:
    """Look at 唯一上升的 behind a change, or before the first one that follows it."""
    for found in _ONLY.finditer(sentence.text):
        up = 1 if found["up"] else -1
        before = [at for at, one in enumerate(own) if one.mention.end <= found.start()]
        behind = [at for at, one in enumerate(own) if one.mention.start >= found.end() and told[at] in _CHANGES]
        near = before and "，" in sentence.text[own[before[-1]].mention.end : found.start()][:1]
        at = before[-1] if near and told[before[-1]] in _CHANGES else behind[0] if behind else None
        if at is not None and direction(own[at]) * up < 0 and own[at].mention.start - found.end() < _FAR:
            yield against(own[at], ())


_FAR = 30
"""Characters behind such words in which the change that they mean stands."""


def _headed(sentence: Sentence, own: Sequence[Stated], told: Sequence[Role]) -> Iterator[Finding]:
    """Look at the clause that goes on behind a word of direction: 只有维修上升，由1162万元降到980万元."""
    for found in _HEAD.finditer(sentence.text):
        up = 1 if found["up"] else -1
        at = next(
            (at for at, one in enumerate(own) if one.mention.start >= found.end() and not one.mention.written), None
        )
        if at is None or not _GOES_ON.fullmatch(sentence.text, found.end(), own[at].mention.start):
            continue
        if told[at] in _CHANGES and direction(own[at]) * up < 0:
            yield against(own[at], ())
        elif told[at] is Role.THEN and at + 1 < len(own) and told[at + 1] in (Role.LEVEL, Role.SHARE):
            then, now = own[at : at + 2]
            if then.dimension == now.dimension and (now.value - then.value) * up < 0:
                yield against(now, (then,))


_AND = re.compile(rf"[，,](?:同比|环比|[较比]上年|约|即)?(?:{_UP}|{_DOWN}|[增降涨]幅)[为了达约]*")
"""What stands between a change and its growth: 增加4项，增长57.14%."""


def _both(own: Sequence[Stated], told: Sequence[Role]) -> Iterator[Finding]:
    """Look at a change and the growth right behind it, which go two ways: 增加4项，下降57.14%."""
    for index, (one, other) in enumerate(pairwise(own)):
        joined = {told[index], told[index + 1]} == set(_CHANGES) and _AND.fullmatch(other.clause.strip())
        if joined and direction(one) * direction(other) < 0:
            yield against(other, (one,))


def against(wrong: Stated, others: Sequence[Stated], severity: Severity = Severity.ERROR) -> Finding:
    """Return that a figure goes another way than the words beside it tell."""
    text = message("the words beside {stated} tell the other direction", stated=wrong.mention.text)
    row = others if not others or wrong.mention.unit == "个百分点" or wrong in others else (*others, wrong)
    return finding(CODE, text, wrong, others, " → ".join(one.number.text for one in row), severity)
