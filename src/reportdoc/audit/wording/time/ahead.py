"""What a report cannot tell yet: what was approved, counted or done on days to come; and years so many years later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import Moment, moments
from reportdoc.audit.reading.passage import Passage, PassageKind
from reportdoc.audit.wording.time.dates import finding
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.numerals import CHARACTERS, whole

_APPROVED = re.compile(r"[^。；0-9]{0,24}?(?P<act>审定|审议|审签|签署|签发|批准)")

_ABOUT = re.compile(r"编制|编写|本报告|年度报告|质量报告|声明")
"""What is approved there is the report itself."""

_UNTIL = re.compile(r"截[至止]到?\s?$")

_PLANNED = re.compile(r"计划|将|力争|预计|拟|规划|目标|确保|有效|到期|期满|届满|争取|任期|期限|底前|前完成|待")
"""Words of what is still to come, behind 截至."""

_SOON = 30
"""Characters behind 截至 among which such a word stands."""

_TO_COME = re.compile(
    "将|拟|计划|预计|目标|力争|届时|打算|争取|准备|规划|未来|明年|今后|定于|建设期|工期|周期|下一|[到至]20|起|前|时限|限期|期限"
)
"""Words of a sentence that speaks of what is to come."""

_FAR = 5
"""Years after the one reported on from which a year alone can be no plan for the next ones."""

_LATER = re.compile(rf"(?P<n>[{CHARACTERS}]{{1,2}}|[0-9]{{1,2}})年(?:之)?后的?[（(，]?$")
"""So many years later, right before the year."""


def ahead_findings(document: Document) -> Iterator[Finding]:
    """Yield a declaration made before the report was approved, and else what is told as done and has not come yet."""
    declared = document.report.metadata.date
    headings = {one.block: one.text for one in document.passages if one.kind is PassageKind.HEADING}
    read = [
        (passage, told)
        for passage, told in zip(document.passages, moments(document), strict=True)
        if told and passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM)
    ]
    early = max(
        (found for each in read for found in _approved(*each, headings.get(each[0].heading, ""), declared)),
        key=lambda each: each[0],
        default=None,
    )
    if early:
        yield early[1]
    past = [found for each in read for found in _to_come(*each, document.year, declared)]
    sections = Counter(heading for heading, _, until in past if not until)
    # A section that tells of more than one day to come speaks of plans.
    yield from (found for heading, found, until in past if (not early if until else sections[heading] == 1))
    for passage, told in read:
        yield from _later(passage, told)


def _approved(passage: Passage, told: Sequence[Moment], heading: str, declared: date) -> Iterator[tuple[date, Finding]]:
    """Yield the days behind the declaration on which the report was to be approved."""
    about = _ABOUT.search(heading) or _ABOUT.search(passage.text)
    for one in told if about else ():
        sentence, day = passage.sentences[one.at], one.date
        found = _APPROVED.match(sentence.dated, one.end)
        if found and day and day > declared and not one.closes:
            said = message(
                "the declaration is dated {declared}, and the report was to pass 审议, 审定 or 签署 on {day}",
                declared=declared.isoformat(),
                day=day.isoformat(),
            )
            own = Spot(Place("content/report.yaml", key="date"), "", declared.isoformat())
            shown = f"{one.text}{found['act']}"
            yield day, Finding("W619", Severity.ERROR, said, (own, sentence.spot), shown, key=f"{declared} {shown}")


def _to_come(
    passage: Passage, told: Sequence[Moment], year: int, declared: date
) -> Iterator[tuple[str, Finding, bool]]:
    """Yield what is told as done in a month to come, with its heading, and 截至 with a day behind the declaration."""
    for one in told:
        sentence = passage.sentences[one.at]
        late = (one.year, one.month) > (declared.year, declared.month) if one.month else one.year >= year + _FAR
        if not one.own_year or (not late and not (one.date and one.date > declared)):
            continue
        if _UNTIL.search(sentence.text, max(0, one.start - 4), one.start):
            if one.month and not _PLANNED.search(sentence.text, one.start, one.start + _SOON):
                said = message(
                    "{day} is behind the day of the declaration, {declared}",
                    day=one.text,
                    declared=declared.isoformat(),
                )
                yield passage.heading, finding(sentence, said, one.text, one.start), True
        elif late and not one.closes and not _TO_COME.search(sentence.text):
            said = message("{date} is told as past, in a report of {year}", date=one.text, year=year)
            yield passage.heading, finding(sentence, said, one.text, one.start, Severity.EXPLAIN), False


def _later(passage: Passage, told: Sequence[Moment]) -> Iterator[Finding]:
    """Look at a year that is not so many years after any before it: 两年后（2022年6月）."""
    years: list[int] = []
    for one in told:
        sentence = passage.sentences[one.at]
        later = _LATER.search(sentence.dated, max(0, one.start - 10), one.start) if one.own_year else None
        count = whole(later["n"]) if later else None
        if later and count and years and one.year - count not in years:
            said = message("{year} is not {count} years after any year told before", year=one.year, count=count)
            yield finding(sentence, said, later[0] + one.text, one.start, Severity.EXPLAIN)
        years += [one.year] if one.own_year else []
