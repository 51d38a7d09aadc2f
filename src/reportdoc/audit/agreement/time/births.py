"""What is there is not used before it was founded: 2021年签约，共建“墨彩工坊”, and elsewhere 工坊2020年开班."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import Moment, moments
from reportdoc.audit.reading.passage import Passage, PassageKind
from reportdoc.report.message import message

_FOUNDED = re.compile(
    "(?:共建|合办|共办|合建|成立|设立|创办|开办|建立|组建)了?(?:[“《](?P<marked>[^”》]{3,16})[”》]|(?P<plain>[一-鿿]{4,14})(?=[，。；]))"
)
"""Behind a moment, with what was founded then."""

_SELF = re.compile("(?:“(?P<marked>[^”]{3,16})”|(?<![一-鿿])(?P<plain>[一-鿿]{4,14}?))[于在]?$")

_IS_FOUNDED = re.compile("[正式]{0,2}(?:成立|揭牌|设立|创办|建成|挂牌)")
"""Before and behind a moment: 湄风学堂2019年揭牌."""

_USED = re.compile("[^。；0-9]{0,24}?(?:开班|开学|开课|招生|入学|首[批届]|第一[批届])")
"""Behind a moment, what only follows the founding."""

_SHORT = 2
"""Characters by which a thing is called again under its heading: 工坊, of 墨彩工坊."""

_NEAR = 26
"""Characters before a moment that may name what it is told of."""


@dataclass(frozen=True, slots=True)
class _Birth:
    name: str
    when: Moment
    heading: str
    spot: Spot


def birth_findings(document: Document) -> Iterator[Finding]:
    """Yield what first classes and students came to before it was founded."""
    read = [
        (passage, told)
        for passage, told in zip(document.passages, moments(document), strict=True)
        if told and passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM)
    ]
    births = [birth for passage, told in read for birth in _births(passage, told)]
    titles = {one.block: one.text for one in document.passages if one.kind is PassageKind.CASE} if births else {}
    for passage, told in read if births else ():
        title = titles.get(passage.case, "") if passage.case else ""
        for one in told:
            sentence = passage.sentences[one.at]
            if not one.own_year or one.opens or one.closes or not _USED.match(sentence.dated, one.end):
                continue
            before = sentence.dated[max(0, one.start - _NEAR) : one.start].rpartition("；")[2]
            found = next((each for each in births if _is_of(each, before, title, passage.heading)), None)
            if found and one.before(found.when):
                said = message("{last} is before {first}", last=f"{found.name} {one.text}", first=found.when.text)
                spots = tuple(dict.fromkeys((sentence.spot, found.spot)))
                key = f"{found.name} {one.text} {sentence.text}"
                yield Finding("G503", Severity.EXPLAIN, said, spots, one.text, found.when.text, key=key)


def _births(passage: Passage, told: Sequence[Moment]) -> Iterator[_Birth]:
    for one, following in zip(told, (*told[1:], None), strict=True):
        if not one.own_year or one.opens or one.closes:
            continue
        sentence = passage.sentences[one.at]
        end = following.start if following and following.at == one.at else len(sentence.dated)
        stop = sentence.dated.find("；", one.end, end)
        itself = _SELF.search(sentence.dated, max(0, one.start - _NEAR), one.start)
        found = itself if itself and _IS_FOUNDED.match(sentence.dated, one.end) else None
        found = found or _FOUNDED.search(sentence.dated, one.end, stop if stop >= 0 else end)
        if found:
            yield _Birth(found["marked"] or found["plain"], one, passage.heading, sentence.spot)


def _is_of(birth: _Birth, before: str, title: str, heading: str) -> bool:
    """Tell whether what stands before a moment, or the title of its case, names what was founded."""
    short = birth.heading == heading and before.strip("，").endswith(birth.name[-_SHORT:])
    return birth.name in before or birth.name in title or short
