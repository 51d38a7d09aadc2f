"""Days that a report cannot tell of yet, and years that are not as many years later as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.report.message import message
from reportdoc.text.numerals import CHARACTERS, numeral

_YEAR = r"(?:19|20)[0-9]{2}"

_MONTH = re.compile(rf"(?<![0-9—–-])(?P<year>{_YEAR})年(?:(?P<month>[0-9]{{1,2}})月)?")

_TO_COME = re.compile(
    "将|拟|计划|预计|目标|力争|届时|打算|争取|准备|规划|未来|明年|今后|定于|建设期|工期|周期|下一|[到至]20|起|前|时限|限期|期限"
)
"""Words of a sentence that speaks of what is to come."""

_FAR = 5
"""Years after the one reported on from which a year alone can be no plan for the next ones."""

_LATER = re.compile(rf"(?P<n>[{CHARACTERS}]{{1,2}}|[0-9]{{1,2}})年(?:之)?后的?[（(，]?(?P<year>{_YEAR})年")
"""So many years later, and the year."""


def ahead_findings(document: Document) -> Iterator[Finding]:
    """Yield what is told as done on a day to come, and a year that is not so many years after any before it."""
    for passage in document.passages:
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            for sentence in passage.sentences:
                yield from _to_come(sentence, document.year, document.report.metadata.date)
            if "年" in passage.text and "后" in passage.text:
                yield from _later(passage)


def _to_come(sentence: Sentence, year: int, declared: date) -> Iterator[Finding]:
    for found in _MONTH.finditer(sentence.dated):
        told, month = int(found["year"]), int(found["month"] or 0)
        late = (told, month) > (declared.year, declared.month) if month else told >= year + _FAR
        if late and not _TO_COME.search(sentence.text):
            said = message("{date} is told as past, in a report of {year}", date=found[0], year=year)
            yield Finding("W619", Severity.EXPLAIN, said, (sentence.spot,), found[0], key=f"{found[0]} {sentence.text}")


def _later(passage: Passage) -> Iterator[Finding]:
    years: list[int] = []
    for sentence in passage.sentences:
        told = {found.start("year"): found for found in _LATER.finditer(sentence.dated)}
        for one in re.finditer(rf"(?<![0-9])({_YEAR})年", sentence.dated):
            year, later = int(one[1]), told.get(one.start(1))
            count = later and (int(later["n"]) if later["n"].isdigit() else numeral(later["n"]))
            if later and count and years and year - count not in years:
                said = message("{year} is not {count} years after any year told before", year=year, count=count)
                spots = (sentence.spot,)
                yield Finding("W619", Severity.EXPLAIN, said, spots, later[0], key=f"{later[0]} {sentence.text}")
            years.append(year)
