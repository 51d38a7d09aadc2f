"""Years and months of one thing told twice: 2022—2023学年（2021年9月1日…）, 连续三年（2021年、2023年）, 8月至3月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.report.message import Message, message
from reportdoc.text.numerals import CHARACTERS, numeral

_YEAR = r"(?:19|20)[0-9]{2}"

_SCHOOL_YEAR = re.compile(
    rf"(?P<first>{_YEAR})\s?[-—–~～至]{{1,2}}\s?(?P<last>{_YEAR})\s?学年[^，。；（(0-9]{{0,6}}[（(指为即是系](?P<begin>{_YEAR})年(?P<month>[0-9]{{1,2}})月"
)

_RUNNING = re.compile(
    rf"连续(?P<n>[0-9]{{1,2}}|[{CHARACTERS}]{{1,3}})年[（(](?P<years>{_YEAR}年?(?:[、，和]{_YEAR}年?)++)[）)]"
)

_DAY = re.compile(rf"(?<![0-9])(?:(?P<year>{_YEAR})年)?(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日")

_NUMBERED = re.compile(rf"(?P<word>[一-鿿]{{2,4}})(?P<n>[{CHARACTERS}]{{1,2}})[：:　 ]")


def calendar_findings(document: Document) -> Iterator[Finding]:
    """Yield years, months and steps of a procedure that contradict one another, and headings numbered twice."""
    for sentence in document.sentences:
        if "年" in sentence.text:
            yield from _school_years(sentence)
            yield from _running(sentence)
    for passage in document.passages:
        if passage.kind is PassageKind.PARAGRAPH:
            yield from _steps(passage)
    yield from _headings(document)


def _school_years(sentence: Sentence) -> Iterator[Finding]:
    for found in _SCHOOL_YEAR.finditer(sentence.text):
        begins = int(found["begin"]) - (0 if int(found["month"]) >= _AUTUMN else 1)
        if begins != int(found["first"]):
            said = message(
                "the school year {year} does not begin in {month}",
                year=f"{found['first']}—{found['last']}学年",
                month=f"{found['begin']}年{found['month']}月",
            )
            yield _finding("W619", sentence, found, said, Severity.ERROR)


_AUTUMN = 7
"""Month from which a school year begins."""


def _running(sentence: Sentence) -> Iterator[Finding]:
    for found in _RUNNING.finditer(sentence.text):
        years = [int(year) for year in re.findall(_YEAR, found["years"])]
        count = int(found["n"]) if found["n"].isdigit() else numeral(found["n"])
        gaps = any(later - earlier != 1 for earlier, later in pairwise(sorted(years)))
        if gaps or count != len(years):
            said = message("{count} years running, and {listed} are listed", count=str(count), listed=str(len(years)))
            yield _finding("W619", sentence, found, said, Severity.ERROR)


def _steps(passage: Passage) -> Iterator[Finding]:
    """Yield the one day of a passage that is out of the order in which all others of it stand."""
    told: list[tuple[tuple[int, int, int], Sentence, re.Match[str]]] = []
    for sentence in passage.sentences:
        for found in _DAY.finditer(sentence.text):
            year = int(found["year"]) if found["year"] else (told[-1][0][0] if told else 0)
            told.append(((year, int(found["month"]), int(found["day"])), sentence, found))
    days = [day for day, _, _ in told]
    if len(days) < _STEPS or days == sorted(days):
        return
    odd = [at for at in range(len(days)) if (rest := days[:at] + days[at + 1 :]) == sorted(rest)]
    at = next((each for each in odd if each > 0), None)
    if at is None or not _ACTS.search(passage.text):
        return
    _, sentence, found = told[at]
    said = message("{day} is out of the order of the days around it", day=found[0])
    yield _finding("W619", sentence, found, said, Severity.EXPLAIN)


_STEPS = 4
"""Days of a passage that show an order."""

_ACTS = re.compile("审议|审定|征求意见|初稿|发布|报送|公示|动员|部署|启动")
"""Steps of a procedure, which are told one after the other."""


def _headings(document: Document) -> Iterator[Finding]:
    """Yield headings of one level that are numbered in words and do not count on: 挑战三, 挑战五."""
    last: dict[tuple[int, str], int] = {}
    for passage in document.passages:
        if passage.kind is not PassageKind.HEADING:
            continue
        last = {key: value for key, value in last.items() if key[0] <= passage.level}
        found = _NUMBERED.match(passage.text)
        value = numeral(found["n"]) if found else None
        if not found or not value:
            continue
        before = last.get((passage.level, found["word"]))
        if before is not None and value not in (before + 1, 1):
            said = message(
                "“{heading}” does not follow “{before}”", heading=found[0].strip(), before=f"{found['word']}{before}"
            )
            sentence = passage.sentences[0]
            yield _finding("W617", sentence, found, said, Severity.ERROR)
        last[passage.level, found["word"]] = value


def _finding(code: str, sentence: Sentence, found: re.Match[str], said: Message, severity: Severity) -> Finding:
    return Finding(code, severity, said, (sentence.spot,), found[0][:40], key=f"{sentence.text}@{found.start()}")
