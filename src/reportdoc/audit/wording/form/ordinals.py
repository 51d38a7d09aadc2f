"""Ordinals that open what is told one after the other: 第一段…；第二段…；第三段…, in clauses, sentences and paragraphs.

Of 95 rows of three and more in twenty-eight reports by different hands, whatever they count, all go 1, 2, 3 from the
first to the last, once those are left out that are spoken of again: 第三产业占84.08%.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.report.message import message
from reportdoc.text.numerals import CHARACTERS, whole

_ORDINAL = re.compile(
    rf"(?:第(?P<n>[{CHARACTERS}]{{1,3}}|[0-9]{{1,2}})|头一|首(?=[次批期轮]))"
    r"(?P<unit>学年|学期|季度|阶段|单元|产业|班组|小组|[一-鿿])"
)

_OPENS = re.compile(r"(?:^|[，。；：、！？”（\s])(?:其中|面向)?$")
"""What stands before an ordinal that opens a clause."""

_AGAIN = re.compile("[^，。；：、]{0,12}(?:[占比最]|为第)")
"""Behind an ordinal that is spoken of again."""

_TIMES = frozenset(("学年", "学期", "季度", "年", "月", "周", "天"))
"""Units of times, which have an order wherever they stand in a clause: 安排在第四学期."""

_ASIDE = re.compile(r"[比较与和同于及至到为按—–-]$")
"""Before a time with which another is compared, or that ends a span."""

_FEW, _MANY = 3, 4
"""Ordinals that count on, and times that go up."""

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    value: int
    text: str
    sentence: Sentence
    behind: str


def ordinal_findings(document: Document) -> Iterator[Finding]:
    """Yield the ordinal without which those of a sentence, a passage or a section would count on from one."""
    sections: dict[_Key, list[_Told]] = defaultdict(list)
    told: set[str] = set()
    for passage in document.passages:
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM) and re.search("第|头一", passage.text):
            yield from _new(_of_passage(passage, sections), told)
    yield from _new((_counting(run) for run in sections.values()), told)


def _new(found: Iterable[Finding | None], told: set[str]) -> Iterator[Finding]:
    """Yield what is found in sentences of which nothing is told yet."""
    for one in found:
        if one and one.spots[0].text not in told:
            told.add(one.spots[0].text)
            yield one


def _of_passage(passage: Passage, sections: dict[_Key, list[_Told]]) -> Iterator[Finding | None]:
    """Look at the rows of a passage, and note with what it begins."""
    firsts: dict[str, list[_Told]] = defaultdict(list)
    for sentence in passage.sentences:
        clauses: dict[str, list[_Told]] = defaultdict(list)
        times: dict[str, list[_Told]] = defaultdict(list)
        for found in _ORDINAL.finditer(sentence.text):
            unit, before, behind = found["unit"], sentence.text[: found.start()], sentence.text[found.end() :]
            one = _Told((whole(found["n"]) or 0) if found["n"] else 1, found[0], sentence, behind)
            if not before.strip():
                firsts[unit].append(one)
                if sentence is passage.sentences[0]:
                    sections[passage.heading, passage.case, unit].append(one)
            if _OPENS.search(before):
                clauses[unit].append(one)
            if unit in _TIMES and not _ASIDE.search(before):
                times[unit].append(one)
        yield from map(_counting, clauses.values())
        yield from map(_rising, times.values())
    yield from map(_counting, firsts.values())


def _counting(run: Sequence[_Told]) -> Finding | None:
    """Look at a row that counts on from one, but for one ordinal."""
    row: list[_Told] = []
    for one in run:
        if not (_AGAIN.match(one.behind) and any(one.value == each.value for each in row)):
            row.append(one)
    wrong = [at for at, one in enumerate(row) if one.value != at + 1]
    return _finding(row, wrong[0], str(wrong[0] + 1)) if len(row) >= _FEW and len(wrong) == 1 else None


def _rising(run: Sequence[_Told]) -> Finding | None:
    """Look at times that go up, but for one: 第一学期, 第三学期, 第二学期, 第六学期."""
    values = [one.value for one in run]
    down = [at for at, (one, other) in enumerate(pairwise(values), 1) if other < one]
    if len(run) < _MANY or len(down) != 1:
        return None
    odd = [at for at in (down[0], down[0] - 1) if (rest := values[:at] + values[at + 1 :]) == sorted(set(rest))]
    return _finding(run, odd[0], "", Severity.EXPLAIN) if odd else None


def _finding(row: Sequence[_Told], at: int, expected: str, severity: Severity = Severity.ERROR) -> Finding:
    one, beside = row[at], row[at - 1 if at else 1]
    said = message("“{mark}” follows “{last}”", mark=(one if at else beside).text, last=(beside if at else one).text)
    spots = tuple(dict.fromkeys((one.sentence.spot, beside.sentence.spot)))
    return Finding("W617", severity, said, spots, one.text, expected, key=f"{one.text} {one.sentence.text}")
