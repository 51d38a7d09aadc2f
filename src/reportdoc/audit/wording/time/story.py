"""Events told in the order of time: what stands behind another in a sentence is not before it.

Of 124 sentences that tell events of two years and more in twelve consistent reports by different hands, none tells a
later one first, once dates are left out that date a figure, a base, a beginning told as an aside, or a point in time at
which something was counted. What begins with a moment each, the items of a list, the steps of a sentence, and the days
of a procedure, has an order without one of them: that one is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import YEAR, Moment, moments, moments_in
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.audit.wording.time.dates import COUNTED, finding
from reportdoc.report.message import message

_ASIDE = re.compile(
    r"[比较与同和至到自从]于?$|截[至止]到?$|[〔《“—–~-]$|[年月日]、$|[上去前]年$|(?:截至|前身)[^，。；]{0,8}$|(?:早在|始于|其间|期间|其中|此前|之前)$"
    r"|(?:曾|原|首[届次办])[^，。；]{0,4}$|[是为即]$|[一二三四五六七八九十0-9][位个项次家][^，。；]{0,6}$|继[^，。；]{0,20}[（(]?$"
)
"""What stands before a date that is told aside, and may well be earlier than the one before it."""

_REACH = 24
"""Characters before a date in which such words are looked for."""

_DATES_A_FIGURE = re.compile(
    r"的?[0-9约近]|\s?[至到—–~-]|相比|[末底初]|[、和]|[届级]|以?[前来]|[）)〕]|[，、](?:19|20)[0-9]{2}年|[^，。；、0-9]{1,8}的[^，。；]"
    r"|[^，。；、0-9]{0,16}(?:大赛|比赛|竞赛|论坛|年会|考试|目录|名单|专项|项目|课题)|度|代|版"
)
"""What stands behind a date of a figure, a span, a row of dates, or a thing: 2019年印发的《规定》, 2022年全国大赛."""

_STATISTIC = re.compile(rf"[，：:]?[^，。；、0-9]{{0,9}}(?!{YEAR}年)[0-9]")
"""A year and, right behind it, a figure: how much there was then, not what happened."""

_UNTIL = re.compile(r"，(?:截[至止]?)?[到至]\s?$|，截止\s?$")
"""Before a moment until which something went on that was told to begin: 2022年11月首演，到2023年8月共演22场."""

_LIMIT = re.compile(r"限(?:期|时|定)?[到至于在]?\s?$")
"""Before the last day for something: what is told behind it comes later, as 复查 does."""

_SINCE = re.compile("起|开始|以来")
"""Behind a moment since which something goes on: of what came of it no year before is told."""

_HISTORY = re.compile("[^，。；0-9]{0,8}(?:升格|更名|并入|合并|创办|成立|组建|改建|设立|迁入|划归)")
"""Behind the year reported on, where something happened in it: else it is the frame of all that is told."""

_APART = re.compile("[；：].")
"""What begins with a thing of its own behind such a mark; a date right behind it goes on."""

_ACTS = re.compile("审议|审定|征求意见|初稿|发布|报送|公示|动员|部署|启动")
"""Steps of a procedure, which are told one after the other."""

_BEGINS = re.compile(
    "[^，。；0-9]{0,8}?(?:起(?!来|重)|开始|始建|启动|成立|创办|立项|发起|开[班学办]|组建|首次|[第首][一]?[批次届期]|建成|揭牌|上线|签[约署订])"
)
"""Behind a moment with which a case begins: 2021年春天起的一个约定."""

_BACK = re.compile(r"[比较与同从由自〔《“]$|(?:此前|之前|早在|前身|前史|曾|原|追溯)[^，。；]{0,4}$|于$")
"""Before a moment to which a case goes back."""

_OF_A_THING = re.compile("[^，。；、0-9]{0,8}的[^，。；0-9]")
"""Behind a moment to which it goes back as well: 1958年建校时的故事."""

_LEAD = re.compile(r"(?:^|[；。：])(?:[\W0-9]{0,6}|第?[一二三四五六七八九十]{1,2}[步阶段是，]{1,3})$")
"""What stands before a moment that opens an item or a step."""

_STEPS, _FEW = 4, 3
"""Days of a procedure, and items, that show an order."""


def story_findings(document: Document, told: Set[Spot]) -> Iterator[Finding]:
    """Yield events that are told behind a later one.

    `told` holds the sentences of which another rule has said that their dates are wrong.
    """
    lists: dict[int, list[Passage]] = defaultdict(list)
    for passage, dated in zip(document.passages, moments(document), strict=True):
        if passage.items is not None:
            lists[passage.items[0]].append(passage)
        if dated and passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            odd = [*_steps(passage, dated)]
            later = () if odd else _told_later(passage, dated, document.year)
            yield from (one for one in (*odd, *later) if one.spots[0] not in told)
    yield from (one for one in _begun(document) if one.spots[0] not in told)
    for items in lists.values():
        yield from (one for one in _items(items, document.year) if one.spots[0] not in told)


def _told_later(passage: Passage, dated: Sequence[Moment], year: int) -> Iterator[Finding]:
    """Yield each event of a sentence, or at the begin of the next, that was before the one told last."""
    last: Moment | None = None
    since: Moment | None = None
    for one in dated:
        sentence = passage.sentences[one.at]
        text = sentence.dated
        if COUNTED.search(text):
            last = None
        elif _LIMIT.search(text, max(0, one.start - 4), one.start):
            last = one
        elif (until := _UNTIL.search(text, max(0, one.start - 4), one.start)) or _happened(sentence, one):
            same = last if last and last.at == one.at else None
            follows = not _APART.search(text, same.end, one.start) if same else one.start <= 1
            frame = last and last.year >= year and not last.month and not (same and _HISTORY.match(text, same.end))
            if last and follows and not frame and last.known == one.known and one.before(last):
                yield _later(sentence, one, last)
            last = last if until else one
        elif _SINCE.match(text, one.end) and text.endswith(("从", "自"), 0, one.start):
            since = one
        elif since and since.at == one.at and one.year < since.year and not one.month:
            told = _STATISTIC.match(text, one.end) and not _APART.search(text, since.end, one.start)
            if told and not _is_aside(text, one):
                yield _later(sentence, one, since)


def _begun(document: Document) -> Iterator[Finding]:
    """Yield what a case tells of a time before that with which it begins: 2022年起, 其中2021年240条."""
    cases: dict[str, Moment] = {}
    for passage, dated in zip(document.passages, moments(document), strict=True):
        for one in dated if passage.case else ():
            sentence = passage.sentences[one.at]
            first, text = cases.get(passage.case), sentence.dated
            if not one.own_year or one.opens or one.closes:
                continue
            if first is None and _BEGINS.match(text, one.end):
                cases[passage.case] = one
            back = _BACK.search(text, max(0, one.start - _REACH), one.start) or _OF_A_THING.match(text, one.end)
            if first and one.before(first) and not back:
                yield _later(sentence, one, first)


def _later(sentence: Sentence, one: Moment, last: Moment) -> Finding:
    said = message("{earlier} is told behind {later}", earlier=one.text, later=last.text)
    return finding(sentence, said, one.text, one.start, Severity.EXPLAIN)


def _happened(sentence: Sentence, one: Moment) -> bool:
    """Tell whether something happened then, and no figure, span or thing is dated."""
    text = sentence.dated
    figure = _DATES_A_FIGURE.match(text, one.end) or (not one.month and _STATISTIC.match(text, one.end))
    return not figure and not _is_aside(text, one)


def _is_aside(text: str, one: Moment) -> bool:
    return one.closes or one.opens or _ASIDE.search(text, max(0, one.start - _REACH), one.start) is not None


def _steps(passage: Passage, dated: Sequence[Moment]) -> Iterator[Finding]:
    """Look at the days of a procedure, and at the moments that open the steps of a passage."""
    days = [(passage.sentences[one.at], one) for one in dated if one.day]
    if len(days) >= _STEPS and _ACTS.search(passage.text):
        yield from _odd(days)
        return
    opening = [
        (passage.sentences[one.at], one) for one in dated if one.month and _opens(passage.sentences[one.at], one)
    ]
    if len(opening) >= _FEW:
        yield from _odd(opening)


def _items(items: Sequence[Passage], year: int) -> Iterator[Finding]:
    """Look at a list each item of which opens with a moment."""
    firsts = [passage.sentences[0] for passage in items if passage.sentences]
    told: dict[int, Moment] = {}
    for one in moments_in((each.dated for each in firsts), year):
        if _opens(firsts[one.at], one):
            told.setdefault(one.at, one)
    if len(items) >= _FEW and len(told) == len(items):
        yield from _odd([(firsts[at], one) for at, one in told.items()])


def _opens(sentence: Sentence, one: Moment) -> bool:
    row = sentence.text.startswith(("、", "和"), one.end)
    return not row and _LEAD.search(sentence.text, max(0, one.start - _REACH), one.start) is not None


def _odd(told: Sequence[tuple[Sentence, Moment]]) -> Iterator[Finding]:
    """Yield the one moment without which the others stand in order."""
    order = [(one.year, one.month, one.day) for _, one in told]
    down = next((at for at in range(1, len(order)) if order[at] < order[at - 1]), 0)
    odd = [at for at in (down - 1, down) if at > 0 and (rest := order[:at] + order[at + 1 :]) == sorted(rest)]
    if odd:
        sentence, one = told[odd[0]]
        said = message("{day} is out of the order of the days around it", day=one.text)
        yield finding(sentence, said, one.text, one.start, Severity.EXPLAIN)
