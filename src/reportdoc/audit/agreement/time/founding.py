"""How old the college says it is, against the years in which it says it began."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import Length, lengths_in, moments
from reportdoc.audit.reading.passage import Sentence
from reportdoc.report.message import message
from reportdoc.text.number import one_digit

CODE = "G505"

_BEGAN_IN = re.compile(
    r"(?:学校|学院|我校|我院|前身|本校|大学)[^。；]{0,30}?(?:始建|创办|创建|成立|建校|组建|升格|肇始|建|设立)于\s?$"
)

_BEGAN = re.compile("[^，。；0-9]{0,12}(?:建校|创办|创立|始建|升格|批准设立|批准成立|合并|组建|更名|改制|改建)")
"""Behind a year in which the college began, was raised or renamed."""

_RAISED = re.compile("，?[^。；0-9]{0,24}?升格")

_AGE_BEFORE = re.compile(
    r"(?<![址区地])(?:建校|办学|升格|职业教育|高职教育|高职)(?:以来)?[已历史至今有了的，走过]{0,6}$"
)

_AGE_BEHIND = re.compile(r"(?:的)?(?:办学|建校|校庆)(?:历史|历程|积淀|底蕴|传统|经验|实践)")
"""Before and behind a number of years that is the age of the college."""

_SINCE_RAISED = re.compile("(?:升格|高等职业教育|高职教育|高职)[^。；]{0,16}$")
"""Before a number of years that is counted from the year in which the college became one."""

_REACH = 48
"""Characters before a year or a number of years in which is told of what it is."""

_FAR = 12
"""Years by which an age may be another than what is known and still be meant for it."""


def founding_findings(document: Document) -> Iterator[Finding]:
    """Yield ages of the college that no year gives in which it began, was raised or renamed."""
    founded, raised = _begun(document)
    for passage, told in zip(document.passages, moments(document), strict=True):
        for at, sentence in enumerate(passage.sentences) if founded or raised else ():
            for spent in lengths_in(sentence.dated):
                before = sentence.dated[max(0, spent.start - _REACH) : spent.start]
                age = _AGE_BEFORE.search(before) or _AGE_BEHIND.match(sentence.dated, spent.end)
                if age and spent.unit in ("年", "载", "周年"):
                    began = raised if raised and _SINCE_RAISED.search(before) else {**raised, **founded}
                    apart = sentence.dated.rfind("；", 0, spent.start)
                    own = [one for one in told if one.at == at and apart < one.start < spent.start]
                    years = {one.year for one in own if one.own_year and one.year < document.year}
                    if (founded or began is raised) and not years & began.keys():  # else P406 judges it
                        yield from _judged(sentence, spent, began, years | {document.year}, began is raised)


def _begun(document: Document) -> tuple[dict[int, Spot], dict[int, Spot]]:
    """Return the years in which the college is said to have begun, and those in which it was raised."""
    founded: dict[int, Spot] = {}
    raised: dict[int, Spot] = {}
    for passage, told in zip(document.passages, moments(document), strict=True):
        for one in told:
            sentence = passage.sentences[one.at]
            text = sentence.dated
            if one.own_year and (
                _BEGAN_IN.search(text, max(0, one.start - _REACH), one.start) or _BEGAN.match(text, one.end)
            ):
                founded.setdefault(one.year, sentence.spot)
            if one.own_year and (text.endswith("升格于", 0, one.start) or _RAISED.match(text, one.end)):
                raised.setdefault(one.year, sentence.spot)
    return founded, raised


def _judged(
    sentence: Sentence, spent: Length, began: Mapping[int, Spot], ends: Set[int], is_raised: bool
) -> Iterator[Finding]:
    """Look at an age that may have been reached in any of some years."""
    gone = [(end - start, start, end) for end in ends for start in began]
    if any(spent.count - years in (0, 1) for years, _, _ in gone):
        return
    over = not is_raised and not spent.count % 10 and spent.count > max(gone)[0] + 1
    years, start, end = min(gone, key=lambda each: abs(each[0] - spent.count))
    # Else the year in which it began may be told in other words.
    if not over and (abs(years - spent.count) <= _FAR or one_digit(str(years), str(spent.count))):
        said = message("from {start} to {end} it is {count} years", start=start, end=end, count=years)
        spots = tuple(dict.fromkeys((sentence.spot, began[start])))
        formula = f"{end} − {start} = {years}"
        yield Finding(CODE, Severity.CONFLICT, said, spots, spent.text, formula, key=f"{spent.text} {sentence.text}")
