"""Lengths of time beside the moments between which they lie: 2022年10月开工，2023年9月交付，历时11个月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.wording.moments import Moment, moments
from reportdoc.report.message import Message, message

LENGTH = re.compile(
    r"(?:历时|历经|耗时|用时|前后|时隔|用了)(?:共|整整|正好)?\s?(?P<n>[0-9]{1,3})(?P<unit>个月|天|年)(?![多余半度])"
)
"""How long something went on."""

_FROM_TO = re.compile(r"[从由自][一-鿿]{1,8}[到至][一-鿿]{1,8}$")
"""Right before a length, which names the acts between which it lies: 从签约到启用."""

_NEAR = 24
"""Characters between two moments, and between the later and the length that is told of both."""

_RUN = re.compile(
    r"[起始][^，。；0-9]{0,16}[，]?(?:连[一-鿿]{0,3}|为期|历时|持续)(?P<n>[0-9]{1,3})天(?P<rest>[^。；0-9]{0,12})"
)

_OVER = re.compile(r"[^，。；0-9]{0,4}(?:完|结束|止|闭幕|落幕|收官|收尾)")

_HOUR = (
    r"(?P<part{0}>凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜里|深夜|次日)?(?<![0-9])(?P<hour{0}>[0-9]{{1,2}})"
    r"(?:[:：](?P<minute{0}>[0-5][0-9])|[时点](?:(?P<half{0}>半)|(?P<past{0}>[0-9]{{1,2}})分?)?)"
)

_HOURS = re.compile(
    _HOUR.format(1)
    + r"(?:[^。；0-9]{0,12}[至到—–~～-]{1,2}|开始，至?到?)"
    + _HOUR.format(2)
    + r"[^。；0-9]{0,14}?(?<![天日周])(?P<n>[0-9]{1,2})个?(?P<more>半)?小时(?![0-9])"
)

_LATER = frozenset({"下午", "傍晚", "晚上", "晚间", "晚"})
"""Parts of the day whose hours are counted from noon."""

_NOON, _DAY = 12 * 60, 24 * 60


def length_findings(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Yield lengths of a passage that do not lie between the moments told of them."""
    for passage in passages:
        told = list(moments(passage.sentences)) if "月" in passage.text else []
        for sentence in passage.sentences:
            yield from _hours(sentence)
            if told:
                yield from _between(passage, sentence, told)
                yield from _runs(sentence, told)


def _between(passage: Passage, sentence: Sentence, told: Sequence[Moment]) -> Iterator[Finding]:
    """Look at lengths of months, days and years behind two moments; any two of the passage may be meant."""
    for found in LENGTH.finditer(sentence.text):
        number, unit = int(found["n"]), found["unit"]
        order = passage.sentences.index(sentence)
        before = [
            one
            for one in told
            if (at := passage.sentences.index(one.sentence)) < order or (at == order and one.end <= found.start())
        ][-_MOMENTS:]
        if len(before) < 2 or any(number in _apart(one, other, unit) for one, other in combinations(before, 2)):
            continue
        one, other = before[-2:]
        acts = _FROM_TO.search(sentence.text[: found.start()])
        if other.sentence is not sentence or found.start() - other.end > _NEAR:
            continue
        if not acts and (one.sentence is not sentence or other.start - one.end > _NEAR or one.closes or not one.year):
            continue
        lies = _apart(one, other, unit)
        if not lies or other.opens:  # spans of days are judged where they are read
            continue
        stated = f"{number}{unit}"
        if lies[0] < 0:
            said = message(
                "{last} is before {first}, and {length} are said to lie between them",
                last=other.text,
                first=one.text,
                length=stated,
            )
        else:
            said = message(
                "{first} and {last} are {count} apart, not {stated}",
                first=one.text,
                last=other.text,
                count=f"{lies[0]}{unit}",
                stated=stated,
            )
        severity = Severity.ERROR if lies[0] < 0 else Severity.EXPLAIN
        yield _finding(sentence, said, severity, sentence.text[other.start : found.end()], found.start())


_MOMENTS = 6
"""Moments before a length among which those are sought between which it lies."""


def _apart(one: Moment, other: Moment, unit: str) -> tuple[int, ...]:
    """Return how long lies between two moments, without and with the last one counted; empty where that is not said."""
    if unit == "年":
        return (other.year - one.year, other.year - one.year + 1, (other.months - one.months) // 12)
    if unit == "个月":
        whole = other.months - one.months
        less = (one.day and other.day and other.day < one.day) or (one.day > _LATE and not other.day)
        return (whole, whole + 1, *([whole - 1] if less else ()))
    first, last = _day(one), _day(other)
    return ((last - first).days, (last - first).days + 1) if first and last else ()


_LATE = 15
"""Day from which a month is begun too late to count as a whole one."""


def _day(moment: Moment) -> date | None:
    try:
        return date(moment.year, moment.month, moment.day)
    except ValueError:
        return None


def _runs(sentence: Sentence, told: Sequence[Moment]) -> Iterator[Finding]:
    """Look at days that run on from one day to another: 7月1日起连播6天，7月6日播完."""
    own = [one for one in told if one.sentence is sentence and one.day]
    for one, other in combinations(own, 2):
        between = sentence.text[one.end : other.start]
        run = _RUN.fullmatch(between)
        lies = _apart(one, other, "天")
        if run and lies and lies[1] != int(run["n"]) and _OVER.match(sentence.text, other.end):
            said = message(
                "{span} is {days} days with the first and the last", span=f"{one.text}—{other.text}", days=lies[1]
            )
            yield _finding(sentence, said, Severity.ERROR, one.text + between + other.text, one.start)


def _hours(sentence: Sentence) -> Iterator[Finding]:
    """Look at hours from one time of a day to another: 凌晨3时出发，到下午1时收车，整整10个小时."""
    found = _HOURS.search(sentence.text) if "小时" in sentence.text else None
    if not found or len(re.findall("小时", sentence.text)) > 1 or re.search("每|平均|分", found[0][-20:]):
        return
    first, last = _time(found, 1), _time(found, 2)
    if not found["part2"] and found["part1"] in _LATER and last < first:
        last += _NOON
    length = (last - first) % _DAY
    if int(found["n"]) * 60 + (30 if found["more"] else 0) != length:
        hours, minutes = divmod(length, 60)
        count = f"{hours}小时{f'{minutes}分' if minutes else ''}"
        shown = found[0][: found.start("n") - found.start()]
        said = message("{span} is {count}", span=shown.rstrip("，"), count=count)
        yield _finding(sentence, said, Severity.EXPLAIN, found[0], found.start())


def _time(found: re.Match[str], which: int) -> int:
    """Return the minutes of a day at one of two times."""
    hour, part = int(found[f"hour{which}"]), found[f"part{which}"]
    minutes = hour * 60 + int(found[f"minute{which}"] or found[f"past{which}"] or 0)
    minutes += 30 if found[f"half{which}"] else 0
    if part in _LATER or (part == "中午" and hour < 11):
        minutes += _NOON if minutes < _NOON else 0
    return minutes + (_DAY if part == "次日" else 0)


def _finding(sentence: Sentence, said: Message, severity: Severity, shown: str, at: int) -> Finding:
    return Finding("W619", severity, said, (sentence.spot,), shown[:40], key=f"{sentence.text}@{at}")
