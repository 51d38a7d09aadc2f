"""The years, months and days of a text, with the years they are of, and how long it says that something went on."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportdoc.audit.reading.document import Document, once
from reportdoc.text.numerals import CHARACTERS, whole

YEAR = r"(?:19|20)[0-9]{2}"

_TO = "至到—–~～-"

_DAY = rf"(?:\s?[日号]|(?=\s?[{_TO}]\s?(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}[日号]))"

_MOMENT = re.compile(
    rf"(?<![0-9])(?P<year>{YEAR})\s?年(?:\s?(?P<month>[0-9]{{1,2}})\s?月(?:\s?(?P<day>[0-9]{{1,2}}){_DAY}|份|(?![0-9])))?"
    rf"|(?:(?P<next>次年|翌年|第二年|来年)\s?)?(?<![0-9.])(?P<in>[0-9]{{1,2}})\s?月(?:\s?(?P<on>[0-9]{{1,2}}){_DAY}|份|(?![0-9]))"
    rf"|(?<=[日号0-9][{_TO}])(?P<last>[0-9]{{1,2}})[日号]"
    rf"|(?<![0-9./-])(?P<dotted>{YEAR})(?P<mark>[./-])(?P<m>[0-9]{{1,2}})(?P=mark)(?P<d>[0-9]{{1,2}})(?![0-9./-])"
)
"""A year, a month or a day; a span may end with a day of the same month, 6月26日至30日."""

_ON = re.compile(rf"\s?(?:[上中下]旬|[底初末])?\s?(?:开始|起)?，?[{_TO}]")
"""Behind the begin of a span."""

_BEFORE = re.compile(rf"(?<!截)(?<!截[止至])[{_TO}]\s?$")
"""Before the end of a span, but for 截至, which has no begin."""

_BASE = re.compile(r"[比较]$")
"""Before a year with which another is compared: what follows is not of it."""

_TURN = 6
"""Months by which a month without a year lies before the last one told, if it is of the next year: 12月, 1月."""

_LEAP = 2024
"""A year that has all days any year has."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month of one, or a day, in one of some texts."""

    at: int
    """Which of the texts: of a passage, which sentence."""
    start: int
    end: int
    text: str
    """As printed."""
    year: int
    """The one printed by it, told before it, or else the year reported on."""
    month: int
    """0 where only the year is said."""
    day: int
    """0 where no day is said."""
    own_year: bool
    """Its year is printed by it, or by the day of its month with which the span begins that it ends."""
    known: bool
    """Its year is told in these texts."""
    opens: bool
    """A span begins with it."""
    closes: bool
    """A span ends with it."""

    @property
    def months(self) -> int:
        """Months since the year 0."""
        return self.year * 12 + self.month

    @property
    def day_text(self) -> str:
        """What is printed, with its month where the span it ends has told that."""
        return (
            self.text
            if "月" in self.text or not self.day or self.text[-1] not in "日号"
            else f"{self.month}月{self.day}日"
        )

    @property
    def date(self) -> datetime.date | None:
        """The day, if one is told that the calendar has."""
        return datetime.date(self.year, self.month, self.day) if self.day and self.is_possible else None

    @property
    def is_possible(self) -> bool:
        """Tell whether a calendar has it; a day without a year of its own may be of any."""
        if not self.month and not self.day:
            return True
        last = monthrange(self.year if self.own_year else _LEAP, self.month)[1] if 1 <= self.month <= 12 else 0
        return (1 if self.day else 0) <= self.day <= last > 0

    def before(self, other: Moment) -> bool:
        """Tell whether it was before another, as far as both are told."""
        for here, there in ((self.year, other.year), (self.month, other.month), (self.day, other.day)):
            if here != there or not here:
                return 0 < here < there
        return False


def moments_in(texts: Iterable[str], year: int) -> Iterator[Moment]:
    """Yield the moments of some texts in order; of `year` are those before which none is told."""
    month, known, printed = 0, False, False
    for at, text in enumerate(texts):
        end = 0
        for found in _MOMENT.finditer(text):
            if found["last"] and found.start() != end + 1:
                continue  # 每月1日至10日: of no month
            end = found.end()
            told, now = found["year"] or found["dotted"], int(found["month"] or found["in"] or found["m"] or 0)
            own, base = year, _BASE.search(text, max(0, found.start() - 1), found.start()) is not None
            printed = told is not None or (printed and found["last"] is not None)
            if found["last"]:
                now = month
            if told:
                own = int(told)
            elif found["next"] or month - now >= _TURN:
                own += 1
            yield Moment(
                at,
                *found.span(),
                found[0],
                own,
                now,
                int(found["day"] or found["on"] or found["last"] or found["d"] or 0),
                printed,
                known or told is not None,
                _ON.match(text, found.end()) is not None,
                _BEFORE.search(text, max(0, found.start() - 4), found.start()) is not None,
            )
            if not base and now <= 12:
                year, month, known = own, now, known or told is not None


@once
def moments(document: Document) -> tuple[tuple[Moment, ...], ...]:
    """Return the moments of every passage of a report."""
    return tuple(
        tuple(moments_in((sentence.dated for sentence in passage.sentences), document.year))
        for passage in document.passages
    )


JUBILEE = re.compile(
    rf"(?P<year>{YEAR})\s?年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?:开馆|落成|建成)?，?"
    r"(?:[^，。；0-9]{1,8}[0-9]{1,3}周?年、)?[^，。；0-9]{0,6}(?:建|办|成立|创办|升格)"
    r"[校学院馆党]?(?:为?高职|为?高等职业(?:学校|院校|学院))?(?:办学)?$"
)
"""Before a number of years: the year is that of the jubilee, not of the beginning: 2018年建校60周年时."""

_LENGTH = re.compile(
    rf"(?<![0-9.第每近约{CHARACTERS}])(?:(?<![前后])|(?<=前后))(?<!十有)"
    rf"(?P<n>[0-9]{{1,3}}|[{CHARACTERS}]{{1,2}}有[{CHARACTERS}]|[{CHARACTERS}]{{1,4}})\s?(?P<unit>个月|天|周年|个?年头|个?春秋|载|年)"
    r"(?![多余半度级制期代前后内份龄均薪会底末初免任0-9]|报(?!到)|以[上内下前后]|左右|计划|规划|行动)"
)


@dataclass(frozen=True, slots=True)
class Length:
    """How long something went on, or how long ago it was, in days, months or years."""

    start: int
    end: int
    text: str
    count: int
    unit: str
    """个月, 天, 年, or another word for years."""

    @property
    def is_years(self) -> bool:
        """Tell whether it is told in years."""
        return self.unit not in ("个月", "天")


def lengths_in(text: str) -> Iterator[Length]:
    """Yield the lengths of time of a sentence, from left to right; none that is about so long: 近三年, 三年多."""
    for found in _LENGTH.finditer(text):
        if count := whole(found["n"].replace("有", "")):
            yield Length(
                *found.span(), found[0], count, found["unit"].removeprefix("个") if "月" not in found[0] else "个月"
            )
