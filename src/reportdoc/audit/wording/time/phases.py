"""Phases that follow one another: each begins when the one before is over, as all but one of a passage do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import YEAR, Moment, moments
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.audit.wording.time.dates import finding
from reportdoc.report.message import message

_MONTHLY = re.compile(
    r"(?:(?P<every>每月)|(?<=[；。：，]))(?P<one>[0-9]{1,2})[日号](?:[至到—–~-]+(?:(?P<other>[0-9]{1,2})[日号]|月[末底]))?"
)
"""A day, or some, of every month: 每月1日至10日；11日至20日；21日至月末."""

_YEARS = re.compile(
    rf"(?<![0-9])(?P<one>{YEAR})年?(?:[-—–~]{{1,2}}|至|到)(?:(?P<other>{YEAR})年|今)|(?P<open>{YEAR})年(?:以来|至今|起)"
)
"""A span of years, the last of which may be open: 第一单元（1978—1995年），第二单元（1996年以来）."""

_LAST = 31
"""The last day of the longest month."""

_FEW = 3
"""Phases and days that show an order."""


@dataclass(frozen=True, slots=True)
class _Phase:
    sentence: Sentence
    start: int
    text: str
    begin: int
    """Day or month, counted from any."""
    end: int


def phase_findings(document: Document) -> Iterator[Finding]:
    """Yield a phase that does not begin when the one in front of it is over, and a day of every month out of order."""
    for passage, told in zip(document.passages, moments(document), strict=True):
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            spans = [pair for pair in pairwise(told) if pair[0].opens and pair[1].closes and pair[0].at == pair[1].at]
            for by_day in (False, True):
                yield from _overlapping([*_phases(passage, spans, by_day)])
            yield from _overlapping([*_of_years(passage)])
            monthly = [*_monthly(passage)] if "每月" in passage.text else []
            yield from _overlapping(monthly) if any(one.end > one.begin for one in monthly) else _turned(monthly)


def _phases(passage: Passage, spans: Sequence[tuple[Moment, Moment]], by_day: bool) -> Iterator[_Phase]:
    for one, other in spans:
        sentence = passage.sentences[one.at]
        text = sentence.text[one.start : other.end]
        if by_day and one.date and other.date:
            yield _Phase(sentence, one.start, text, one.date.toordinal(), other.date.toordinal())
        elif not by_day and one.month and other.month and not one.day and not other.day:
            yield _Phase(sentence, one.start, text, one.months, other.months)


def _of_years(passage: Passage) -> Iterator[_Phase]:
    """Yield the spans of years of a passage; none where each stands in a sentence of its own."""
    for sentence in passage.sentences:
        found = [*_YEARS.finditer(sentence.dated)] if sentence.dated.count("年") >= _FEW else []
        if len(found) >= _FEW:
            for one in found:
                first = int(one["one"] or one["open"])
                yield _Phase(sentence, one.start(), one[0], first, int(one["other"] or first))


def _monthly(passage: Passage) -> Iterator[_Phase]:
    """Yield the days of every month that a passage tells, of the next clauses as well."""
    every = False
    for sentence in passage.sentences:
        for found in _MONTHLY.finditer(sentence.text):
            every = every or found["every"] is not None
            one = int(found["one"])
            last = int(found["other"]) if found["other"] else _LAST if found[0][-1] in "末底" else one
            if every:
                yield _Phase(sentence, found.start(), found[0], one, last)


def _overlapping(told: Sequence[_Phase]) -> Iterator[Finding]:
    """Look at phases of which all but one begin right behind the last, or before it is over."""
    wrong = [(one, other) for one, other in pairwise(told) if other.begin != one.end + 1]
    if len(told) < _FEW or len(wrong) != 1:
        return
    ((one, other),) = wrong
    if len(told) > _FEW and other.begin > one.end:
        said = message("{later} does not begin where {earlier} ends", later=other.text, earlier=one.text)
        yield finding(other.sentence, said, other.text, other.start, Severity.EXPLAIN)
    elif one.begin < other.begin < one.end:
        said = message("{later} begins before {earlier} is over", later=other.text, earlier=one.text)
        yield finding(other.sentence, said, other.text, other.start, Severity.EXPLAIN)


def _turned(told: Sequence[_Phase]) -> Iterator[Finding]:
    """Look at days of every month, of which one stands behind a later one."""
    down = [(one, other) for one, other in pairwise(told) if other.begin < one.begin]
    if len(told) >= _FEW and len(down) == 1:
        ((one, other),) = down
        said = message("{earlier} is told behind {later}", earlier=other.text, later=one.text)
        yield finding(other.sentence, said, other.text, other.start, Severity.EXPLAIN)
