"""Things that stand at one place here and at another there: 在老挝合办“绫织学堂”, where it is in 柬埔寨 elsewhere.

Which words are places the report says itself: the cells of a column of countries or campuses, a list that is counted in
countries, and every campus.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Sentence
from reportdoc.report.message import message

_HEADER = re.compile("国家|国别|校区")

_COUNTRY = re.compile("[一-鿿]{2,6}")

_OTHERS = frozenset(("合计", "其他", "国外", "境外", "小计"))

_LIST = re.compile(r"(?<=、)(?P<names>[一-鿿]{2,6}(?:、[一-鿿]{2,6}){0,20})[0-9一二三四五六七八九十两]{1,2}个国家")
"""Countries that are counted, but for the first: its beginning has no mark."""

_CAMPUS = re.compile("(?![个两三跨本新老主各全多分])[一-鿿](?![个两三各])[一-鿿]校区")

_THING = re.compile("“([^“”]{2,12})”")

_CLAUSE = re.compile("[，。；：！？]")

_BEHIND = re.compile("[一-鿿]{6}")
"""Characters behind a place that are one thing wherever they stand: 学生食堂扩建."""

_MOST = 100
"""Places beyond which the words taken for them are none."""

_Places = dict[str, list[Sentence]]


def site_findings(document: Document) -> Iterator[Finding]:
    """Yield things that one sentence puts at another place than all others do, in one word with it or in marks."""
    places = _places(document)
    things: dict[str, _Places] = defaultdict(lambda: defaultdict(list))
    for sentence in document.sentences if 1 < len(places) <= _MOST else ():
        for clause in _CLAUSE.split(sentence.text):
            here = [place for place in places if place in clause]
            for place in here:
                if behind := _BEHIND.match(clause, clause.index(place) + len(place)):
                    things[behind[0]][place].append(sentence)
            for thing in _THING.findall(clause) if len(here) == 1 else ():
                things[thing][here[0]].append(sentence)
    for thing, at in things.items():
        if len(at) == len(("odd", "usual")):
            yield from _judged(thing, at)
    yield from _strange_campuses(document)


_CAMPUSES = re.compile("(?P<names>[一-鿿]{2}(?:、[一-鿿]{2}){0,4}(?:[、和][一-鿿]{2}))[两二三四2-4]个?校区")
"""望潮、老街两个校区: what the campuses are called."""


def _strange_campuses(document: Document) -> Iterator[Finding]:
    """Yield a campus that stands once and is none of those that the report says there are."""
    listed = [found for one in document.sentences for found in _CAMPUSES.finditer(one.text)]
    names = {name for found in listed for name in re.split("[、和]", found["names"])}
    told: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences if names else ():
        for name in _CAMPUS.findall(sentence.text):
            told[name.removesuffix("校区")].append(sentence)
    for name, (sentence, *more) in told.items():
        near = sorted(
            (one for one in names if set(one) & set(name)), key=lambda one: -len(told[one]) if one in told else 0
        )
        if not more and name not in names and near:
            said = message("“{odd}” here, “{usual}” elsewhere", odd=f"{name}校区", usual=f"{near[0]}校区")
            yield Finding(
                "W604",
                Severity.EXPLAIN,
                said,
                (sentence.spot,),
                f"{name}校区",
                f"{near[0]}校区",
                key=f"{name} {sentence.text}",
            )


def _places(document: Document) -> list[str]:
    found = {place for one in document.sentences for place in _CAMPUS.findall(one.text)}
    for listed in (found for one in document.sentences for found in _LIST.finditer(one.text)):
        found.update(listed["names"].split("、"))
    for sheet in document.sheets:
        for column in () if sheet.annex else sheet.columns:
            if _HEADER.search(column.name):
                cells = [sheet.text(row, column.index) for row in sheet.body if not sheet.is_total(row)]
                found.update(filter(_COUNTRY.fullmatch, cells))
    return sorted(found - _OTHERS)


def _judged(thing: str, at: _Places) -> Iterator[Finding]:
    """Yield the place at which a thing stands once; of two that stand once each, both."""
    (odd, (sentence, *more)), (usual, others) = sorted(at.items(), key=lambda one: len(one[1]))
    if not more and all(other.passage != sentence.passage for other in others):
        said = message("“{odd}” here, “{usual}” elsewhere", odd=f"{odd} {thing}", usual=f"{usual} {thing}")
        spots = (sentence.spot, others[0].spot)
        yield Finding("W604", Severity.EXPLAIN, said, spots, odd, usual, key=f"{thing} {odd}")
