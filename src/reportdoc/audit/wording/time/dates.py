"""Days that no calendar has, days of the week, spans that run backwards, school years and rows of years."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import YEAR, Moment, moments
from reportdoc.audit.reading.passage import Sentence
from reportdoc.report.message import Message, message
from reportdoc.text.numerals import CHARACTERS, whole

_WEEK = re.compile("[（(]?(?:星期|周)(?P<day>[一二三四五六日天])[）)]?")

_YEARS = re.compile(
    rf"(?<![0-9])(?P<from>{YEAR})\s?年?\s?(?:[至到]|[-—–~～]{{1,2}})\s?(?P<to>{YEAR})\s?(?:年|学年|级|届)"
)

_SCHOOL_YEAR = re.compile(
    rf"(?P<first>{YEAR})\s?[-—–~～至]{{1,2}}\s?(?P<last>{YEAR})\s?学年[^，。；（(0-9]{{0,6}}[（(指为即是系]"
)
"""A school year and, right behind it, when it begins."""

_AUTUMN = 7
"""Month from which a school year begins."""

_RUNNING = re.compile(
    rf"连续(?P<n>[0-9]{{1,2}}|[{CHARACTERS}]{{1,3}})年[（(](?P<years>{YEAR}年?(?:[、，和]{YEAR}年?)++)[）)]"
)

_EARLIEST = re.compile("最早[^，。；、]{0,20}$")

_LATEST = re.compile("^[^。；0-9]{0,20}?最[晚迟近新][^，。；、]{0,20}$")

_REACH = 22
"""Characters before a moment in which it is called the earliest."""

_SPAN = 6
"""Characters at most between the two ends of a span: 开始，至."""

COUNTED = re.compile("为准|统计|口径|时点|截止")
"""A sentence that says when the figures of a report were taken: such days have no order."""


def date_findings(document: Document) -> Iterator[Finding]:
    """Yield days, spans and rows of years that cannot be."""
    for passage, told in zip(document.passages, moments(document), strict=True):
        back = 2 if _BEFORE.search(passage.text.replace(f"{document.year}年", "")) else 1
        for last, one in zip((None, *told), told, strict=False):
            same = last if last and last.at == one.at else None
            yield from _day(passage.sentences[one.at], one, same, document.report.metadata.date, back)
            yield from _span(passage.sentences[one.at], same, one) if same else ()
            yield from _whole_year(passage.sentences[one.at], same, one) if same else ()
        for sentence in passage.sentences:
            if "年" in sentence.text or "届" in sentence.text or "级" in sentence.text:
                yield from _years(sentence, [one for one in told if passage.sentences[one.at] is sentence])


_BEFORE = re.compile("(?:19|20)[0-9]{2}[年级届]|学年|[上去前次翌]年|学期")
"""What says of a passage that it speaks of another year than the one reported on, or may do so."""


def _day(sentence: Sentence, one: Moment, last: Moment | None, declared: date, back: int) -> Iterator[Finding]:
    """Look at a day; one without a year may fall in as many years `back` from when the report was declared."""
    week = _WEEK.match(sentence.text, one.end)
    if (one.day or one.own_year) and not one.is_possible:
        begin = last if last and one.day_text != one.text else one
        shown = sentence.text[begin.start : week.end() if week else one.end]
        said = message("no calendar has {date}", date=shown if begin is one else one.day_text)
        yield finding(sentence, said, shown, one.start)
    elif week and (day := one.date if one.known else _any_day(one, declared, _weekday(week), back)):
        right = _DAYS[day.weekday()]
        if right != _weekday(week):
            said = message("{date} is a {day}", date=f"{day.year}年{day.month}月{day.day}日", day=f"星期{right}")
            severity = Severity.ERROR if one.own_year else Severity.EXPLAIN
            yield finding(sentence, said, sentence.text[one.start : week.end()], one.start, severity)


_DAYS = "一二三四五六日"


def _weekday(week: re.Match[str]) -> str:
    return week["day"].replace("天", "日")


def _any_day(one: Moment, declared: date, weekday: str, back: int) -> date | None:
    """Return the last such day before a report was declared, or one of those `back` that falls on a weekday."""
    if not (one.month and one.day):
        return None
    years = [declared.year - off for off in range(3)]
    days = [date(year, one.month, one.day) for year in years if one.day <= monthrange(year, one.month)[1]]
    past = [day for day in days if day <= declared][:back]
    return next((day for day in past if _DAYS[day.weekday()] == weekday), past[0] if past else None)


def _span(sentence: Sentence, one: Moment, other: Moment) -> Iterator[Finding]:
    """Look at two moments: a span that runs backwards, or the latest before the earliest."""
    if not other.before(one):
        return
    between = sentence.text[one.end : other.start]
    early = _EARLIEST.search(sentence.text, max(0, one.start - _REACH), one.start)
    days = (one.day and other.day) or (one.month and other.month and other.own_year)
    if one.opens and other.closes and len(between) <= _SPAN and days:
        span = sentence.text[one.start : other.end]
        # Without a year it may end in the next one: 9月1日至6月30日.
        next_year = not other.own_year and one.month - other.month > 1
        severity = Severity.EXPLAIN if next_year else Severity.ERROR
        yield finding(sentence, message("the span {span} runs backwards", span=span), span, one.start, severity)
    elif early and _LATEST.match(between):
        span = sentence.text[early.start() : other.end]
        said = message("what is called the latest is before the earliest: {span}", span=span)
        yield finding(sentence, said, span, early.start())


_OF_SCHOOL = re.compile(r"[^，。；、]{0,4}学年")
"""Behind a span that is a school year."""


def _whole_year(sentence: Sentence, one: Moment, other: Moment) -> Iterator[Finding]:
    """Look at a span that is called a school year and is none: 学年数据的统计期为2022年9月1日至2023年8月24日."""
    if not (one.opens and other.closes and one.own_year and other.own_year and one.date and other.date):
        return
    called = sentence.text[max(0, one.start - _CALLED) : one.start]
    about = "学年" in re.split("[，。；]", called)[-1] or _OF_SCHOOL.match(sentence.text, other.end)
    days = (other.date - one.date).days + 1
    if about and days not in _WHOLE and abs(days - max(_WHOLE)) <= _MONTHS:
        span = sentence.text[one.start : other.end]
        said = message("{span} is {count}", span=span, count=f"{days}天")
        yield finding(sentence, said, span, one.start, Severity.EXPLAIN)


_CALLED = 14
"""Characters before a span that say what it is."""

_WHOLE = (365, 366)
"""Days of a year."""

_MONTHS = 130
"""Days by which a school year is told too short or too long; a part of one is called so as well."""


def _years(sentence: Sentence, told: list[Moment]) -> Iterator[Finding]:
    for found in _YEARS.finditer(sentence.text):
        if int(found["to"]) < int(found["from"]):
            yield finding(sentence, message("the span {span} runs backwards", span=found[0]), found[0], found.start())
    for found in _SCHOOL_YEAR.finditer(sentence.text):
        begin = next((one for one in told if one.start == found.end() and one.month), None)
        if begin and begin.year - (begin.month < _AUTUMN) != int(found["first"]):
            said = message(
                "the school year {year} does not begin in {month}",
                year=f"{found['first']}—{found['last']}学年",
                month=f"{begin.year}年{begin.month}月",
            )
            yield finding(sentence, said, found[0] + begin.text, found.start())
    for found in _RUNNING.finditer(sentence.text):
        years = sorted(int(year) for year in re.findall(YEAR, found["years"]))
        if len(years) != whole(found["n"]) or years != [*range(years[0], years[-1] + 1)]:
            said = message(
                "{count} years running, and {listed} are listed", count=str(whole(found["n"])), listed=str(len(years))
            )
            yield finding(sentence, said, found[0], found.start())


def finding(sentence: Sentence, said: Message, shown: str, at: int, severity: Severity = Severity.ERROR) -> Finding:
    """Return what is wrong with a moment of a sentence, at a place of it."""
    return Finding("W619", severity, said, (sentence.spot,), shown[:60], key=f"{sentence.text}@{at}")
