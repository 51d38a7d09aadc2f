"""How old the college says it is, against the years in which it says it began."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import JUBILEE, Length, Moment, lengths_in, moments
from reportdoc.audit.reading.passage import Sentence
from reportdoc.report.message import message
from reportdoc.text.number import one_digit

CODE = "G505"

_BEGAN_IN = re.compile(
    r"(?:学校|学院|我校|我院|前身|本校|大学)[^。；]{0,30}?(?:始建|创办|创建|成立|建校|组建|升格|肇始|建|设立)于\s?$"
)

_BEGAN = re.compile("[^，。；0-9]{0,12}(?:建校|创办|创立|始建|升格|批准设立|批准成立|合并|组建|更名|改制|改建)")
"""Behind a year in which the college began, was raised or renamed."""

_FORERUNNER = re.compile("(?:学校|学院|前身|底子|源头)[^，。；0-9]{0,6}[是为]于?$")

_BEGUN = re.compile("[^，。；0-9]{0,4}(?:成立|建立|开办|兴办|办起|设立)的?[^，。；0-9]{0,14}(?:学校|学院|中专|技校)")
"""Before and behind such a year: 前身是1958年成立的建筑工程学校."""

_RAISED = re.compile("，?[^。；0-9]{0,24}?(?:升格|升为高)")

_RAISED_THEN = re.compile(
    "，?(?:学校|学院|独立|获准|正式|成功|经[^，。；0-9]{2,16}批准，?){0,3}(?:升格|升为高)(?![^，。；]{0,8}(?:周年|载))"
)
"""Behind a year, right there: a college is raised but once."""

_AGE_BEFORE = re.compile(
    r"(?<![址区地])(?:建校|办学|升格|职业教育|高职教育|高职|升格为?高等职业(?:学校|院校|学院))(?:以来)?[已历史至今有了的，走过]{0,6}$"
)

_AGE_BEHIND = re.compile(r"(?:的)?(?:办学|建校|校庆)(?:历史|历程|积淀|底蕴|传统|经验|实践)")
"""Before and behind a number of years that is the age of the college."""

_SINCE_RAISED = re.compile("(?:升格|高等职业教育|高职教育|高职)[^。；]{0,16}$")
"""Before a number of years that is counted from the year in which the college became one."""

_REACH = 48
"""Characters before a year or a number of years in which is told of what it is."""

_TWO = 2
"""Years in which a college is told to have been raised, of which one is wrong; three are of several colleges."""

_FAR = 12
"""Years by which an age may be another than what is known and still be meant for it."""


def founding_findings(document: Document) -> Iterator[Finding]:
    """Yield ages of the college that no year gives in which it began, was raised or renamed."""
    founded, raised = _begun(document)
    yield from _raised_twice(document)
    for passage, told in zip(document.passages, moments(document), strict=True):
        for at, sentence in enumerate(passage.sentences) if founded or raised else ():
            for spent in lengths_in(sentence.dated):
                before = sentence.dated[max(0, spent.start - _REACH) : spent.start]
                age = _AGE_BEFORE.search(before) or _AGE_BEHIND.match(sentence.dated, spent.end)
                if age and spent.unit in ("年", "载", "周年"):
                    since_raised = _SINCE_RAISED.search(before) and not before.endswith(("建校", "建校校庆"))
                    began = raised if raised and since_raised else {**raised, **founded}
                    jubilee = JUBILEE.search(before)
                    apart = sentence.dated.rfind("；", 0, spent.start)
                    own = [one for one in told if one.at == at and apart < one.start < spent.start]
                    years = {one.year for one in own if one.own_year and one.year < document.year}
                    if jubilee and (founded or began is raised):
                        yield from _judged(sentence, spent, began, {int(jubilee["year"])}, began is raised, 0)
                    elif (founded or began is raised) and not years & began.keys():  # else P406 judges it
                        yield from _judged(sentence, spent, began, years | {document.year}, began is raised)


def _begun(document: Document) -> tuple[dict[int, Spot], dict[int, Spot]]:
    """Return the years in which the college is said to have begun, and those in which it was raised."""
    founded: dict[int, Spot] = {}
    raised: dict[int, Spot] = {}
    for passage, told in zip(document.passages, moments(document), strict=True):
        for one in told:
            sentence = passage.sentences[one.at]
            text = sentence.dated
            lead = text[max(0, one.start - _REACH) : one.start]
            if one.own_year and (
                _BEGAN_IN.search(lead)
                or _BEGAN.match(text, one.end)
                or (_FORERUNNER.search(lead) and _BEGUN.match(text, one.end))
            ):
                founded.setdefault(one.year, sentence.spot)
            if one.own_year and (text.endswith("升格于", 0, one.start) or _RAISED.match(text, one.end)):
                raised.setdefault(one.year, sentence.spot)
    return founded, raised


def _raised_twice(document: Document) -> Iterator[Finding]:
    """Yield a year in which the college is said to have been raised, where more often another is told."""
    told: dict[int, list[tuple[Moment, Spot]]] = defaultdict(list)
    for passage, dated in zip(document.passages, moments(document), strict=True):
        for one in dated:
            if one.own_year and not one.opens and _RAISED_THEN.match(passage.sentences[one.at].dated, one.end):
                told[one.year].append((one, passage.sentences[one.at].spot))
    if len(told) != _TWO:
        return
    # Of two that stand equally often the one told first is the one of the preface.
    usual, odd = sorted(told.values(), key=len, reverse=True)
    (one, spot), (other, place) = odd[0], usual[0]
    said = message(
        "{subject}: the text says {stated}, {place} says {other}",
        subject="升格",
        stated=one.text.removesuffix("年"),
        place=place.place,
        other=other.text.removesuffix("年"),
    )
    yield Finding(
        "G503", Severity.CONFLICT, said, (spot, place), one.text, other.text, key=f"升格 {one.text} {spot.text}"
    )


def _judged(
    sentence: Sentence, spent: Length, began: Mapping[int, Spot], ends: Set[int], is_raised: bool, more: int = 1
) -> Iterator[Finding]:
    """Look at an age that may have been reached in any of some years; `more` may be added, but not to a jubilee."""
    gone = [(end - start, start, end) for end in ends for start in began]
    if any(spent.count - years in (0, more) for years, _, _ in gone):
        return
    over = not is_raised and not spent.count % 10 and spent.count > max(gone)[0] + 1
    years, start, end = min(gone, key=lambda each: abs(each[0] - spent.count))
    # Else the year in which it began may be told in other words.
    if not over and (abs(years - spent.count) <= _FAR or one_digit(str(years), str(spent.count))):
        said = message("from {start} to {end} it is {count} years", start=start, end=end, count=years)
        spots = tuple(dict.fromkeys((sentence.spot, began[start])))
        formula = f"{end} − {start} = {years}"
        yield Finding(CODE, Severity.CONFLICT, said, spots, spent.text, formula, key=f"{spent.text} {sentence.text}")
