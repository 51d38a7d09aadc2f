"""Rows of years: 2021年9门、2022年14门、2023年19门, and how many years they are said to be: 三年建成36门：2021年8门，….

Of 82 rows in twenty-eight reports all but one run on by one, once what is told again of a year is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import YEAR
from reportdoc.audit.reading.passage import Sentence
from reportdoc.audit.reading.years import odd_year
from reportdoc.report.message import Message, message
from reportdoc.text.numerals import CHARACTERS, whole

_ITEM = re.compile(
    rf"(?P<year>{YEAR})(?P<kind>[年级届])(?P<words>(?:[^，。；、年起比0-9]|(?<=同)比){{0,6}})"
    r"(?P<n>[0-9]{1,9}(?:\.[0-9]{1,4})?)(?P<unit>[^，。；、年比0-9]{1,4})"
)

_TOLD = re.sub("[?]P<[a-z]+>", "?:", _ITEM.pattern)

_ROW = re.compile(rf"(?:{_TOLD}[、，和及；]){{1,12}}{_TOLD}")
"""Years, each with what it brought."""

_PART = re.compile("年[春夏秋冬上下初底末]|年[0-9]{1,2}月")
"""Parts of a year."""

_BARE = re.compile(rf"(?:{YEAR}年[、，和]){{2,12}}{YEAR}年")
"""Three years and more that have what follows in common: 2021年、2022年、2023年学生分别获奖44项、56项和68项."""

_BEFORE = re.compile(
    rf"(?<![0-9{CHARACTERS}第近每前后])(?P<n>[{CHARACTERS}]{{1,2}}|[0-9]{{1,2}})(?P<kind>年|届)"
    r"(?![级制度多后前初])[^，。；：（）]{0,20}[：（]$"
)
"""Right before a row, how many years it is of."""

_BEHIND = re.compile(
    rf"，(?P<n>[{CHARACTERS}]{{1,2}}|[0-9]{{1,2}})(?P<kind>年|届)(?:一?共计?|合计|总计|累计)(?:[^，。；0-9增提净升降减]{{0,4}})[0-9]"
)
"""Right behind a row, how many years make the sum."""

_FEW = 3
"""Years that make a row."""

_SHARED = re.compile(
    rf"(?<![0-9{CHARACTERS}第近每前后])(?P<n>[{CHARACTERS}]|[0-9]{{1,2}})个?(?P<kind>年|届|年级|学年|学期|季度|月)(?![级制度多后前初内间])[^，。；：、0-9]{{0,12}}"
    r"(?:分别|依次)[^，。；、0-9]{0,14}(?P<row>[0-9][0-9.,]{0,11}[^，。；、0-9和]{1,4}(?:[、和][0-9][0-9.,]{0,11}[^，。；、0-9和]{1,4})+)(?=[，。；（])"
)
"""So many years, and the figures of each: 三年的在校生数分别为7905人、8284人、8616人."""

_DATED = re.compile(
    rf"(?:^|[，；。（])[^，；。（0-9第]{{0,6}}(?P<year>{YEAR})年[^，；。0-9第]{{0,8}}(?P<order>第(?P<n>[{CHARACTERS}]{{1,3}}|[0-9]{{1,2}})(?P<of>[版届批期轮代次]))"
)
"""A year, and which one of a row it brought: 2017年修订第2版."""


def row_findings(document: Document) -> Iterator[Finding]:
    """Yield the year that breaks a row of them, and numbers of years that are not as many as are told."""
    for sentence in document.sentences:
        for found in _SHARED.finditer(sentence.text) if "、" in sentence.text else ():
            listed, count = len(re.split("[、和]", found["row"])), whole(found["n"])
            if count and count != listed:
                said = message("{count} years running, and {listed} are listed", count=str(count), listed=str(listed))
                stated = found["n"] + found["kind"]
                yield _finding(sentence, said, stated, found[0], str(listed), Severity.EXPLAIN)
        if len(re.findall(YEAR, sentence.dated)) > 1:
            yield from _bare(sentence)
            yield from _turned(sentence)
            for row in _ROW.finditer(sentence.dated):
                if not _PART.search(row[0]):
                    yield from _judged(sentence, row)


def _bare(sentence: Sentence) -> Iterator[Finding]:
    for row in _BARE.finditer(sentence.dated):
        years = re.findall(rf"{YEAR}年", row[0])
        if len(set(years)) < len(years):
            twice = next(year for year in years if years.count(year) > 1)
            yield _finding(sentence, message("“{word}” stands twice in one list", word=twice), twice, row[0])


def _turned(sentence: Sentence) -> Iterator[Finding]:
    """Look at what comes later in a row and was there earlier: 2017年修订第3版，2023年修订第2版."""
    for one, other in pairwise(_DATED.finditer(sentence.dated)):
        steps = int(other["year"]) - int(one["year"]), (whole(other["n"]) or 0) - (whole(one["n"]) or 0)
        if one["of"] == other["of"] and steps[0] * steps[1] < 0:
            said = message("“{mark}” follows “{last}”", mark=other["order"], last=one["order"])
            yield _finding(sentence, said, other["order"], other[0], "", Severity.EXPLAIN)


def _judged(sentence: Sentence, found: re.Match[str]) -> Iterator[Finding]:
    """Look at a row of which each year is told once, and at the numbers of years around it."""
    row = _once([*_ITEM.finditer(found[0])])
    years = [int(one["year"]) for one in row]
    odd = odd_year(years) if len(row) >= _FEW else _same(row)
    if odd:
        at, near = odd
        stated, kind = years[at], row[at]["kind"]
        said = (
            message("“{word}” stands twice in one list", word=f"{stated}{kind}")
            if years.count(stated) > 1
            else message("{year} breaks the series of years; {expected} is missing", year=stated, expected=near)
        )
        yield _finding(sentence, said, f"{stated}{kind}", found[0], str(near))
        return
    before = _BEFORE.search(sentence.dated, 0, found.start())
    behind = _BEHIND.match(sentence.dated, found.end()) if len(row) >= _FEW else None
    more = re.search(YEAR, sentence.dated[: found.start()])  # the row may have begun there
    for told in (before, behind):
        count = whole(told["n"]) if told and told["kind"] == row[0]["kind"] else None
        if told and count and count > 1 and count != len(row) and (count < len(row) or not more):
            said = message("{count} years running, and {listed} are listed", count=str(count), listed=str(len(row)))
            yield _finding(sentence, said, told["n"] + told["kind"], found[0], str(len(row)), Severity.EXPLAIN)


def _once(row: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return a row without what is told again, or in another unit: 2021级40人全部毕业; 2022年增长7.21%."""
    kept: list[re.Match[str]] = []
    for one in row:
        again = any((one["year"], one["n"]) == (each["year"], each["n"]) for each in kept)
        if not again and one["unit"][0] == row[0]["unit"][0] and one["kind"] == row[0]["kind"]:
            kept.append(one)
    return kept


def _same(row: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Return the second of two years that are one, of which the same words tell two figures."""
    if len(row) != len(("one", "other")) or not row[0]["words"] or row[0]["words"] != row[1]["words"]:
        return None
    return (1, int(row[1]["year"]) + 1) if row[0]["year"] == row[1]["year"] else None


def _finding(
    sentence: Sentence, said: Message, stated: str, row: str, expected: str = "", severity: Severity = Severity.ERROR
) -> Finding:
    return Finding("W617", severity, said, (sentence.spot,), stated, expected, key=f"{stated} {row}")
