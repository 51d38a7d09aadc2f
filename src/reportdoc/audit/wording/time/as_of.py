"""The days by which something is counted: in the text and the note by its table, and of those placed everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import moments
from reportdoc.audit.reading.passage import PassageKind
from reportdoc.audit.wording.time.dates import COUNTED
from reportdoc.report.message import Message, message

_PLACED = re.compile("去向|就业|落实")
"""What is counted on one day in all of a report."""

_UNTIL = re.compile("截[至止]到?$")

_TO = re.compile("[到至]$")

_NEAR = 24
"""Characters around a day among which is told what is counted by it."""


@dataclass(frozen=True, slots=True)
class _Day:
    text: str
    spot: Spot
    tables: tuple[str, ...]
    """Labels of those that its sentence refers to, or by which it is noted."""
    noted: bool
    rule: bool
    """It is told how the report counts."""
    placed: bool
    """Those placed are counted by it, and no other day is told in its sentence."""
    enrolled: bool
    """The students are counted by it."""


def as_of_findings(document: Document) -> Iterator[Finding]:
    """Yield days by which is counted that are others in another place."""
    days = [*_days(document)]
    noted = {label: one for one in days if one.noted for label in one.tables}
    for one in days:
        other = next((noted[label] for label in one.tables if label in noted and not one.noted), one)
        if one.text != other.text:
            said = message("the text says {told}, the note by the table {noted}", told=one.text, noted=other.text)
            yield _finding(said, Severity.CONFLICT, one, other)
    yield from _enrolled([one for one in days if one.enrolled])
    placed = [one for one in days if one.placed]
    often = Counter(text for one in placed for text in (one.text,) * (1 + one.rule))
    usual = max(placed, key=lambda one: often[one.text], default=None)
    for one in placed:
        if usual and often[one.text] == 1 < often[usual.text]:
            said = message("{cohort} here, {year} there", cohort=one.text, year=usual.text)
            yield _finding(said, Severity.EXPLAIN, one, usual)


def _enrolled(days: Sequence[_Day]) -> Iterator[Finding]:
    """Yield the day by which the report says that it counts its students, where it counts them a year off."""
    counted = {one.text: one for one in days if not one.rule}
    for one in (each for each in days if each.rule and each.text not in counted):
        other = next(
            (day for text, day in counted.items() if text.partition("年")[2] == one.text.partition("年")[2]), None
        )
        if other:
            said = message("{cohort} here, {year} there", cohort=one.text, year=other.text)
            yield _finding(said, Severity.EXPLAIN, one, other)


def _days(document: Document) -> Iterator[_Day]:
    captions = {sheet.label: sheet.caption for sheet in document.sheets}
    for passage, dated in zip(document.passages, moments(document), strict=True):
        noted = passage.kind is PassageKind.NOTE
        for last, one, following in zip((None, *dated), dated, (*dated[1:], None), strict=False):
            sentence, text = passage.sentences[one.at], passage.sentences[one.at].dated
            start = last.end if last and last.at == one.at else 0
            before, rule = text[max(start, one.start - _NEAR) : one.start], COUNTED.search(text) is not None
            around = before + captions.get(passage.block, "" if rule else text[one.end : one.end + _NEAR])
            alone = not start and (not following or following.at != one.at)
            until = _UNTIL.search(before) is not None
            to = not rule and not start and _TO.search(before) is not None
            enrolled = "在校生" in around and (rule or to)
            span = one.opens or (one.closes and not (enrolled and to))
            if one.day and one.own_year and not span and (rule or noted or until or enrolled):
                placed = (rule or (until and alone and "初次" not in text)) and _PLACED.search(around) is not None
                labels = [passage.block] if noted else [each for _, _, some in sentence.references for each in some]
                yield _Day(
                    one.text, sentence.spot, tuple(labels) if noted or until else (), noted, rule, placed, enrolled
                )


def _finding(said: Message, severity: Severity, one: _Day, other: _Day) -> Finding:
    key = f"{one.spot.place.file} {one.spot.text}"
    return Finding("W622", severity, said, (one.spot, other.spot), one.text, other.text, key=key)
