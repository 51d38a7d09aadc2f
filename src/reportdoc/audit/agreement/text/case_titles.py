"""Numbers in the title of a case that its text does not tell: 三十六根钢拉杆, of which the case has 32根."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document, cases
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import one_digit
from reportdoc.text.numerals import CHARACTERS, numeral

CODE = "G503"

_COUNTED = re.compile(rf"(?<![0-9.,{CHARACTERS}第—–:：])(?P<n>[0-9]{{1,6}}|[{CHARACTERS}]{{1,7}})(?P<unit>[一-鿿])")

_DATED = "年月日号届级万亿"
"""What follows a number that counts nothing, or that is a rounded one."""

_LEAST = 10
"""From which a number of a title is told in its case as well: of forty in twenty-six reports, all but two."""

_NOUN = 2
"""Characters by which what is counted is known."""

_GENERAL = "个项"
"""Measure words of anything, which do not tell what is counted."""

_MOST = 200
"""Numbers of a case that are looked at."""


@dataclass(frozen=True, slots=True)
class _Count:
    text: str
    value: int
    unit: str
    noun: str
    spot: Spot


def case_title_findings(document: Document) -> Iterator[Finding]:
    """Yield numbers of titles that stand nowhere in the case, where one of the same things is a digit away."""
    for title, body in cases(document):
        named = [one for one in _counts(title) if one.value >= _LEAST and one.unit not in _DATED]
        told = [one for passage in body for one in _counts(passage)][:_MOST] if named else []
        values = {one.value for one in told}
        for one in named:
            near = sorted(
                (other for other in told if _is_slip(one, other)), key=lambda each: abs(each.value - one.value)
            )
            if near and one.value not in values and not _is_made(one, told):
                said = message("“{odd}” here, “{usual}” elsewhere", odd=one.text, usual=near[0].text)
                key = f"{one.text} {title.text}"
                yield Finding(CODE, Severity.EXPLAIN, said, (one.spot, near[0].spot), one.text, near[0].text, key=key)


def _counts(passage: Passage) -> Iterator[_Count]:
    for sentence in passage.sentences:
        for found in _COUNTED.finditer(sentence.text):
            value = int(found["n"]) if found["n"].isascii() else numeral(found["n"])
            noun = sentence.text[found.end() : found.end() + _NOUN]
            yield _Count(found[0], value or 0, found["unit"], noun, sentence.spot)


def _is_slip(one: _Count, other: _Count) -> bool:
    """Tell whether another number of the same things is a digit away, or has two of them turned."""
    ends = one.unit not in _GENERAL and not other.noun[:1].strip("，。；、）")
    same = one.noun == other.noun or ends
    return one.unit == other.unit and same and one_digit(str(one.value), str(other.value))


def _is_made(one: _Count, told: Sequence[_Count]) -> bool:
    """Tell whether two numbers of the case, counted by one measure word, make that of its title."""
    values = {other.value for other in told if other.unit == one.unit}
    return any(one.value - value in values for value in values)
