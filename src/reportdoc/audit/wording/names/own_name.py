"""The college's own name with its words in another order, or with a character or a word that is another or missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from reportdoc.audit.reading.document import Document
from reportdoc.audit.wording.names.alike import sound_alike
from reportdoc.audit.wording.names.runs import Variant

_EDGE = 2
"""Characters at either end of a name by which it is known though those between stand otherwise."""

_SHORT = 8
"""Characters of a name that has words enough to be taken for another."""

_KIND = re.compile("(?:职业|技术|应用|师范|高等|专科){0,6}(?:学院|大学|学校)$")
"""What a college is, and so are others of its town (高等学校命名暂行办法, 教育部 2020, 第三条 to 第六条)."""

_OWN = 4
"""Characters between town and kind of which one may be wrong: of two, 林业 and 农业, one tells two colleges apart."""

_WORD = 2
"""Characters of a word that is another, one too many, or missing."""

_SHORTENED = re.compile(r"（以下统?简称：?[“‘]?(?:本|我|学)[校院]")
"""What follows the name of the college that a report is of."""

_PRESENTED = re.compile(rf"{_SHORTENED.pattern}|(?:坐|座)落|位于|地处|是一?所|现有|创[办建]于|始建于")
"""The same of a college whose own part of the name is right."""


def by_own_name(document: Document) -> Iterator[Variant]:
    """Yield where the text has the college's name but for a character or word, or all its characters in another order.

    With another word it may be another college's, or its own of former days: that is told only where a sentence begins
    with it and presents the college.
    """
    name = document.report.metadata.college
    if len(name) < _SHORT:
        return
    begin = name[:_EDGE]
    for sentence in document.sentences:
        text = sentence.text
        at = text.find(begin)
        while at >= 0:
            odd = text[at : at + len(name)]
            if not (odd.endswith(name[-_EDGE:]) and _misspelt(name, odd)):
                odd = _presented(name, text) if at == 0 else ""
            if odd and odd != name:
                yield Variant(name, odd, (sentence.spot,), certain=True)
            at = text.find(begin, at + 1)


def _presented(name: str, text: str) -> str:
    """Return the name by which a sentence presents a college, where it is the own one but for a word; empty if not."""
    kind = _KIND.search(name)
    for length in (len(name), len(name) - _WORD, len(name) + _WORD):
        odd = text[:length]
        same = _shared(name, odd)
        shorter, longer = sorted((len(name), length))
        behind = min(_shared(name[::-1], odd[::-1]), shorter - same)
        presents = _PRESENTED if kind and same >= kind.start() else _SHORTENED
        if behind >= _EDGE and longer - same - behind <= _WORD and presents.match(text, length):
            return odd
    return ""


def _shared(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _misspelt(name: str, odd: str) -> bool:
    """Tell whether a stretch as long as the college's name, which begins and ends like it, is that name."""
    if Counter(odd) == Counter(name):
        return True
    differing = [index for index, (one, other) in enumerate(zip(name, odd, strict=False)) if one != other]
    if len(odd) != len(name) or len(differing) != 1:
        return False
    kind = _KIND.search(name)
    end = kind.start() if kind else len(name)
    inside = differing[0] < end and end - _EDGE >= _OWN
    return inside or differing[0] >= end or sound_alike(name[differing[0]], odd[differing[0]])
