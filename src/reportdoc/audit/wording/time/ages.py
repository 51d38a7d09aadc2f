"""Ages beside the year of a birth: 1985年生，2007年7月进校，时年22岁; 1934年生，今年89岁.

Of 14 such sentences in twenty-eight reports each age is the years from the birth to a year that its passage tells, or
to that of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import YEAR
from reportdoc.audit.reading.passage import PassageKind
from reportdoc.report.message import message

_BORN = re.compile(
    rf"(?<![0-9])(?P<one>{YEAR})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?:出生|生(?=[，。；人的）]))"
    rf"|(?:出?生于|生在)(?P<other>{YEAR})年"
)

_AGE = re.compile("(?<![0-9近约—–～至到-])(?P<n>[0-9]{1,2})(?:周)?岁(?!以[上下内]|多|左右|的?生日)")


def age_findings(document: Document) -> Iterator[Finding]:
    """Yield the ages that one who was born in a year did not have in any year that is told."""
    for passage in document.passages:
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM) or "岁" not in passage.text:
            continue
        told = {int(year) for each in passage.sentences for year in re.findall(rf"({YEAR})年", each.dated)}
        for sentence in passage.sentences:
            births = {int(found["one"] or found["other"]) for found in _BORN.finditer(sentence.dated)}
            if len(births) != 1:
                continue
            (born,) = births
            gone = {year - born for year in {*told, document.year} if year > born}
            ages = [(found, int(found["n"])) for found in _AGE.finditer(sentence.dated)]
            wrong = [found for found, age in ages if not {age, age + 1} & gone and not _follows(sentence.dated, found)]
            if wrong and gone and _is_told(sentence.dated, wrong[0]):
                said = message("born in {born}, not {age} in any year told here", born=f"{born}年", age=wrong[0][0])
                key = f"{wrong[0][0]} {sentence.text}"
                yield Finding("W619", Severity.EXPLAIN, said, (sentence.spot,), wrong[0][0], key=key)


_THEN = re.compile("(?:时年|今年|现年|年[仅已满]|已是|已有|那年[他她]?|时|年)$")
"""Before an age that is held against a year; others may be of a year that is not told: 16岁拜师."""


def _is_told(text: str, found: re.Match[str]) -> bool:
    return _THEN.search(text, 0, found.start()) is not None


_OTHERS = re.compile("[^，。；]{0,6}(?:平均|最[大小]|相差)[^，。；]{0,6}$")


def _follows(text: str, found: re.Match[str]) -> bool:
    """Tell whether an age is of others, or a difference."""
    return _OTHERS.search(text, 0, found.start()) is not None
