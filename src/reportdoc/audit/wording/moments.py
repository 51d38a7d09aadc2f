"""Days and months of a text with the years they are of, also where a year is not said again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportdoc.audit.reading.passage import Sentence

YEAR = r"(?:19|20)[0-9]{2}"

_MOMENT = re.compile(
    rf"(?:(?P<year>{YEAR})\s?年\s?|(?P<next>次年|翌年|第二年|来年)\s?)?"
    r"(?<![0-9.])(?P<month>[0-9]{1,2})\s?月(?:份|\s?(?P<day>[0-9]{1,2})\s?[日号])?(?![0-9])"
    r"|(?<=[日号0-9][至到—–~～-])(?P<last>[0-9]{1,2})[日号]"
)
"""A month or a day of one; a span may end with a day of the same month, 6月26日至30日."""

_ON = re.compile(r"\s?(?:[上中下]旬|[底初末])?\s?(?:开始|起)?，?(?:至|到|[-—–~～]{1,2})")
"""Behind the begin of a span."""

_BEFORE = re.compile(r"(?:至|到|[-—–~～])\s?$")
"""Before the end of a span."""

_TURN = 6
"""Months by which a month without a year lies before the last one told, if it is of the next year: 12月, 1月."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A month, or a day of one, in a sentence."""

    sentence: Sentence
    start: int
    end: int
    year: int
    """0 where no sentence before tells it."""
    month: int
    day: int
    """0 where only the month is said."""
    own_year: bool
    """Its year is printed by it."""
    opens: bool
    """A span begins with it."""
    closes: bool
    """A span ends with it."""

    @property
    def text(self) -> str:
        """What is printed."""
        return self.sentence.text[self.start : self.end]

    @property
    def months(self) -> int:
        """Months since the year 0."""
        return self.year * 12 + self.month


def moments(sentences: Iterable[Sentence], year: int = 0) -> Iterator[Moment]:
    """Yield the moments of some sentences in order; `year` is the one told before them."""
    month = 0
    for sentence in sentences:
        text = sentence.dated
        for found in _MOMENT.finditer(text) if "月" in text else ():
            before, now = year, int(found["month"] or month)
            if found["year"]:
                year = int(found["year"])
            elif year and (found["next"] or month - now >= _TURN):
                year += 1
            month = now
            if 1 <= now <= 12:
                opens, closes = _ON.match(text, found.end()), _BEFORE.search(text, 0, found.start())
                yield Moment(
                    sentence,
                    *found.span(),
                    year,
                    now,
                    int(found["day"] or found["last"] or 0),
                    found["year"] is not None,
                    opens is not None,
                    closes is not None,
                )
            else:
                year = before
