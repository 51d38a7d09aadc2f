"""Marks that count: 一是, 二是; 第一，第二，; （一）, （二）; 1. 2. 3."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind
from reportdoc.report.message import message
from reportdoc.text.numerals import CHARACTERS, numeral

_ORDER = "一二三四五六七八九十"

_BEGIN = r"(?:^|(?<=[，。；：:！？”\s]))"

_KINDS = (
    re.compile(rf"{_BEGIN}(?P<n>[{_ORDER}]{{1,2}})(?:是|则(?=[一-鿿]))(?![^，。；]{{0,2}}[{_ORDER}]是)"),
    re.compile(rf"{_BEGIN}(?P<n>[{_ORDER}]{{1,2}})要(?=[一-鿿])"),
    re.compile(rf"{_BEGIN}第(?P<n>[{_ORDER}]{{1,2}})(?:[，,：](?!第)|、(?![{_ORDER}第]))"),
    re.compile(rf"{_BEGIN}其(?P<n>[一二三四五六])(?=[，,：是、])"),
    re.compile(rf"(?:^|(?<=[，。；：！？”\s]))[（(](?P<n>[{_ORDER}]{{1,2}})[）)](?=\s?[一-鿿“])"),
    re.compile(r"(?:^|(?<=[，。；：！？”\s]))[（(](?P<n>[0-9]{1,2})[）)](?=\s?[一-鿿“])"),
    re.compile(rf"^(?P<n>[{_ORDER}]{{1,2}})、(?=\s?[一-鿿“])"),
    re.compile(r"^(?P<n>[0-9]{1,2})(?:[.．](?![0-9])|、)(?=\s?[一-鿿“])"),
    re.compile(r"(?P<n>[①-⑳])"),
)
"""Each with the number in it; those of one kind count on from one another."""

_ANY = re.compile(
    r"第[一二三四五六七八九十]|[一二三四五六七八九十][是则要，,、：）)]|其[一二三四五六]|^[0-9]|[（(][0-9]|[①-⑳]"
)
"""What every mark has; most sentences have none."""


@dataclass(frozen=True, slots=True)
class _Mark:
    value: int
    text: str
    spot: Spot
    passage: int
    opens: bool = False
    """It begins its passage."""


def order_findings(document: Document) -> Iterator[Finding]:
    """Yield marks that do not follow the one before; under each heading, in each case and list, they begin anew."""
    streams: dict[tuple[object, ...], list[_Mark]] = defaultdict(list)
    for index, passage in enumerate(document.passages):
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            for kind, mark in _marks(index, passage):
                streams[kind, passage.heading, passage.case].append(mark)
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM) and "类" in passage.text:
            yield from _classes(passage)
    for marks in streams.values():
        yield from _judged(marks)
    yield from _headings(document)
    yield from _labels(document)


_CLASS = re.compile(rf"{_BEGIN}(?P<n>[一二三四五六])类(?=[一-鿿])")


def _classes(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage counts as 一类, 二类 and so on, where one is left out or stands twice."""
    marks = [
        _Mark(numeral(found["n"]) or 0, found[0], sentence.spot, 0)
        for sentence in passage.sentences
        for found in _CLASS.finditer(sentence.text)
    ]
    for last, mark in pairwise(marks):
        if marks[0].value == 1 < mark.value != last.value + 1:
            yield _finding(last, mark)
            return


_NUMBERED = re.compile(rf"(?P<word>[一-鿿]{{2,4}}|第)(?P<n>[{CHARACTERS}]{{1,2}})[处点项条个件类节部]{{0,2}}[：:　 ]")


def _headings(document: Document) -> Iterator[Finding]:
    """Yield headings of one level that are numbered in words and do not count on: 挑战三, 挑战五."""
    last: dict[tuple[int, str], _Mark] = {}
    for index, passage in enumerate(document.passages):
        if passage.kind is not PassageKind.HEADING:
            continue
        last = {key: value for key, value in last.items() if key[0] <= passage.level}
        found = _NUMBERED.match(passage.text)
        if found and (value := numeral(found["n"])):
            mark = _Mark(value, found[0][:-1], passage.sentences[0].spot, index)
            before = last.get((passage.level, found["word"]))
            if before and value not in (before.value + 1, 1):
                yield _finding(before, mark)
            last[passage.level, found["word"]] = mark


_ITEM = re.compile(
    r"(?<![一-鿿0-9])(?:其中|分别为|包括|有)?(?P<label>(?![一二两三每各])[一-鿿]{2,8}?)(?P<n>[0-9][0-9.,]{0,9})(?P<unit>[一-鿿%]{1,3})(?=[、，；。）和]|$)"
)
"""One of several of a kind, with its figure: 国家级3门."""


def _labels(document: Document) -> Iterator[Finding]:
    """Yield a kind that stands twice in one row: 国家级3门、国家级21门、校级72门; behind a comma right after itself."""
    for sentence in document.sentences:
        row: dict[tuple[str, str], str] = {}
        last: re.Match[str] | None = None
        for one in _ITEM.finditer(sentence.text):
            between = sentence.text[last.end() : one.start()] if last else ""
            key = one["label"], one["unit"]
            if between not in ("、", "和"):
                row = (
                    {key: row[key]} if between == "，" and last and last["label"] == one["label"] and key in row else {}
                )
            if row.get(key, one["n"]) != one["n"]:
                said = message("“{word}” stands twice in one list", word=one["label"])
                yield Finding(
                    "W617", Severity.ERROR, said, (sentence.spot,), one["label"], key=f"{one[0]} {sentence.text}"
                )
                break
            row[key], last = one["n"], one


def _marks(index: int, passage: Passage) -> Iterator[tuple[int, _Mark]]:
    for sentence in passage.sentences:
        if not _ANY.search(sentence.text):
            continue
        for kind, pattern in enumerate(_KINDS):
            if pattern.pattern.startswith("^") and sentence is not passage.sentences[0]:
                continue
            for found in pattern.finditer(sentence.text):
                if value := _value(found["n"]):
                    opens = sentence is passage.sentences[0] and not sentence.text[: found.start()].strip()
                    yield kind, _Mark(value, found[0].strip(), sentence.spot, index, opens)


def _value(text: str) -> int:
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return int(text) if text.isascii() else numeral(text) or 0


def _judged(marks: Sequence[_Mark]) -> Iterator[Finding]:
    """Yield the marks of one kind that follow no other; a first one opens a list of its own, inside the one before."""
    open_lists: list[_Mark] = []
    for index, mark in enumerate(marks):
        following = [level for level, last in enumerate(open_lists) if last.value + 1 == mark.value]
        if mark.value == 1:
            open_lists.append(mark)
        elif following:
            del open_lists[following[-1] :]
            open_lists.append(mark)
        elif not open_lists or (
            mark.passage != open_lists[-1].passage and mark.value == 2 and not _again(open_lists[-1], mark)
        ):
            open_lists.append(mark)
        else:
            last = open_lists.pop()
            yield _finding(last, mark)
            later = marks[index + 1].value if index + 1 < len(marks) else 0
            meant = last.value + 1 if later == last.value + 2 or mark.value <= last.value else mark.value
            open_lists.append(_Mark(meant, mark.text, mark.spot, mark.passage, mark.opens))


def _again(last: _Mark, mark: _Mark) -> bool:
    """Tell whether a second mark opens its paragraph as the second one before it did: they are of one list."""
    return last.value == mark.value and last.opens and mark.opens


def _finding(last: _Mark, mark: _Mark) -> Finding:
    return Finding(
        "W617",
        Severity.ERROR,
        message("“{mark}” follows “{last}”", mark=mark.text, last=last.text),
        tuple(dict.fromkeys((mark.spot, last.spot))),
        mark.text,
        str(last.value + 1),
        key=f"{last.text} {mark.text} {mark.spot.text}",
    )
