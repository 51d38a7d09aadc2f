"""Small whole numbers of things that may be told one by one: 四个, 3所, 五步; and what is said where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.mention import MentionKind
from reportdoc.audit.reading.passage import Sentence
from reportdoc.report.message import message
from reportdoc.text.numerals import numeral

CODE = "P405"

NUMBER = "(?:1?[0-9]|20|[一二两三四五六七八九十]{1,3})"
"""From two to twenty, beyond which hardly anything is told one by one."""

_COUNT = re.compile(
    rf"(?<![-0-9.,:：∶/第至—–~～〔几数近约一二两三四五六七八九十百千万])(?!二级)(?P<n>{NUMBER})(?P<unit>大?[一-鿿])"
)

_UNITS = frozenset(
    "个项种类门家所支本部套台件篇份处座条组位名人省市区县乡镇村国级层卷册栏节步点面方校馆院系"
    "路道关环模阶领平板版专大队站堂课讲章幅首张块片款室楼园厂店社线群笔样次场遍轮趟回批"
)
"""Characters behind a number of things: measure words, and the first ones of what is counted without (三校, 四环节)."""

_ACTS = frozenset("次场遍轮趟回批")
"""Measure words of acts, and of what is repeated: 教学、科研两次会议 are no two things."""

_PEOPLE = frozenset("人名位")
"""Measure words of persons, who are listed by their names, and told otherwise by what they do."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things, with its measure word."""

    sentence: Sentence
    start: int
    end: int
    """Offset behind the measure word."""
    value: int
    unit: str

    @property
    def text(self) -> str:
        """As printed: `四个`."""
        return self.sentence.text[self.start : self.end]

    @property
    def behind(self) -> str:
        """The rest of its sentence."""
        return self.sentence.text[self.end :]

    @property
    def is_of_people(self) -> bool:
        """Tell whether persons are counted."""
        return self.unit in _PEOPLE and not self.behind.startswith("一体")

    @property
    def is_of_acts(self) -> bool:
        """Tell whether what happens is counted."""
        return self.unit in _ACTS


def counts(sentence: Sentence) -> Iterator[Count]:
    """Yield the numbers of things of a sentence, from left to right; 1 is only told where it is a figure: 县级1个."""
    for found in _COUNT.finditer(sentence.text):
        if found["unit"][-1] not in _UNITS:
            continue
        value, (start, end) = number(found["n"]), found.span("n")
        if (2 <= value <= 20 or found["n"] == "1") and not any(
            one.start < end and start < one.end and (one.approximate or one.kind not in _COUNTED)
            for one in sentence.mentions
        ):
            yield Count(sentence, start, found.end(), value, found["unit"][-1])


_COUNTED = (MentionKind.QUANTITY, MentionKind.CODE)


def number(text: str) -> int:
    """Return the number that digits or a numeral stand for; 0 where they stand for none."""
    return int(text) if text.isascii() else numeral(text) or 0


def differs(sentence: Sentence, stated: str, count: int, at: int) -> Finding:
    """Return that other than the stated number of things is listed."""
    said = message("{stated} are announced, {count} are listed", stated=stated, count=count)
    return Finding(CODE, Severity.ERROR, said, (sentence.spot,), stated, str(count), key=f"{sentence.text}@{at}")
