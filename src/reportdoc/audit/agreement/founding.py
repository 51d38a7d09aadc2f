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

_AGE = re.compile(
    rf"(?<![址区地])(?:建校|办学)(?P<before>[已历史近至今有了的]{{0,5}})(?P<n>[0-9]{{1,3}}|[{CHARACTERS}]{{1,4}})(?P<more>余|多)?\s?(?:周年|年|载)(?!前|内|制|后|以[上内后来])"
    rf"|(?<![{CHARACTERS}0-9.])(?P<m>[0-9]{{1,3}}|[{CHARACTERS}]{{1,4}})\s?(?:年|载|周年)(?:的)?(?:办学|建校|校庆)(?:历史|历程|积淀|底蕴|传统|经验|实践)"
)


def founding_findings(document: Document) -> Iterator[Finding]:
    """Yield ages of the college that no year gives in which it began, was raised or renamed."""
    began: dict[int, Spot] = {}
    for sentence in document.sentences:
        for found in _BEGAN.finditer(sentence.dated):
            began.setdefault(int(found["one"] or found["other"]), sentence.spot)
    possible = {document.year + more - start for start in began for more in (0, 1)}
    for sentence in document.sentences if began else ():
        for found in _AGE.finditer(sentence.dated):
            text = found["n"] or found["m"]
            age = int(text) if text.isdigit() else numeral(text)
            round_one = (
                found["more"] or "近" in (found["before"] or "") or _SINCE.search(sentence.dated[: found.start()])
            )
            if not age or round_one or age in possible or (age % 10 == 0 and age > max(possible)):
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
