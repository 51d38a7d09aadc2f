"""The day of the declaration against those in the text, and what is told as done and has not come yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import PassageKind, Sentence
from reportdoc.audit.wording.moments import Moment, moments
from reportdoc.report.message import message
from reportdoc.report.place import Place

_APPROVED = re.compile(r"[^。；0-9]{0,24}?(?P<act>审定|审议|审签|签署|签发|批准)")

_ABOUT = re.compile(r"编制|编写|本报告|年度报告|质量报告|声明")
"""What is approved there is the report itself."""

_UNTIL = re.compile(r"截[至止]到?\s?$")

_PLANNED = re.compile(r"计划|将|力争|预计|拟|规划|目标|确保|有效|到期|期满|届满|争取|任期|期限|底前|前完成|待")
"""Words of what is still to come."""


def declared_findings(document: Document) -> Iterator[Finding]:
    """Yield a declaration made before the report was approved, and days up to which nobody can have counted."""
    headings = {one.block: one.text for one in document.passages if one.kind is PassageKind.HEADING}
    acts: list[tuple[date, str, Moment]] = []
    year, heading = 0, ""
    for passage in document.passages:
        if passage.heading != heading:
            year, heading = 0, passage.heading
        if "月" not in passage.text or passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            continue
        about = _ABOUT.search(headings.get(passage.heading, "")) or _ABOUT.search(passage.text)
        for one in moments(passage.sentences, year):
            year = one.year
            found = _APPROVED.match(one.sentence.dated, one.end)
            if about and found and (day := _day(one)) and not one.closes:
                acts.append((day, found["act"], one))
    declared = document.report.metadata.date
    early = list(_too_early(declared, acts))
    yield from early
    if not early:
        for sentence in document.sentences:
            yield from _ahead(sentence, declared)


def _too_early(declared: date, acts: list[tuple[date, str, Moment]]) -> Iterator[Finding]:
    later = [(day, act, one) for day, act, one in acts if day > declared]
    if later:
        day, act, one = max(later, key=lambda each: each[0])
        said = message(
            "the declaration is dated {declared}, and the report was to pass 审议, 审定 or 签署 on {day}",
            declared=declared.isoformat(),
            day=day.isoformat(),
        )
        own = Spot(Place("content/report.yaml", key="date"), "", declared.isoformat())
        shown = f"{one.text}{act}"
        yield Finding("W619", Severity.ERROR, said, (own, one.sentence.spot), shown, key=f"{declared} {shown}")


def _ahead(sentence: Sentence, declared: date) -> Iterator[Finding]:
    """Look at 截至 with a day behind that of the declaration."""
    if "截" not in sentence.text or _PLANNED.search(sentence.text.partition("截")[2][:_SOON]):
        return
    for one in moments([sentence]):
        if one.own_year and _UNTIL.search(sentence.text[: one.start]):
            day = _day(one) or (date(one.year, one.month, 1) if not one.day else None)
            if day and day > declared:
                said = message(
                    "{day} is behind the day of the declaration, {declared}",
                    day=one.text,
                    declared=declared.isoformat(),
                )
                yield Finding(
                    "W619", Severity.ERROR, said, (sentence.spot,), one.text, key=f"{sentence.text}@{one.start}"
                )


_SOON = 30
"""Characters behind 截至 among which a word tells what is still to come."""


def _day(moment: Moment) -> date | None:
    try:
        return date(moment.year, moment.month, moment.day)
    except ValueError:
        return None
