"""What a sentence says a place has, and says it has none of: 北窑校区住17人，……，北窑校区没有留学生."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message

CODE = "W625"

_NONE = re.compile(
    r"(?P<place>[一-鿿]{2}(?:校区|学院|分院|园区|基地|书院|片区|[县镇村]))"
    r"(?:眼下|目前|至今|暂时|现在|[现还则都也])?(?:还没有|没有|尚无|暂无)(?P<noun>[一-鿿]{0,4})"
)

_COUNTED = re.compile(r"[^，。；、0-9]{0,6}[1-9][0-9]{0,6}[人名个台间]")

_ENDS = re.compile("[，；、]")


def none_findings(document: Document) -> Iterator[Finding]:
    """Yield places that have none of what the sentence has counted or named there before."""
    for sentence in document.sentences:
        for found in _NONE.finditer(sentence.text) if "没有" in sentence.text or "无" in sentence.text else ():
            place, before = found["place"], sentence.text[: found.start()]
            noun = found["noun"].partition("的")[0]
            if _is_there(before, place, noun):
                said = message("the sentence says what there is at {place}, and that there is none", place=place)
                yield Finding(
                    CODE, Severity.CONFLICT, said, (sentence.spot,), found[0], key=f"{found[0]} {sentence.text}"
                )


def _is_there(before: str, place: str, noun: str) -> bool:
    """Tell whether a text counts something at a place, or says that it is there."""
    at = before.find(place)
    while at >= 0:
        end = at + len(place)
        if noun and noun[:2] in before and _COUNTED.match(before, end):
            return True
        if not noun and before[:at].endswith("在") and _ENDS.match(before, end):
            return True
        at = before.find(place, end)
    return False
