"""Moments that run backwards: 2023年10月开工，2023年9月交付; steps of a list; 最早的录于1978年，最晚的录于1976年."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.wording.lengths import LENGTH
from reportdoc.audit.wording.moments import YEAR, Moment, moments
from reportdoc.report.message import Message, message

_ENDS = re.compile(
    rf"最早[^，。；、]{{0,20}}?(?P<y1>{YEAR})年(?:(?P<m1>[0-9]{{1,2}})月)?[^。；0-9]{{0,20}}?"
    rf"最[晚迟近新][^，。；、]{{0,20}}?(?P<y2>{YEAR})年(?:(?P<m2>[0-9]{{1,2}})月)?"
)

_ASIDE = re.compile(
    r"比|较|自|从|截[至止]|上年|去年|同期|此前|曾|原|始于|早在|之前|以前|先|其中|[（(]|相当|是.{0,4}的|最"
)
"""Words behind which an earlier moment may well be told later."""

_LEAD = re.compile(r"[\W0-9]{0,6}$")
"""What stands before a moment that opens an item."""

_CLOSE = 12
"""Characters between two months that are told of one thing."""

_TOLD = 24
"""Characters behind two months in which a length is told of both."""

_FEW = 3
"""Items of a list that show an order."""


def step_findings(document: Document) -> Iterator[Finding]:
    """Yield moments that lie before the one they should follow."""
    lists: dict[int, list[Passage]] = defaultdict(list)
    for passage in document.passages:
        if passage.items is not None:
            lists[passage.items[0]].append(passage)
        for sentence in passage.sentences:
            if "最早" in sentence.text:
                yield from _ends(sentence)
            if sentence.text.count("月") > 1:
                yield from _months(sentence)
    for items in lists.values():
        yield from _items(items)


def _ends(sentence: Sentence) -> Iterator[Finding]:
    for found in _ENDS.finditer(sentence.text):
        first, last = int(found["y1"]), int(found["y2"])
        month = int(found["m2"]) < int(found["m1"]) if found["m1"] and found["m2"] else False
        if last < first or (last == first and month):
            said = message("what is called the latest is before the earliest: {span}", span=found[0])
            yield _finding(sentence, said, Severity.ERROR, found[0], found.start())


def _months(sentence: Sentence) -> Iterator[Finding]:
    """Look at two months with their years, one right behind the other, of which the second is before the first."""
    for one, other in pairwise(moments([sentence])):
        between = sentence.text[one.end : other.start]
        if not (one.own_year and other.own_year) or (one.day and other.day) or len(between) > _CLOSE or other.opens:
            continue
        if LENGTH.search(sentence.text, other.end, other.end + _TOLD):
            continue  # told where lengths are read
        if one.months - 12 < other.months < one.months and "，" in between and not _ASIDE.search(between):
            said = message(
                "{later} is told behind {earlier}; the year may be wrong", later=other.text, earlier=one.text
            )
            yield _finding(sentence, said, Severity.EXPLAIN, other.text, other.start)


def _items(items: Sequence[Passage]) -> Iterator[Finding]:
    """Look at a list each item of which opens with a moment: the one without which the others count on is odd."""
    opening = [found for passage in items if (found := _opens(passage))]
    if len(items) < _FEW or len(opening) != len(items):
        return
    told = list(moments([one.sentence for one in opening]))
    firsts = [next(each for each in told if each.sentence is one.sentence) for one in opening]
    order = [(one.year, one.month, one.day) for one in firsts]
    odd = [at for at in range(len(order)) if (rest := order[:at] + order[at + 1 :]) == sorted(rest)]
    at = next((each for each in odd if each), None)
    if order != sorted(order) and at is not None:
        wrong = firsts[at]
        said = message("{day} is out of the order of the days around it", day=wrong.text)
        yield _finding(wrong.sentence, said, Severity.EXPLAIN, wrong.text, wrong.start)


def _opens(passage: Passage) -> Moment | None:
    """Return the moment that opens an item."""
    first = next(moments(passage.sentences[:1]), None)
    return first if first and _LEAD.fullmatch(first.sentence.text[: first.start]) else None


def _finding(sentence: Sentence, said: Message, severity: Severity, shown: str, at: int) -> Finding:
    return Finding("W619", severity, said, (sentence.spot,), shown[:40], key=f"{sentence.text}@{at}")
