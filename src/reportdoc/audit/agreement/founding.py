"""How old the college says it is, against the years in which it says it began."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message
from reportdoc.text.number import one_digit
from reportdoc.text.numerals import CHARACTERS, numeral

CODE = "G505"

_YEAR = r"(?:19|20)[0-9]{2}"

_BEGAN = re.compile(
    rf"(?:学校|学院|我校|我院|前身|本校|大学)[^。；]{{0,30}}?(?:始建|创办|创建|成立|建校|组建|升格|肇始|建|设立)于\s?(?P<one>{_YEAR})年"
    rf"|(?P<other>{_YEAR})年(?:[0-9]{{1,2}}月)?[^，。；0-9]{{0,12}}(?:建校|创办|创立|始建|升格|批准设立|批准成立|合并|组建|更名|改制|改建)"
)

_RAISED = re.compile(rf"(?P<year>{_YEAR})年(?:[0-9]{{1,2}}月)?，?[^。；0-9]{{0,24}}?升格|升格于(?P<at>{_YEAR})年")

_N = rf"(?P<{{}}>[0-9]{{{{1,3}}}}|[{CHARACTERS}]{{{{1,4}}}})"

_AGE = re.compile(
    rf"(?<![址区地])(?:建校|办学|升格|职业教育|高职教育|高职)(?:以来)?(?P<before>[已历史近至今有了的，走过]{{0,6}}){_N.format('n')}(?P<more>余|多)?\s?(?:周年|年|载)(?!前|内|制|后|级|以[上内后来]|行动|计划|[0-9])"
    rf"|(?<![{CHARACTERS}0-9.]){_N.format('m')}\s?(?:年|载|周年)(?:的)?(?:办学|建校|校庆)(?:历史|历程|积淀|底蕴|传统|经验|实践)"
)

_SINCE_RAISED = re.compile("(?:升格|高等职业教育|高职教育|高职)[^。；]{0,16}$")
"""Before a number of years that is counted from the year in which the college became one."""


def founding_findings(document: Document) -> Iterator[Finding]:
    """Yield ages of the college that no year gives in which it began, was raised or renamed."""
    founded: dict[int, Spot] = {}
    raised: dict[int, Spot] = {}
    for sentence in document.sentences:
        for found in _BEGAN.finditer(sentence.dated):
            founded.setdefault(int(found["one"] or found["other"]), sentence.spot)
        for found in _RAISED.finditer(sentence.dated):
            raised.setdefault(int(found["year"] or found["at"]), sentence.spot)
    for sentence in document.sentences if founded or raised else ():
        for found in _AGE.finditer(sentence.dated):
            head = sentence.dated[: found.start("n") if found["n"] else found.start("m")]
            began = raised if raised and _SINCE_RAISED.search(head) else {**raised, **founded} if founded else {}
            possible = {document.year + more - start for start in began for more in (0, 1)}
            text = found["n"] or found["m"]
            age = int(text) if text.isdigit() else numeral(text)
            round_one = (
                found["more"] or "近" in (found["before"] or "") or _SINCE.search(sentence.dated[: found.start()])
            )
            over = began is not raised and age and age % 10 == 0 and age > max(possible, default=age)
            if not age or not began or round_one or age in possible or over:
                continue
            start = min(began, key=lambda year: abs(document.year - year - age))
            gone = document.year - start
            if abs(gone - age) > _FAR and not one_digit(str(gone), str(age)):
                continue  # the year in which it began may be told in other words
            said = message(
                "from {start} to {end} it is {count} years", start=start, end=document.year, count=document.year - start
            )
            formula = f"{document.year} − {start} = {document.year - start}"
            yield Finding(
                CODE,
                Severity.CONFLICT,
                said,
                tuple(dict.fromkeys((sentence.spot, began[start]))),
                found[0],
                formula,
                key=found[0],
            )


_FAR = 12
"""Years by which an age may be another than what is known and still be meant for it."""

_SINCE = re.compile(rf"(?<![到至]){_YEAR}年[^。；]*$")
"""A year before an age in its own sentence: P406 judges it."""
