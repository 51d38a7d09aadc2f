"""Lengths of time beside the moments between which they lie: 2022年10月开工，2023年9月交付，历时11个月."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import Length, Moment, lengths_in, moments
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.wording.time.dates import finding
from reportdoc.audit.wording.time.hours import hour_findings
from reportdoc.report.message import message
from reportdoc.text.number import one_digit

_LEAD = re.compile(
    r"(历时|历经|耗时|用时|前后|时隔|用了?|(?:为|会|展|赛|工|建设|整改|实施|服务|合同)期|周期|时长|全程|持续|整整|长达|共计|连[播续演])"
    r"(?:了|为|是|共|整整|正好){0,2}\s?$"
)
"""Right before a length, which is announced."""

_EXACT = frozenset({"为期", "建设期", "周期", "整整"})
"""Leads of years that are whole ones: 建设期五年."""

_FROM_TO = re.compile(r"[从由自](?P<first>[一-鿿]{1,8})[到至](?P<last>[一-鿿]{1,8})，?$")
"""Right before a length, which names the acts between which it lies: 从签约到启用."""

_ACT = 2
"""Characters by which an act is known at the least, where it is looked for in what stands before."""

_NEAR, _FAR = 24, 50
"""Characters between two moments, and between the later and a length of both; more behind a span."""

_SPAN = 40
"""Characters between a span of days and how many they are."""

_EACH = re.compile("[每均各]")
"""Between the two, what tells of a part of them: 3月1日至8月31日，每名教师实践20天."""

_ONTO = re.compile(r"[^，。；、0-9]{0,12}[（(，]?[自从由]?|[^，。；、0-9]{0,4}")
"""Between a length and the moments behind it: 历时71天（2023年10月9日至…）, 建设期五年，2021年1月…."""

_OVER = re.compile(r"[^，。；0-9]{0,4}(?:完|结束|止|闭幕|落幕|收官|收尾)")
"""Behind the later of two moments, of which the earlier stands before the length: 7月1日起连播6天，7月7日播完."""

_MOMENTS = 6
"""Moments before a length among which those are sought between which it lies."""

_MANY = 60
"""Moments under one heading among which those of named acts are sought."""

_LOOSE = 5
"""What a length that nothing announces may be short of: days that were worked."""

_LATE = 15
"""Day from which a month is begun too late to count as a whole one."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A length in its sentence."""

    at: int
    sentence: Sentence
    length: Length
    lead: str
    """What announces it: 历时."""
    start: int
    """Where that begins, or it."""

    @property
    def acts(self) -> re.Match[str] | None:
        """The acts between which it lies, where they are named: 从签约到启用."""
        return _FROM_TO.search(self.sentence.dated, max(0, self.start - 20), self.start)

    def between(self, one: Moment) -> str:
        """Return what stands between a moment and it."""
        text = self.sentence.dated
        return text[one.end : self.start] if one.end <= self.start else text[self.length.end : one.start]


def length_findings(document: Document) -> Iterator[Finding]:
    """Yield lengths of a passage that do not lie between the moments told of them."""
    heading = ""
    done: list[tuple[Moment, str]] = []
    for passage, dated in zip(document.passages, moments(document), strict=True):
        if passage.heading != heading:
            heading = passage.heading
            done.clear()
        told = [one for one in dated if one.month]
        ends = [(one.at, one.end) for one in told]
        for at, sentence in enumerate(passage.sentences):
            yield from hour_findings(sentence)
            for length in lengths_in(sentence.dated) if told or done else ():
                if length.unit in ("年", "个月", "天"):
                    lead = _LEAD.search(sentence.dated, max(0, length.start - 10), length.start)
                    found = _Told(at, sentence, length, lead[1] if lead else "", lead.start() if lead else length.start)
                    here = bisect_right(ends, (at, length.start))
                    behind = [one for one in told[here : here + _MOMENTS] if one.at == at]
                    near = _clauses(passage, told[max(0, here - _MANY) : here]) if found.acts else ()
                    if named := _named(found, (*done, *near)):
                        yield from _apart_by_name(found, *named)
                    else:
                        yield from _judged(found, told[max(0, here - _MOMENTS) : here], behind)
        done.extend(_clauses(passage, told))
        del done[:-_MANY]


def _clauses(passage: Passage, told: Sequence[Moment]) -> Iterator[tuple[Moment, str]]:
    """Yield moments with what happened then: what stands behind, up to the next one or the end of the clause."""
    for one, following in zip(told, (*told[1:], None), strict=False):
        text = passage.sentences[one.at].dated
        end = following.start if following and following.at == one.at else len(text)
        yield one, text[one.end : end].partition("；")[0]


def _named(found: _Told, told: Sequence[tuple[Moment, str]]) -> tuple[Moment, Moment] | None:
    """Return the moments of the two acts that a length names, told under its heading: 从布置到审定，前后67天."""
    acts = found.acts
    if not acts or min(len(acts["first"]), len(acts["last"])) < _ACT:
        return None
    one, other = (
        [moment for moment, text in told if acts[name] in text.replace(acts[0], "")] for name in ("first", "last")
    )
    return (one[0], other[0]) if len(one) == len(other) == 1 and one[0].before(other[0]) else None


def _apart_by_name(found: _Told, one: Moment, other: Moment) -> Iterator[Finding]:
    lies, number, unit = _apart(one, other, found), found.length.count, found.length.unit
    if lies and number not in lies:
        said = message(
            "{first} and {last} are {count} apart, not {stated}",
            first=one.text,
            last=other.day_text,
            count=f"{lies[0]}{unit}",
            stated=f"{number}{unit}",
        )
        yield finding(found.sentence, said, found.length.text, found.start, Severity.EXPLAIN)


def _judged(found: _Told, before: Sequence[Moment], behind: Sequence[Moment]) -> Iterator[Finding]:
    """Look at a length of months, days and years beside two moments; any two of those around it may be meant."""
    around = _around(found, before, behind)
    pair = around or _behind(found, behind) or _before(found, before)
    number, unit = found.length.count, found.length.unit
    if not pair or any(number in _apart(*two, found) for two in combinations((*before, *behind), 2)):
        return
    (one, other), lies = pair, _apart(*pair, found)
    span = one.opens and other.closes and unit == "天"
    whole = span and lies and abs(number - max(lies)) <= _LOOSE and not _EACH.search(found.between(other))
    if not lies or not (found.lead or found.acts or one in behind or whole or _beyond(number, lies)):
        return
    # Fewer may be those worked; more than there are cannot be.
    certain = around or lies[0] < 0 or (span and found.lead and number > max(lies))
    said = (
        message(
            "{last} is before {first}, and {length} are said to lie between them",
            last=other.text,
            first=one.text,
            length=f"{number}{unit}",
        )
        if lies[0] < 0
        else message(
            "{first} and {last} are {count} apart, not {stated}",
            first=one.text,
            last=other.day_text,
            count=f"{lies[-1] if unit == '天' else lies[0]}{unit}",
            stated=f"{number}{unit}",
        )
    )
    first = one if around or (span and one.at == found.at) else other
    shown = found.sentence.text[min(first.start, found.start) : max(other.end, found.length.end)]
    yield finding(found.sentence, said, shown, found.start, Severity.ERROR if certain else Severity.EXPLAIN)


def _around(found: _Told, before: Sequence[Moment], behind: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """Return the two moments between which a length stands, if what began at one is over at the other."""
    if not found.lead or not before or not behind or behind[0].start - before[-1].end > _NEAR:
        return None
    one, other = before[-1], behind[0]
    text = found.sentence.dated
    over = one.at == other.at and re.search("[起始]", text[one.end : found.start]) and _OVER.match(text, other.end)
    return (one, other) if over else None


def _behind(found: _Told, told: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """Return the two moments right behind a length, if they are told of it."""
    if len(told) < 2 or told[1].start - told[0].end > _NEAR:
        return None
    between = found.between(told[0])
    bracket = between.endswith(("（", "(")) and told[1].closes
    return (told[0], told[1]) if _ONTO.fullmatch(between) and (found.lead or bracket) else None


def _before(found: _Told, told: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """Return the two moments right before a length, if they are told of it."""
    if len(told) < 2 or told[-1].at != found.at or told[-1].opens:
        return None
    one, other = told[-2:]
    between = found.between(other)
    plain = not re.search("[。；0-9每]", between)
    # Days right behind a span are all of it, whatever is told of them: of 76 in twenty-eight reports each one.
    days = found.length.unit == "天" and one.date and other.date and len(between) <= _SPAN
    if one.opens and other.closes and days and "。" not in between:
        return (one, other)
    span = one.opens and other.closes and found.lead and plain and len(between) <= _FAR
    near = one.at == found.at and other.start - one.end <= _NEAR and not one.closes
    led = found.lead or (other.closes and plain)
    return (one, other) if (span or len(between) <= _NEAR) and (found.acts or (near and led)) else None


def _beyond(number: int, lies: tuple[int, ...]) -> bool:
    """Tell whether a length that nothing announces is more than there is, or a slip away from it."""
    more = number > max(lies)
    return more or any(one_digit(f"{number:02}", f"{each:02}") and abs(number - each) > _LOOSE for each in lies)


def _apart(one: Moment, other: Moment, found: _Told) -> tuple[int, ...]:
    """Return how long lies between two moments, without and with the last one counted; empty where that is not said."""
    unit, months = found.length.unit, other.months - one.months
    if months < 0 and not other.own_year:
        months += 12  # 2023年9月至6月
    if unit == "年":
        exact = tuple(n for n in ((months + 1) // 12, (months + 2) // 12) if abs(months - 12 * n) <= 1 and n)
        if found.lead in _EXACT and months > 0:
            return exact or (months // 12, months // 12 + 1)
        if exact and one.opens and other.closes:
            return exact
        return (other.year - one.year, other.year - one.year + 1, months // 12)
    if unit == "个月":
        less = (one.day and other.day and other.day < one.day) or (one.day > _LATE and not other.day)
        return (months, months + 1, *([months - 1] if less else ()))
    if not one.date or not other.date or one.date == other.date:
        return ()
    days = (other.date - one.date).days
    if days < 0 and not other.own_year:
        days += 365
    over = other.closes or (other.at == found.at and _OVER.match(found.sentence.dated, other.end))
    return (days + 1,) if over else (days, days + 1)
