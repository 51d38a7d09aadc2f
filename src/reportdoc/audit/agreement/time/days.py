"""One event on two days: 4月22日，春季双选会在厂房里举行 in the preface, 4月12日的春季双选会 in a chapter or a table.

Where two passages tell of days of one month, or of one day of two months, in words that hardly another sentence has,
all eighteen of twenty-eight reports tell of one day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import moments, moments_in
from reportdoc.audit.reading.passage import PassageKind
from reportdoc.report.message import message

_GRAM, _RARE, _SHARED = 3, 5, 3
"""Characters of the strings by which two sentences tell of one event, sentences that may have one, and how many."""

_BEFORE, _BEHIND = 24, 50
"""Characters around a day that tell what happened."""

_OF_OTHERS = re.compile("[一-鿿]{2,14}(?:公司|集团|学院|大学|学校|中学|[A-Za-z]+)|[在于][^，。；|]{2,16}")
"""Names of those who do many things in a year, and where something is done."""

_ACTS = re.compile(
    "开幕|闭幕|初赛|复赛|决赛|签约|签订|挂牌|揭牌|成立|出发|启程|返回|回国|开工|开班|结业|竣工|完工|启用|验收|审议|审定|布置|印发"
    "|报名|开赛|首演|首映|巡演|交稿|复查|启动|发布"
)


@dataclass(frozen=True, slots=True)
class _Event:
    when: str
    day: date
    place: int
    """Index of its passage, below 0 that of its table."""
    spot: Spot
    grams: frozenset[str]
    acts: frozenset[str]


def day_findings(document: Document, told: Container[Spot]) -> Iterator[Finding]:
    """Yield days on which another passage does not tell what they tell; `told` has the sentences of other findings."""
    events = [*_rows(document), *_events(document)]
    wanted = {gram for one in events for gram in one.grams}
    often = Counter(gram for sentence in document.sentences for gram in _grams(sentence.dated) & wanted)
    bearers: dict[str, list[_Event]] = defaultdict(list)
    days: dict[int, set[date]] = defaultdict(set)
    for one in events:
        days[one.place].add(one.day)
    for one in events:
        rare = [gram for gram in one.grams if often[gram] <= _RARE and len(bearers[gram]) <= _RARE]
        shared = Counter(id(other) for gram in rare for other in bearers[gram])
        others = {id(other): other for gram in rare for other in bearers[gram] if shared[id(other)] >= _SHARED}
        for other in others.values():
            if _is_slip(one, other) and not _knows(days, one, other) and one.spot not in told:
                said = message("“{odd}” here, “{usual}” elsewhere", odd=one.when, usual=other.when)
                spots = (one.spot, other.spot)
                key = f"{one.when} {one.spot.text}"
                yield Finding("G503", Severity.EXPLAIN, said, spots, one.when, other.when, key=key)
                break
        for gram in rare:
            bearers[gram].append(one)


def _is_slip(one: _Event, other: _Event) -> bool:
    """Tell whether two events of two passages have the same acts, and days of which only month or day differs."""
    here, there = one.day, other.day
    apart = (here.month == there.month) != (here.day == there.day) and here.year == there.year
    acts = not one.acts or not other.acts or one.acts & other.acts
    return apart and one.place != other.place and bool(acts)


def _knows(days: Mapping[int, Set[date]], one: _Event, other: _Event) -> bool:
    """Tell whether the passage of one of two events has the day of the other as well."""
    return other.day in days[one.place] or one.day in days[other.place]


def _events(document: Document) -> Iterator[_Event]:
    for passage, told in zip(document.passages, moments(document), strict=True):
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            continue
        for last, one, following in zip((None, *told), told, (*told[1:], None), strict=False):
            text = passage.sentences[one.at].dated
            start = last.end if last and last.at == one.at else 0
            end = following.start if following and following.at == one.at else len(text)
            if (day := one.date) and not one.closes and not _COUNTED.search(text, start, one.start):
                words = (
                    text[max(start, one.start - _BEFORE) : one.start]
                    + "|"
                    + text[one.end : min(end, one.end + _BEHIND)]
                )
                acts = frozenset(_ACTS.findall(words))
                sentence = passage.sentences[one.at]
                yield _Event(one.text, day, sentence.passage, sentence.spot, _grams(_OF_OTHERS.sub("|", words)), acts)


def _rows(document: Document) -> Iterator[_Event]:
    """Yield the rows of tables that have one day."""
    for at, sheet in enumerate(document.sheets, 1):
        for row in sheet.body if not sheet.annex and not sheet.chart else ():
            texts = [sheet.text(row, column) for column in range(sheet.grid.width)]
            told = [one for one in moments_in(texts, document.year) if one.date]
            if len(told) == 1 and (day := told[0].date):
                words = "|".join(texts)
                acts = frozenset(_ACTS.findall(words))
                spot = sheet.cell(row, told[0].at)
                yield _Event(told[0].text, day, -at, spot, _grams(_OF_OTHERS.sub("|", words)), acts)


_COUNTED = re.compile("截[至止]")
"""Before a day by which something was counted."""


def _grams(text: str) -> frozenset[str]:
    text = re.sub(r"[\W0-9]+", "", text)
    return frozenset(text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1))
