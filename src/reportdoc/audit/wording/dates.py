"""Days that no calendar has, days of the week, spans that run backwards, steps out of order."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Sentence
from reportdoc.report.message import Message, message

_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})\s?年\s?)?(?<![0-9])(?P<month>[0-9]{1,2})\s?月\s?(?P<day>[0-9]{1,2})\s?[日号](?P<week>[（(]?(?:星期|周)[一二三四五六日天][）)]?)?"
)

_DOTTED = re.compile(
    r"(?<![0-9./-])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[./-])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9./-])"
)
"""A day in digits: 2023.9.31."""

_WEEK = "一二三四五六日"

_SPAN = re.compile(
    r"(?:(?P<y1>(?:19|20)[0-9]{2})年)?(?<![0-9])(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})[日号]?\s?(?:(?:开始|起)?，?[至到]|[-—–~～]{1,2})\s?"
    r"(?:(?P<y2>(?:19|20)[0-9]{2})年)?(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})[日号](?P<behind>[^。；]{0,60})"
)

_DAYS = re.compile(
    r"^(?:[^0-9]{0,10}?(?:历时|为期|共计?|持续|前后|连续)|[^0-9]{0,50}?(?:历时|为期|会期|展期|赛期))(?P<days>[0-9]{1,3})天"
)

_YEARS = re.compile(
    r"(?<![0-9])(?P<from>(?:19|20)[0-9]{2})\s?年?\s?(?:至|到|[-—–~～]{1,2})\s?(?P<to>(?:19|20)[0-9]{2})\s?(?:年|学年|级|届)"
)

_ON = re.compile(r"\s?(?:至|到|起|[-—–~～])")
"""A day with which a span begins."""

_ASIDE = re.compile(r"比|较|自|从|截[至止]|上年|去年|同期|此前|曾|原|始于|早在|[（(]")
"""Words behind which an earlier day may well be told later."""


COUNTED = re.compile("为准|统计|口径|时点|截止")
"""A sentence that says when the figures of a report were taken: such days have no order."""


def date_findings(document: Document) -> Iterator[Finding]:
    """Yield days and spans that cannot be, and days of a sentence that run backwards."""
    for sentence in document.sentences:
        yield from _years(sentence)
        for found in _DOTTED.finditer(sentence.text):
            if not is_day(int(found["year"]), int(found["month"]), int(found["day"])):
                yield _finding(sentence, found, message("no calendar has {date}", date=found[0]))
        if "月" in sentence.text:
            yield from _days(sentence, document.year)
            yield from _spans(sentence, document.year)
            if not COUNTED.search(sentence.text):
                yield from _steps(sentence)


def _days(sentence: Sentence, year: int) -> Iterator[Finding]:
    for found in _DAY.finditer(sentence.text):
        named = int(found["year"] or year)
        month, day = int(found["month"]), int(found["day"])
        if not is_day(named if found["year"] else 0, month, day):
            yield _finding(sentence, found, message("no calendar has {date}", date=found[0]))
        elif found["week"] and found["year"]:
            right = _WEEK[date(named, month, day).weekday()]
            if right != found["week"].strip("（()）")[-1].replace("天", "日"):
                said = message("{date} is a {day}", date=f"{named}年{month}月{day}日", day=f"星期{right}")
                yield _finding(sentence, found, said)


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether a calendar has a day; the year may be 0 for any."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or _LEAP, month)[1]


def _years(sentence: Sentence) -> Iterator[Finding]:
    for found in _YEARS.finditer(sentence.text):
        if int(found["to"]) < int(found["from"]):
            yield _finding(sentence, found, message("the span {span} runs backwards", span=found[0]))


def _spans(sentence: Sentence, year: int) -> Iterator[Finding]:
    for found in _SPAN.finditer(sentence.text):
        begins, ends = int(found["y1"] or year), int(found["y2"] or found["y1"] or year)
        try:
            first = date(begins, int(found["m1"]), int(found["d1"]))
            last = date(ends, int(found["m2"] or found["m1"]), int(found["d2"]))
        except ValueError:
            yield from _no_end(sentence, found, begins)
            continue
        printed = found[0][: found.start("behind") - found.start()]
        days = (last - first).days + 1
        if days < 1 and (found["y2"] or not found["y1"] or days > -180):
            # Without a year it may end in the next one: 9月1日至6月30日.
            next_year = not found["y2"] and int(found["m1"]) - int(found["m2"] or found["m1"]) > 1
            severity = Severity.EXPLAIN if next_year else Severity.ERROR
            yield _finding(sentence, found, message("the span {span} runs backwards", span=printed), severity, printed)
        elif (told := _DAYS.match(found["behind"])) and days > 1 and int(told["days"]) != days:
            said = message("{span} is {days} days with the first and the last", span=printed, days=days)
            # Fewer may be those worked; more than there are cannot be.
            severity = Severity.EXPLAIN if int(told["days"]) < days else Severity.ERROR
            yield _finding(sentence, found, said, severity, printed + told[0])


def _no_end(sentence: Sentence, found: re.Match[str], year: int) -> Iterator[Finding]:
    """Look at a span that ends on a day without a month of its own, which the month does not have: 6月26日至31日."""
    month = int(found["m1"])
    named = year if found["y1"] else 0
    if not found["m2"] and 1 <= month <= 12 and not is_day(named, month, int(found["d2"])):
        day = f"{month}月{found['d2']}日"
        printed = found[0][: found.start("behind") - found.start()]
        yield _finding(sentence, found, message("no calendar has {date}", date=day), stated=printed)


_LEAP = 2024
"""A year that has all days any year has."""


def _steps(sentence: Sentence) -> Iterator[Finding]:
    """Yield a full date that is before the one it follows, and would be behind it a year later."""
    dated = [found for found in _DAY.finditer(sentence.text) if found["year"]]
    for one, other in pairwise(dated):
        between = sentence.text[one.end() : other.start()]
        first, second = ((int(each["year"]), int(each["month"]), int(each["day"])) for each in (one, other))
        later = (second[0] + 1, *second[1:])
        if re.search(r"截[至止]到?$", sentence.text[: one.start()]) or _ON.match(sentence.text, other.end()):
            continue
        if second < first < later and len(between) <= 30 and not _ASIDE.search(between):
            said = message("{later} is told behind {earlier}; the year may be wrong", later=other[0], earlier=one[0])
            yield _finding(sentence, other, said, Severity.EXPLAIN)


def _finding(
    sentence: Sentence, found: re.Match[str], said: Message, severity: Severity = Severity.ERROR, stated: str = ""
) -> Finding:
    shown = stated or found[0][:40]
    return Finding("W619", severity, said, (sentence.spot,), shown, key=f"{sentence.text}@{found.start()}")
