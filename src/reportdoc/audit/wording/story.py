"""Events told in the order of time: what stands behind another in a sentence is not before it.

Of 124 sentences that tell events of two years and more in twelve consistent reports by different hands, none tells a
later one first, once dates are left out that date a figure, a base, a beginning told as an aside, or a point in time at
which something was counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.audit.wording.dates import COUNTED
from reportdoc.report.message import message

_YEAR = r"(?:19|20)[0-9]{2}"

_DATE = re.compile(
    rf"(?<![0-9—–~-])(?:(?P<year>{_YEAR})年(?:(?P<month>[0-9]{{1,2}})月(?:(?P<day>[0-9]{{1,2}})[日号])?)?"
    r"|(?P<in>[0-9]{1,2})月(?:(?P<on>[0-9]{1,2})[日号])?)(?!度|代|版|份?[0-9]|个)"
)

_ASIDE = re.compile(
    r"[比较与同和至到自从]于?$|截[至止]到?$|[〔《“—–~-]$|[年月日]、$|[上去前]年$|(?:截至|前身)[^，。；]{0,8}$|(?:早在|始于|其间|期间|其中|此前|之前)$"
    r"|(?:曾|原|首[届次办])[^，。；]{0,4}$|[是为即]$|[一二三四五六七八九十0-9][位个项次家][^，。；]{0,6}$|继[^，。；]{0,20}[（(]?$"
)
"""What stands before a date that is told aside, and may well be earlier than the one before it."""

_REACH = 24
"""Characters before a date in which such words are looked for."""

_DATES_A_FIGURE = re.compile(
    r"的?[0-9约近]|\s?[至到—–~-]|相比|[末底初]|[、和]|[届级]|以?[前来]|[）)〕]|[，、](?:19|20)[0-9]{2}年|[^，。；、0-9]{1,8}的[^，。；]"
    r"|[^，。；、0-9]{0,16}(?:大赛|比赛|竞赛|论坛|年会|考试|目录|名单|专项|项目|课题)"
)
"""What stands behind a date of a figure, a span, a row of dates, or a thing: 2019年印发的《规定》, 2022年全国大赛."""

_STATISTIC = re.compile(rf"[，：:]?[^，。；、0-9]{{0,9}}(?!{_YEAR}年)[0-9]")
"""A year and, right behind it, a figure: how much there was then, not what happened."""

_APART = re.compile("[；：].")
"""What begins with a thing of its own behind such a mark; a date right behind it goes on."""

_HALF = 6
"""Months that a date without its year goes back at least where it is of the next year: 12月, 1月."""


@dataclass(frozen=True, slots=True)
class _Event:
    year: int
    month: int
    day: int
    start: int
    end: int
    printed: str
    named: bool
    """It bears its year itself."""
    known: bool
    """Its year is told in its passage, and not the report's by default."""

    @property
    def is_year(self) -> bool:
        return not self.month

    def before(self, other: _Event) -> bool:
        """Tell whether it was before another, as far as both are told."""
        if self.year != other.year:
            return self.year < other.year
        if self.month and other.month and self.month != other.month:
            return self.month < other.month and (self.named or other.month - self.month < _HALF)
        return self.month == other.month and 0 < self.day < other.day


def story_findings(document: Document, told: Set[Spot]) -> Iterator[Finding]:
    """Yield events that are told behind a later one, in a sentence or a passage.

    `told` holds the sentences of which another rule has said that their dates are wrong.
    """
    for passage in document.passages:
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            yield from (one for one in _judged(passage, document.year) if one.spots[0] not in told)


def _judged(passage: Passage, year: int) -> Iterator[Finding]:
    own, known = year, False
    last: _Event | None = None
    for sentence in passage.sentences:
        if COUNTED.search(sentence.text):
            last = None
            continue
        opens = True
        for event in _events(sentence, own, known):
            frame = last is not None and last.year >= year and last.is_year
            # In one sentence they stand side by side; from one sentence to the next, only where a date begins it.
            follows = event.start <= 1 if opens else last and not _APART.search(sentence.dated, last.end, event.start)
            if last and follows and not frame and last.known == event.known and event.before(last):
                said = message("{earlier} is told behind {later}", earlier=event.printed, later=last.printed)
                key = f"{last.printed} {event.printed} {sentence.text}"
                yield Finding("W619", Severity.EXPLAIN, said, (sentence.spot,), event.printed, key=key)
            last, own, known, opens = event, event.year, event.known, False


def _events(sentence: Sentence, year: int, known: bool) -> Iterator[_Event]:
    """Yield the dates of a sentence at which something happened."""
    text = sentence.dated
    for found in _DATE.finditer(text) if "月" in text or "年" in text else ():
        named = found["year"] is not None
        if named:
            year, known = int(found["year"]), True
        month = int(found["month"] or found["in"] or 0)
        aside = _ASIDE.search(text, max(0, found.start() - _REACH), found.start())
        dates = _DATES_A_FIGURE.match(text, found.end()) or (not month and _STATISTIC.match(text, found.end()))
        if not aside and not dates:
            day = int(found["day"] or found["on"] or 0)
            yield _Event(year, month, day, found.start(), found.end(), found[0], named, known)
